import * as z from 'zod';
import { fieldError } from './problem.ts';
import type { FieldProblem } from './problem.ts';
import { validateProductId } from './product-id.ts';

/**
 * What a person typed into a field where it makes no value yet ("12,x", two of four sizes): kept as
 * a draft like any other, word for word, and never sent. In order: which box (or metadata key), and
 * the text in it.
 */
export const typedTextSchema = z.strictObject({
  typed: z.array(z.tuple([z.string(), z.string()])).max(100),
});
export type TypedText = z.infer<typeof typedTextSchema>;

/** Where an own id stands that no product can have: of a new product, and no field of Stripe's. */
export const TYPED_ID = 'id';

export function typedText(parts: Readonly<Record<string, string>>): TypedText {
  return { typed: Object.entries(parts) };
}

/** True for what `typedText` made, wherever a field's value may stand. */
export function isTypedText(value: unknown): value is TypedText {
  return typedTextSchema.safeParse(value).success;
}

/** The text in one box; empty where nothing was typed. */
export function textIn({ typed }: TypedText, part: string): string {
  return typed.find(([name]) => name === part)?.[1] ?? '';
}

/**
 * Why a change cannot be published as it is typed; null where it has a value.
 *
 * @param path of the change: `firstPrice`, `packageDimensions`, `metadata.<key>`, `id`.
 */
function unreadableProblem(path: string, value: unknown): FieldProblem | null {
  if (!isTypedText(value)) return null;
  if (path === 'firstPrice') {
    return fieldError('product/first-price-unreadable', path, { typed: textIn(value, 'amount') });
  }
  if (path === TYPED_ID) return typedIdProblem(textIn(value, TYPED_ID).trim());
  if (path === 'packageDimensions') return fieldError('product/dimensions-incomplete', path);
  return fieldError('product/metadata-key-twice', path, { key: value.typed[0]?.[0] ?? '' });
}

function typedIdProblem(id: string): FieldProblem {
  return validateProductId(id)[0] ?? fieldError('product/id-taken', TYPED_ID, { id });
}

/** Drafts of a product that are typed text and no value yet: each keeps it from being published. */
export function unreadableProblems(product: {
  readonly drafts: readonly { readonly path: string; readonly value: unknown }[];
  readonly typedPrice: unknown;
}): FieldProblem[] {
  return [...product.drafts, { path: 'firstPrice', value: product.typedPrice }]
    .map(({ path, value }) => unreadableProblem(path, value))
    .filter((problem) => problem !== null);
}
