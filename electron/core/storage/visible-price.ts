import type { PriceFields, StripePrice } from '#shared/domain/price.ts';
import { SET_IN_WORK } from './change-set.ts';
import type { Database } from './database.ts';
import { priceShape } from './kinds/price-shape.ts';
import { readVisibleObjects, type VisibleObject } from './visible-object.ts';

/** A price as the person sees it. */
export interface VisiblePrice extends VisibleObject<StripePrice, PriceFields> {
  readonly productId: string;
  /** Of one that is not in Stripe yet: the price it takes the place of. */
  readonly replaces: string | null;
}

/** Reads prices as they are seen; ids that exist nowhere are left out. In the order of `ids`. */
export function readVisiblePrices(database: Database, ids: readonly string[]): Map<string, VisiblePrice> {
  const visible = new Map<string, VisiblePrice>();
  for (const [id, price] of readVisibleObjects(database, priceShape, ids)) {
    const productId = price.base?.productId ?? price.parentId ?? '';
    visible.set(id, { ...price, productId, replaces: replacedBy(price) });
  }
  return visible;
}

export function readOneVisiblePrice(database: Database, id: string): VisiblePrice | null {
  return readVisiblePrices(database, [id]).get(id) ?? null;
}

/** Written by us: the id of a price. */
function replacedBy({ base, object, frozen }: VisibleObject<StripePrice, PriceFields>): string | null {
  if (base !== null) return null;
  const carried = frozen.find(({ path }) => path === 'replaces')?.value;
  const id = object?.attached ?? carried;
  return typeof id === 'string' ? id : null;
}

/** The prices of products that exist only here: drafted in the set in work, or on their way. */
export function listNewPrices(database: Database, productIds: readonly string[]): string[] {
  return database
    .all<{ id: string }>(
      `SELECT object_id AS id FROM draft_object
         WHERE change_set_id = ${SET_IN_WORK} AND object_kind = 'price' AND intent = 'create'
           AND parent_id IN (SELECT value FROM json_each(?1))
       UNION SELECT object_id FROM operation
         WHERE kind = 'price.create' AND state IN ('queued', 'sending', 'unknown')
           AND parent_id IN (SELECT value FROM json_each(?1))`,
      JSON.stringify(productIds),
    )
    .map(({ id }) => id);
}

/** Of some prices, those that anything is wanted of, on its way, or was refused lately. */
export function listWorkedOn(database: Database, ids: readonly string[]): string[] {
  return database
    .all<{ id: string }>(
      `SELECT object_id AS id FROM draft_field
         WHERE object_kind = 'price' AND object_id IN (SELECT value FROM json_each(?1))
       UNION SELECT object_id FROM field_conflict
         WHERE object_kind = 'price' AND object_id IN (SELECT value FROM json_each(?1))
       UNION SELECT object_id FROM operation
         WHERE object_kind = 'price' AND object_id IN (SELECT value FROM json_each(?1))
           AND state IN ('queued', 'sending', 'unknown', 'rejected')`,
      JSON.stringify(ids),
    )
    .map(({ id }) => id);
}
