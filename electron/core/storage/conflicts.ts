import type { ObjectRef } from '#shared/contract/object.ts';
import type { FieldConflict } from '#shared/contract/drafted.ts';
import type { Database } from './database.ts';
import { sourceOf } from './event-source.ts';
import type { Conflict } from './visible-object.ts';

/** Not a field: the object as a whole was archived at Stripe while it is edited here. */
export const ARCHIVED_PATH = 'archived';

/** Whether Stripe's copy, as we have it, is on sale: asked before a new one is written. */
export function isOnSale(database: Database, baseTable: string, id: string): boolean {
  const row = database.get<{ active: number | null }>(
    `SELECT body ->> 'active' AS active FROM ${baseTable} WHERE id = ?`,
    id,
  );
  return row?.active === 1;
}

/**
 * Archived at Stripe just now, and edited here without a word on that: whoever edits has to say what
 * is wanted. Brought back there, or no longer edited here, it is no conflict any more.
 */
export function noteArchived(
  database: Database,
  ref: ObjectRef,
  now: { wasActive: boolean; isActive: boolean; theirsAt: number | null; at: number },
): void {
  if (now.isActive) {
    database.run(
      'DELETE FROM field_conflict WHERE object_kind = ? AND object_id = ? AND path = ?',
      ref.kind,
      ref.id,
      ARCHIVED_PATH,
    );
  }
  if (!now.wasActive || now.isActive) return;
  database.run(
    `INSERT INTO field_conflict
       (change_set_id, object_kind, object_id, path, base, mine, theirs, theirs_at, found_at)
     SELECT change_set_id, object_kind, object_id, ?, 'true', 'true', 'false', ?, ? FROM draft_field
     WHERE object_kind = ? AND object_id = ?
     GROUP BY change_set_id HAVING sum(path = 'active') = 0
     ON CONFLICT DO NOTHING`,
    ARCHIVED_PATH,
    now.theirsAt,
    now.at,
    ref.kind,
    ref.id,
  );
}

/** Conflicts as a page shows them: when Stripe's side changed and by what, as far as events tell. */
export function describeConflicts(
  database: Database,
  ref: ObjectRef,
  conflicts: readonly Conflict[],
): FieldConflict[] {
  return conflicts.map(({ path, base, mine, theirs, theirsAt }) => {
    const event = database.get<{
      created: number;
      request_id: string | null;
      idempotency_key: string | null;
    }>(
      `SELECT created, request_id, idempotency_key FROM object_event
       WHERE object_kind = ? AND object_id = ? AND changes IS NOT NULL
         AND EXISTS (SELECT 1 FROM json_each(object_event.changes) AS change WHERE change.value ->> 'path' = ?)
         AND NOT EXISTS (SELECT 1 FROM operation WHERE operation.idempotency_key = object_event.idempotency_key)
       ORDER BY created DESC, rowid DESC LIMIT 1`,
      ref.kind,
      ref.id,
      path === ARCHIVED_PATH ? 'active' : path,
    );
    return {
      path,
      base,
      mine,
      theirs,
      theirsAt: event?.created ?? theirsAt,
      theirsBy: event === undefined ? null : sourceOf(event),
    };
  });
}
