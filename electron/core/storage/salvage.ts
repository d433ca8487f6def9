import { DatabaseSync } from 'node:sqlite';
import type { Database, SqlValue } from './database.ts';

export interface Salvaged {
  /** Rows copied, over all tables of local work. */
  readonly rows: number;
  /** Tables of local work that could not be read to their end. */
  readonly unreadable: readonly string[];
}

/**
 * What exists nowhere but here, parents before children. Base data is left out: it is pulled
 * again.
 */
const LOCAL_WORK = [
  'change_set',
  'draft_object',
  'draft_field',
  'field_conflict',
  'image',
  'publish',
  'operation',
  'journal',
] as const;

/** Copies what can still be read of a damaged file's local work, row by row. Never throws. */
export function salvage(damagedFile: string, into: Database): Salvaged {
  let rows = 0;
  const unreadable: string[] = [];
  let source: DatabaseSync;
  try {
    source = new DatabaseSync(damagedFile, { readOnly: true, defensive: false });
    // Entries of the schema that make no sense are passed over instead of stopping everything.
    source.exec('PRAGMA writable_schema = ON');
  } catch {
    return { rows, unreadable: [...LOCAL_WORK] };
  }
  for (const table of LOCAL_WORK) {
    try {
      for (const row of source.prepare(`SELECT * FROM ${table}`).iterate()) {
        if (copyRow(into, table, row)) rows += 1;
      }
    } catch {
      unreadable.push(table);
    }
  }
  source.close();
  return { rows, unreadable };
}

function copyRow(into: Database, table: string, row: Record<string, SqlValue>): boolean {
  const columns = Object.keys(row);
  const marks = columns.map(() => '?').join(', ');
  try {
    const sql = `INSERT OR REPLACE INTO ${table} (${columns.join(', ')}) VALUES (${marks})`;
    return into.run(sql, ...Object.values(row)) > 0;
  } catch {
    // One unreadable or orphaned row must not cost the others.
    return false;
  }
}
