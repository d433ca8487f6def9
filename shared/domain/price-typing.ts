import * as z from 'zod';
import { isEqual } from './equal.ts';
import { priceFormSchema } from './price-form.ts';

/** How a price's editor was opened: for a new price, for one that is there, for another in its place. */
export const PRICE_EDITORS = ['add', 'edit', 'change'] as const;
export const priceEditorSchema = z.enum(PRICE_EDITORS);
export type PriceEditor = z.infer<typeof priceEditorSchema>;

/** All that a person has typed and chosen in the editor of a price, word for word, before it is a price. */
export const priceTypingSchema = z
  .strictObject({
    form: priceFormSchema,
    /** Metadata, a line each: key and value; keys may be empty or twice. */
    lines: z.array(z.tuple([z.string(), z.string()]).readonly()).readonly(),
    makeDefault: z.boolean(),
    archiveOld: z.boolean(),
    /** Take the lookup key over from the price that holds it. */
    transfer: z.boolean(),
  })
  .readonly();
export type PriceTyping = z.infer<typeof priceTypingSchema>;

/** What was typed, and what the editor showed before: the two differ in what the person did. */
export const keptTypingSchema = z.strictObject({ before: priceTypingSchema, typed: priceTypingSchema });
export type KeptTyping = z.infer<typeof keptTypingSchema>;

/**
 * What was typed, over the price as it is now: what the person left alone follows the price, which
 * others may have changed since.
 */
export function typingOver({ before, typed }: KeptTyping, now: PriceTyping): PriceTyping {
  return { ...over(before, typed, now), form: over(before.form, typed.form, now.form) };
}

function over<T extends object>(before: T, typed: T, now: T): T {
  const touched = Object.entries(typed).filter(([key, value]) => !isEqual(value, before[key as keyof T]));
  return { ...now, ...Object.fromEntries(touched) };
}
