import type { ObjectRef } from '#shared/contract/object.ts';
import { isEqual } from '#shared/domain/equal.ts';
import { SET_IN_WORK, setInWork } from './change-set.ts';
import type { Database } from './database.ts';
import type { Conflict, Draft, DraftObject } from './visible-object.ts';

/** Writes (or with null removes) the draft of one field, in the set in work. */
export function putDraft(
  database: Database,
  { kind, id }: ObjectRef,
  path: string,
  draft: Omit<Draft, 'path'> | null,
): void {
  if (draft === null) {
    database.run(
      `DELETE FROM draft_field WHERE change_set_id = ${SET_IN_WORK} AND object_kind = ? AND object_id = ? AND path = ?`,
      kind,
      id,
      path,
    );
    return;
  }
  database.run(
    `INSERT OR REPLACE INTO draft_field (change_set_id, object_kind, object_id, path, base, value, changed_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    setInWork(database),
    kind,
    id,
    path,
    JSON.stringify(draft.base ?? null),
    JSON.stringify(draft.value ?? null),
    draft.changedAt,
  );
}

/** Writes (or with null removes) what is wanted of the object as a whole, in the set in work. */
export function putDraftObject(
  database: Database,
  { kind, id }: ObjectRef,
  object: DraftObject | null,
  nowAt: number,
): void {
  if (object === null) {
    database.run(
      `DELETE FROM draft_object WHERE change_set_id = ${SET_IN_WORK} AND object_kind = ? AND object_id = ?`,
      kind,
      id,
    );
    return;
  }
  database.run(
    `INSERT INTO draft_object (change_set_id, object_kind, object_id, parent_id, intent, attached, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (change_set_id, object_kind, object_id) DO UPDATE SET
       intent = excluded.intent, attached = excluded.attached`,
    setInWork(database),
    kind,
    id,
    object.parentId,
    object.intent,
    object.attached === null ? null : JSON.stringify(object.attached),
    nowAt,
  );
}

/** Writes (or with null removes) the conflict of one field, in the set in work. */
export function putFieldConflict(
  database: Database,
  { kind, id }: ObjectRef,
  path: string,
  conflict: Omit<Conflict, 'path'> | null,
): void {
  if (conflict === null) {
    database.run(
      `DELETE FROM field_conflict WHERE change_set_id = ${SET_IN_WORK} AND object_kind = ? AND object_id = ? AND path = ?`,
      kind,
      id,
      path,
    );
    return;
  }
  database.run(
    `INSERT OR REPLACE INTO field_conflict
       (change_set_id, object_kind, object_id, path, base, mine, theirs, theirs_at, found_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    setInWork(database),
    kind,
    id,
    path,
    JSON.stringify(conflict.base ?? null),
    JSON.stringify(conflict.mine ?? null),
    JSON.stringify(conflict.theirs ?? null),
    conflict.theirsAt,
    conflict.foundAt,
  );
}

/** Values as JSON keeps them: an absent value and null are the same. */
export function isSameValue(left: unknown, right: unknown): boolean {
  return isEqual(left ?? null, right ?? null);
}
