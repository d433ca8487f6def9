import { z } from 'zod';
import { priceFieldsSchema } from './price.ts';

/** Widths that previews are drawn at, whatever room there is: scaled as a whole, never reflowed. Pixels. */
export const PREVIEW_WIDTHS = { phone: 375, desktop: 860, paper: 640 } as const;

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
