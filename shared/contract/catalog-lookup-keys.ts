import { z } from 'zod';
import { priceFieldsSchema } from '../domain/price.ts';
import { nothing, query } from './procedure.ts';

/** A price that has, or is to have, a lookup key. */
export const keyedPriceSchema = z.strictObject({
  priceId: z.string(),
  productId: z.string(),
  productName: z.string(),
  lookupKey: z.string(),
  fields: priceFieldsSchema,
  /** The key is drafted: Stripe has it elsewhere, or nowhere. */
  isDrafted: z.boolean(),
  /** Taken from the price that holds it, at publish. */
  takesOver: z.boolean(),
});
export type KeyedPrice = z.infer<typeof keyedPriceSchema>;

export const catalogLookupKeys = {
  /** Every lookup key of the catalog as it is seen, archived holders too; the first 5,000 by key. */
  listLookupKeys: query({
    right: 'catalog.read',
    input: nothing,
    output: z.strictObject({ prices: z.array(keyedPriceSchema), total: z.number().int() }),
    errors: ['account/none-open'],
  }),
};
