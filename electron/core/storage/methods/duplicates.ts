import type { DuplicateGroup } from '#shared/contract/catalog-duplicates.ts';
import { lookupStem } from '#shared/domain/lookup-stem.ts';
import type { Database } from '../database.ts';
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
   * same price twice, or with lookup keys that are one but for a number at the end.
   */
  *findDuplicates(database: Database): Generator<void, { groups: DuplicateGroup[]; more: number }> {
    const names = database.all<{ ids: string }>(
      `SELECT json_group_array(product_id) AS ids FROM product_index
       WHERE archived = 0 AND name_key <> '' GROUP BY name_key HAVING count(*) > 1
       ORDER BY name_key`,
    );
    yield;
    const prices = database.all<{ productId: string }>(
      `SELECT product_id AS productId FROM price WHERE active = 1 AND gone_at IS NULL
       GROUP BY product_id, body ->> '$.currency', body ->> '$.unit_amount_decimal',
         body ->> '$.recurring.interval', body ->> '$.recurring.interval_count',
         body ->> '$.recurring.usage_type', body ->> '$.transform_quantity.divide_by', body ->> '$.tax_behavior'
       HAVING count(*) > 1 AND body ->> '$.unit_amount_decimal' IS NOT NULL
       ORDER BY product_id`,
    );
    yield;
    const stems = new Map<string, Set<string>>();
    const keys = database.all<{ key: string; productId: string }>(
      `SELECT body ->> '$.lookup_key' AS key, product_id AS productId FROM price
       WHERE body ->> '$.lookup_key' IS NOT NULL AND active = 1 AND gone_at IS NULL
       ORDER BY product_id`,
    );
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
