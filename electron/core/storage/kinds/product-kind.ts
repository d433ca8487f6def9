import type { JsonObject } from '#shared/domain/json.ts';
import { normaliseStripeProduct, type ProductFields, type StripeProduct } from '#shared/domain/product.ts';
import { queuedImageHash } from '#shared/domain/queued-image.ts';
import { isNewer, type KnownCopy } from '../base-order.ts';
import type { Database } from '../database.ts';
import { backSteps, objectStep } from '../edit-plan.ts';
import { forgetProduct, forgetUnwanted } from '../forget-product.ts';
import { reindexProducts } from '../reindex.ts';
import type { BaseSource, StoredKind } from '../stored-kind.ts';
import { listNewPrices, readVisiblePrices } from '../visible-price.ts';
import { retirementSteps } from './price-retirement.ts';
import { priceShape } from './price-shape.ts';
import { productShape } from './product-shape.ts';

/** Products: facts 1. */
export const productKind: StoredKind<StripeProduct, ProductFields> = {
  ...productShape,
  titleOf: (_database, { fields }) => fields.name,
  comparable: (database, path, value) => (path === 'images' ? linkImages(database, value) : value),
  putBase: putProduct,
  removeBase(database, id, at) {
    const toDelete = database.get(
      `SELECT 1 FROM draft_object WHERE object_kind = 'product' AND object_id = ? AND intent = 'delete'`,
      id,
    );
    // A wish to delete it has come true; one that is edited here stays until the last of that work is gone.
    if (toDelete !== undefined) forgetProduct(database, id);
    else {
      database.run('UPDATE product SET gone_at = coalesce(gone_at, ?) WHERE id = ?', at, id);
      forgetUnwanted(database, [id]);
    }
  },
  forget: forgetProduct,
  /**
   * The prices of a product that is only here go with it: without it they can never be. Of one that
   * Stripe has, a change of its default price goes whole: with the choice alone gone, the price that
   * is the default again would still be archived.
   */
  discardedWith(database, product) {
    const isLost = product.object?.intent === 'create' || product.gone;
    const chosen = product.drafts.find(({ path }) => path === 'defaultPriceId')?.value;
    const prices = readVisiblePrices(database, listNewPrices(database, [product.id]));
    return [...prices.values()]
      .filter(({ id, object }) => object !== null && (isLost || (id === chosen && object.attached !== null)))
      .flatMap((price) => [
        objectStep(price, null),
        ...backSteps(priceShape, price),
        ...retirementSteps(database, price),
      ]);
  },
  shownOn: (_database, ids) => ids.map((id) => ({ kind: 'product', id })),
  reindex: reindexProducts,
};

function putProduct(database: Database, body: JsonObject, { readSeq, at, scan }: BaseSource): string | null {
  const product = normaliseStripeProduct(body);
  if (product === null) return null;
  const known = database.get<KnownCopy>('SELECT read_seq, updated FROM product WHERE id = ?', product.id);
  if (isNewer(known, readSeq, product.updated)) {
    if (scan !== undefined) database.run('UPDATE product SET scan = ? WHERE id = ?', scan, product.id);
    return null;
  }
  const { fields } = product;
  database.run(
    `INSERT INTO product (id, created, updated, body, scan, read_seq, pulled_at) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET created = excluded.created, updated = excluded.updated, body = excluded.body,
       scan = max(scan, excluded.scan), read_seq = max(read_seq, excluded.read_seq), gone_at = NULL, pulled_at = excluded.pulled_at`,
    product.id,
    product.created,
    product.updated,
    // An expanded default price is kept in its own table; the body stays as a plain read gives it.
    JSON.stringify({ ...body, default_price: fields.defaultPriceId }),
    scan ?? 0,
    readSeq,
    at,
  );
  return product.id;
}

/** A queued image and its link are the same picture: what we uploaded is nobody's change. */
function linkImages(database: Database, value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return value.map((item: unknown) => {
    const sha256 = typeof item === 'string' ? queuedImageHash(item) : null;
    if (sha256 === null) return item;
    const row = database.get<{ link_url: string | null }>(
      'SELECT link_url FROM image WHERE sha256 = ?',
      sha256,
    );
    return row?.link_url ?? item;
  });
}
