import { isMadeProductId, validateProductId } from '#shared/domain/product-id.ts';
import { TYPED_ID, typedText } from '#shared/domain/typed-text.ts';
import { failure } from '#shared/errors.ts';
import type { Database } from '../database.ts';
import { applyProductSteps } from '../draft-edits.ts';
import { changeSteps } from '../edit-plan.ts';
import { recordEdit } from '../edit-steps.ts';
import { touchObjects } from '../kinds.ts';
import { productShape } from '../kinds/product-shape.ts';
import { renameProduct } from '../rename-product.ts';
import { readOneVisible } from '../visible.ts';
import { readDetail, type StoredDetail } from './products.ts';

export const productIdMethods = {
  /**
   * Chooses the id that a new product will have in Stripe (facts 1.1). What no product can have, or
   * another one has, is kept as it was typed and changes nothing else. Fails with
   * `catalog/product-unknown`, or `catalog/product-id-fixed` once it is frozen or in Stripe. Undoable.
   *
   * @param input.typed word for word; spaces around it do not count, and empty is "none of my own".
   * @param input.madeId for a product that is to have none of the person's own.
   */
  setProductId(
    database: Database,
    input: { productId: string; typed: string; madeId: string; nowAt: number },
  ): StoredDetail {
    const { productId, typed, madeId, nowAt } = input;
    const product = readOneVisible(database, productId);
    if (product === null) throw failure('catalog/product-unknown', { productId });
    if (product.base !== null || product.creating) throw failure('catalog/product-id-fixed', { productId });
    const noneOwn = isMadeProductId(productId) ? productId : madeId;
    const newId = typed.trim() === '' ? noneOwn : typed.trim();
    const isKept = validateProductId(newId).length > 0 || (newId !== productId && isTaken(database, newId));
    const value = isKept ? typedText({ [TYPED_ID]: typed }) : null;
    const steps = changeSteps(productShape, product, [{ path: TYPED_ID, value }], nowAt);
    applyProductSteps(database, product, steps, 'id', nowAt);
    if (isKept || newId === productId) return readDetail(database, productId);
    moveProduct(database, productId, newId);
    const object = { kind: 'product', id: newId } as const;
    const step = { kind: 'name', object, before: productId, after: newId } as const;
    recordEdit(database, { label: 'id', name: product.fields.name, steps: [step] }, nowAt);
    return readDetail(database, newId);
  },
};

/** Moves it and what is derived; fails with `catalog/product-id-taken`. */
export function moveProduct(database: Database, from: string, to: string): void {
  if (isTaken(database, to)) throw failure('catalog/product-id-taken', { id: to });
  renameProduct(database, from, to);
  touchObjects(database, [{ kind: 'product', id: to }], [{ kind: 'product', id: from }]);
}

function isTaken(database: Database, id: string): boolean {
  return readOneVisible(database, id) !== null || wasUsed(database, id);
}

/** By a product that only undo can bring back: both would have one history. */
function wasUsed(database: Database, id: string): boolean {
  return (
    database.get(`SELECT 1 FROM edit_step WHERE object_kind = 'product' AND object_id = ? LIMIT 1`, id) !==
    undefined
  );
}
