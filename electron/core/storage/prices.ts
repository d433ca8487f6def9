import type { Price } from '#shared/contract/catalog.ts';
import { normaliseStripePrice } from '#shared/domain/price.ts';
import type { Database } from './database.ts';

export type BasePrice = Omit<Price, 'isDefault'>;

/** The prices of products as Stripe has them, oldest first. */
export function readPrices(database: Database, productIds: readonly string[]): Map<string, BasePrice[]> {
  const rows = database.all<{ product_id: string; body: string }>(
    `SELECT product_id, body FROM price
     WHERE product_id IN (SELECT value FROM json_each(?)) ORDER BY product_id, created, id`,
    JSON.stringify(productIds),
  );
  const prices = new Map<string, BasePrice[]>();
  for (const row of rows) {
    const price = normaliseStripePrice(JSON.parse(row.body));
    if (price === null) continue;
    const { id, created, fields } = price;
    const entry = { id, productId: row.product_id, createdAt: created, fields };
    const group = prices.get(row.product_id);
    if (group === undefined) prices.set(row.product_id, [entry]);
    else group.push(entry);
  }
  return prices;
}
