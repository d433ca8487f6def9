import { z } from 'zod';
import { priceFieldsSchema } from './price.ts';

/** A product as previews show it: the merchant's own, from the local catalog. */
export const previewProductSchema = z.strictObject({
  name: z.string(),
  description: z.string().nullable(),
  /** Address on our own scheme; null without an image. */
  imageUrl: z.string().nullable(),
  unitLabel: z.string().nullable(),
  features: z.array(z.string()),
  statementDescriptor: z.string().nullable(),
  /** The default price as far as a line of text needs it. */
  price: priceFieldsSchema
    .pick({
      currency: true,
      unitAmountMinor: true,
      unitAmountDecimal: true,
      customUnitAmount: true,
      billingScheme: true,
      tiers: true,
      transformQuantity: true,
      recurring: true,
    })
    .nullable(),
});
export type PreviewProduct = z.infer<typeof previewProductSchema>;
