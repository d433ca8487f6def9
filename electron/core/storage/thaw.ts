import { type ObjectRef, uniqueRefs } from '#shared/contract/object.ts';
import { setOf } from './change-set.ts';
import type { Database } from './database.ts';
import { actionOf } from '#shared/contract/sync.ts';
import { ATTACHED_PATH, type Operation } from './operation-row.ts';

/**
 * What operations wanted becomes drafts again, in the change set they came from, inside the
 * caller's transaction. The newest edit of a field wins, a draft above all, and stands on the
 * oldest operation's base: what lay between never came about. Hence newest first, whatever the
 * order given.
 */
export function thaw(database: Database, operations: readonly Operation[], at: number): void {
  const newestFirst = operations.toSorted(
    (left, right) => right.publishId - left.publishId || right.seq - left.seq,
  );
  for (const operation of newestFirst) thawOne(database, operation, at);
  for (const object of uniqueRefs(operations.map((operation) => operation.object)))
    dropIdle(database, object);
}

function thawOne(database: Database, operation: Operation, at: number): void {
  const action = actionOf(operation.kind);
  if (action === 'upload') return;
  const { kind, id } = operation.object;
  const set = setOf(database, operation.changeSetId);
  if (action === 'create' && isToBeDeleted(database, set, operation.object)) {
    database.run(
      'DELETE FROM draft_object WHERE change_set_id = ? AND object_kind = ? AND object_id = ?',
      set,
      kind,
      id,
    );
    database.run(
      'DELETE FROM draft_field WHERE change_set_id = ? AND object_kind = ? AND object_id = ?',
      set,
      kind,
      id,
    );
    return;
  }
  if (action !== 'update') {
    const attached = operation.changes.find(({ path }) => path === ATTACHED_PATH[kind])?.value ?? null;
    database.run(
      `INSERT INTO draft_object (change_set_id, object_kind, object_id, parent_id, intent, attached, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
      set,
      kind,
      id,
      operation.parentId,
      action,
      attached === null ? null : JSON.stringify(attached),
      at,
    );
  }
  for (const { path, base, value } of operation.changes) {
    if (path === ATTACHED_PATH[kind]) continue;
    database.run(
      `INSERT INTO draft_field (change_set_id, object_kind, object_id, path, base, value, changed_at)
       VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (change_set_id, object_kind, object_id, path) DO UPDATE SET base = excluded.base`,
      set,
      kind,
      id,
      path,
      JSON.stringify(base ?? null),
      JSON.stringify(value ?? null),
      at,
    );
  }
}

/** Made and deleted again before Stripe had it: there is nothing to do any more. */
function isToBeDeleted(database: Database, changeSetId: number, { kind, id }: ObjectRef): boolean {
  return (
    database.get(
      `SELECT 1 FROM draft_object
       WHERE change_set_id = ? AND object_kind = ? AND object_id = ? AND intent = 'delete'`,
      changeSetId,
      kind,
      id,
    ) !== undefined
  );
}

/** Changed and changed back: nothing is left to send. */
function dropIdle(database: Database, { kind, id }: ObjectRef): void {
  database.run('DELETE FROM draft_field WHERE object_kind = ? AND object_id = ? AND base = value', kind, id);
  dropLooseConflicts(database, { kind, id });
}

/** A conflict without its draft: nobody wants anything else than what is there any more. */
export function dropLooseConflicts(database: Database, { kind, id }: ObjectRef): void {
  database.run(
    `DELETE FROM field_conflict WHERE object_kind = ? AND object_id = ? AND NOT EXISTS (SELECT 1 FROM draft_field
       WHERE draft_field.change_set_id = field_conflict.change_set_id
         AND draft_field.object_kind = field_conflict.object_kind
         AND draft_field.object_id = field_conflict.object_id
         AND (draft_field.path = field_conflict.path OR field_conflict.path = 'archived'))`,
    kind,
    id,
  );
}
