import type { EditLabel, UndoState } from '#shared/contract/catalog.ts';
import { failure } from '#shared/errors.ts';
import type { Database } from '../database.ts';
import { putSide } from '../draft-edits.ts';
import { isSameValue, putDraftObject } from '../draft-rows.ts';
import {
  type Direction,
  type EditHead,
  type EditStep,
  type FieldSide,
  type FieldStep,
  markEdit,
  type ObjectStep,
  readNextEdit,
  readUsableSteps,
} from '../edit-steps.ts';
import { readField } from '../field-path.ts';
import { reindexProducts } from '../reindex.ts';
import { readVisible, type VisibleProduct } from '../visible.ts';

export interface Undone {
  readonly done: EditLabel;
  /** Every product that was changed, in the order the edit changed them. */
  readonly productIds: string[];
}

/** Products looked at together: few enough for memory, enough that one query serves many. */
const STRETCH = 500;

export const undoMethods = {
  /** What undo and redo would do now. Only looks: asked after every change. */
  readUndoState(database: Database): UndoState {
    const label = (direction: Direction): EditLabel | null => {
      const edit = readNextEdit(database, direction);
      return edit === null ? null : labelOf(edit);
    };
    return { undo: label('undo'), redo: label('redo') };
  },

  /**
   * Takes the last local change back, on every product it touched that is still there. Fails with
   * `catalog/nothing-to-undo` or, changing nothing, `catalog/product-being-published`.
   */
  undo(database: Database, input: { nowAt: number }): Undone {
    return travel(database, 'undo', input.nowAt);
  },

  /** Makes the last undone change again; as `undo`, with `catalog/nothing-to-redo`. */
  redo(database: Database, input: { nowAt: number }): Undone {
    return travel(database, 'redo', input.nowAt);
  },
};

function labelOf({ label, name }: EditHead): EditLabel {
  return { label, name };
}

function travel(database: Database, direction: Direction, nowAt: number): Undone {
  const edit = readNextEdit(database, direction);
  if (edit === null) {
    throw failure(direction === 'undo' ? 'catalog/nothing-to-undo' : 'catalog/nothing-to-redo');
  }
  const byProduct = Map.groupBy(readUsableSteps(database, edit.id), ({ productId }) => productId);
  const productIds = [...byProduct.keys()];
  for (let start = 0; start < productIds.length; start += STRETCH) {
    const ids = productIds.slice(start, start + STRETCH);
    const steps = ids.flatMap((id) => byProduct.get(id) ?? []);
    moveObjects(database, ids, steps, direction, nowAt);
    moveFields(database, ids, steps, direction, nowAt);
    reindexProducts(database, ids);
  }
  markEdit(database, edit.id, direction);
  return { done: labelOf(edit), productIds };
}

function moveObjects(
  database: Database,
  ids: readonly string[],
  steps: readonly EditStep[],
  direction: Direction,
  nowAt: number,
): void {
  const moves = steps.filter((step): step is ObjectStep => step.kind === 'object');
  if (moves.length === 0) return;
  const products = readVisible(database, ids);
  for (const { productId, before, after } of moves) {
    const product = products.get(productId);
    const isFrozen = product?.creating === true || (product?.deleting === true && product.object === null);
    if (isFrozen) throw failure('catalog/product-being-published', { productId });
    putDraftObject(database, productId, direction === 'undo' ? before : after, nowAt);
  }
}

/** After the objects: whether a product is there decides what its fields stand on. */
function moveFields(
  database: Database,
  ids: readonly string[],
  steps: readonly EditStep[],
  direction: Direction,
  nowAt: number,
): void {
  const products = readVisible(database, ids);
  for (const step of steps) {
    if (step.kind !== 'field') continue;
    const product = products.get(step.productId);
    const target = direction === 'undo' ? step.before : step.after;
    const side = product === undefined ? null : sideNow(product, step, target, nowAt);
    putSide(database, step.productId, step.path, side ?? { draft: null, conflict: null, visible: null });
  }
}

/**
 * The wanted side on today's ground: since the edit was made, the field may have been published
 * or changed at Stripe.
 */
function sideNow(
  product: VisibleProduct,
  step: FieldStep,
  target: FieldSide,
  nowAt: number,
): FieldSide | null {
  const underNow = readField(product.under, step.path);
  const draftNow = product.drafts.find(({ path }) => path === step.path);
  const isSameGround = isSameValue(underNow, step.under);
  if (target.draft === null) {
    // Still only here: Stripe's value, whatever it is by now. Published since: the old value is
    // wanted again, as a new draft.
    if (draftNow !== undefined || isSameValue(underNow, target.visible)) return null;
    const draft = { base: underNow, value: target.visible, changedAt: nowAt };
    return { draft, conflict: null, visible: target.visible };
  }
  const { value } = target.draft;
  if (isSameValue(value, underNow)) return null;
  const ownBase = isSameGround ? target.draft.base : underNow;
  const base = draftNow === undefined ? ownBase : draftNow.base;
  const conflictNow = product.conflicts.find(({ path }) => path === step.path) ?? null;
  const conflict = isSameGround ? target.conflict : conflictNow && { ...conflictNow, mine: value };
  return { draft: { base, value, changedAt: nowAt }, conflict, visible: value };
}
