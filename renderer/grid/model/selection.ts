/** Chosen rows by id: what is chosen stays so while rows move, filter or scroll away. */
export type RowSelection = ReadonlySet<string>;

export const NOTHING_SELECTED: RowSelection = new Set();

/** Adds rows, as Shift does from the row that was chosen last. */
export function addRows(selection: RowSelection, ids: readonly string[]): RowSelection {
  return new Set([...selection, ...ids]);
}

export function toggleRow(selection: RowSelection, id: string): RowSelection {
  const next = new Set(selection);
  if (!next.delete(id)) next.add(id);
  return next;
}
