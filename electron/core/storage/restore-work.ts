import { DatabaseSync } from 'node:sqlite';
import { type ObjectRef, uniqueRefs } from '#shared/contract/object.ts';
import { isLocalId } from '#shared/domain/local-id.ts';
import { Database, type SqlValue } from './database.ts';
import { storedKind, STORED_KINDS, touchObjects } from './kinds.ts';
import { rebaseDrafts } from './rebase-drafts.ts';
import { renameObject } from './rename-object.ts';
import { readUnpublished, UNPUBLISHED } from './work.ts';

type Row = Record<string, SqlValue>;

/**
 * Takes the unpublished work of every change set, and what can be undone, back to how it was in a
 * copy, inside the caller's transaction. What was sent stays sent: it is of this database alone. So
 * what the copy still wants is set against what has come about since: it moves onto the present
 * base, a wish that came true is none, and where both changed there is a conflict.
 *
 * @param copyFile a database of this build's schema.
 */
export function restoreWork(database: Database, copyFile: string, at: number): ObjectRef[] {
  const connection = new DatabaseSync(copyFile, { readOnly: true });
  try {
    const copy = new Database(connection);
    const touched = uniqueRefs([...draftedRefs(database), ...draftedRefs(copy)]);
    // Steps of an edit go with it, conflicts with their drafts; sets that are newer stay, empty.
    for (const table of ['edit', 'field_conflict', 'draft_field', 'draft_object'] as const) {
      database.run(`DELETE FROM ${table}`);
    }
    database.run('UPDATE change_set SET in_work = 0');
    for (const table of UNPUBLISHED) for (const row of readRows(copy, table)) putRow(database, table, row);
    // A queued picture that this database still has keeps its link.
    for (const row of readRows(copy, 'image')) putRow(database, 'image', row, 'IGNORE');
    dropWhatCameAbout(database, touched);
    bringBackBases(database, copy, touched, at);
    // What it is called by now, which is not what it was called then.
    const present = uniqueRefs([...touched, ...draftedRefs(database)]);
    rebaseDrafts(database, present, at);
    return touchObjects(database, present);
  } finally {
    connection.close();
  }
}

/** A wish to make or to delete what has been made or deleted since is no wish any more. */
function dropWhatCameAbout(database: Database, refs: readonly ObjectRef[]): void {
  for (const ref of refs) {
    if (!isLocalId(ref.id)) continue;
    const given = database.get<{ id: string }>(
      'SELECT id FROM given_id WHERE object_kind = ? AND local_id = ?',
      ref.kind,
      ref.id,
    );
    if (given === undefined) continue;
    const parent = database.get<{ parent_id: string | null }>(
      'SELECT parent_id FROM draft_object WHERE object_kind = ? AND object_id = ?',
      ref.kind,
      ref.id,
    );
    renameObject(database, ref, parent?.parent_id ?? null, given.id);
  }
  for (const { kind, baseTable } of STORED_KINDS) {
    database.run(
      `DELETE FROM draft_object WHERE object_kind = ?1 AND intent = 'create' AND (
         EXISTS (SELECT 1 FROM ${baseTable} WHERE id = object_id)
         OR EXISTS (SELECT 1 FROM operation WHERE operation.object_kind = ?1 AND operation.object_id = draft_object.object_id
           AND kind LIKE '%.create' AND state IN ('queued', 'sending', 'unknown')))`,
      kind,
    );
    database.run(
      `DELETE FROM draft_object WHERE object_kind = ? AND intent = 'delete'
         AND NOT EXISTS (SELECT 1 FROM ${baseTable} WHERE id = object_id)`,
      kind,
    );
  }
}

/**
 * What the copy has changes of and Stripe has deleted since is shown as deleted, with those changes:
 * drafts on nothing would be invisible.
 */
function bringBackBases(database: Database, copy: Database, refs: readonly ObjectRef[], at: number): void {
  for (const { kind, id } of refs) {
    const { baseTable } = storedKind(kind);
    const isWanted = database.get(
      `SELECT 1 FROM draft_field WHERE object_kind = ?1 AND object_id = ?2
         AND NOT EXISTS (SELECT 1 FROM draft_object WHERE object_kind = ?1 AND object_id = ?2)
         AND NOT EXISTS (SELECT 1 FROM operation WHERE object_kind = ?1 AND object_id = ?2
           AND state IN ('queued', 'sending', 'unknown'))
         AND NOT EXISTS (SELECT 1 FROM ${baseTable} WHERE id = ?2)`,
      kind,
      id,
    );
    if (isWanted === undefined) continue;
    const row = copy.get<Row>(`SELECT * FROM ${baseTable} WHERE id = ?`, id);
    if (row === undefined) {
      // It never was at Stripe, as far as anybody knows: there is nothing that this would change.
      database.run('DELETE FROM draft_field WHERE object_kind = ? AND object_id = ?', kind, id);
      continue;
    }
    putRow(database, baseTable, { ...row, gone_at: at });
  }
}

function draftedRefs(database: Database): ObjectRef[] {
  return [...readUnpublished(database).values()].map(({ ref }) => ref);
}

function readRows(database: Database, table: string): Row[] {
  return database.all<Row>(`SELECT * FROM ${table}`);
}

function putRow(
  database: Database,
  table: string,
  row: Row,
  otherwise: 'REPLACE' | 'IGNORE' = 'REPLACE',
): void {
  const columns = Object.keys(row);
  const marks = columns.map(() => '?').join(', ');
  if (table === 'change_set') {
    // Not replaced: what hangs on it would go with it.
    database.run(
      'INSERT OR IGNORE INTO change_set (id, name, in_work, created_at) VALUES (?, ?, 0, 0)',
      row['id'] ?? null,
      row['name'] ?? null,
    );
    database.run(
      `UPDATE change_set SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`,
      ...Object.values(row),
      row['id'] ?? null,
    );
    return;
  }
  database.run(
    `INSERT OR ${otherwise} INTO ${table} (${columns.join(', ')}) VALUES (${marks})`,
    ...Object.values(row),
  );
}
