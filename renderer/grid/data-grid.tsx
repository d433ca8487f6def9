/* oxlint-disable jsx-a11y/prefer-tag-over-role -- virtual rows are placed by transform, which tables do not allow: the ARIA grid pattern instead */
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import type { Range } from '@tanstack/react-virtual';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import type { CSSProperties, KeyboardEvent, MouseEvent, ReactNode, Ref } from 'react';
import styles from './data-grid.module.css';
import { GridHeader } from './grid-header.tsx';
import { GridRow } from './grid-row.tsx';
import type { GridColumn, GridSort } from './model/column.ts';
import { clampPosition, HEADER_ROW, isSamePosition, moveFocus } from './model/focus.ts';
import type { GridPosition } from './model/focus.ts';
import { readGridKey } from './model/keyboard.ts';
import type { RowWindows } from './model/row-windows.ts';
import type { RowSelection } from './model/selection.ts';
import { ROW_HEIGHT } from './row-height.ts';
import { useColumnModel } from './use-column-model.ts';

const OVERSCAN = 12;

export interface DataGridProps<Row> {
  /** The accessible name. */
  readonly label: string;
  readonly columns: readonly GridColumn<Row>[];
  readonly rows: RowWindows<Row>;
  readonly rowId: (row: Row) => string;
  readonly sort: GridSort;
  readonly onSort: (columnId: string) => void;
  readonly focus: GridPosition;
  readonly onFocus: (position: GridPosition, row: Row | undefined) => void;
  readonly selection: RowSelection;
  readonly onToggleRow: (row: Row) => void;
  readonly onClearSelection: () => void;
  readonly onOpen: (row: Row) => void;
  /** A word for a changed cell: "was ¥1,200". */
  readonly changedText: (before: string) => string;
  readonly scrollRef: Ref<HTMLDivElement>;
  /** Where the grid stood when it was last on the screen. */
  readonly initialScrollTop?: number;
  /** Shown below the header when there are no rows. */
  readonly children?: ReactNode;
}

