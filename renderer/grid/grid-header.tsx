/* oxlint-disable jsx-a11y/prefer-tag-over-role -- virtual rows are placed by transform, which tables do not allow: the ARIA grid pattern instead */
import { ArrowDown, ArrowUp } from 'lucide-react';
import { memo } from 'react';
import type { PointerEvent, ReactNode } from 'react';
import { cx } from '#renderer/ui/cx.ts';
import styles from './data-grid.module.css';
import type { GridSort } from './model/column.ts';
import { HEADER_ROW } from './model/focus.ts';
import type { ShownColumn } from './use-column-model.ts';

interface GridHeaderProps<Row> {
  readonly columns: readonly ShownColumn<Row>[];
  readonly sort: GridSort;
  /** The column that can be tabbed to, when focus is in the header. */
  readonly focusedColumn: number | null;
  /** Undefined: a grid without a layout keeps its widths. */
  readonly onResize: ((columnId: string, width: number) => void) | undefined;
}

function GridHeaderRow<Row>({ columns, sort, focusedColumn, onResize }: GridHeaderProps<Row>): ReactNode {
  return (
    <div role="rowgroup" className={styles['header']}>
      <div role="row" aria-rowindex={1} data-row={HEADER_ROW} className={styles['row']}>
        {columns.map(({ column, pinnedAt }, index) => {
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
              data-pinned={pinnedAt === null ? undefined : true}
              data-sortable={column.sortable}
              className={styles['heading']}
              style={pinnedAt === null ? undefined : { left: pinnedAt }}
            >
              <span className={cx(column.headingHidden === true && styles['spoken'])}>{column.heading}</span>
              {column.headingSign}
              {direction === 'ascending' && <ArrowUp size={12} aria-hidden />}
              {direction === 'descending' && <ArrowDown size={12} aria-hidden />}
              {column.isFixed !== true && (
                // The keyboard sizes a column from its heading: Shift and an arrow.
                <span
                  data-resize
                  className={styles['resize']}
                  onPointerDown={(event) => followPointer(event, (width) => onResize?.(column.id, width))}
                />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** The heading's edge follows the pointer until it is let go. */
function followPointer(event: PointerEvent<HTMLElement>, onWidth: (width: number) => void): void {
  const handle = event.currentTarget;
  const from = handle.parentElement?.offsetWidth ?? 0;
  const startX = event.clientX;
  event.preventDefault();
  event.stopPropagation();
  handle.setPointerCapture(event.pointerId);
  const move = (moved: globalThis.PointerEvent): void => onWidth(from + moved.clientX - startX);
  handle.addEventListener('pointermove', move);
  handle.addEventListener('lostpointercapture', () => handle.removeEventListener('pointermove', move), {
    once: true,
  });
}

export const GridHeader = memo(GridHeaderRow) as typeof GridHeaderRow;
