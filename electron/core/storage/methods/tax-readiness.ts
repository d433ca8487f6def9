import type { OutputOf } from '#shared/contract/index.ts';
import { SET_IN_WORK } from '../change-set.ts';
import type { Database } from '../database.ts';
import { readVisiblePrices } from '../visible-price.ts';
import { readMeta, writeMeta } from './meta.ts';

type Readiness = OutputOf<'catalog.checkTaxReadiness'>;

/** Objects listed: as many as one mends by hand; more are a case for a bulk change. */
const MAX_LISTED = 200;
/** Prices looked at without a pause. */
const STRETCH = 5000;
const USED = 'catalog.taxCodes';
const MAX_RECENT = 8;

export interface UsedTaxCodes {
  readonly favourites: string[];
  readonly recent: string[];
}

export const taxReadinessMethods = {
  /** What is active and lacks what Stripe Tax goes by (facts 3.1, 2.1). */
  *checkTaxReadiness(database: Database): Generator<void, Readiness> {
    const counts = database.get<{ activeProducts: number; withoutCode: number }>(
      `SELECT count(*) AS activeProducts, count(*) FILTER (WHERE tax_code IS NULL) AS withoutCode
       FROM product_index WHERE archived = 0`,
    ) as { activeProducts: number; withoutCode: number };
    const products = database.all<{ id: string; name: string }>(
      `SELECT product_index.product_id AS id, ifnull(draft.value ->> '$', product.body ->> '$.name') AS name
       FROM product_index LEFT JOIN product ON product.id = product_index.product_id
       LEFT JOIN draft_field AS draft ON draft.change_set_id = ${SET_IN_WORK}
         AND draft.object_kind = 'product' AND draft.object_id = product_index.product_id AND draft.path = 'name'
       WHERE archived = 0 AND product_index.tax_code IS NULL ORDER BY name_key LIMIT ${MAX_LISTED}`,
    );
    yield;
    const found = yield* findUnspecified(database);
    const visible = readVisiblePrices(database, found.ids);
    const names = productNames(
      database,
      [...visible.values()].map(({ productId }) => productId),
    );
    const prices = [...visible.values()].map(({ id, productId, fields }) => {
      return { id, productId, productName: names.get(productId) ?? '', fields };
    });
    return {
      ...counts,
      products: products.map(({ id, name }) => ({ id, name: name ?? '' })),
      activePrices: found.active,
      withoutBehavior: found.count,
      prices,
    };
  },

  readUsedTaxCodes(database: Database): UsedTaxCodes {
    return readUsed(database);
  },

  rememberTaxCode(database: Database, input: { id: string; favourite: boolean | null }): UsedTaxCodes {
    const { id, favourite } = input;
    const { favourites, recent } = readUsed(database);
    const others = favourites.filter((other) => other !== id);
    const used: UsedTaxCodes =
      favourite === null
        ? { favourites, recent: [id, ...recent.filter((other) => other !== id)].slice(0, MAX_RECENT) }
        : { recent, favourites: favourite ? [...others, id] : others };
    writeMeta(database, USED, JSON.stringify(used));
    return used;
  },
};

/** Active prices of active products whose behaviour is not said, nor drafted. */
function* findUnspecified(
  database: Database,
): Generator<void, { active: number; count: number; ids: string[] }> {
  const ids: string[] = [];
  let active = 0;
  let count = 0;
  let after = '';
  for (;;) {
    const stretch = database.all<{ id: string; behavior: string | null; wanted: string | null }>(
      `SELECT price.id AS id, price.body ->> '$.tax_behavior' AS behavior, draft.value ->> '$' AS wanted
       FROM (SELECT id, product_id, body FROM price WHERE active = 1 AND id > ? ORDER BY id LIMIT ${STRETCH}) AS price
       JOIN product_index ON product_index.product_id = price.product_id AND product_index.archived = 0
       LEFT JOIN draft_field AS draft ON draft.change_set_id = ${SET_IN_WORK}
         AND draft.object_kind = 'price' AND draft.object_id = price.id AND draft.path = 'taxBehavior'
       ORDER BY price.id`,
      after,
    );
    const { last } = database.get<{ last: string | null }>(
      `SELECT max(id) AS last FROM (SELECT id FROM price WHERE active = 1 AND id > ? ORDER BY id LIMIT ${STRETCH})`,
      after,
    ) as { last: string | null };
    active += stretch.length;
    for (const { id, behavior, wanted } of stretch) {
      const isSaid = [behavior, wanted].some((value) => value === 'inclusive' || value === 'exclusive');
      if (isSaid) continue;
      count += 1;
      if (ids.length < MAX_LISTED) ids.push(id);
    }
    if (last === null) return { active, count, ids };
    after = last;
    yield;
  }
}

function productNames(database: Database, ids: readonly string[]): Map<string, string> {
  return new Map(
    database
      .all<{ id: string; name: string | null }>(
        `SELECT id, body ->> '$.name' AS name FROM product WHERE id IN (SELECT value FROM json_each(?))`,
        JSON.stringify(ids),
      )
      .map(({ id, name }) => [id, name ?? '']),
  );
}

function readUsed(database: Database): UsedTaxCodes {
  const text = readMeta(database, USED);
  // Written by us, from ids that the contract checked.
  return text === null ? { favourites: [], recent: [] } : (JSON.parse(text) as UsedTaxCodes);
}
