import type { Price } from '#shared/contract/drafted.ts';
import { normaliseStripePrice } from '#shared/domain/price.ts';
import type { Database } from './database.ts';
import { describeConflicts } from './conflicts.ts';
import { asRefusal } from './refusal-words.ts';
import { listNewPrices, listWorkedOn, readVisiblePrices, type VisiblePrice } from './visible-price.ts';

/** A price as its product shows it, without what only the product knows. */
export type ProductPrice = Omit<Price, 'isDefault' | 'problems' | 'replacedBy'>;

/**
 * The prices of products as they are seen, oldest first, those that are only here last. Most
 * prices are as Stripe has them: only those that something is wanted of are looked at closely.
 */
export function readPrices(database: Database, productIds: readonly string[]): Map<string, ProductPrice[]> {
  const rows = database.all<{ id: string; product_id: string; body: string; gone_at: number | null }>(
    `SELECT id, product_id, body, gone_at FROM price
     WHERE product_id IN (SELECT value FROM json_each(?)) ORDER BY product_id, created, id`,
    JSON.stringify(productIds),
  );
  const created = listNewPrices(database, productIds);
  const workedOn = [
    ...listWorkedOn(
      database,
      rows.map(({ id }) => id),
    ),
    ...created,
  ];
  const visible =
    workedOn.length === 0 ? new Map<string, VisiblePrice>() : readVisiblePrices(database, workedOn);
  const prices = new Map<string, ProductPrice[]>();
  for (const row of rows) {
    const changed = visible.get(row.id);
    const price = changed === undefined ? asInStripe(row) : asSeen(database, changed);
    if (price !== null) add(prices, price);
  }
  for (const id of created) {
    const price = visible.get(id);
    // One that Stripe has by now stands among the rows.
    if (price !== undefined && price.base === null) add(prices, asSeen(database, price));
  }
  return prices;
}

function add(prices: Map<string, ProductPrice[]>, price: ProductPrice): void {
  const group = prices.get(price.productId);
  if (group === undefined) prices.set(price.productId, [price]);
  else group.push(price);
}

const UNTOUCHED: Price['marks'] = {
  isNew: false,
  changed: false,
  waiting: false,
  conflict: false,
  refused: false,
  deleting: false,
};

function asInStripe({ body }: { readonly body: string }): ProductPrice | null {
  const price = normaliseStripePrice(JSON.parse(body));
  if (price === null) return null;
  const { id, productId, created, fields } = price;
  return {
    id,
    productId,
    createdAt: created,
    fields,
    base: fields,
    marks: UNTOUCHED,
    drafts: [],
    conflicts: [],
    refusal: null,
    replaces: null,
  };
}

function asSeen(database: Database, price: VisiblePrice): ProductPrice {
  const { id, productId, base, fields, drafts, conflicts } = price;
  return {
    id,
    productId,
    createdAt: base?.created ?? null,
    fields,
    base: base?.fields ?? null,
    marks: {
      isNew: base === null,
      changed: drafts.length > 0 || price.object !== null,
      waiting: price.waiting,
      conflict: conflicts.length > 0 || price.gone,
      refused: price.refusal !== null,
      deleting: false,
    },
    drafts: drafts.map(({ path, base: from, value, changedAt }) => ({ path, base: from, value, changedAt })),
    conflicts: describeConflicts(database, price, conflicts),
    refusal: price.refusal === null ? null : asRefusal(price.refusal),
    replaces: price.replaces,
  };
}
