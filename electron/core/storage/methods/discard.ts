import type { ObjectRef } from '#shared/contract/object.ts';
import { failure } from '#shared/errors.ts';
import type { Database } from '../database.ts';
import type { EditStep } from '../edit-steps.ts';
import { storedKind } from '../kinds.ts';
import { backSteps, objectStep } from '../edit-plan.ts';
import { applySteps } from '../object-edits.ts';
import { ATTACHED_PATH } from '../operation-row.ts';
import type { AnyStoredKind, ParsedBase } from '../stored-kind.ts';
import { readVisibleObjects, type VisibleObject } from '../visible-object.ts';
import { readOneVisiblePrice } from '../visible-price.ts';
import { readDetail, type StoredDetail } from './products.ts';

/** `nowAt`: local time in milliseconds. */
export interface OnObject {
  readonly object: ObjectRef;
  readonly nowAt: number;
}

/** What the review takes back, for any kind. Undoable; fails with `sync/object-unknown`. */
export const discardMethods = {
  /** Back to Stripe's copy; one that is only here disappears. */
  discardObject(database: Database, { object, nowAt }: OnObject): { changed: ObjectRef[] } {
    const { stored, visible } = known(database, object);
    const steps = discardSteps(database, stored, visible);
    return { changed: applySteps(database, steps, 'discard', stored.titleOf(database, visible), nowAt) };
  },

  /** The same for a price, answering its product; `catalog/price-unknown`. */
  discardPrice(database: Database, { priceId, nowAt }: { priceId: string; nowAt: number }): StoredDetail {
    const price = readOneVisiblePrice(database, priceId);
    if (price === null) throw failure('catalog/price-unknown', { priceId });
    discardMethods.discardObject(database, { object: { kind: 'price', id: priceId }, nowAt });
    return readDetail(database, price.productId);
  },

  /** One change back to Stripe's copy; a change that is not there is no mistake. */
  discardChange(
    database: Database,
    { object, path, nowAt }: OnObject & { path: string },
  ): { changed: ObjectRef[] } {
    const { stored, visible } = known(database, object);
    const isAttached = path === ATTACHED_PATH[object.kind] && visible.object?.intent === 'create';
    const steps =
      isAttached && visible.object !== null
        ? [objectStep(visible, { ...visible.object, attached: null })]
        : backSteps(stored, visible).filter((step) => step.path === path);
    return { changed: applySteps(database, steps, 'discard', stored.titleOf(database, visible), nowAt) };
  },
};

/** Back to Stripe's copy, with what was drafted along with it. */
function discardSteps(
  database: Database,
  stored: AnyStoredKind,
  visible: VisibleObject<ParsedBase<unknown>, unknown>,
): EditStep[] {
  const whole = visible.object === null ? [] : [objectStep(visible, null)];
  return [...whole, ...backSteps(stored, visible), ...(stored.discardedWith?.(database, visible) ?? [])];
}

function known(
  database: Database,
  object: ObjectRef,
): { stored: AnyStoredKind; visible: VisibleObject<ParsedBase<unknown>, unknown> } {
  const stored = storedKind(object.kind);
  const visible = readVisibleObjects(database, stored, [object.id]).get(object.id);
  if (visible === undefined) throw failure('sync/object-unknown', { id: object.id });
  return { stored, visible };
}
