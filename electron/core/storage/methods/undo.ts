import type { EditLabel, UndoState } from '#shared/contract/catalog.ts';
import { failure } from '#shared/errors.ts';
import type { Database } from '../database.ts';
import { putSide } from '../draft-edits.ts';
import { isSameValue, putDraftObject } from '../draft-rows.ts';
import {
  type EditStep,
  type FieldSide,
  type FieldStep,
  forgetEdit,
  markEdit,
  type ObjectStep,
  readNextEdit,
  type StoredEdit,
} from '../edit-steps.ts';
import { readField } from '../field-path.ts';
import { reindexProducts } from '../reindex.ts';
import { readOneVisible, type VisibleProduct } from '../visible.ts';

type Direction = 'undo' | 'redo';

export interface Undone {
  readonly done: EditLabel;
  readonly productId: string;
}

export const undoMethods = {
  readUndoState(database: Database): UndoState {
    const label = (direction: Direction): EditLabel | null => {
      const edit = nextUsable(database, direction);
      return edit === null ? null : { label: edit.label, name: edit.name };
    };
    return { undo: label('undo'), redo: label('redo') };
  },

  /** Takes the last local change back. Fails with `catalog/nothing-to-undo`. */
  undo(database: Database, input: { nowAt: number }): Undone {
    return travel(database, 'undo', input.nowAt);
  },

  /** Makes the last undone change again. Fails with `catalog/nothing-to-redo`. */
  redo(database: Database, input: { nowAt: number }): Undone {
    return travel(database, 'redo', input.nowAt);
  },
};

function travel(database: Database, direction: Direction, nowAt: number): Undone {
  const edit = nextUsable(database, direction);
  if (edit === null) {
    throw failure(direction === 'undo' ? 'catalog/nothing-to-undo' : 'catalog/nothing-to-redo');
  }
  const isObject = (step: EditStep): step is ObjectStep => step.kind === 'object';
  const isField = (step: EditStep): step is FieldStep => step.kind === 'field';
  for (const step of edit.steps.filter(isObject)) moveObject(database, step, direction, nowAt);
  for (const step of edit.steps.filter(isField)) moveField(database, step, direction, nowAt);
  markEdit(database, edit.id, direction === 'undo');
  reindexProducts(
    database,
    edit.steps.map(({ productId }) => productId),
  );
  return { done: { label: edit.label, name: edit.name }, productId: edit.productId };
}

/**
 * The next edit that still means something. One whose product was published as new, or is gone,
 * is forgotten: taking a published product back is a publish of its own.
 */
function nextUsable(database: Database, direction: Direction): StoredEdit | null {
  for (;;) {
    const edit = readNextEdit(database, direction);
    if (edit === null || edit.steps.every((step) => isUsable(database, edit, step))) return edit;
    forgetEdit(database, edit.id);
  }
}

function isUsable(database: Database, edit: StoredEdit, step: EditStep): boolean {
  const product = readOneVisible(database, step.productId);
  if (step.kind === 'object') {
    const intents = [step.before?.intent, step.after?.intent];
    if (intents.includes('create')) return (product?.base ?? null) === null;
    return product !== null;
  }
  return product !== null || edit.steps.some((other) => other.kind === 'object');
}

function moveObject(database: Database, step: ObjectStep, direction: Direction, nowAt: number): void {
  const product = readOneVisible(database, step.productId);
  const isFrozen = product !== null && (product.creating || (product.deleting && product.object === null));
  if (isFrozen) throw failure('catalog/product-being-published', { productId: step.productId });
  putDraftObject(database, step.productId, direction === 'undo' ? step.before : step.after, nowAt);
}

function moveField(database: Database, step: FieldStep, direction: Direction, nowAt: number): void {
  const product = readOneVisible(database, step.productId);
  const target = direction === 'undo' ? step.before : step.after;
  const side = product === null ? null : sideNow(product, step, target, nowAt);
  putSide(database, step.productId, step.path, side ?? { draft: null, conflict: null, visible: null });
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
