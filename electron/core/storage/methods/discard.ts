import type { ObjectRef } from '#shared/contract/object.ts';
import { failure } from '#shared/errors.ts';
import type { Database } from '../database.ts';
import { storedKind } from '../kinds.ts';
import { applySteps, backSteps, objectStep } from '../object-edits.ts';
import { ATTACHED_PATH } from '../operation-row.ts';
import type { AnyStoredKind, ParsedBase } from '../stored-kind.ts';
import { readVisibleObjects, type VisibleObject } from '../visible-object.ts';

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
    const whole = visible.object === null ? [] : [objectStep(visible, null)];
    const steps = [...whole, ...backSteps(stored, visible)];
    return { changed: applySteps(database, steps, 'discard', stored.titleOf(database, visible), nowAt) };
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

function known(
  database: Database,
  object: ObjectRef,
): { stored: AnyStoredKind; visible: VisibleObject<ParsedBase<unknown>, unknown> } {
  const stored = storedKind(object.kind);
  const visible = readVisibleObjects(database, stored, [object.id]).get(object.id);
  if (visible === undefined) throw failure('sync/object-unknown', { id: object.id });
  return { stored, visible };
}
