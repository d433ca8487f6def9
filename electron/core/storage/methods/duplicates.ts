import type { DuplicateGroup } from '#shared/contract/catalog-duplicates.ts';
import { lookupStem } from '#shared/domain/lookup-stem.ts';
import { unitAmountText } from '#shared/domain/unit-amount.ts';
import { SET_IN_WORK } from '../change-set.ts';
import type { Database } from '../database.ts';
import { type ProductPrice, readPrices } from '../prices.ts';
import { readVisible } from '../visible.ts';

/** Groups told of a reason, and products of a group: as many as one looks through. */
const MAX_GROUPS = 100;
const MAX_PRODUCTS = 10;
/** Prices looked at without a pause. */
const STRETCH = 5000;

interface Found {
  readonly by: DuplicateGroup['by'];
  /** What they have in common. */
  readonly shared: string;
  readonly ids: readonly string[];
}

export const duplicateMethods = {
  /**
   * Active products that may be one twice: of the same name (whatever its width and case), with the
   * same price twice, or with lookup keys that are one but for a number at the end. As they are seen,
   * with what is drafted.
   */
  *findDuplicates(database: Database): Generator<void, { groups: DuplicateGroup[]; more: number }> {
    const names = database.all<{ ids: string }>(
      `SELECT json_group_array(product_id) AS ids FROM product_index
       WHERE archived = 0 AND name_key <> '' GROUP BY name_key HAVING count(*) > 1
       ORDER BY name_key`,
    );
    yield;
    const drafted = readDraftedPrices(database);
    const asStored = database.all<{ productId: string }>(
      `SELECT product_id AS productId FROM price
       WHERE active = 1 AND gone_at IS NULL AND product_id NOT IN (SELECT value FROM json_each(?))
       GROUP BY product_id, body ->> '$.currency', body ->> '$.unit_amount_decimal',
         body ->> '$.recurring.interval', body ->> '$.recurring.interval_count',
         body ->> '$.recurring.usage_type', body ->> '$.transform_quantity.divide_by', body ->> '$.tax_behavior'
       HAVING count(*) > 1 AND body ->> '$.unit_amount_decimal' IS NOT NULL`,
      JSON.stringify([...drafted.keys()]),
    );
    const asDrafted = [...drafted]
      .filter(([, own]) => hasOneTwice(own))
      .map(([productId]) => ({ productId }));
    const prices = [...asStored, ...asDrafted].toSorted((one, other) =>
      one.productId < other.productId ? -1 : 1,
    );
    yield;
    const stems = new Map<string, Set<string>>();
    const keys = database.all<{ key: string; productId: string }>(
      `SELECT body ->> '$.lookup_key' AS key, product_id AS productId FROM price
       WHERE body ->> '$.lookup_key' IS NOT NULL AND active = 1 AND gone_at IS NULL
         AND product_id NOT IN (SELECT value FROM json_each(?))
       ORDER BY product_id`,
      JSON.stringify([...drafted.keys()]),
    );
    for (const [productId, own] of drafted) {
      for (const { fields } of own) {
        if (fields.active && fields.lookupKey !== null) keys.push({ key: fields.lookupKey, productId });
      }
    }
    for (const [at, { key, productId }] of keys.entries()) {
      if (at % STRETCH === STRETCH - 1) yield;
      const stem = lookupStem(key);
      const owners = stems.get(stem) ?? new Set();
      stems.set(stem, owners.add(productId));
    }
    const found: Found[] = [
      ...names.map(({ ids }) => ({ by: 'name' as const, shared: '', ids: JSON.parse(ids) as string[] })),
      ...prices.map(({ productId }) => ({ by: 'price' as const, shared: '', ids: [productId] })),
      ...[...stems]
        .filter(([, owners]) => owners.size > 1)
        .map(([stem, owners]) => ({ by: 'lookupKey' as const, shared: stem, ids: [...owners] })),
    ];
    const shown = found.slice(0, MAX_GROUPS);
    const groups = shown.map(({ by, shared, ids }): DuplicateGroup => {
      const products = readVisible(database, ids.slice(0, MAX_PRODUCTS));
      return {
        by,
        shared,
        count: ids.length,
        products: [...products.values()].map(({ id, fields: { name } }) => ({ id, name })),
      };
    });
    return { groups, more: found.length - shown.length };
  },
};

/** The prices, as they are seen, of every product with a price that is drafted: few beside the others. */
function readDraftedPrices(database: Database): Map<string, ProductPrice[]> {
  const rows = database.all<{ productId: string }>(
    `SELECT DISTINCT price.product_id AS productId FROM draft_field JOIN price ON price.id = draft_field.object_id
       WHERE draft_field.object_kind = 'price' AND draft_field.change_set_id = ${SET_IN_WORK}
     UNION SELECT parent_id FROM draft_object
       WHERE object_kind = 'price' AND parent_id IS NOT NULL AND change_set_id = ${SET_IN_WORK}`,
  );
  return readPrices(
    database,
    rows.map(({ productId }) => productId),
  );
}

/** The same amount, currency, period and tax twice among the active prices of one product. */
function hasOneTwice(prices: readonly ProductPrice[]): boolean {
  const said = prices
    .filter(({ fields }) => fields.active && unitAmountText(fields) !== null)
    .map(({ fields }) => {
      const { interval, intervalCount, usageType } = fields.recurring ?? {};
      const { currency, taxBehavior, transformQuantity } = fields;
      const period = [interval, intervalCount, usageType, transformQuantity?.divideBy];
      return JSON.stringify([currency, unitAmountText(fields), taxBehavior ?? 'unspecified', ...period]);
    });
  return new Set(said).size < said.length;
}