/** The grid: an ARIA grid over rows that live in the engine. See `model/` for its rules. */
export function DataGrid<Row>(props: DataGridProps<Row>): ReactNode {
  const { columns, rows, rowId, focus, onFocus, selection, onOpen, onToggleRow } = props;
  const version = useSyncExternalStore(rows.subscribe, rows.version);
  const model = useColumnModel(columns);
  const scroller = useRef<HTMLDivElement | null>(null);
  const mustFocus = useRef(false);
  const rowCount = rows.total;
  const at = clampPosition(focus, { rowCount, columnCount: model.columns.length });

  const rangeExtractor = useCallback(
    (range: Range) => withFocusedRow(defaultRangeExtractor(range), at.row, rowCount),
    [at.row, rowCount],
  );
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoised by a compiler
  const virtualizer = useVirtualizer({
    count: rowCount,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN,
    scrollMargin: ROW_HEIGHT,
    scrollPaddingStart: ROW_HEIGHT,
    rangeExtractor,
    initialOffset: props.initialScrollTop ?? 0,
  });
  const items = virtualizer.getVirtualItems();
  const { startIndex, endIndex } = virtualizer.range ?? { startIndex: 0, endIndex: -1 };

  useEffect(() => rows.show({ first: startIndex, last: endIndex }), [rows, startIndex, endIndex, version]);

  // Focus follows the place, not the element: rows come and go while one scrolls.
  useLayoutEffect(() => {
    const grid = scroller.current;
    if (grid === null || (!mustFocus.current && !grid.contains(document.activeElement))) return;
    const isMoved = mustFocus.current;
    mustFocus.current = false;
    const cell = grid.querySelector<HTMLElement>(`[data-row="${at.row}"] > [data-column="${at.column}"]`);
    if (cell === null || cell === document.activeElement) return;
    cell.focus({ preventScroll: true });
    if (isMoved) cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [at.row, at.column, version]);

  const place = (position: GridPosition): void => {
    mustFocus.current = true;
    if (isSamePosition(position, at)) return;
    if (position.row !== HEADER_ROW) virtualizer.scrollToIndex(position.row, { align: 'auto' });
    onFocus(position, rows.row(position.row));
  };

  const pageRows = (): number => {
    const height = scroller.current?.clientHeight ?? 0;
    return Math.max(1, Math.floor((height - ROW_HEIGHT) / ROW_HEIGHT));
  };

  const activate = (position: GridPosition, by: 'open' | 'toggleRow'): void => {
    const column = model.columns[position.column];
    if (position.row === HEADER_ROW) {
      if (column?.sortable === true) props.onSort(column.id);
      return;
    }
    const row = rows.row(position.row);
    if (row === undefined) return;
    if (by === 'toggleRow' || column?.selects === true) onToggleRow(row);
    else onOpen(row);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const action = readGridKey({
      key: event.key,
      ctrlKey: event.ctrlKey,
      metaKey: event.metaKey,
      altKey: event.altKey,
      shiftKey: event.shiftKey,
      isComposing: event.nativeEvent.isComposing,
    });
    if (action === null) return;
    if (action.type === 'clearSelection') {
      if (selection.size === 0) return;
      props.onClearSelection();
    } else if (action.type === 'move') {
      place(
        moveFocus(at, action.move, { rowCount, columnCount: model.columns.length, pageRows: pageRows() }),
      );
    } else {
      activate(at, action.type);
    }
    event.preventDefault();
    event.stopPropagation();
  };

  const onClick = (event: MouseEvent): void => {
    const position = positionOf(event.target);
    if (position === null) return;
    const column = model.columns[position.column];
    const isDirect = position.row === HEADER_ROW || column?.selects === true || column?.opens === true;
    if (isDirect) activate(position, 'open');
  };

  const onDoubleClick = (event: MouseEvent): void => {
    const position = positionOf(event.target);
    if (position === null || position.row === HEADER_ROW) return;
    if (model.columns[position.column]?.selects !== true) activate(position, 'open');
  };

  // The pointer puts focus where it presses, before the click opens anything.
  const onMouseDown = (event: MouseEvent): void => {
    const position = positionOf(event.target);
    if (position === null || event.button !== 0) return;
    event.preventDefault();
    place(position);
    scroller.current
      ?.querySelector<HTMLElement>(`[data-row="${position.row}"] > [data-column="${position.column}"]`)
      ?.focus({ preventScroll: true });
  };

  const layout = useMemo<CSSProperties>(
    () => ({ '--grid-columns': model.template, '--grid-width': `${model.totalWidth}px` }) as CSSProperties,
    [model.template, model.totalWidth],
  );

  return (
    <div className={styles['frame']}>
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- the cells take focus in turn (roving tabindex) */}
      <div
        ref={(element) => {
          scroller.current = element;
          return assignRef(props.scrollRef, element);
        }}
        role="grid"
        aria-label={props.label}
        aria-rowcount={rows.counting ? -1 : rowCount + 1}
        aria-colcount={model.columns.length}
        aria-multiselectable
        className={styles['grid']}
        style={layout}
        onKeyDown={onKeyDown}
        onClick={onClick}
        onDoubleClick={onDoubleClick}
        onMouseDown={onMouseDown}
      >
        <GridHeader
          columns={model.columns}
          sort={props.sort}
          focusedColumn={at.row === HEADER_ROW ? at.column : null}
        />
        <div role="rowgroup" className={styles['body']} style={{ height: rowCount * ROW_HEIGHT }}>
          {items.map((item) => {
            const row = rows.row(item.index);
            return (
              <GridRow
                key={item.index}
                index={item.index}
                row={row}
                columns={model.columns}
                isSelected={row !== undefined && selection.has(rowId(row))}
                focusedColumn={item.index === at.row ? at.column : null}
                changedText={props.changedText}
              />
            );
          })}
        </div>
      </div>
      {rowCount === 0 && <div className={styles['empty']}>{props.children}</div>}
    </div>
  );
}

/** The focused row stays in the document however far one scrolls, so that focus is never lost. */
function withFocusedRow(indexes: number[], focusedRow: number, rowCount: number): number[] {
  if (focusedRow < 0 || focusedRow >= rowCount || indexes.includes(focusedRow)) return indexes;
  return [...indexes, focusedRow].toSorted((a, b) => a - b);
}

function positionOf(target: EventTarget): GridPosition | null {
  if (!(target instanceof Element)) return null;
  const cell = target.closest<HTMLElement>('[data-column]');
  const row = cell?.closest<HTMLElement>('[data-row]');
  if (cell === null || cell === undefined || row === null || row === undefined) return null;
  return { row: Number(row.dataset['row']), column: Number(cell.dataset['column']) };
}

function assignRef(ref: Ref<HTMLDivElement>, element: HTMLDivElement | null): void {
  if (typeof ref === 'function') ref(element);
  else if (ref !== null) ref.current = element;
}
