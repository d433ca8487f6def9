import { DatabaseSync } from 'node:sqlite';
import type { Database, SqlValue } from './database.ts';
import { readMeta, writeMeta } from './methods/meta.ts';
import { reindexProducts } from './reindex.ts';
import { sqlErrorKind } from './sql-error.ts';

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
  'price_typing',
  'image',
  'given_id',
  'publish',
  'operation',
  'journal',
  'object_event',
  'overwritten',
  'saved_view',
  'brand_draft',
  'brand_step',
  'brand_reading',
  'brand_image',
] as const;

/** Where a salvaged database says how it went, for a start that was not there. */
const SALVAGED = 'salvaged';
/** Products indexed together. */
const STRETCH = 500;

type Row = Record<string, SqlValue>;

/**
 * Copies what can still be read of a damaged file's local work, row by row, and makes it visible:
 * all of it in one transaction. What cannot be read is left; only what keeps the copy itself from
 * being written (a full disk) is thrown.
 */
export function salvage(damagedFile: string, into: Database): Salvaged {
  return into.transaction(() => {
    const salvaged = copyLocalWork(damagedFile, into);
    reindexLocalWork(into);
    writeMeta(into, SALVAGED, JSON.stringify(salvaged));
    return salvaged;
  });
}

/** How the salvage that made this database went. */
export function readSalvaged(database: Database): Salvaged {
  const text = readMeta(database, SALVAGED);
  return text === null ? { rows: 0, unreadable: [...LOCAL_WORK] } : (JSON.parse(text) as Salvaged);
}

function copyLocalWork(damagedFile: string, into: Database): Salvaged {
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
  try {
    // Whose database this is: the account's own record may be lost, too.
    copyTable(source, 'meta', "key = 'owner'", into);
    for (const table of LOCAL_WORK) {
      const copied = copyTable(source, table, 'true', into);
      rows += copied.rows;
      if (!copied.whole) unreadable.push(table);
    }
  } finally {
    source.close();
  }
  return { rows, unreadable };
}

function copyTable(
  source: DatabaseSync,
  table: string,
  where: string,
  into: Database,
): { rows: number; whole: boolean } {
  let rows = 0;
  let whole = true;
  let waiting: Row[] = [];
  for (const row of readRows(source, table, where, () => (whole = false))) {
    if (putRow(into, table, row)) rows += 1;
    else waiting.push(row);
  }
  // A row may build on a later one of its own table; what still fails then is an orphan.
  for (let before = -1; before !== waiting.length;) {
    before = waiting.length;
    waiting = waiting.filter((row) => !putRow(into, table, row));
    rows += before - waiting.length;
  }
  return { rows, whole };
}

/** Rows as far as they can be read. */
function* readRows(source: DatabaseSync, table: string, where: string, onDamage: () => void): Generator<Row> {
  let rows: Iterator<Row>;
  try {
    rows = source.prepare(`SELECT * FROM ${table} WHERE ${where}`).iterate();
  } catch {
    onDamage();
    return;
  }
  for (;;) {
    let step: IteratorResult<Row>;
    try {
      step = rows.next();
    } catch {
      onDamage();
      return;
    }
    if (step.done === true) return;
    yield step.value;
  }
}

function putRow(into: Database, table: string, row: Row): boolean {
  const columns = Object.keys(row);
  const marks = columns.map(() => '?').join(', ');
  try {
    const sql = `INSERT OR REPLACE INTO ${table} (${columns.join(', ')}) VALUES (${marks})`;
    return into.run(sql, ...Object.values(row)) > 0;
  } catch (error) {
    if (sqlErrorKind(error) !== null) throw error;
    // One unreadable or orphaned row must not cost the others.
    return false;
  }
}

/** Products that are only here are seen at once; the others when they are pulled again. */
function reindexLocalWork(database: Database): void {
  const ids = database
    .all<{ id: string }>(
      `SELECT object_id AS id FROM draft_object WHERE object_kind = 'product' UNION
       SELECT object_id FROM operation WHERE object_kind = 'product' AND state IN ('queued', 'sending', 'unknown')`,
    )
    .map(({ id }) => id);
  for (let start = 0; start < ids.length; start += STRETCH) {
    reindexProducts(database, ids.slice(start, start + STRETCH));
  }
}
