import { isEqual } from './equal.ts';
import { setOwn } from './json.ts';
import { mergeField } from './merge.ts';
import type { FieldKind } from './merge.ts';
import { PRODUCT_FIELD_NAMES, productFieldsSchema, tidyProductFields } from './product.ts';
import type { ProductFieldName, ProductFields } from './product.ts';

/** How each field of a product merges (design "Sync" 4). */
export const PRODUCT_FIELD_KINDS: Readonly<Record<ProductFieldName, FieldKind>> = {
  name: 'value',
  active: 'value',
  description: 'value',
  images: 'list',
  url: 'value',
  taxCode: 'value',
  performanceLocation: 'value',
  statementDescriptor: 'value',
  unitLabel: 'value',
  marketingFeatures: 'list',
  metadata: 'map',
  packageDimensions: 'value',
  shippable: 'value',
  defaultPriceId: 'value',
};

type PlainFieldName = Exclude<ProductFieldName, 'metadata'>;

/** One changed metadata key; null is "no such key". */
export interface MetadataChange {
  readonly field: 'metadata';
  readonly key: string;
  readonly before: string | null;
  readonly after: string | null;
}

export type PlainFieldChange = {
  [F in PlainFieldName]: {
    readonly field: F;
    readonly key: null;
    readonly before: ProductFields[F];
    readonly after: ProductFields[F];
  };
}[PlainFieldName];

/**
 * One changed field. A draft is a list of these: `after` is what the person wants, `before` the
 * value in Stripe that it was made on.
 */
export type ProductChange = PlainFieldChange | MetadataChange;

/** The same field changed on both sides, to different values. `base` is what both started from. */
export interface ProductConflict {
  readonly field: ProductFieldName;
  readonly key: string | null;
  readonly base: unknown;
  readonly mine: unknown;
  readonly theirs: unknown;
}

export interface ProductMerge {
  /** Stripe's copy with every change that merged. Fields in conflict stand as in Stripe. */
  readonly merged: ProductFields;
  /** What is left to send: from Stripe's copy to `merged`. Empty when Stripe already has it all. */
  readonly changes: readonly ProductChange[];
  readonly conflicts: readonly ProductConflict[];
}

/** What differs, field by field and metadata key by key. Empty text and "not set" are the same. */
export function diffProduct(before: ProductFields, after: ProductFields): ProductChange[] {
  const left = tidyProductFields(before);
  const right = tidyProductFields(after);
  const changes: ProductChange[] = [];
  for (const field of PRODUCT_FIELD_NAMES) {
    if (field === 'metadata') changes.push(...diffMetadata(left.metadata, right.metadata));
    else if (!isEqual(left[field], right[field])) {
      changes.push({
        field,
        key: null,
        before: left[field],
        after: right[field],
      } as PlainFieldChange);
    }
  }
  return changes;
}

/** The fields with the changes made: Stripe's copy ⊕ draft. Nothing is checked or merged. */
export function applyProductChanges(fields: ProductFields, changes: readonly ProductChange[]): ProductFields {
  const result: ProductFields = { ...fields, metadata: { ...fields.metadata } };
  for (const change of changes) {
    if (change.field !== 'metadata') Object.assign(result, { [change.field]: change.after });
    else if (change.after === null) delete result.metadata[change.key];
    else setOwn(result.metadata, change.key, change.after);
  }
  return result;
}

/**
 * Brings a draft onto Stripe's present copy, each field from its own base (design "Sync" 3).
 * A conflict holds back its field alone.
 */
export function mergeProductChanges(changes: readonly ProductChange[], theirs: ProductFields): ProductMerge {
  const tidy = tidyProductFields(theirs);
  const mergeable: ProductChange[] = [];
  const conflicts: ProductConflict[] = [];
  for (const change of changes) {
    const remote = change.field === 'metadata' ? ownText(tidy.metadata, change.key) : tidy[change.field];
    const kind = change.field === 'metadata' ? 'value' : PRODUCT_FIELD_KINDS[change.field];
    const outcome = mergeField<unknown>(kind, change.before, change.after, remote);
    if (outcome.status === 'merged') {
      mergeable.push({ ...change, before: remote, after: outcome.value } as ProductChange);
    } else {
      const { field, key, before, after } = change;
      conflicts.push({ field, key, base: before, mine: after, theirs: remote });
    }
  }
  const merged = applyProductChanges(tidy, mergeable);
  return { merged, changes: diffProduct(tidy, merged), conflicts };
}

/** Three-way merge of whole copies: what I changed since `base`, brought onto `theirs`. */
export function mergeProduct(base: ProductFields, mine: ProductFields, theirs: ProductFields): ProductMerge {
  return mergeProductChanges(diffProduct(base, mine), theirs);
}

/** `name`, `images`, `metadata.colour`: names a change in tables, paths and messages. */
export function changePath(change: { readonly field: string; readonly key: string | null }): string {
  return change.key === null ? change.field : `${change.field}.${change.key}`;
}

/**
 * The change that `changePath` named, from values that were stored or came over a wire; null when
 * the path names no field or a value does not fit it.
 */
export function changeFromPath(path: string, before: unknown, after: unknown): ProductChange | null {
  if (path.startsWith('metadata.')) {
    const key = path.slice('metadata.'.length);
    return isTextOrNull(before) && isTextOrNull(after) ? { field: 'metadata', key, before, after } : null;
  }
  if (path === 'metadata' || !Object.hasOwn(productFieldsSchema.shape, path)) return null;
  const field = path as PlainFieldName;
  const schema = productFieldsSchema.shape[field];
  const fits = schema.safeParse(before).success && schema.safeParse(after).success;
  return fits ? ({ field, key: null, before, after } as PlainFieldChange) : null;
}

function diffMetadata(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): MetadataChange[] {
  const changes: MetadataChange[] = [];
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [left, right] = [ownText(before, key), ownText(after, key)];
    if (left !== right) changes.push({ field: 'metadata', key, before: left, after: right });
  }
  return changes;
}

function ownText(map: Readonly<Record<string, string>>, key: string): string | null {
  return Object.hasOwn(map, key) ? (map[key] ?? null) : null;
}

function isTextOrNull(value: unknown): value is string | null {
  return value === null || typeof value === 'string';
}
