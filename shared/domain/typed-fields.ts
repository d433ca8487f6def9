import * as z from 'zod';
import { setOwn } from './json.ts';
import { packageDimensionsSchema, productFieldsSchema, type ProductFields } from './product.ts';
import { isTypedText, typedTextSchema } from './typed-text.ts';

/** Fields as they are typed: where a text makes no value yet, the text itself, which cannot be published. */
export const typedFieldsSchema = productFieldsSchema.extend({
  packageDimensions: z.union([packageDimensionsSchema, typedTextSchema]).nullable(),
  metadata: z.record(z.string(), z.union([z.string(), typedTextSchema])),
});
export type TypedFields = z.infer<typeof typedFieldsSchema>;

const METADATA = 'metadata.';

/** A product's fields with the drafts among them that are typed text and no value. */
export function withTypedText(
  fields: ProductFields,
  drafts: readonly { readonly path: string; readonly value: unknown }[],
): TypedFields {
  const typed: TypedFields = { ...fields, metadata: { ...fields.metadata } };
  for (const { path, value } of drafts) {
    if (!isTypedText(value)) continue;
    if (path === 'packageDimensions') typed.packageDimensions = value;
    else if (path.startsWith(METADATA)) setOwn(typed.metadata, path.slice(METADATA.length), value);
  }
  return typed;
}
