import { setOwn } from '#shared/domain/json.ts';
import {
  emptyProductFields,
  productFieldsSchema,
  type ProductFieldName,
  type ProductFields,
} from '#shared/domain/product.ts';

/**
 * Names one field of a product: a key of ProductFields, or `metadata.<key>`. In tables, drafts,
 * operations and undo alike. An absent metadata key has the value null.
 */
export type FieldPath = string;

const METADATA = 'metadata.';

export function readField(fields: ProductFields, path: FieldPath): unknown {
  if (path.startsWith(METADATA)) {
    const key = path.slice(METADATA.length);
    return Object.hasOwn(fields.metadata, key) ? fields.metadata[key] : null;
  }
  return isFieldName(path) ? fields[path] : undefined;
}

/**
 * Lays changes over fields, later ones over earlier ones. A value of the wrong type (typed text that
 * is none yet, a damaged row, a field that an older build knew) is left out: one bad value must not hide a product.
 */
export function withChanges(
  fields: ProductFields,
  changes: readonly { readonly path: FieldPath; readonly value: unknown }[],
): ProductFields {
  if (changes.length === 0) return fields;
  const result: ProductFields = { ...fields, metadata: { ...fields.metadata } };
  for (const { path, value } of changes) {
    if (path.startsWith(METADATA)) {
      const key = path.slice(METADATA.length);
      if (typeof value === 'string') setOwn(result.metadata, key, value);
      else if (value === null || value === undefined) delete result.metadata[key];
    } else if (isFieldName(path)) {
      const parsed = productFieldsSchema.shape[path].safeParse(value);
      if (parsed.success) Object.assign(result, { [path]: parsed.data });
    }
  }
  return result;
}

const EMPTY = emptyProductFields();

function isFieldName(path: string): path is ProductFieldName {
  return Object.hasOwn(EMPTY, path);
}
