import { z } from 'zod';
import { brandSchema } from '../domain/brand.ts';
import { modeSchema } from './account.ts';
import { previewSampleSchema, sheetPreviewSchema } from './branding.ts';
import { portalPreviewSchema } from './portal.ts';

/** The meta tag of `sheet.html` that main writes what is to be drawn into. */
export const SHEET_META = 'countertop-sheet';
/** The page's title once fonts and pictures are there and everything is drawn. */
export const SHEET_READY = 'ready';

/** Chosen previews of a draft of the brand, on one sheet for a designer. */
const brandSheetSchema = z.strictObject({
  what: z.literal('brand'),
  /** The language of the sheet's own words; each preview has its own. */
  language: z.enum(['en', 'ja']),
  kind: z.enum(['pdf', 'png']),
  draftName: z.string(),
  accountName: z.string(),
  mode: modeSchema,
  /** Local time, milliseconds. */
  madeAt: z.number(),
  brand: brandSchema,
  sample: previewSampleSchema,
  previews: z.array(sheetPreviewSchema),
});

/** One page of the portal as it is previewed. */
const portalPictureSchema = z.strictObject({
  what: z.literal('portal'),
  /** The language of the words around the picture. */
  language: z.enum(['en', 'ja']),
  kind: z.literal('png'),
  /** Which page, and for whom. */
  title: z.string(),
  ...portalPreviewSchema.shape,
});

/** Everything the sheet's page draws; it asks nobody for more. */
export const sheetContentSchema = z.discriminatedUnion('what', [brandSheetSchema, portalPictureSchema]);
export type SheetContent = z.infer<typeof sheetContentSchema>;
export type BrandSheet = z.infer<typeof brandSheetSchema>;
export type PortalPicture = z.infer<typeof portalPictureSchema>;
/** What is asked to be drawn: the app's language is the printer's to say. */
export type SheetOrder = Omit<BrandSheet, 'language'> | Omit<PortalPicture, 'language'>;
