import type { EditLabel, UndoState } from '#shared/contract/catalog.ts';
import { type ObjectRef, refKey, uniqueRefs } from '#shared/contract/object.ts';
import { TYPED_ID } from '#shared/domain/typed-text.ts';
import { failure } from '#shared/errors.ts';
import type { Database } from '../database.ts';
import { isSameValue, putDraftObject } from '../draft-rows.ts';
import {
  type Direction,
  type EditHead,
  type EditStep,
  type FieldSide,
  type FieldStep,
  markEdit,
  type NameStep,
  type ObjectStep,
  readNextEdit,
  readUsableSteps,
} from '../edit-steps.ts';
import { shownOn, storedKind, touchObjects } from '../kinds.ts';
import { putSide } from '../object-edits.ts';
import { moveProduct } from './product-id.ts';
import type { AnyStoredKind, ParsedBase } from '../stored-kind.ts';
import { readVisibleObjects, type VisibleObject } from '../visible-object.ts';

export interface Undone {
  readonly done: EditLabel;
  /** Every object that was changed, in the order the edit changed them, then those that show them. */
  readonly changed: ObjectRef[];
  /** Of a product whose id was taken back. */
  readonly renamed?: { readonly from: string; readonly to: string };
}

/** Objects looked at together: few enough for memory, enough that one query serves many. */
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
   * Takes the last local change back, on every object it touched that is still there. Fails with
   * `catalog/nothing-to-undo` or, changing nothing, `catalog/product-being-published`.
   */
  undo(database: Database, input: { nowAt: number }): Undone {
    return travel(database, 'undo', input.nowAt);
  },

  /** Makes the last undone change again; as `undo`, with `catalog/nothing-to-redo`. */
  redo(database: Database, input: { nowAt: number }): Undone {
    return travel(database, 'redo', input.nowAt);
  },

  /** Takes a stretched edit back that was given up half way, and forgets it: as if never begun. */
  revokeEdit(database: Database, input: { editId: number; nowAt: number }): { changed: ObjectRef[] } {
    const changed = moveSteps(database, readUsableSteps(database, input.editId), 'undo', input.nowAt);
    database.run('DELETE FROM edit WHERE id = ?', input.editId);
    return { changed };
  },
};

function labelOf({ label, name, itemCount }: EditHead): EditLabel {
  return { label, name, count: itemCount };
}

function travel(database: Database, direction: Direction, nowAt: number): Undone {
  const edit = readNextEdit(database, direction);
  if (edit === null) {
    throw failure(direction === 'undo' ? 'catalog/nothing-to-undo' : 'catalog/nothing-to-redo');
  }
  const steps = readUsableSteps(database, edit.id);
  const [first] = steps;
  if (first?.kind === 'name') return travelName(database, edit, first, direction);
  const changed = moveSteps(database, steps, direction, nowAt);
  markEdit(database, edit.id, direction);
  return { done: labelOf(edit), changed };
}

/** Answers what was changed, in the order of the steps, then what shows it. */
function moveSteps(
  database: Database,
  steps: readonly EditStep[],
  direction: Direction,
  nowAt: number,
): ObjectRef[] {
  const refs = uniqueRefs(steps.map(({ object }) => object));
  const byObject = Map.groupBy(steps, ({ object }) => refKey(object));
  const shown: ObjectRef[] = [];
  for (const [kind, group] of Map.groupBy(refs, (ref) => ref.kind)) {
    const stored = storedKind(kind);
    for (let start = 0; start < group.length; start += STRETCH) {
      const some = group.slice(start, start + STRETCH);
      const ids = some.map(({ id }) => id);
      const own = some.flatMap((ref) => byObject.get(refKey(ref)) ?? []);
      const before = shownOn(database, some);
      moveObjects(database, stored, ids, own, direction, nowAt);
      moveFields(database, stored, ids, own, direction, nowAt);
      shown.push(...touchObjects(database, some, before));
    }
  }
  return uniqueRefs([...refs, ...shown]);
}

function travelName(database: Database, edit: EditHead, step: NameStep, direction: Direction): Undone {
  const from = step.object.id;
  const to = direction === 'undo' ? step.before : step.after;
  const [product] = readVisibleObjects(database, storedKind('product'), [from]).values();
  if (product?.creating === true) throw failure('catalog/product-being-published', { productId: from });
  moveProduct(database, from, to);
  markEdit(database, edit.id, direction);
  const changed = [to, from].map((id) => ({ kind: 'product', id }) as const);
  return { done: labelOf(edit), changed, renamed: { from, to } };
}

type Visible = VisibleObject<ParsedBase<unknown>, unknown>;

function moveObjects(
  database: Database,
  stored: AnyStoredKind,
  ids: readonly string[],
  steps: readonly EditStep[],
  direction: Direction,
  nowAt: number,
): void {
  const moves = steps.filter((step): step is ObjectStep => step.kind === 'object');
  if (moves.length === 0) return;
  const objects = readVisibleObjects(database, stored, ids);
  for (const { object: ref, before, after } of moves) {
    const object = objects.get(ref.id);
    const isFrozen = object?.creating === true || (object?.deleting === true && object.object === null);
    if (isFrozen) throw failure('catalog/product-being-published', { productId: ref.id });
    putDraftObject(database, ref, direction === 'undo' ? before : after, nowAt);
  }
}

/** After the objects: whether one is there decides what its fields stand on. */
function moveFields(
  database: Database,
  stored: AnyStoredKind,
  ids: readonly string[],
  steps: readonly EditStep[],
  direction: Direction,
  nowAt: number,
): void {
  const objects = readVisibleObjects(database, stored, ids);
  for (const step of steps) {
    if (step.kind !== 'field') continue;
    const object = objects.get(step.object.id);
    if (step.path === TYPED_ID && object?.creating === true) {
      throw failure('catalog/product-being-published', { productId: step.object.id });
    }
    const target = direction === 'undo' ? step.before : step.after;
    const side = object === undefined ? null : sideNow(stored, object, step, target, nowAt);
    putSide(database, step.object, step.path, side ?? { draft: null, conflict: null, visible: null });
  }
}

/**
 * The wanted side on today's ground: since the edit was made, the field may have been published
 * or changed at Stripe.
 */
function sideNow(
  stored: AnyStoredKind,
  object: Visible,
  step: FieldStep,
  target: FieldSide,
  nowAt: number,
): FieldSide | null {
  const underNow = stored.readField(object.under, step.path);
  const draftNow = object.drafts.find(({ path }) => path === step.path);
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
  const conflictNow = object.conflicts.find(({ path }) => path === step.path) ?? null;
  const conflict = isSameGround ? target.conflict : conflictNow && { ...conflictNow, mine: value };
  return { draft: { base, value, changedAt: nowAt }, conflict, visible: value };
}
