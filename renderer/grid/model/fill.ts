import type { GridPosition } from './focus.ts';
import type { RangeBounds } from './range.ts';

/** What is filled, and into which way; `bounds` begin with the row or column that is copied. */
export interface Fill {
  readonly bounds: RangeBounds;
  readonly direction: 'down' | 'right';
}

/**
 * What dragging the handle of some cells to a place fills: their last row goes on downwards, or
 * their last column to the right, whichever is dragged farther. Null where nothing is added.
 */
export function fillTo(from: RangeBounds, to: GridPosition): Fill | null {
  const down = to.row - from.bottom;
  const right = to.column - from.right;
  if (down <= 0 && right <= 0) return null;
  if (down >= right) return { bounds: { ...from, top: from.bottom, bottom: to.row }, direction: 'down' };
  return { bounds: { ...from, left: from.right, right: to.column }, direction: 'right' };
}
