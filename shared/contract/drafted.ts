import { z } from 'zod';
import { changeSourceSchema } from './sync-history.ts';
import { fieldProblemSchema } from './problem.ts';
import { priceFieldsSchema } from '../domain/price.ts';

/** Marks of look.md: what stands between this product and Stripe's copy of it. */
export const marksSchema = z.strictObject({
  /** Not in Stripe yet. */
  isNew: z.boolean(),
  /** Has a draft. */
  changed: z.boolean(),
  /** Frozen for publishing, not settled. */
  waiting: z.boolean(),
  /** The same field changed on both sides. */
  conflict: z.boolean(),
  /** Stripe refused the last attempt. */
  refused: z.boolean(),
  /** Will be deleted at the next publish. */
  deleting: z.boolean(),
});
export type Marks = z.infer<typeof marksSchema>;

/**
 * A field as both sides know it. `base` is Stripe's value the draft was made on, `value` what the
 * person wants. Paths: a key of ProductFields, or `metadata.<key>`.
 */
export const fieldDraftSchema = z.strictObject({
  path: z.string(),
  base: z.unknown(),
  value: z.unknown(),
  changedAt: z.number(),
});
export type FieldDraft = z.infer<typeof fieldDraftSchema>;

export const fieldConflictSchema = z.strictObject({
  path: z.string(),
  base: z.unknown(),
  mine: z.unknown(),
  theirs: z.unknown(),
  /** Stripe's time (seconds) of the change on its side, where known. */
  theirsAt: z.number().nullable(),
  /** By what it changed there, as far as Stripe's events tell. */
  theirsBy: changeSourceSchema.nullable(),
});
export type FieldConflict = z.infer<typeof fieldConflictSchema>;

export const refusalSchema = z.strictObject({ message: z.string(), requestId: z.string().nullable() });

/**
 * A price as it is seen: base ⊕ unfinished operations ⊕ drafts. Amounts in minor units; decimals as
 * strings (facts 2.1). Paths of drafts, conflicts and problems: a key of PriceFields,
 * `metadata.<key>`, `currencyOptions.<currency>`.
 */
export const priceSchema = z.strictObject({
  /** Stripe's id or, until Stripe has given one, a local id. */
  id: z.string(),
  productId: z.string(),
  /** Seconds by Stripe's clock; null for a price that is only here. */
  createdAt: z.number().nullable(),
  isDefault: z.boolean(),
  fields: priceFieldsSchema,
  /** Stripe's copy, as last read; null for a new price. */
  base: priceFieldsSchema.nullable(),
  marks: marksSchema,
  drafts: z.array(fieldDraftSchema),
  conflicts: z.array(fieldConflictSchema),
  problems: z.array(fieldProblemSchema),
  /** Why Stripe refused the last attempt, in Stripe's words. */
  refusal: refusalSchema.nullable(),
  /** Of a new price: the id of the price it takes the place of. */
  replaces: z.string().nullable(),
  /** The id of the new price that takes its place at the next publish. */
  replacedBy: z.string().nullable(),
});
export type Price = z.infer<typeof priceSchema>;
