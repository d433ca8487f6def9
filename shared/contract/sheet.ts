import { z } from 'zod';
import { brandSchema } from '../domain/brand.ts';
import { modeSchema } from './account.ts';
import { previewSampleSchema, sheetPreviewSchema } from './branding.ts';

/** The meta tag of `sheet.html` that main writes what is to be drawn into. */
export const SHEET_META = 'countertop-sheet';
/** The page's title once fonts and pictures are there and everything is drawn. */
export const SHEET_READY = 'ready';

/** Everything the sheet's page draws; it asks nobody for more. */
export const sheetContentSchema = z.strictObject({
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
export type SheetContent = z.infer<typeof sheetContentSchema>;
