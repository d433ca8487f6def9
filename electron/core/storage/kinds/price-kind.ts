import type { JsonObject } from '#shared/domain/json.ts';
import { normaliseStripePrice, type PriceFields, type StripePrice } from '#shared/domain/price.ts';
import { isNewer, type KnownCopy } from '../base-order.ts';
import type { Database } from '../database.ts';
import { backSteps } from '../edit-plan.ts';
import type { EditStep } from '../edit-steps.ts';
import { forgetPrice, forgetUnwantedPrices } from '../forget-price.ts';
import type { BaseSource, StoredKind } from '../stored-kind.ts';
import { readOneVisible } from '../visible.ts';
import type { VisibleObject } from '../visible-object.ts';
import { priceShape } from './price-shape.ts';
import { productShape } from './product-shape.ts';
import { retirementSteps } from './price-retirement.ts';

export const priceKind: StoredKind<StripePrice, PriceFields> = {
  ...priceShape,
  titleOf: (database, { base, parentId }) => productName(database, base?.productId ?? parentId ?? ''),
  putBase: putPrice,
  removeBase(database, id, at) {
    database.run('UPDATE price SET gone_at = coalesce(gone_at, ?) WHERE id = ?', at, id);
    forgetUnwantedPrices(database, [id]);
  },
  forget: forgetPrice,
  discardedWith: discardedWithPrice,
  shownOn: (database, ids) =>
    database
      .all<{ id: string }>(
        `SELECT product_id AS id FROM price WHERE id IN (SELECT value FROM json_each(?1))
         UNION SELECT parent_id FROM draft_object WHERE object_kind = 'price' AND parent_id IS NOT NULL
           AND object_id IN (SELECT value FROM json_each(?1))
         UNION SELECT parent_id FROM operation WHERE object_kind = 'price' AND parent_id IS NOT NULL
           AND object_id IN (SELECT value FROM json_each(?1))`,
        JSON.stringify(ids),
      )
      .map(({ id }) => ({ kind: 'product', id })),
  reindex: forgetUnwantedPrices,
};

/** The choice as default price, and what was to retire the price it takes the place of. */
function discardedWithPrice(database: Database, price: VisibleObject<StripePrice, PriceFields>): EditStep[] {
  if (price.object?.intent !== 'create') return [];
  const product = readOneVisible(database, price.parentId ?? '');
  const isDefault = product?.drafts.some(
    ({ path, value }) => path === 'defaultPriceId' && value === price.id,
  );
  return [
    ...(product === null || isDefault !== true
      ? []
      : backSteps(productShape, product).filter(({ path }) => path === 'defaultPriceId')),
    ...retirementSteps(database, price),
  ];
}

function productName(database: Database, id: string): string {
  return readOneVisible(database, id)?.fields.name ?? '';
}

function putPrice(database: Database, body: JsonObject, { readSeq, at, scan }: BaseSource): string | null {
  const price = normaliseStripePrice(body);
  if (price === null) return null;
  const known = database.get<KnownCopy>('SELECT read_seq, 0 AS updated FROM price WHERE id = ?', price.id);
  if (isNewer(known, readSeq, 0)) {
    if (scan !== undefined) database.run('UPDATE price SET scan = ? WHERE id = ?', scan, price.id);
    return null;
  }
  database.run(
    `INSERT INTO price (id, product_id, active, created, body, scan, read_seq, pulled_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET product_id = excluded.product_id, active = excluded.active, created = excluded.created, body = excluded.body,
       scan = max(scan, excluded.scan), read_seq = excluded.read_seq, gone_at = NULL, pulled_at = excluded.pulled_at`,
    price.id,
    price.productId,
    price.fields.active ? 1 : 0,
    price.created,
    JSON.stringify(body),
    scan ?? 0,
    readSeq,
    at,
  );
  return price.id;
}
