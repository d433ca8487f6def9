import { type ObjectKind, type ObjectRef, uniqueRefs } from '#shared/contract/object.ts';
import type { JsonObject } from '#shared/domain/json.ts';
import type { Database } from './database.ts';
import { portalKind } from './kinds/portal-kind.ts';
import { priceKind } from './kinds/price-kind.ts';
import { productKind } from './kinds/product-kind.ts';
import type { AnyStoredKind } from './stored-kind.ts';

/** Every kind that storage keeps, in the order in which a base is written: what others hang on first. */
export const STORED_KINDS: readonly AnyStoredKind[] = [productKind, priceKind, portalKind];

export function storedKind(kind: ObjectKind): AnyStoredKind {
  const found = STORED_KINDS.find((stored) => stored.kind === kind);
  if (found === undefined) throw new Error(`no such kind of object is kept: ${kind}`);
  return found;
}

/** The kind that a body of Stripe's is of; null for what is kept elsewhere or not at all. */
export function kindOfBody(body: JsonObject): AnyStoredKind | null {
  return STORED_KINDS.find(({ stripeObject }) => stripeObject === body['object']) ?? null;
}

/**
 * Brings what is derived from these objects up to date. Whoever changes a base, a draft, an
 * operation or a conflict calls this in the same transaction. Answers every object whose screen
 * shows something else now: of a price its product, too.
 *
 * @param before what they were shown on before the change, where that can have changed.
 */
export function touchObjects(
  database: Database,
  refs: readonly ObjectRef[],
  before: readonly ObjectRef[] = [],
): ObjectRef[] {
  const touched = uniqueRefs([...refs, ...before, ...shownOn(database, refs)]);
  // The last first: a price that is forgotten is no longer part of its product.
  for (const stored of STORED_KINDS.toReversed()) {
    const ids = idsOf(touched, stored.kind);
    if (ids.length > 0) stored.reindex(database, ids);
  }
  return touched;
}

export function shownOn(database: Database, refs: readonly ObjectRef[]): ObjectRef[] {
  return STORED_KINDS.flatMap((stored) => {
    const ids = idsOf(refs, stored.kind);
    return ids.length === 0 ? [] : stored.shownOn(database, ids);
  });
}

function idsOf(refs: readonly ObjectRef[], kind: ObjectKind): string[] {
  return refs.filter((ref) => ref.kind === kind).map(({ id }) => id);
}
