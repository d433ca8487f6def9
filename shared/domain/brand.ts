import { z } from 'zod';

/** `#rrggbb`, lower case: as Stripe answers and as a draft keeps it (facts 8). */
export const hexColourSchema = z.string().regex(/^#[\da-f]{6}$/);

/** A picture of the brand, ready for an <img>. Sizes in pixels, null where they are not known. */
export const brandPictureSchema = z.strictObject({
  /** Address on our own scheme: the window shows no other. */
  url: z.string(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
});
export type BrandPicture = z.infer<typeof brandPictureSchema>;

/**
 * A brand as it is shown: what is live in one mode, or a draft of it. Null where nothing is set.
 * Branding and public details are two pages of the Dashboard and one brand to a customer (facts 8).
 */
export const brandSchema = z.strictObject({
  businessName: z.string().nullable(),
  /** Stripe's `primary_color`. */
  brandColour: hexColourSchema.nullable(),
  /** Stripe's `secondary_color`. */
  accentColour: hexColourSchema.nullable(),
  icon: brandPictureSchema.nullable(),
  logo: brandPictureSchema.nullable(),
  supportEmail: z.string().nullable(),
  supportPhone: z.string().nullable(),
  supportUrl: z.string().nullable(),
  /** The account's own; products can override it (facts 1.2). */
  statementDescriptor: z.string().nullable(),
});
export type Brand = z.infer<typeof brandSchema>;

/** A brand of which nothing is set, or nothing known. */
export const NO_BRAND = {
  businessName: null,
  brandColour: null,
  accentColour: null,
  icon: null,
  logo: null,
  supportEmail: null,
  supportPhone: null,
  supportUrl: null,
  statementDescriptor: null,
} as const satisfies Brand;

/** The pages and papers on which customers meet a brand. */
export const BRAND_SURFACES = ['portal', 'checkout', 'invoice', 'email', 'pricingTable', 'bankLine'] as const;
export type BrandSurface = (typeof BRAND_SURFACES)[number];

/** The pages of the portal that a brand is shown on. */
export const BRAND_PORTAL_PAGES = ['login', 'home', 'switch', 'cancel'] as const;
export type BrandPortalPage = (typeof BRAND_PORTAL_PAGES)[number];

/** What a surface does with one part of the brand. `unknown`: Stripe publishes no rule. */
export type BrandUse = 'shown' | 'background' | 'ifNoLogo' | 'notShown' | 'unknown';

/** The table of facts 8. Which element takes which colour is not specified by Stripe. */
export const BRAND_USES: Readonly<
  Record<BrandSurface, Readonly<Record<'icon' | 'logo' | 'brandColour' | 'accentColour', BrandUse>>>
> = {
  portal: { icon: 'shown', logo: 'notShown', brandColour: 'shown', accentColour: 'shown' },
  checkout: { icon: 'ifNoLogo', logo: 'shown', brandColour: 'unknown', accentColour: 'shown' },
  invoice: { icon: 'ifNoLogo', logo: 'shown', brandColour: 'shown', accentColour: 'notShown' },
  email: { icon: 'shown', logo: 'notShown', brandColour: 'shown', accentColour: 'background' },
  pricingTable: { icon: 'unknown', logo: 'unknown', brandColour: 'unknown', accentColour: 'unknown' },
  bankLine: { icon: 'notShown', logo: 'notShown', brandColour: 'notShown', accentColour: 'notShown' },
};
