import type { EditLabel, ProductChanges } from '#shared/contract/catalog.ts';
import { type ProductFields, tidyProductFields } from '#shared/domain/product.ts';
import type { Database } from './database.ts';
import type { EditStep, FieldStep } from './edit-steps.ts';
import { readField } from './field-path.ts';
import { productShape } from './kinds/product-shape.ts';
import { backSteps, changeSteps } from './edit-plan.ts';
import { applySteps } from './object-edits.ts';
import type { PathValue } from './stored-kind.ts';
import type { VisibleProduct } from './visible.ts';

/** Fields as they came over the contract: what is absent stays as it is. */
export type FieldChanges = { readonly [F in keyof ProductChanges]?: ProductChanges[F] | undefined };

/** Changes fields as one undo step. Nothing happens when nothing is different. */
export function editFields(
  database: Database,
  product: VisibleProduct,
  changes: FieldChanges,
  label: EditLabel['label'],
  nowAt: number,
): void {
  applyProductSteps(database, product, fieldSteps(product, changes, nowAt), label, nowAt);
}

/** The steps from what is seen to what is wanted, one for each field that differs. */
export function fieldSteps(product: VisibleProduct, changes: FieldChanges, nowAt: number): FieldStep[] {
  return changeSteps(productShape, product, wantedValues(product, changes), nowAt);
}

/** The steps back to Stripe's copy: every draft and conflict gone. */
export function discardSteps(product: VisibleProduct): FieldStep[] {
  return backSteps(productShape, product);
}

/** One product's steps as one edit, named after it. */
export function applyProductSteps(
  database: Database,
  product: VisibleProduct,
  steps: readonly EditStep[],
  label: EditLabel['label'],
  nowAt: number,
): void {
  applySteps(database, steps, label, nameAfter(product, steps), nowAt);
}

function wantedValues(product: VisibleProduct, changes: FieldChanges): PathValue[] {
  const given = Object.entries(changes).filter(([, value]) => value !== undefined);
  // Typed text stands where a value will; tidying looks at plain text alone.
  const tidy = tidyProductFields({
    ...product.fields,
    ...(Object.fromEntries(given) as Partial<ProductFields>),
  });
  return given.flatMap(([name]) => {
    if (name !== 'metadata') return [{ path: name, value: readField(tidy, name) }];
    const keys = new Set([
      ...Object.keys(product.fields.metadata),
      ...Object.keys(tidy.metadata),
      ...draftedKeys(product),
    ]);
    return [...keys].map((key) => {
      const path = `metadata.${key}`;
      return { path, value: readField(tidy, path) };
    });
  });
}

/** Of metadata: a key that was typed twice is a draft and no field. */
function draftedKeys({ drafts }: VisibleProduct): string[] {
  const prefix = 'metadata.';
  return drafts.filter(({ path }) => path.startsWith(prefix)).map(({ path }) => path.slice(prefix.length));
}

function nameAfter(product: VisibleProduct, steps: readonly EditStep[]): string {
  const renamed = steps.find((step): step is FieldStep => step.kind === 'field' && step.path === 'name');
  const name = renamed?.after.visible;
  return typeof name === 'string' && name !== '' ? name : product.fields.name;
}
