import { z } from 'zod';
import { priceFieldsSchema } from '../domain/price.ts';
import { command, nothing, query } from './procedure.ts';

const usedTaxCodesSchema = z.strictObject({
  favourites: z.array(z.string()),
  /** Newest first. */
  recent: z.array(z.string()),
});

export const catalogTax = {
  /** Tax codes that a person marked, and those chosen last. */
  getUsedTaxCodes: query({
    right: 'catalog.read',
    input: nothing,
    output: usedTaxCodesSchema,
    errors: ['account/none-open'],
  }),
  /** A code was chosen; `favourite` marks or unmarks it, null leaves that as it is. */
  rememberTaxCode: command({
    right: 'catalog.read',
    input: z.strictObject({ id: z.string().max(100), favourite: z.boolean().nullable() }),
    output: usedTaxCodesSchema,
    errors: ['account/none-open', 'app/disk-full', 'app/folder-read-only'],
  }),
  /** What keeps Stripe Tax from working: products without a code, active prices whose behaviour is not said. */
  checkTaxReadiness: query({
    right: 'catalog.read',
    input: nothing,
    output: z.strictObject({
      activeProducts: z.number().int(),
      withoutCode: z.number().int(),
      activePrices: z.number().int(),
      withoutBehavior: z.number().int(),
      /** The first of each, by name. */
      products: z.array(z.strictObject({ id: z.string(), name: z.string() })),
      prices: z.array(
        z.strictObject({
          id: z.string(),
          productId: z.string(),
          productName: z.string(),
          fields: priceFieldsSchema,
        }),
      ),
    }),
    errors: ['account/none-open'],
  }),
};
