import type { EditLabel } from '#shared/contract/catalog.ts';
import { type ObjectRef, uniqueRefs } from '#shared/contract/object.ts';
import type { Database } from './database.ts';
import { putDraft, putDraftObject, putFieldConflict } from './draft-rows.ts';
import { type EditStep, type FieldSide, growEdit, recordEdit } from './edit-steps.ts';
import { shownOn, touchObjects } from './kinds.ts';

/**
 * Makes the steps true, keeps them for undo as one edit, and brings what is derived up to date: one
 * object or many, of any kinds, all in the caller's transaction. Answers the objects shown
 * otherwise now; none when there is nothing to do.
 *
 * @param name of the (first) object, to say what would be undone.
 */
export function applySteps(
  database: Database,
  steps: readonly EditStep[],
  label: EditLabel['label'],
  name: string,
  nowAt: number,
): ObjectRef[] {
  if (steps.length === 0) return [];
  return makeTrue(database, steps, nowAt, () => recordEdit(database, { label, name, steps }, nowAt));
}

/**
 * The same for one stretch of an edit that was begun with `openEdit`.
 *
 * @param items how many of what the edit counts (cells, products) this stretch changes.
 */
export function applyStretch(
  database: Database,
  editId: number,
  steps: readonly EditStep[],
  items: number,
  nowAt: number,
): ObjectRef[] {
  if (steps.length === 0) return [];
  return makeTrue(database, steps, nowAt, () => growEdit(database, editId, steps, items));
}

function makeTrue(
  database: Database,
  steps: readonly EditStep[],
  nowAt: number,
  record: () => void,
): ObjectRef[] {
  const refs = uniqueRefs(steps.map(({ object }) => object));
  const before = shownOn(database, refs);
  for (const step of steps) {
    if (step.kind === 'object') putDraftObject(database, step.object, step.after, nowAt);
    else if (step.kind === 'field') putSide(database, step.object, step.path, step.after);
  }
  record();
  return touchObjects(database, refs, before);
}

export function putSide(database: Database, object: ObjectRef, path: string, side: FieldSide): void {
  putDraft(database, object, path, side.draft);
  putFieldConflict(database, object, path, side.conflict);
}
