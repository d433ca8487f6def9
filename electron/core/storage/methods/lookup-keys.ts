import type { OutputOf } from '#shared/contract/index.ts';
import type { KeyedPrice } from '#shared/contract/catalog-lookup-keys.ts';
import { TRANSFER_PATH } from '#shared/domain/price-paths.ts';
import { SET_IN_WORK } from '../change-set.ts';
import type { Database } from '../database.ts';
import { readVisible } from '../visible.ts';
import { readVisiblePrices } from '../visible-price.ts';

/** More than can be looked through; what is beyond is counted. */
const MAX_LISTED = 5000;
/** Prices looked at without a pause. */
const STRETCH = 5000;

export const lookupKeyMethods = {
  /** Every price that has a lookup key as it is seen: Stripe's, and those that drafts give. */
  *listLookupKeys(database: Database): Generator<void, OutputOf<'catalog.listLookupKeys'>> {
    const ids = new Set(draftedIds(database));
    let after = '';
    for (;;) {
      const stretch = database.all<{ id: string; key: string | null }>(
        `SELECT id, body ->> '$.lookup_key' AS key FROM price
         WHERE id > ? AND gone_at IS NULL ORDER BY id LIMIT ${STRETCH}`,
        after,
      );
      for (const { id, key } of stretch) if (key !== null) ids.add(id);
      const last = stretch.at(-1);
      if (last === undefined) break;
      after = last.id;
      yield;
    }
    const shown = [...ids].slice(0, MAX_LISTED);
    const visible = [...readVisiblePrices(database, shown).values()];
    const products = readVisible(database, [...new Set(visible.map(({ productId }) => productId))]);
    const prices = visible.flatMap((price): KeyedPrice[] => {
      const { id, productId, fields, base, drafts } = price;
      if (fields.lookupKey === null) return [];
      return [
        {
          priceId: id,
          productId,
          productName: products.get(productId)?.fields.name ?? '',
          lookupKey: fields.lookupKey,
          fields,
          isDrafted: base?.fields.lookupKey !== fields.lookupKey,
          takesOver: drafts.some(({ path }) => path === TRANSFER_PATH),
        },
      ];
    });
    const byKey = (left: KeyedPrice, right: KeyedPrice): number =>
      left.lookupKey < right.lookupKey ? -1 : left.lookupKey > right.lookupKey ? 1 : 0;
    return { prices: prices.toSorted(byKey), total: ids.size };
  },
};

function draftedIds(database: Database): string[] {
  return database
    .all<{ id: string }>(
      `SELECT object_id AS id FROM draft_field
       WHERE change_set_id = ${SET_IN_WORK} AND object_kind = 'price' AND path = 'lookupKey'`,
    )
    .map(({ id }) => id);
}
