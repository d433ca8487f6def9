/* oxlint-disable jsx-a11y/prefer-tag-over-role -- virtual rows are placed by transform, which tables do not allow: the ARIA grid pattern instead */
import { ArrowDown, ArrowUp } from 'lucide-react';
import { memo } from 'react';
import type { ReactNode } from 'react';
import { cx } from '#renderer/ui/cx.ts';
import styles from './data-grid.module.css';
import type { GridColumn, GridSort } from './model/column.ts';
import { HEADER_ROW } from './model/focus.ts';

interface GridHeaderProps<Row> {
  readonly columns: readonly GridColumn<Row>[];
  readonly sort: GridSort;
  /** The column that can be tabbed to, when focus is in the header. */
  readonly focusedColumn: number | null;
}

function GridHeaderRow<Row>({ columns, sort, focusedColumn }: GridHeaderProps<Row>): ReactNode {
  return (
    <div role="rowgroup" className={styles['header']}>
      <div role="row" aria-rowindex={1} data-row={HEADER_ROW} className={styles['row']}>
        {columns.map((column, index) => {
          const direction = sort.columnId === column.id ? sort.direction : null;
          return (
            <div
              key={column.id}
              role="columnheader"
              aria-colindex={index + 1}
              aria-sort={column.sortable === true ? (direction ?? 'none') : undefined}
              tabIndex={focusedColumn === index ? 0 : -1}
              data-column={index}
              data-align={column.align}
              data-sortable={column.sortable}
              className={styles['heading']}
            >
              <span className={cx(column.headingHidden === true && styles['spoken'])}>{column.heading}</span>
              {direction === 'ascending' && <ArrowUp size={12} aria-hidden />}
              {direction === 'descending' && <ArrowDown size={12} aria-hidden />}
            </div>
          );
        })}
      </div>
    </div>
  );
}

export const GridHeader = memo(GridHeaderRow) as typeof GridHeaderRow;
