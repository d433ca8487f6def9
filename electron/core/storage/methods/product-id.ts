import { failure } from '#shared/errors.ts';
import type { Database } from '../database.ts';
import { recordEdit } from '../edit-steps.ts';
import { touchObjects } from '../kinds.ts';
import { renameProduct } from '../rename-product.ts';
import { readOneVisible } from '../visible.ts';
import { readDetail, type StoredDetail } from './products.ts';

export const productIdMethods = {
  /**
   * Chooses the id that a new product will have in Stripe (facts 1.1). Fails with
   * `catalog/product-unknown`, `catalog/product-id-fixed` once it is frozen or in Stripe, or
   * `catalog/product-id-taken`. Undoable.
   */
  setProductId(database: Database, input: { productId: string; newId: string; nowAt: number }): StoredDetail {
    const { productId, newId, nowAt } = input;
    const product = readOneVisible(database, productId);
    if (product === null) throw failure('catalog/product-unknown', { productId });
    if (newId === productId) return readDetail(database, productId);
    if (product.base !== null || product.creating) throw failure('catalog/product-id-fixed', { productId });
    moveProduct(database, productId, newId);
    const step = {
      kind: 'name',
      object: { kind: 'product', id: newId },
      before: productId,
      after: newId,
    } as const;
    recordEdit(database, { label: 'id', name: product.fields.name, steps: [step] }, nowAt);
    return readDetail(database, newId);
  },
};

/** Moves it and what is derived; fails with `catalog/product-id-taken`. */
export function moveProduct(database: Database, from: string, to: string): void {
  const isTaken = readOneVisible(database, to) !== null || wasUsed(database, to);
  if (isTaken) throw failure('catalog/product-id-taken', { id: to });
  renameProduct(database, from, to);
  touchObjects(database, [{ kind: 'product', id: to }], [{ kind: 'product', id: from }]);
}

/** By a product that only undo can bring back: both would have one history. */
function wasUsed(database: Database, id: string): boolean {
  return (
    database.get(`SELECT 1 FROM edit_step WHERE object_kind = 'product' AND object_id = ? LIMIT 1`, id) !==
    undefined
  );
}
