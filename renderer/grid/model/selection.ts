/** Chosen rows by id: what is chosen stays so while rows move, filter or scroll away. */
export type RowSelection = ReadonlySet<string>;

export const NOTHING_SELECTED: RowSelection = new Set();

export function toggleRow(selection: RowSelection, id: string): RowSelection {
  const next = new Set(selection);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** `all` when each of the ids is chosen, `some` when at least one is. */
export function selectionState(selection: RowSelection, ids: readonly string[]): 'none' | 'some' | 'all' {
  if (ids.length === 0 || selection.size === 0) return 'none';
  const chosen = ids.reduce((count, id) => (selection.has(id) ? count + 1 : count), 0);
  if (chosen === 0) return 'none';
  return chosen === ids.length ? 'all' : 'some';
}
