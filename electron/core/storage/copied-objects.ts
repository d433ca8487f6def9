import { SET_IN_WORK } from './change-set.ts';
import type { Database } from './database.ts';

type CopiedKind = 'product' | 'price' | 'meter';

/**
 * What the objects of another catalog are called here, from earlier copies. Of a price that had a
 * local id when it was copied, Stripe's.
 *
 * @param source names the other catalog: an account of this app, or the one that a backup is of.
 */
export function readCopied(
  database: Database,
  source: string,
  kind: CopiedKind,
  ids: readonly string[],
): Map<string, string> {
  const rows = database.all<{ sourceId: string; targetId: string }>(
    `SELECT source_id AS sourceId, coalesce(given_id.id, target_id) AS targetId FROM copied_object
     LEFT JOIN given_id ON given_id.object_kind = copied_object.object_kind AND given_id.local_id = target_id
     WHERE source = ? AND copied_object.object_kind = ? AND source_id IN (SELECT value FROM json_each(?))`,
    source,
    kind,
    JSON.stringify(ids),
  );
  return new Map(rows.map(({ sourceId, targetId }) => [sourceId, targetId]));
}

/** Keeps what an object is called here; one under its own id needs no keeping, and ends what was kept. */
export function keepCopied(
  database: Database,
  source: string,
  kind: CopiedKind,
  sourceId: string,
  targetId: string,
): void {
  if (sourceId === targetId && kind === 'product') {
    const sql = 'DELETE FROM copied_object WHERE source = ? AND object_kind = ? AND source_id = ?';
    database.run(sql, source, kind, sourceId);
    return;
  }
  database.run(
    `INSERT INTO copied_object (source, object_kind, source_id, target_id) VALUES (?, ?, ?, ?)
     ON CONFLICT (source, object_kind, source_id) DO UPDATE SET target_id = excluded.target_id`,
    source,
    kind,
    sourceId,
    targetId,
  );
}

/** Who holds each of these lookup keys, as the catalog is seen: a price's id, by key. */
export function readKeyHolders(database: Database, keys: readonly string[]): Map<string, HeldKey> {
  const wanted = JSON.stringify(keys);
  const holders = new Map<string, HeldKey>();
  const rows = database.all<HeldKey & { key: string }>(
    `SELECT body ->> '$.lookup_key' AS key, id AS priceId, product_id AS productId FROM price
     WHERE body ->> '$.lookup_key' IN (SELECT value FROM json_each(?)) AND gone_at IS NULL
       AND NOT EXISTS (SELECT 1 FROM draft_field WHERE object_kind = 'price' AND object_id = price.id
         AND path = 'lookupKey' AND change_set_id = ${SET_IN_WORK})`,
    wanted,
  );
  for (const { key, priceId, productId } of rows) holders.set(key, { priceId, productId });
  // What is drafted counts more than what Stripe has: the key is on its way.
  const drafted = database.all<HeldKey & { key: string }>(
    `SELECT draft_field.value ->> '$' AS key, draft_field.object_id AS priceId,
       coalesce(draft_object.parent_id, price.product_id) AS productId
     FROM draft_field
     LEFT JOIN draft_object ON draft_object.change_set_id = draft_field.change_set_id
       AND draft_object.object_kind = 'price' AND draft_object.object_id = draft_field.object_id
     LEFT JOIN price ON price.id = draft_field.object_id
     WHERE draft_field.change_set_id = ${SET_IN_WORK}
       AND draft_field.object_kind = 'price' AND draft_field.path = 'lookupKey'
       AND draft_field.value ->> '$' IN (SELECT value FROM json_each(?))`,
    wanted,
  );
  for (const { key, priceId, productId } of drafted) holders.set(key, { priceId, productId });
  return holders;
}

export interface HeldKey {
  readonly priceId: string;
  readonly productId: string;
}
