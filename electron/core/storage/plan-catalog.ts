import type { PlanCatalogParts } from '#shared/contract/portal.ts';
import { planPriceOf } from '#shared/domain/portal/plan-catalog.ts';
import { normaliseStripePrice } from '#shared/domain/price.ts';
import { normaliseStripeProduct } from '#shared/domain/product.ts';
import type { Database } from './database.ts';

/** These products as plan lists need them, with all their prices; Stripe's last known copies. */
export function readCatalogOf(database: Database, productIds: readonly string[]): PlanCatalogParts {
  const wanted = JSON.stringify(productIds);
  const products = database.all<{ body: string }>(
    'SELECT body FROM product WHERE id IN (SELECT value FROM json_each(?))',
    wanted,
  );
  const prices = database.all<{ body: string }>(
    'SELECT body FROM price WHERE gone_at IS NULL AND product_id IN (SELECT value FROM json_each(?))',
    wanted,
  );
  return {
    products: products.flatMap(({ body }) => {
      const product = normaliseStripeProduct(JSON.parse(body));
      return product === null
        ? []
        : [{ id: product.id, name: product.fields.name, active: product.fields.active }];
    }),
    prices: prices.flatMap(({ body }) => {
      const price = normaliseStripePrice(JSON.parse(body));
      return price === null ? [] : [planPriceOf(price)];
    }),
  };
}
