import { asText, type JsonObject } from '#shared/domain/json.ts';
import { normaliseStripePrice } from '#shared/domain/price.ts';
import { normaliseStripeProduct } from '#shared/domain/product.ts';
import type { Database } from '../database.ts';
import { forgetProduct, forgetUnwanted } from '../forget-product.ts';
import { rebaseDrafts } from '../rebase-drafts.ts';
import { reindexProducts } from '../reindex.ts';
import { readMeta, writeMeta } from './meta.ts';

/** Objects as Stripe answered them, to become the base. */
export interface BaseUpdate {
  readonly products: readonly JsonObject[];
  readonly prices: readonly JsonObject[];
  /** Gone at Stripe, confirmed by a read. */
  readonly removedProducts: readonly string[];
  readonly removedPrices: readonly string[];
  /** `takeReadSeq` from before the read was asked for, or when our write was answered. */
  readonly readSeq: number;
  /** Local time, to show and to date conflicts. */
  readonly at: number;
}

export const baseMethods = {
  /** Taken before Stripe is asked: of two copies the one asked for later is the newer. */
  takeReadSeq(database: Database): number {
    return takeReadSeq(database);
  },

  /** Answers the products whose visible state may have changed. */
  saveBase(database: Database, input: BaseUpdate): { changed: string[] } {
    return { changed: applyBase(database, input) };
  },

  saveTaxCodes(database: Database, input: { items: readonly JsonObject[]; at: number }): { count: number } {
    for (const item of input.items) {
      database.run(
        `INSERT INTO tax_code (id, name, description, pulled_at) VALUES (?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, description = excluded.description, pulled_at = excluded.pulled_at`,
        asText(item['id']) ?? '',
        asText(item['name']) ?? '',
        asText(item['description']) ?? '',
        input.at,
      );
    }
    return { count: database.get<{ count: number }>('SELECT count(*) AS count FROM tax_code')?.count ?? 0 };
  },

  /** The prices the base has of these products. */
  listPriceIdsOf(database: Database, input: { productIds: readonly string[] }): string[] {
    return database
      .all<{ id: string }>(
        'SELECT id FROM price WHERE product_id IN (SELECT value FROM json_each(?))',
        JSON.stringify(input.productIds),
      )
      .map(({ id }) => id);
  },

  /** Prices to recognise the account by (design, Sync 7): spread over time rather than made together. */
  listKnownPrices(
    database: Database,
    input: { limit: number },
  ): { id: string; created: number; livemode: boolean }[] {
    const rows = database.all<{ id: string; created: number; livemode: number | null }>(
      `SELECT id, created, body ->> 'livemode' AS livemode FROM price ORDER BY created, id LIMIT ?`,
      input.limit,
    );
    return rows.map(({ id, created, livemode }) => ({ id, created, livemode: livemode === 1 }));
  },
};

/** Writes a new base inside the caller's transaction, moves drafts onto it, and reindexes. */
export function applyBase(database: Database, update: BaseUpdate, scan?: number): string[] {
  const changed = new Set<string>();
  for (const body of update.products) {
    const id = putProduct(database, body, update, scan);
    if (id !== null) changed.add(id);
  }
  for (const body of update.prices) {
    const id = putPrice(database, body, update, scan);
    if (id !== null) changed.add(id);
  }
  for (const id of update.removedPrices) {
    const row = database.get<{ product_id: string }>(
      'DELETE FROM price WHERE id = ? RETURNING product_id',
      id,
    );
    if (row !== undefined) changed.add(row.product_id);
  }
  for (const id of update.removedProducts) if (removeProduct(database, id, update.at)) changed.add(id);
  const ids = [...changed];
  rebaseDrafts(database, ids, update.at);
  reindexProducts(database, ids);
  return ids;
}

function putProduct(
  database: Database,
  body: JsonObject,
  { readSeq, at }: BaseUpdate,
  scan: number | undefined,
): string | null {
  const product = normaliseStripeProduct(body);
  if (product === null) return null;
  const known = database.get<Known>('SELECT read_seq, updated FROM product WHERE id = ?', product.id);
  // Stripe's own clock tells a change made since our copy from one made before it.
  if (isNewer(known, readSeq) && product.updated <= (known?.updated ?? 0)) {
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

function putPrice(
  database: Database,
  body: JsonObject,
  { readSeq, at }: BaseUpdate,
  scan: number | undefined,
): string | null {
  const price = normaliseStripePrice(body);
  if (price === null) return null;
  const known = database.get<Known>('SELECT read_seq, 0 AS updated FROM price WHERE id = ?', price.id);
  if (isNewer(known, readSeq)) {
    if (scan !== undefined) database.run('UPDATE price SET scan = ? WHERE id = ?', scan, price.id);
    return null;
  }
  database.run(
    `INSERT INTO price (id, product_id, active, created, body, scan, read_seq, pulled_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET product_id = excluded.product_id, active = excluded.active, created = excluded.created, body = excluded.body, scan = max(scan, excluded.scan),
       read_seq = excluded.read_seq, pulled_at = excluded.pulled_at`,
    price.id,
    price.productId,
    price.fields.active ? 1 : 0,
    price.created,
    JSON.stringify(body),
    scan ?? 0,
    readSeq,
    at,
  );
  return price.productId;
}

interface Known {
  read_seq: number;
  updated: number;
}

/**
 * Whether our copy was asked for, or written by us, after the incoming one was asked for: a page of
 * a scan may arrive behind the answer to our own write.
 */
function isNewer(known: Known | undefined, readSeq: number): boolean {
  return known !== undefined && known.read_seq > readSeq;
}

const READ_SEQ = 'read.seq';

export function takeReadSeq(database: Database): number {
  const next = Number(readMeta(database, READ_SEQ) ?? 0) + 1;
  writeMeta(database, READ_SEQ, String(next));
  return next;
}

/**
 * A product that is gone. One that somebody is still editing here keeps its base and says that it
 * is gone, until the last of that work is (forgetUnwanted); a wish to delete it has come true.
 */
function removeProduct(database: Database, id: string, at: number): boolean {
  const toDelete = database.get(`SELECT 1 FROM draft_object WHERE product_id = ? AND intent = 'delete'`, id);
  if (toDelete !== undefined) forgetProduct(database, id);
  else {
    database.run('UPDATE product SET gone_at = coalesce(gone_at, ?) WHERE id = ?', at, id);
    forgetUnwanted(database, [id]);
  }
  return true;
}
