import { isTypedText, type TypedText } from '#shared/domain/typed-text.ts';

/** The entries; a key that stands twice has its lines as they were typed, for one of them would be lost. */
export type TypedMetadata = Readonly<Record<string, string | TypedText>>;

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

export function rowsOf(metadata: TypedMetadata): MetadataRow[] {
  return Object.entries(metadata).flatMap(([key, value]) => rowsOfKey(key, value));
}

/** What the lines mean. Blank lines are none. */
export function metadataOf(rows: readonly MetadataRow[]): Record<string, string | TypedText> {
  const filled = rows.filter((row) => row.key !== '' || row.value !== '');
  const byKey = Map.groupBy(filled, ({ key }) => key);
  return Object.fromEntries(
    [...byKey].map(([key, lines]) => {
      const typed = lines.map((line): [string, string] => [line.key, line.value]);
      return [key, lines.length === 1 ? (lines[0]?.value ?? '') : { typed }];
    }),
  );
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
export function syncedRows(rows: readonly MetadataRow[], metadata: TypedMetadata): readonly MetadataRow[] {
  const meant = metadataOf(rows);
  const isSettled = (key: string): boolean => isTypedText(meant[key]) || isTypedText(metadata[key]);
  const kept = rows
    .filter((row) => row.key === '' || (Object.hasOwn(metadata, row.key) && !isSettled(row.key)))
    .map((row) => {
      const value = row.key === '' ? undefined : metadata[row.key];
      return typeof value === 'string' ? { ...row, value } : row;
    });
  const known = new Set(kept.map((row) => row.key));
  const added = Object.entries(metadata).filter(([key]) => !known.has(key));
  return [...kept, ...added.flatMap(([key, value]) => rowsOfKey(key, value))];
}

function rowsOfKey(key: string, value: string | TypedText): MetadataRow[] {
  return isTypedText(value) ? value.typed.map((line) => newRow(...line)) : [newRow(key, value)];
}
