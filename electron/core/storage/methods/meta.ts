import type { Database } from '../database.ts';

/** Small facts about this database, by name: cursors, times, identities. */
export const metaMethods = {
  readMeta(database: Database, input: { key: string }): string | null {
    return readMeta(database, input.key);
  },
  writeMeta(database: Database, input: { key: string; value: string | null }): void {
    writeMeta(database, input.key, input.value);
  },
  /** Whose database this is (JSON of the account's record), so that a lost record can be made again. */
  readOwner(database: Database): { owner: string | null } {
    return { owner: readMeta(database, 'owner') };
  },
  writeOwner(database: Database, input: { owner: string }): void {
    // Said at every opening, and nearly always known.
    if (readMeta(database, 'owner') !== input.owner) writeMeta(database, 'owner', input.owner);
  },
};

export function readMeta(database: Database, key: string): string | null {
  return database.get<{ value: string }>('SELECT value FROM meta WHERE key = ?', key)?.value ?? null;
}

/** Null removes the fact. */
export function writeMeta(database: Database, key: string, value: string | null): void {
  if (value === null) database.run('DELETE FROM meta WHERE key = ?', key);
  else database.run('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)', key, value);
}
