import { z } from 'zod';
import { keptTypingSchema, priceEditorSchema } from '../domain/price-typing.ts';
import { priceFieldsSchema } from '../domain/price.ts';
import { command } from './procedure.ts';

/** Fields of a price to set; what is absent stays as it is. */
export const priceChangesSchema = priceFieldsSchema.partial();
export type PriceChanges = z.infer<typeof priceChangesSchema>;

/** What stands in a price's editor and is no price yet; at most one an editor and price. */
export const typedPriceSchema = z.strictObject({
  mode: priceEditorSchema,
  /** Null for a new price. */
  priceId: z.string().nullable(),
  kept: keptTypingSchema,
  /** Local time in milliseconds. */
  typedAt: z.number(),
});
export type TypedPrice = z.infer<typeof typedPriceSchema>;

/** The part of `catalog` that drafts prices; each answers the product that the price is of. */
export function priceProcedures<P extends z.ZodType>(productDetailSchema: P) {
  return {
    /**
     * Drafts a new price of a product; published as `POST /v1/prices`. What is absent of `fields` is
     * not set (`active` is true). `makeDefault` also drafts it as the product's default price. Undoable
     * as one step. Answers the product, the price among its `prices` under a local id. What was kept of
     * typing it (keepTypedPrice) goes in the same step.
     */
    addPrice: command({
      right: 'catalog.write',
      input: z.strictObject({
        productId: z.string(),
        fields: priceChangesSchema,
        makeDefault: z.boolean(),
      }),
      output: productDetailSchema,
      errors: ['account/none-open', 'catalog/product-unknown', 'app/disk-full', 'app/folder-read-only'],
    }),
    /**
     * Drafts changes of a price. Of one that Stripe has, only `active`, `nickname`, `lookupKey`,
     * `taxBehavior` (once), `currencyOptions` and `metadata` (facts 2.1); any other field answers
     * `catalog/price-fixed` with its `path`: that is a case for changePrice. Of a new price, any field.
     * `transferLookupKey`: the key is taken from the price that holds it; counts only with `lookupKey`.
     */
    editPrice: command({
      right: 'catalog.write',
      input: z.strictObject({
        priceId: z.string(),
        changes: priceChangesSchema,
        transferLookupKey: z.boolean().default(false),
        /** These are what the price's editor was for: what was kept of typing them goes. */
        endsTyping: z.boolean().optional(),
      }),
      output: productDetailSchema,
      errors: [
        'account/none-open',
        'catalog/price-unknown',
        'catalog/price-fixed',
        'app/disk-full',
        'app/folder-read-only',
      ],
    }),
    /**
     * Drafts another price in the place of one that Stripe has (facts 2.1, 12.2): the same but for
     * `changes`, the default where the old one is, with its lookup key; the old one is archived where
     * `archiveOld`. One undo step, published as up to four requests in an order in which there is
     * always a price to sell. Of a price that is only here: `catalog/price-not-published`, edit it.
     */
    changePrice: command({
      right: 'catalog.write',
      input: z.strictObject({
        priceId: z.string(),
        changes: priceChangesSchema,
        archiveOld: z.boolean().default(true),
      }),
      output: productDetailSchema,
      errors: [
        'account/none-open',
        'catalog/price-unknown',
        'catalog/price-not-published',
        'catalog/product-unknown',
        'app/disk-full',
        'app/folder-read-only',
      ],
    }),
    /**
     * Keeps on disk what stands in a price's editor, word for word, until it is saved; null lets go of
     * it. No change of the catalog: nothing of it is reviewed, sent or undone. Among the product's
     * `typedPrices` while the product and the price are there.
     */
    keepTypedPrice: command({
      right: 'catalog.write',
      input: z.strictObject({
        productId: z.string(),
        mode: priceEditorSchema,
        priceId: z.string().nullable(),
        kept: keptTypingSchema.nullable(),
      }),
      output: productDetailSchema,
      errors: ['account/none-open', 'catalog/product-unknown', 'app/disk-full', 'app/folder-read-only'],
    }),
    /**
     * Drops what is drafted of a price. A new one disappears, and with it what it was drafted with: the
     * choice as default price, the archiving of the price it was to replace. Undoable.
     */
    discardPrice: command({
      right: 'catalog.write',
      input: z.strictObject({ priceId: z.string() }),
      output: productDetailSchema,
      errors: ['account/none-open', 'catalog/price-unknown', 'catalog/product-unknown', 'app/disk-full'],
    }),
  };
}
