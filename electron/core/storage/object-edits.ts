import type { EditLabel } from '#shared/contract/catalog.ts';
import { type ObjectRef, uniqueRefs } from '#shared/contract/object.ts';
import type { Database } from './database.ts';
import { putDraft, putDraftObject, putFieldConflict } from './draft-rows.ts';
import { type EditStep, type FieldSide, recordEdit } from './edit-steps.ts';
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
  const refs = uniqueRefs(steps.map(({ object }) => object));
  const before = shownOn(database, refs);
  for (const step of steps) {
    if (step.kind === 'object') putDraftObject(database, step.object, step.after, nowAt);
    else if (step.kind === 'field') putSide(database, step.object, step.path, step.after);
  }
  recordEdit(database, { label, name, steps }, nowAt);
  return touchObjects(database, refs, before);
}

export function putSide(database: Database, object: ObjectRef, path: string, side: FieldSide): void {
  putDraft(database, object, path, side.draft);
  putFieldConflict(database, object, path, side.conflict);
}
