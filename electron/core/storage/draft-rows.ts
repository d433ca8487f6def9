import { isEqual } from '#shared/domain/equal.ts';
import type { Database } from './database.ts';
import type { Conflict, Draft, DraftObject } from './visible.ts';

/** The set that work goes into; setting others aside comes with them. */
const CURRENT_SET = 1;

/** Writes (or with null removes) the draft of one field. */
export function putDraft(
  database: Database,
  productId: string,
  path: string,
  draft: Omit<Draft, 'path'> | null,
): void {
  if (draft === null) {
    database.run('DELETE FROM draft_field WHERE product_id = ? AND path = ?', productId, path);
    return;
  }
  database.run(
    `INSERT OR REPLACE INTO draft_field (product_id, path, change_set_id, base, value, changed_at)
     VALUES (?, ?, ?, ?, ?, ?)`,
    productId,
    path,
    CURRENT_SET,
    JSON.stringify(draft.base ?? null),
    JSON.stringify(draft.value ?? null),
    draft.changedAt,
  );
}

/** Writes (or with null removes) what is wanted of the object as a whole. */
export function putDraftObject(
  database: Database,
  productId: string,
  object: DraftObject | null,
  nowAt: number,
): void {
  if (object === null) {
    database.run('DELETE FROM draft_object WHERE product_id = ?', productId);
    return;
  }
  database.run(
    `INSERT INTO draft_object (product_id, change_set_id, intent, first_price, created_at)
     VALUES (?, ?, ?, ?, ?) ON CONFLICT (product_id) DO UPDATE SET
       intent = excluded.intent, first_price = excluded.first_price`,
    productId,
    CURRENT_SET,
    object.intent,
    object.firstPrice === null ? null : JSON.stringify(object.firstPrice),
    nowAt,
  );
}

/** Writes (or with null removes) the conflict of one field. */
export function putFieldConflict(
  database: Database,
  productId: string,
  path: string,
  conflict: Omit<Conflict, 'path'> | null,
): void {
  if (conflict === null) {
    database.run('DELETE FROM field_conflict WHERE product_id = ? AND path = ?', productId, path);
    return;
  }
  database.run(
    `INSERT OR REPLACE INTO field_conflict (product_id, path, base, mine, theirs, theirs_at, found_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    productId,
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
