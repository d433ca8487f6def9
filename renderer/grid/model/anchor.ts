/**
 * Where the grid stands after its list was made anew. The row the eye is on (the focused one when
 * it is in sight, else the topmost) keeps its distance from the upper edge, so that rows coming or
 * going elsewhere move nothing.
 */
export function keptScrollTop(input: {
  readonly scrollTop: number;
  readonly rowHeight: number;
  readonly oldIndex: number;
  readonly newIndex: number;
}): number {
  const { scrollTop, rowHeight, oldIndex, newIndex } = input;
  return Math.max(0, scrollTop + (newIndex - oldIndex) * rowHeight);
}

/** The index of the row that must not move; null when the list stands at its top, unfocused. */
export function anchorIndex(input: {
  readonly scrollTop: number;
  readonly viewHeight: number;
  readonly rowHeight: number;
  readonly focusedRow: number | null;
}): number | null {
  const { scrollTop, viewHeight, rowHeight, focusedRow } = input;
  const top = Math.ceil(scrollTop / rowHeight);
  const bottom = Math.floor((scrollTop + viewHeight) / rowHeight) - 1;
  if (focusedRow !== null && focusedRow >= top && focusedRow <= bottom) return focusedRow;
  return scrollTop > 0 ? top : null;
}
