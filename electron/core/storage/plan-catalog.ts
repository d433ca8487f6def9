import type { PlanCatalogParts } from '#shared/contract/portal.ts';
import { MOST_PLANS_FOUND } from '#shared/domain/portal/plan.ts';
import { canBeListed, planPriceOf } from '#shared/domain/portal/plan-catalog.ts';
import { foldText } from '#shared/domain/text-fold.ts';
import { SET_IN_WORK } from './change-set.ts';
import type { Database } from './database.ts';
import { readPrices } from './prices.ts';
import { readVisible } from './visible.ts';

/** Words of a query beyond this many change nothing any more. */
const MOST_WORDS = 8;

/**
 * These products as plan lists need them, with all their prices, as a person sees them: with what is
 * drafted, and with prices that Stripe does not have yet.
 */
export function readCatalogOf(database: Database, productIds: readonly string[]): PlanCatalogParts {
  const products = readVisible(database, productIds);
  const prices = [...readPrices(database, [...products.keys()]).values()].flat();
  const gone = goneAmong(database, [...products.keys()]);
  return {
    products: [...products.values()].map(({ id, fields: { name, active }, gone, deleting }) => ({
      id,
      name,
      active: active && !gone && !deleting,
    })),
    prices: prices.flatMap((price) => (gone.has(price.id) ? [] : [planPriceOf(price)])),
  };
}

/** Prices that Stripe has no more, and that are only here because something is drafted of them. */
function goneAmong(database: Database, productIds: readonly string[]): ReadonlySet<string> {
  const rows = database.all<{ id: string }>(
    'SELECT id FROM price WHERE gone_at IS NOT NULL AND product_id IN (SELECT value FROM json_each(?))',
    JSON.stringify(productIds),
  );
  return new Set(rows.map(({ id }) => id));
}

/**
 * Active products with a price that customers can switch to (facts 5.1), whose name has these words,
 * in the order of their names. Answers within a frame or two on 100,000 products: names are looked
 * through in their index, prices in one that holds those alone that can be listed.
 */
export function findListable(database: Database, text: string): PlanCatalogParts {
  const words = foldText(text)
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS);
  // The folded name stands behind the key that names are ordered by (name-key.ts).
  const hasWord = `instr(substr(name_key, instr(name_key, char(1))), ?) > 0`;
  const ids = database
    .all<{ id: string }>(
      `SELECT product_id AS id FROM product_index
       WHERE archived = 0 AND deleting = 0 ${words.map(() => `AND ${hasWord}`).join(' ')} AND (
         EXISTS (SELECT 1 FROM price INDEXED BY price_listable WHERE price.product_id = product_index.product_id
           AND active = 1 AND gone_at IS NULL AND body ->> '$.recurring.usage_type' = 'licensed')
         OR EXISTS (SELECT 1 FROM draft_object WHERE parent_id = product_index.product_id
           AND change_set_id = ${SET_IN_WORK} AND object_kind = 'price' AND intent = 'create'))
       ORDER BY name_key LIMIT ${String(MOST_PLANS_FOUND)}`,
      ...words,
    )
    .map(({ id }) => id);
  const catalog = readCatalogOf(database, ids);
  const prices = catalog.prices.filter((price) => price.active && canBeListed(price));
  // A draft may have taken the last one away.
  const listable = new Set(prices.map(({ productId }) => productId));
  return { products: catalog.products.filter(({ id }) => listable.has(id)), prices };
}
