/* oxlint-disable jsx-a11y/prefer-tag-over-role -- virtual rows are placed by transform, which tables do not allow: the ARIA grid pattern instead */
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import type { Range } from '@tanstack/react-virtual';
import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import type { ClipboardEvent, CSSProperties, KeyboardEvent, MouseEvent, ReactNode } from 'react';
import type { EditMode } from './cell-input.tsx';
import styles from './data-grid.module.css';
import {
  assignRef,
  cellAt,
  focusTarget,
  isInside,
  pageRows,
  positionOf,
  withFocusedRow,
} from './grid-dom.ts';
import { GridHeader } from './grid-header.tsx';
import { GridRow } from './grid-row.tsx';
import type { CellEditing, CellProblem } from './grid-row.tsx';
import type { GridColumn } from './model/column.ts';
import { clampPosition, HEADER_ROW, isSamePosition, moveFocus } from './model/focus.ts';
import type { GridMove, GridPosition } from './model/focus.ts';
import { readGridKey } from './model/keyboard.ts';
import type { GridKeyAction } from './model/keyboard.ts';
import { actedOn, boundsOf, isOneCell, moveExtent, rangeTo, wholeColumns, wholeRows } from './model/range.ts';
import { ROW_HEIGHT } from './row-height.ts';
import type { DataGridProps } from './data-grid-props.ts';
import { useColumnModel } from './use-column-model.ts';
import { useFillHandle } from './use-fill-handle.ts';
import { useRangePointer } from './use-range-pointer.ts';

const OVERSCAN = 12;
/** One press of Shift and an arrow on a heading. */
const RESIZE_STEP = 16;
const NO_PROBLEMS: ReadonlyMap<string, ReadonlyMap<string, CellProblem>> = new Map();

