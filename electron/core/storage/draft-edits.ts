import type { EditLabel } from '#shared/contract/catalog.ts';
import { type ProductFields, tidyProductFields } from '#shared/domain/product.ts';
import type { Database } from './database.ts';
import { isSameValue, putDraft, putDraftObject, putFieldConflict } from './draft-rows.ts';
import { type EditStep, type FieldSide, type FieldStep, recordEdit } from './edit-steps.ts';
import { readField } from './field-path.ts';
import { reindexProducts } from './reindex.ts';
import type { DraftObject, VisibleProduct } from './visible.ts';

/** Fields as they came over the contract: what is absent stays as it is. */
export type FieldChanges = { readonly [F in keyof ProductFields]?: ProductFields[F] | undefined };

/** Changes fields as one undo step. Answers false when nothing is different. */
export function editFields(
  database: Database,
  product: VisibleProduct,
  changes: FieldChanges,
  label: EditLabel['label'],
  nowAt: number,
): boolean {
  return applySteps(database, [product], fieldSteps(product, changes, nowAt), label, nowAt);
}

/** The steps from what is seen to what is wanted, one for each field that differs. */
export function fieldSteps(product: VisibleProduct, changes: FieldChanges, nowAt: number): FieldStep[] {
  return wantedValues(product, changes)
    .filter(({ path, value }) => !isSameValue(readField(product.fields, path), value))
    .map(({ path, value }) => {
      const before = sideOf(product, path);
      return fieldStep(product, path, before, wantedSide(product, path, value, before, nowAt));
    });
}

/** The steps back to Stripe's copy: every draft and conflict gone. */
export function discardSteps(product: VisibleProduct): FieldStep[] {
  const paths = new Set([...product.drafts, ...product.conflicts].map(({ path }) => path));
  return [...paths].map((path) => {
    const after: FieldSide = { draft: null, conflict: null, visible: readField(product.under, path) };
    return fieldStep(product, path, sideOf(product, path), after);
  });
}

export function objectStep(product: VisibleProduct, after: DraftObject | null): EditStep {
  return { kind: 'object', productId: product.id, before: product.object, after };
}

/**
 * Makes the steps true, keeps them for undo as one edit, and brings the index up to date: one
 * product or many, all in the caller's transaction. Answers false when there is nothing to do.
 */
export function applySteps(
  database: Database,
  products: readonly VisibleProduct[],
  steps: readonly EditStep[],
  label: EditLabel['label'],
  nowAt: number,
): boolean {
  const first = products.find(({ id }) => id === steps[0]?.productId);
  if (first === undefined) return false;
  for (const step of steps) {
    if (step.kind === 'object') putDraftObject(database, step.productId, step.after, nowAt);
    else putSide(database, step.productId, step.path, step.after);
  }
  recordEdit(database, { label, name: nameAfter(first, steps), steps }, nowAt);
  reindexProducts(
    database,
    steps.map(({ productId }) => productId),
  );
  return true;
}

export function putSide(database: Database, productId: string, path: string, side: FieldSide): void {
  putDraft(database, productId, path, side.draft);
  putFieldConflict(database, productId, path, side.conflict);
}

function wantedValues(product: VisibleProduct, changes: FieldChanges): { path: string; value: unknown }[] {
  const given = Object.entries(changes).filter(([, value]) => value !== undefined);
  const tidy = tidyProductFields({ ...product.fields, ...Object.fromEntries(given) });
  return given.flatMap(([name]) => {
    if (name !== 'metadata') return [{ path: name, value: readField(tidy, name) }];
    const keys = new Set([...Object.keys(product.fields.metadata), ...Object.keys(tidy.metadata)]);
    return [...keys].map((key) => {
      const path = `metadata.${key}`;
      return { path, value: readField(tidy, path) };
    });
  });
}

function sideOf(product: VisibleProduct, path: string): FieldSide {
  const draft = product.drafts.find((candidate) => candidate.path === path);
  const conflict = product.conflicts.find((candidate) => candidate.path === path);
  return {
    draft: draft === undefined ? null : withoutPath(draft),
    conflict: conflict === undefined ? null : withoutPath(conflict),
    visible: readField(product.fields, path),
  };
}

function wantedSide(
  product: VisibleProduct,
  path: string,
  value: unknown,
  before: FieldSide,
  nowAt: number,
): FieldSide {
  const under = readField(product.under, path);
  // Equal to Stripe's value: there is nothing to send, so there is no draft.
  if (isSameValue(value, under)) return { draft: null, conflict: null, visible: under };
  const made = before.draft === null ? under : before.draft.base;
  // Typed back to what it was made on, while Stripe's has moved: wanted all the same, so it is
  // made on Stripe's present value now; a merge would take it for "unchanged".
  const base = isSameValue(value, made) ? under : made;
  const conflict = before.conflict === null ? null : { ...before.conflict, mine: value };
  return { draft: { base, value, changedAt: nowAt }, conflict, visible: value };
}

function fieldStep(product: VisibleProduct, path: string, before: FieldSide, after: FieldSide): FieldStep {
  const under = readField(product.under, path);
  return { kind: 'field', productId: product.id, path, under, before, after };
}

function nameAfter(product: VisibleProduct, steps: readonly EditStep[]): string {
  const renamed = steps.find(
    (step): step is FieldStep =>
      step.kind === 'field' && step.path === 'name' && step.productId === product.id,
  );
  const name = renamed?.after.visible;
  return typeof name === 'string' && name !== '' ? name : product.fields.name;
}

function withoutPath<T extends { readonly path: string }>(row: T): Omit<T, 'path'> {
  const { path: _path, ...rest } = row;
  return rest;
}
