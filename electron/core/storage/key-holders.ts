import { SET_IN_WORK } from './change-set.ts';
import type { Database } from './database.ts';
import { readVisiblePrices, type VisiblePrice } from './visible-price.ts';

/**
 * The prices that have a lookup key as they are seen, active or archived: Stripe gives it to none
 * other (facts 2.2).
 */
export function readKeyHolders(database: Database, key: string): VisiblePrice[] {
  const ids = database
    .all<{ id: string }>(
      `SELECT id FROM price WHERE body ->> '$.lookup_key' = ?1 AND gone_at IS NULL
       UNION SELECT object_id FROM draft_field
         WHERE change_set_id = ${SET_IN_WORK} AND object_kind = 'price' AND path = 'lookupKey' AND value = json_quote(?1)
       UNION SELECT object_id FROM operation
         WHERE kind = 'price.create' AND state IN ('queued', 'sending', 'unknown') AND instr(changes, json_quote(?1)) > 0`,
      key,
    )
    .map(({ id }) => id);
  return [...readVisiblePrices(database, ids).values()].filter(({ fields }) => fields.lookupKey === key);
}
