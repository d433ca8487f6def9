/** Which columns are shown, in which order, how wide, and how many stay in sight at the left. */
export interface ColumnLayout {
  readonly shown: readonly string[];
  /** Pixels, for columns that a person has sized. */
  readonly widths: Readonly<Record<string, number>>;
  readonly pinned: readonly string[];
}

export const MIN_COLUMN_WIDTH = 48;
export const MAX_COLUMN_WIDTH = 1200;

export function withWidth(layout: ColumnLayout, columnId: string, width: number): ColumnLayout {
  const kept = Math.round(Math.min(MAX_COLUMN_WIDTH, Math.max(MIN_COLUMN_WIDTH, width)));
  return { ...layout, widths: { ...layout.widths, [columnId]: kept } };
}

export function toggleShown(layout: ColumnLayout, columnId: string): ColumnLayout {
  const isShown = layout.shown.includes(columnId);
  return {
    ...layout,
    shown: isShown ? layout.shown.filter((id) => id !== columnId) : [...layout.shown, columnId],
    pinned: layout.pinned.filter((id) => id !== columnId || !isShown),
  };
}

/** Moves a column among those shown; at the ends it stays where it is. */
export function moveColumn(layout: ColumnLayout, columnId: string, by: -1 | 1): ColumnLayout {
  const shown = [...layout.shown];
  const at = shown.indexOf(columnId);
  const other = shown[at + by];
  if (at === -1 || other === undefined) return layout;
  shown[at] = other;
  shown[at + by] = columnId;
  return { ...layout, shown };
}

export function togglePinned(layout: ColumnLayout, columnId: string): ColumnLayout {
  const pinned = layout.pinned.includes(columnId)
    ? layout.pinned.filter((id) => id !== columnId)
    : [...layout.pinned, columnId];
  // In the order of the columns, not in that of the presses.
  return { ...layout, pinned: layout.shown.filter((id) => pinned.includes(id)) };
}
