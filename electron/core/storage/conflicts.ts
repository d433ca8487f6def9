import type { ObjectRef } from '#shared/contract/object.ts';
import type { FieldConflict } from '#shared/contract/drafted.ts';
import { isEqual } from '#shared/domain/equal.ts';
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

/** Whether whoever reviews a change of it now sees it on sale: Stripe's copy, with what is on its way. */
export function isSeenOnSale(database: Database, baseTable: string, { kind, id }: ObjectRef): boolean {
  const onItsWay = database.get<{ active: number | null }>(
    `SELECT change.value ->> 'value' AS active FROM operation, json_each(operation.changes) AS change
     WHERE object_kind = ? AND object_id = ? AND state IN ('queued', 'sending', 'unknown')
       AND change.value ->> 'path' = 'active' ORDER BY publish_id DESC, seq DESC LIMIT 1`,
    kind,
    id,
  );
  return onItsWay === undefined ? isOnSale(database, baseTable, id) : onItsWay.active === 1;
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
  if (now.wasActive && !now.isActive) putArchived(database, ref, now);
}

/** Asks, in every set that edits the object and says nothing of whether it is on sale. */
export function putArchived(
  database: Database,
  ref: ObjectRef,
  { theirsAt, at }: { theirsAt: number | null; at: number },
): void {
  database.run(
    `INSERT INTO field_conflict
       (change_set_id, object_kind, object_id, path, base, mine, theirs, theirs_at, found_at)
     SELECT change_set_id, object_kind, object_id, ?, 'true', 'true', 'false', ?, ? FROM draft_field
     WHERE object_kind = ? AND object_id = ?
     GROUP BY change_set_id HAVING sum(path = 'active') = 0
     ON CONFLICT DO NOTHING`,
    ARCHIVED_PATH,
    theirsAt,
    at,
    ref.kind,
    ref.id,
  );
}

interface EventRow {
  readonly created: number;
  readonly request_id: string | null;
  readonly idempotency_key: string | null;
  readonly own: number;
  /** What the field became, as JSON. */
  readonly after: string | null;
}

/**
 * Conflicts as a page shows them: when Stripe's side changed and by what, as far as events tell. By
 * a publish from here, where another change set wanted something else.
 */
export function describeConflicts(
  database: Database,
  ref: ObjectRef,
  conflicts: readonly Conflict[],
): FieldConflict[] {
  return conflicts.map(({ path, base, mine, theirs, theirsAt }) => {
    const field = path === ARCHIVED_PATH ? 'active' : path;
    const event = database.get<EventRow>(
      `SELECT created, request_id, idempotency_key, change.value -> 'after' AS after,
         EXISTS (SELECT 1 FROM operation WHERE operation.idempotency_key = object_event.idempotency_key) AS own
       FROM object_event, json_each(object_event.changes) AS change
       WHERE object_kind = ? AND object_id = ? AND change.value ->> 'path' = ?
       ORDER BY created DESC, object_event.rowid DESC LIMIT 1`,
      ref.kind,
      ref.id,
      field,
    );
    const isTold = event !== undefined && event.after !== null && isEqual(JSON.parse(event.after), theirs);
    const isOurs = event?.own === 1 || (!isTold && isWrittenHere(database, ref, field, theirs));
    const known = isOurs && event?.own !== 1 ? undefined : event;
    return {
      path,
      base,
      mine,
      theirs,
      theirsAt: known?.created ?? theirsAt,
      theirsBy: isOurs ? 'here' : known === undefined ? null : sourceOf(known),
    };
  });
}

/** Whether a publish from here gave the field this value; its event may not have been read yet. */
function isWrittenHere(database: Database, ref: ObjectRef, path: string, value: unknown): boolean {
  const written = database.get(
    `SELECT 1 FROM operation, json_each(operation.changes) AS change
     WHERE object_kind = ? AND object_id = ? AND state = 'applied'
       AND change.value ->> 'path' = ? AND json(change.value -> 'value') = json(?)`,
    ref.kind,
    ref.id,
    path,
    JSON.stringify(value ?? null),
  );
  return written !== undefined;
}
