import type { ObjectKind, ObjectRef } from '#shared/contract/object.ts';
import type { Database } from './database.ts';

/** Every wish about an object, in whichever change set. */
export function forgetDrafts(database: Database, { kind, id }: ObjectRef): void {
  database.run('DELETE FROM draft_object WHERE object_kind = ? AND object_id = ?', kind, id);
  database.run('DELETE FROM draft_field WHERE object_kind = ? AND object_id = ?', kind, id);
  database.run('DELETE FROM field_conflict WHERE object_kind = ? AND object_id = ?', kind, id);
}

/**
 * Of some ids, those that somebody edits here, in whichever change set, or that are being sent: the
 * object itself or what is to be made of it, as a product's new price.
 */
export function listWanted(database: Database, kind: ObjectKind, ids: readonly string[]): Set<string> {
  const rows = database.all<{ id: string }>(
    `SELECT wanted.value AS id FROM json_each(?2) AS wanted
     WHERE EXISTS (SELECT 1 FROM draft_field WHERE object_kind = ?1 AND object_id = wanted.value)
       OR EXISTS (SELECT 1 FROM draft_object WHERE parent_id = wanted.value)
       OR EXISTS (SELECT 1 FROM operation
         WHERE (object_kind = ?1 AND object_id = wanted.value OR parent_id = wanted.value)
         AND kind <> 'image.upload' AND state IN ('queued', 'sending', 'unknown'))`,
    kind,
    JSON.stringify(ids),
  );
  return new Set(rows.map(({ id }) => id));
}
