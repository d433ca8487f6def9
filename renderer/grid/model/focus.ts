/** A place in the grid. Row -1 is the header, rows from 0 are data. */
export interface GridPosition {
  readonly row: number;
  readonly column: number;
}

export interface GridShape {
  readonly rowCount: number;
  readonly columnCount: number;
  /** Rows that fit on the screen: how far PageUp and PageDown go. */
  readonly pageRows: number;
}

export type GridMove =
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'rowStart'
  | 'rowEnd'
  | 'gridStart'
  | 'gridEnd'
  | 'pageUp'
  | 'pageDown';

export const HEADER_ROW = -1;

/**
 * Where focus goes, as the ARIA grid pattern has it: it stops at the edges and never wraps.
 * The header is reached with Up from the first row, so that sorting works by keyboard.
 */
export function moveFocus(at: GridPosition, move: GridMove, shape: GridShape): GridPosition {
  return clampPosition(MOVES[move](at, shape), shape);
}

type Step = (at: GridPosition, shape: GridShape) => GridPosition;

const MOVES: Readonly<Record<GridMove, Step>> = {
  up: ({ row, column }) => ({ row: row - 1, column }),
  down: ({ row, column }) => ({ row: row + 1, column }),
  left: ({ row, column }) => ({ row, column: column - 1 }),
  right: ({ row, column }) => ({ row, column: column + 1 }),
  rowStart: ({ row }) => ({ row, column: 0 }),
  rowEnd: ({ row }, shape) => ({ row, column: shape.columnCount - 1 }),
  gridStart: () => ({ row: 0, column: 0 }),
  gridEnd: (_, shape) => ({ row: shape.rowCount - 1, column: shape.columnCount - 1 }),
  pageUp: ({ row, column }, shape) => ({
    row: row === HEADER_ROW ? row : Math.max(0, row - pageStep(shape)),
    column,
  }),
  pageDown: ({ row, column }, shape) => ({ row: Math.max(0, row) + pageStep(shape), column }),
};

/** The nearest place that exists: the header when there are no rows. */
export function clampPosition(at: GridPosition, shape: Omit<GridShape, 'pageRows'>): GridPosition {
  return {
    row: clamp(at.row, HEADER_ROW, shape.rowCount - 1),
    column: clamp(at.column, 0, Math.max(0, shape.columnCount - 1)),
  };
}

export function isSamePosition(left: GridPosition, right: GridPosition): boolean {
  return left.row === right.row && left.column === right.column;
}

/** One row of the old page stays in sight, so that the eye keeps its place. */
function pageStep(shape: GridShape): number {
  return Math.max(1, shape.pageRows - 1);
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), Math.max(low, high));
}
