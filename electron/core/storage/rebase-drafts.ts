import { type ObjectRef, refKey } from '#shared/contract/object.ts';
import { isEqual } from '#shared/domain/equal.ts';
import { mergeField } from '#shared/domain/merge.ts';
import type { Database } from './database.ts';
import { storedKind } from './kinds.ts';
import type { AnyStoredKind } from './stored-kind.ts';

interface DraftRow {
  change_set_id: number;
  object_id: string;
  path: string;
  base: string;
  value: string;
}

interface Theirs {
  readonly ref: ObjectRef;
  readonly fields: unknown;
  readonly updatedAt: number | null;
}

/**
 * Moves the drafts of objects onto their new base, field by field, in every change set (design,
 * Sync 3 and 4): what Stripe now has itself is no draft any more; what was merged stands on the new
 * base; what changed on both sides is a conflict, and stays one until a person settles it or
 * Stripe's side goes back.
 */
export function rebaseDrafts(database: Database, refs: readonly ObjectRef[], at: number): void {
  for (const [kind, group] of Map.groupBy(refs, (ref) => ref.kind)) {
    const drafts = database.all<DraftRow>(
      `SELECT change_set_id, object_id, path, base, value FROM draft_field
       WHERE object_kind = ? AND object_id IN (SELECT value FROM json_each(?)) ORDER BY object_id`,
      kind,
      JSON.stringify(group.map(({ id }) => id)),
    );
    if (drafts.length === 0) continue;
    const stored = storedKind(kind);
    let theirs: Theirs | null = null;
    for (const draft of drafts) {
      const ref = { kind, id: draft.object_id };
      if (theirs === null || refKey(theirs.ref) !== refKey(ref)) theirs = readTheirs(database, stored, ref);
      if (theirs !== null) rebaseField(database, stored, draft, theirs, at);
    }
  }
}

function readTheirs(database: Database, stored: AnyStoredKind, ref: ObjectRef): Theirs | null {
  const row = database.get<{ body: string }>(`SELECT body FROM ${stored.baseTable} WHERE id = ?`, ref.id);
  const base = row === undefined ? null : stored.parse(JSON.parse(row.body));
  return base === null ? null : { ref, fields: base.fields, updatedAt: stored.updatedAt(base) };
}

function rebaseField(
  database: Database,
  stored: AnyStoredKind,
  draft: DraftRow,
  { ref, fields, updatedAt }: Theirs,
  at: number,
): void {
  const { path, change_set_id: changeSetId } = draft;
  const comparable = (text: string): unknown => {
    const value: unknown = JSON.parse(text);
    return stored.comparable === undefined ? value : stored.comparable(database, path, value);
  };
  const base = comparable(draft.base);
  const mine = comparable(draft.value);
  const theirs = stored.readField(fields, path) ?? null;
  // While our own write of this field is on its way, its effect is not somebody else's change.
  if (isOnItsWay(database, ref, path)) return;
  if (isEqual(mine, theirs)) {
    database.run(
      'DELETE FROM draft_field WHERE change_set_id = ? AND object_kind = ? AND object_id = ? AND path = ?',
      changeSetId,
      ref.kind,
      ref.id,
      path,
    );
    clearConflict(database, changeSetId, ref, path);
    return;
  }
  const merged = mergeField<unknown>(stored.mergeKind(path), base, mine, theirs);
  if (merged.status === 'merged') {
    database.run(
      `UPDATE draft_field SET base = ?, value = ?
       WHERE change_set_id = ? AND object_kind = ? AND object_id = ? AND path = ?`,
      JSON.stringify(theirs),
      JSON.stringify(merged.value),
      changeSetId,
      ref.kind,
      ref.id,
      path,
    );
    clearConflict(database, changeSetId, ref, path);
    return;
  }
  putConflict(database, { changeSetId, object: ref, path, base, mine, theirs, theirsAt: updatedAt, at });
}

export interface ConflictRow {
  readonly changeSetId: number;
  readonly object: ObjectRef;
  readonly path: string;
  readonly base: unknown;
  readonly mine: unknown;
  readonly theirs: unknown;
  /** Stripe's time (seconds) of its side; null where it is not known. */
  readonly theirsAt: number | null;
  readonly at: number;
}

export function putConflict(database: Database, conflict: ConflictRow): void {
  database.run(
    `INSERT INTO field_conflict
       (change_set_id, object_kind, object_id, path, base, mine, theirs, theirs_at, found_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (change_set_id, object_kind, object_id, path) DO UPDATE SET base = excluded.base,
       mine = excluded.mine, theirs = excluded.theirs, theirs_at = excluded.theirs_at`,
    conflict.changeSetId,
    conflict.object.kind,
    conflict.object.id,
    conflict.path,
    JSON.stringify(conflict.base ?? null),
    JSON.stringify(conflict.mine ?? null),
    JSON.stringify(conflict.theirs ?? null),
    conflict.theirsAt,
    conflict.at,
  );
}

export function clearConflict(
  database: Database,
  changeSetId: number,
  { kind, id }: ObjectRef,
  path: string,
): void {
  database.run(
    'DELETE FROM field_conflict WHERE change_set_id = ? AND object_kind = ? AND object_id = ? AND path = ?',
    changeSetId,
    kind,
    id,
    path,
  );
}

function isOnItsWay(database: Database, { kind, id }: ObjectRef, path: string): boolean {
  const row = database.get(
    `SELECT 1 FROM operation, json_each(operation.changes) AS change
     WHERE operation.object_kind = ? AND operation.object_id = ?
       AND operation.state IN ('queued', 'sending', 'unknown') AND change.value ->> 'path' = ?`,
    kind,
    id,
    path,
  );
  return row !== undefined;
}