/** The grid: an ARIA grid over rows that live in the engine. See `model/` for its rules. */
export function DataGrid<Row>(props: DataGridProps<Row>): ReactNode {
  const { columns, rows, rowId, focus, onFocus, selection, onOpen, onToggleRow, range, onRange, sheet } =
    props;
  const { onResize } = props;
  const problems = props.problems ?? NO_PROBLEMS;
  const version = useSyncExternalStore(rows.subscribe, rows.version);
  const model = useColumnModel(columns, props.layout ?? null);
  const scroller = useRef<HTMLDivElement | null>(null);
  const mustFocus = useRef(false);
  const mustShow = useRef(true);
  const isLost = useRef(false);
  const [editMode, setEditMode] = useState<EditMode | null>(null);
  const rowCount = rows.total;
  const size = { rowCount, columnCount: model.columns.length };
  const at = clampPosition(focus, size);
  const chosen = range === null ? null : boundsOf(range);
  const shownChosen = chosen === null || isOneCell(chosen) ? null : chosen;

  const rangeExtractor = useCallback(
    (shown: Range) => withFocusedRow(defaultRangeExtractor(shown), at.row, rowCount),
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
    const isOurs = mustFocus.current || isLost.current || grid?.contains(document.activeElement) === true;
    if (grid === null || !isOurs) return;
    const isMoved = mustFocus.current;
    mustFocus.current = false;
    isLost.current = false;
    const cell = cellAt(grid, { row: at.row, column: at.column });
    const target = focusTarget(cell);
    if (cell === null || target === null || target === document.activeElement) return;
    target.focus({ preventScroll: true });
    if (isMoved && mustShow.current) cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [at.row, at.column, version]);

  const { wanted } = props;
  useEffect(() => {
    if (wanted === null || wanted === undefined) return undefined;
    virtualizer.scrollToIndex(wanted.row, { align: 'center' });
    const frame = requestAnimationFrame(() => {
      const cell = cellAt(scroller.current, wanted);
      cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      focusTarget(cell)?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [wanted, virtualizer]);

  const shape = () => ({ ...size, pageRows: pageRows(scroller.current) });

  /** A press of the pointer moves nothing: a row that slid away from under it would get no click. */
  const place = (position: GridPosition, isPress = false): void => {
    mustFocus.current = true;
    mustShow.current = !isPress;
    if (range !== null) onRange(null);
    if (isSamePosition(position, at)) return;
    if (position.row !== HEADER_ROW && !isPress) virtualizer.scrollToIndex(position.row, { align: 'auto' });
    onFocus(position, rows.row(position.row));
  };

  const extend = (to: GridPosition): void => {
    onRange(rangeTo(range?.anchor ?? at, to, size));
    virtualizer.scrollToIndex(to.row, { align: 'auto' });
  };
  const pointer = useRangePointer(scroller, extend);

  const fillHandle = useFillHandle({
    scroller,
    size,
    onRange,
    onFill: (fill) => sheet?.fill(fill.bounds, model.columns, fill.direction),
  });

  // Where editing began: rows may move before what was typed is taken.
  const edited = useRef<{ readonly row: Row; readonly column: GridColumn<Row> } | null>(null);
  const startEditing = (mode: EditMode): void => {
    const column = model.columns[at.column];
    const row = rows.row(at.row);
    if (sheet === undefined || column?.cell?.isEditable !== true || row === undefined) return;
    if (range !== null) onRange(null);
    edited.current = { row, column };
    setEditMode(mode);
    props.onEditing?.(true);
  };
  const endEditing = (): void => {
    edited.current = null;
    setEditMode(null);
    mustFocus.current = true;
    props.onEditing?.(false);
  };
  const commitEdit = (text: string, move: GridMove | null): void => {
    const target = edited.current;
    endEditing();
    if (target !== null && text !== startOf(target.row, target.column, problems, rowId)) {
      sheet?.edit(target.row, target.column, text);
    }
    if (move !== null) place(moveFocus(at, move, shape()));
  };
  const lose = (): void => {
    isLost.current = true;
  };

  // The same object for ever, whose functions are the latest: rows are not drawn again for it.
  const handlers = useRef<CellEditing | null>(null);
  useLayoutEffect(() => {
    handlers.current = { start: startEditing, commit: commitEdit, cancel: endEditing, lose };
  });
  const editing = useMemo<CellEditing>(
    () => ({
      start: (mode) => handlers.current?.start(mode),
      commit: (text, move) => handlers.current?.commit(text, move),
      cancel: () => handlers.current?.cancel(),
      lose: () => handlers.current?.lose(),
    }),
    [],
  );

  const activate = (position: GridPosition): void => {
    const column = model.columns[position.column];
    if (position.row === HEADER_ROW) {
      if (column?.selects === true) props.onToggleAll();
      else if (column?.sortable === true) props.onSort(column.id);
      return;
    }
    const row = rows.row(position.row);
    if (row === undefined) return;
    if (column?.selects === true) onToggleRow(row, position.row, false);
    else if (sheet !== undefined && column?.cell?.isEditable === true) startEditing('inside');
    else onOpen(row);
  };

  const onAction = (action: GridKeyAction): boolean => {
    const bounds = actedOn(range, at);
    const column = model.columns[at.column];
    const row = rows.row(at.row);
    switch (action.type) {
      case 'clearSelection':
        if (range === null && selection.size === 0) return false;
        if (range === null) props.onClearSelection();
        else onRange(null);
        return true;
      case 'move':
        if (action.extends && at.row === HEADER_ROW) return resizeBy(column, action.move);
        if (action.extends) extend(moveExtent(range?.extent ?? at, action.move, shape()));
        else place(moveFocus(at, action.move, shape()));
        return true;
      case 'activate':
        activate(at);
        return true;
      case 'edit':
        startEditing('inside');
        return true;
      case 'open':
        if (row !== undefined) onOpen(row);
        return row !== undefined;
      case 'toggleRow':
        if (at.row === HEADER_ROW) activate(at);
        else if (row !== undefined) onToggleRow(row, at.row, false);
        return true;
      case 'selectAll':
        onRange(wholeColumns({ top: 0, bottom: 0, left: 0, right: size.columnCount - 1 }, size));
        return true;
      case 'selectRow':
        if (bounds !== null) onRange(wholeRows(bounds, size));
        return true;
      case 'selectColumn':
        onRange(wholeColumns(bounds ?? { top: 0, bottom: 0, left: at.column, right: at.column }, size));
        return true;
      case 'clear':
        if (bounds !== null) sheet?.clear(bounds, model.columns);
        return true;
      case 'fillDown':
        if (bounds !== null) sheet?.fill(bounds, model.columns, 'down');
        return true;
      case 'fillRight':
        // In one column there is nothing to fill: the keys mean "refresh" then, as everywhere.
        if (sheet === undefined || bounds === null || bounds.left === bounds.right) return false;
        sheet.fill(bounds, model.columns, 'right');
        return true;
    }
  };

  const resizeBy = (column: GridColumn<Row> | undefined, move: GridMove): boolean => {
    if (column === undefined || column.isFixed === true || (move !== 'left' && move !== 'right'))
      return false;
    const width = cellAt(scroller.current, at)?.offsetWidth ?? column.width;
    onResize?.(column.id, width + (move === 'left' ? -RESIZE_STEP : RESIZE_STEP));
    return true;
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const { key, ctrlKey, metaKey, altKey, shiftKey, nativeEvent } = event;
    // 229: an input method has the key, and the composition is about to begin.
    const isComposing = nativeEvent.isComposing || nativeEvent.keyCode === 229;
    const action = readGridKey({ key, ctrlKey, metaKey, altKey, shiftKey, isComposing });
    if (action === null || !onAction(action)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  const onClick = (event: MouseEvent): void => {
    const position = positionOf(event.target);
    if (position === null) return;
    if (isInside(event.target, '[data-resize], [data-fill], [data-cell-input="editing"]')) return;
    const column = model.columns[position.column];
    if (position.row === HEADER_ROW) {
      activate(position);
      return;
    }
    const row = rows.row(position.row);
    if (row === undefined) return;
    if (column?.selects === true) onToggleRow(row, position.row, event.shiftKey);
    else if (event.ctrlKey || event.metaKey) onToggleRow(row, position.row, false);
    else if (!event.shiftKey && isInside(event.target, '[data-opens]')) onOpen(row);
    else cellAt(scroller.current, position)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };

  const onDoubleClick = (event: MouseEvent): void => {
    const position = positionOf(event.target);
    if (position === null || position.row === HEADER_ROW || editMode !== null) return;
    if (model.columns[position.column]?.selects !== true) activate(position);
  };

  // The pointer puts focus where it presses, before the click opens anything.
  const onMouseDown = (event: MouseEvent): void => {
    const position = positionOf(event.target);
    if (position === null || event.button !== 0) return;
    if (isInside(event.target, '[data-cell-input="editing"]')) return;
    event.preventDefault();
    if (isInside(event.target, '[data-resize]')) return;
    if (isInside(event.target, '[data-fill]')) {
      fillHandle.start(event, actedOn(range, at));
      return;
    }
    // What is being typed elsewhere is kept: its box loses the focus.
    if (editMode !== null) focusTarget(cellAt(scroller.current, at))?.blur();
    const isData = position.row !== HEADER_ROW && model.columns[position.column]?.selects !== true;
    if (isData && event.shiftKey) {
      extend(position);
      return;
    }
    place(position, true);
    if (isData && !event.ctrlKey && !event.metaKey) pointer.start(event);
    focusTarget(cellAt(scroller.current, position))?.focus({ preventScroll: true });
  };

  const onCopy = (event: ClipboardEvent, isCut: boolean): void => {
    const bounds = actedOn(range, at);
    if (sheet === undefined || bounds === null || editMode !== null) return;
    event.preventDefault();
    const copied = sheet.copy(bounds, model.columns);
    if (copied !== null) event.clipboardData.setData('text/plain', copied);
    if (isCut) sheet.clear(bounds, model.columns);
  };

  const onPaste = (event: ClipboardEvent): void => {
    const bounds = actedOn(range, at);
    if (sheet === undefined || bounds === null || editMode !== null) return;
    event.preventDefault();
    sheet.paste(bounds, model.columns, event.clipboardData.getData('text/plain'));
  };

  const handle = sheet === undefined || editMode !== null ? null : actedOn(range, at);
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
        onCopy={(event) => onCopy(event, false)}
        onCut={(event) => onCopy(event, true)}
        onPaste={onPaste}
      >
        <GridHeader
          columns={model.shown}
          sort={props.sort}
          focusedColumn={at.row === HEADER_ROW ? at.column : null}
          onResize={onResize}
        />
        <div role="rowgroup" className={styles['body']} style={{ height: rowCount * ROW_HEIGHT }}>
          {items.map((item) => {
            const row = rows.row(item.index);
            const id = row === undefined ? null : rowId(row);
            const isChosen =
              shownChosen !== null && item.index >= shownChosen.top && item.index <= shownChosen.bottom;
            return (
              <GridRow
                key={item.index}
                index={item.index}
                row={row}
                columns={model.shown}
                isSelected={id !== null && selection.has(id)}
                focusedColumn={item.index === at.row ? at.column : null}
                chosenFrom={isChosen ? shownChosen.left : null}
                chosenTo={isChosen ? shownChosen.right : null}
                handleColumn={handle?.bottom === item.index ? handle.right : null}
                editMode={item.index === at.row ? editMode : null}
                editing={editing}
                problems={id === null ? undefined : problems.get(id)}
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

/** Where editing inside a cell starts: what was refused there, or its value. */
function startOf<Row>(
  row: Row,
  column: GridColumn<Row>,
  problems: ReadonlyMap<string, ReadonlyMap<string, CellProblem>>,
  rowId: (row: Row) => string,
): string | null {
  // A refused text that is confirmed again is tried again.
  return problems.get(rowId(row))?.has(column.id) === true ? null : (column.cell?.text(row) ?? null);
}
