/** Chosen rows by id: what is chosen stays so while rows move, filter or scroll away. */
export type RowSelection = ReadonlySet<string>;

export const NOTHING_SELECTED: RowSelection = new Set();

export function toggleRow(selection: RowSelection, id: string): RowSelection {
  const next = new Set(selection);
  if (!next.delete(id)) next.add(id);
  return next;
}
