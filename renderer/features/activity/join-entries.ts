import type { ActivityEntry } from '#shared/contract/sync.ts';

/** Newer and older pages as one list, newest first, each entry once. */
export function joinEntries(
  newer: readonly ActivityEntry[],
  older: readonly ActivityEntry[],
): readonly ActivityEntry[] {
  const known = new Set(newer.map((entry) => entry.id));
  return [...newer, ...older.filter((entry) => !known.has(entry.id))].toSorted((a, b) => b.id - a.id);
}
