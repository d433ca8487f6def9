/** A line of the metadata editor. Keys may be empty or twice while they are being typed. */
export interface MetadataRow {
  readonly id: number;
  readonly key: string;
  readonly value: string;
}

let nextId = 1;

export function newRow(key = '', value = ''): MetadataRow {
  nextId += 1;
  return { id: nextId, key, value };
}

export function rowsOf(metadata: Readonly<Record<string, string>>): MetadataRow[] {
  return Object.entries(metadata).map(([key, value]) => newRow(key, value));
}

/** What the lines mean; null while a key stands twice, for one of them would be lost. Blank lines are none. */
export function metadataOf(rows: readonly MetadataRow[]): Record<string, string> | null {
  const entries = rows.filter((row) => row.key !== '' || row.value !== '').map((row) => [row.key, row.value]);
  if (new Set(entries.map(([key]) => key)).size !== entries.length) return null;
  return Object.fromEntries(entries) as Record<string, string>;
}

/** The key that stands on more than one line, if any. */
export function repeatedKey(rows: readonly MetadataRow[]): string | null {
  const seen = new Set<string>();
  for (const { key } of rows) {
    if (key === '') continue;
    if (seen.has(key)) return key;
    seen.add(key);
  }
  return null;
}

/**
 * The lines after the product changed elsewhere (undo, a pull). Lines that already mean the same
 * stay, with their order and their half-typed neighbours.
 */
export function syncedRows(
  rows: readonly MetadataRow[],
  metadata: Readonly<Record<string, string>>,
): readonly MetadataRow[] {
  const kept = rows
    .filter((row) => row.key === '' || Object.hasOwn(metadata, row.key))
    .map((row) => (row.key === '' ? row : { ...row, value: metadata[row.key] ?? row.value }));
  const known = new Set(kept.map((row) => row.key));
  const added = Object.entries(metadata).filter(([key]) => !known.has(key));
  return [...kept, ...added.map(([key, value]) => newRow(key, value))];
}
