import type { ObjectRef } from '#shared/contract/object.ts';
import type { Database } from './database.ts';
import { storedKind } from './kinds.ts';
import { readVisible, type VisibleProduct } from './visible.ts';

/** Everything a person wants of one product, with what it stands on. */
export interface DraftedProduct extends VisibleProduct {
  readonly kind: 'product';
  /** Known at Stripe; a product with prices cannot be deleted (facts 1.3). */
  readonly priceCount: number;
}

/** Everything a person wants of one object, as its kind's review and requests need it. */
export type DraftedObject = DraftedProduct;

/** In the order given; what exists no more is left out. */
export function readDrafted(database: Database, refs: readonly ObjectRef[]): DraftedObject[] {
  return readDraftedProducts(database, idsOf(refs, 'product'));
}

/** The same object without some of its changes: as it would be were they not made. */
export function withoutPaths<D extends DraftedObject>(drafted: D, paths: readonly string[]): D {
  if (paths.length === 0) return drafted;
  const isKept = ({ path }: { readonly path: string }): boolean => !paths.includes(path);
  const drafts = drafted.drafts.filter(isKept);
  // The kind's own fields go in and come out.
  const fields = storedKind(drafted.kind).withChanges(drafted.under, drafts) as D['fields'];
  return { ...drafted, drafts, fields, conflicts: drafted.conflicts.filter(isKept) };
}

function idsOf(refs: readonly ObjectRef[], kind: ObjectRef['kind']): string[] {
  return refs.filter((ref) => ref.kind === kind).map(({ id }) => id);
}

function readDraftedProducts(database: Database, ids: readonly string[]): DraftedProduct[] {
  return [...readVisible(database, ids).values()].map((product) => ({
    ...product,
    kind: 'product',
    priceCount: countPrices(database, product.id),
  }));
}

function countPrices(database: Database, productId: string): number {
  return (
    database.get<{ count: number }>('SELECT count(*) AS count FROM price WHERE product_id = ?', productId)
      ?.count ?? 0
  );
}
