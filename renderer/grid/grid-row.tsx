/* oxlint-disable jsx-a11y/prefer-tag-over-role -- virtual rows are placed by transform, which tables do not allow: the ARIA grid pattern instead */
import { memo } from 'react';
import type { ReactNode } from 'react';
import styles from './data-grid.module.css';
import type { GridColumn } from './model/column.ts';
import { ROW_HEIGHT } from './row-height.ts';

interface GridRowProps<Row> {
  readonly index: number;
  /** Undefined while it is being read. */
  readonly row: Row | undefined;
  readonly columns: readonly GridColumn<Row>[];
  readonly isSelected: boolean;
  readonly focusedColumn: number | null;
  readonly changedText: (before: string) => string;
}

function GridDataRow<Row>(props: GridRowProps<Row>): ReactNode {
  const { index, row, columns, isSelected, focusedColumn } = props;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      aria-busy={row === undefined}
      data-row={index}
      className={styles['row']}
      style={{ transform: `translateY(${index * ROW_HEIGHT}px)` }}
    >
      {columns.map((column, columnIndex) => {
        const before = row === undefined ? null : (column.changedFrom?.(row) ?? null);
        const changed = before === null ? null : props.changedText(before);
        return (
          <div
            key={column.id}
            role="gridcell"
            aria-colindex={columnIndex + 1}
            tabIndex={focusedColumn === columnIndex ? 0 : -1}
            data-column={columnIndex}
            data-align={column.align}
            data-changed={changed === null ? undefined : true}
            // Seen on hover; for screen readers it describes the cell, whose name stays its value.
            title={changed ?? undefined}
            className={styles['cell']}
          >
            {row === undefined ? <span className={styles['skeleton']} /> : column.renderCell(row)}
          </div>
        );
      })}
    </div>
  );
}

export const GridRow = memo(GridDataRow) as typeof GridDataRow;
