import { clampPosition, HEADER_ROW, moveFocus } from './focus.ts';
import type { GridMove, GridPosition, GridShape } from './focus.ts';

/**
 * Chosen cells, a rectangle between two corners. As in spreadsheets the focus stays in the cell the
 * choice began with, while the far corner, the extent, moves.
 */
export interface CellRange {
  readonly anchor: GridPosition;
  readonly extent: GridPosition;
}

export interface RangeBounds {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export type GridSize = Omit<GridShape, 'pageRows'>;

export function boundsOf({ anchor, extent }: CellRange): RangeBounds {
  return {
    top: Math.min(anchor.row, extent.row),
    bottom: Math.max(anchor.row, extent.row),
    left: Math.min(anchor.column, extent.column),
    right: Math.max(anchor.column, extent.column),
  };
}

export function cornersOf({ top, bottom, left, right }: RangeBounds): CellRange {
  return { anchor: { row: top, column: left }, extent: { row: bottom, column: right } };
}

/** The smallest rectangle around both. */
export function union(one: RangeBounds, other: RangeBounds): RangeBounds {
  return {
    top: Math.min(one.top, other.top),
    bottom: Math.max(one.bottom, other.bottom),
    left: Math.min(one.left, other.left),
    right: Math.max(one.right, other.right),
  };
}

export function cellCount({ top, bottom, left, right }: RangeBounds): number {
  return (bottom - top + 1) * (right - left + 1);
}

export function isOneCell(bounds: RangeBounds): boolean {
  return bounds.top === bounds.bottom && bounds.left === bounds.right;
}

/** Where the far corner goes; ranges stay among the data, out of the header. */
export function moveExtent(at: GridPosition, move: GridMove, shape: GridShape): GridPosition {
  return intoData(moveFocus(at, move, shape), shape);
}

/** The rectangle from the anchor to a place, within what exists. */
export function rangeTo(anchor: GridPosition, extent: GridPosition, shape: GridSize): CellRange {
  return { anchor: intoData(anchor, shape), extent: intoData(extent, shape) };
}

export function wholeRows(bounds: RangeBounds, shape: GridSize): CellRange {
  return {
    anchor: { row: bounds.top, column: 0 },
    extent: { row: bounds.bottom, column: Math.max(0, shape.columnCount - 1) },
  };
}

export function wholeColumns(bounds: RangeBounds, shape: GridSize): CellRange {
  return {
    anchor: { row: 0, column: bounds.left },
    extent: { row: Math.max(0, shape.rowCount - 1), column: bounds.right },
  };
}

function intoData(at: GridPosition, shape: GridSize): GridPosition {
  const place = clampPosition(at, shape);
  return place.row === HEADER_ROW && shape.rowCount > 0 ? { row: 0, column: place.column } : place;
}

/** What a command acts on: the chosen cells, or the one that has the focus; null in the header. */
export function actedOn(range: CellRange | null, focus: GridPosition): RangeBounds | null {
  if (range !== null) return boundsOf(range);
  if (focus.row === HEADER_ROW) return null;
  return { top: focus.row, bottom: focus.row, left: focus.column, right: focus.column };
}
