import { isSameValue } from './draft-rows.ts';
import type { EditStep, FieldSide, FieldStep } from './edit-steps.ts';
import type { ObjectShape, ParsedBase, PathValue } from './stored-kind.ts';
import type { DraftObject, VisibleObject } from './visible-object.ts';

/** The steps from what is seen to what is wanted, one for each field that differs. */
export function changeSteps<B extends ParsedBase<F>, F>(
  shape: ObjectShape<B, F>,
  object: VisibleObject<B, F>,
  wanted: readonly PathValue[],
  nowAt: number,
): FieldStep[] {
  return wanted
    .filter(({ path, value }) => !isSameValue(wantedNow(shape, object, path), value))
    .map(({ path, value }) => {
      const before = sideOf(shape, object, path);
      return fieldStep(shape, object, path, before, wantedSide(shape, object, path, value, before, nowAt));
    });
}

/** The steps back to Stripe's copy: every draft and conflict gone. */
export function backSteps<B extends ParsedBase<F>, F>(
  shape: ObjectShape<B, F>,
  object: VisibleObject<B, F>,
): FieldStep[] {
  const paths = new Set([...object.drafts, ...object.conflicts].map(({ path }) => path));
  return [...paths].map((path) => {
    const after: FieldSide = { draft: null, conflict: null, visible: shape.readField(object.under, path) };
    return fieldStep(shape, object, path, sideOf(shape, object, path), after);
  });
}

export function objectStep(
  { kind, id, object }: Pick<VisibleObject<unknown, unknown>, 'kind' | 'id' | 'object'>,
  after: DraftObject | null,
): EditStep {
  return { kind: 'object', object: { kind, id }, before: object, after };
}

function sideOf<B extends ParsedBase<F>, F>(
  shape: ObjectShape<B, F>,
  object: VisibleObject<B, F>,
  path: string,
): FieldSide {
  const draft = object.drafts.find((candidate) => candidate.path === path);
  const conflict = object.conflicts.find((candidate) => candidate.path === path);
  return {
    draft: draft === undefined ? null : withoutPath(draft),
    conflict: conflict === undefined ? null : withoutPath(conflict),
    visible: wantedNow(shape, object, path),
  };
}

/** What the person wants of a field today: the draft even where it is typed text and shows in no field. */
function wantedNow<B extends ParsedBase<F>, F>(
  shape: ObjectShape<B, F>,
  object: VisibleObject<B, F>,
  path: string,
): unknown {
  const draft = object.drafts.find((candidate) => candidate.path === path);
  return draft === undefined ? shape.readField(object.fields, path) : draft.value;
}

function wantedSide<B extends ParsedBase<F>, F>(
  shape: ObjectShape<B, F>,
  object: VisibleObject<B, F>,
  path: string,
  value: unknown,
  before: FieldSide,
  nowAt: number,
): FieldSide {
  const under = shape.readField(object.under, path);
  // Equal to Stripe's value: there is nothing to send, so there is no draft.
  if (isSameValue(value, under)) return { draft: null, conflict: null, visible: under };
  const made = before.draft === null ? under : before.draft.base;
  // Typed back to what it was made on, while Stripe's has moved: wanted all the same, so it is
  // made on Stripe's present value now; a merge would take it for "unchanged".
  const base = isSameValue(value, made) ? under : made;
  const conflict = before.conflict === null ? null : { ...before.conflict, mine: value };
  return { draft: { base, value, changedAt: nowAt }, conflict, visible: value };
}

function fieldStep<B extends ParsedBase<F>, F>(
  shape: ObjectShape<B, F>,
  { kind, id, under }: VisibleObject<B, F>,
  path: string,
  before: FieldSide,
  after: FieldSide,
): FieldStep {
  return {
    kind: 'field',
    object: { kind, id },
    path,
    under: shape.readField(under, path),
    before,
    after,
  };
}

function withoutPath<T extends { readonly path: string }>(row: T): Omit<T, 'path'> {
  const { path: _path, ...rest } = row;
  return rest;
}
