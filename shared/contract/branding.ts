import { z } from 'zod';
import { brandSchema, BRAND_PORTAL_PAGES, BRAND_SURFACES, hexColourSchema } from '../domain/brand.ts';
import { LAUNCH_CHECKS } from '../domain/launch-checks.ts';
import { portalFieldsSchema } from '../domain/portal/fields-schema.ts';
import { previewProductSchema } from '../domain/preview-sample.ts';
import { modeSchema } from './account.ts';
import { planPriceSchema } from './portal.ts';
import { command, nothing, query, stream } from './procedure.ts';

const shortText = z.string().max(500).nullable();

/** What a person can set in a draft, but for its pictures. Cleared fields are null. */
export const brandTextsSchema = z.strictObject({
  businessName: shortText,
  brandColour: hexColourSchema.nullable(),
  accentColour: hexColourSchema.nullable(),
  supportEmail: shortText,
  supportPhone: shortText,
  supportUrl: shortText,
  statementDescriptor: shortText,
});
export type BrandTexts = z.infer<typeof brandTextsSchema>;

/** A brand that exists only here; nothing of it is ever sent to Stripe (facts 8: it cannot be). */
export const brandDraftSchema = z.strictObject({
  id: z.number().int(),
  name: z.string(),
  brand: brandSchema,
  /** Local times, milliseconds. */
  createdAt: z.number(),
  changedAt: z.number(),
  canUndo: z.boolean(),
  canRedo: z.boolean(),
});
export type BrandDraft = z.infer<typeof brandDraftSchema>;

/** `unreadable`: neither an existing link nor the file's own address answered; the person has to give the file. */
const pictureStateSchema = z.enum(['none', 'read', 'notPermitted', 'unreadable']);
export type PictureState = z.infer<typeof pictureStateSchema>;

/** What is live in one mode, as last read. There is no event for it: it is read on demand (facts 8). */
export const brandReadingSchema = z.strictObject({
  accountId: z.string(),
  mode: modeSchema,
  /** How the last attempt ended; what an earlier one brought stays. */
  state: z.enum(['notRead', 'read', 'notPermitted', 'failed']),
  /** Stripe's name for the permission that is missing; null where none is. */
  permission: z.string().nullable(),
  /** The code of what went wrong; null when nothing did. */
  errorCode: z.string().nullable(),
  /** Local time, milliseconds, of `brand`. */
  readAt: z.number().nullable(),
  brand: brandSchema.nullable(),
  pictures: z.strictObject({ icon: pictureStateSchema, logo: pictureStateSchema }),
});
export type BrandReading = z.infer<typeof brandReadingSchema>;

export const brandingStateSchema = z.strictObject({
  drafts: z.array(brandDraftSchema),
  /** The account on screen first, then its other mode where this computer knows it. */
  readings: z.array(brandReadingSchema),
});
export type BrandingState = z.infer<typeof brandingStateSchema>;

/** One lamp of the launch. `unknown`: it could not be looked at, for the reason given. */
export const launchCheckSchema = z.strictObject({
  id: z.enum(LAUNCH_CHECKS),
  state: z.enum(['fine', 'todo', 'unknown']),
  /** What the sentence `launch.<id>.<state>` speaks of. */
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  reason: z.enum(['notPermitted', 'noLiveAccount', 'unanswered', 'noSettings']).nullable(),
  permission: z.string().nullable(),
});
export type LaunchCheck = z.infer<typeof launchCheckSchema>;

/** Every surface and page in both languages on both devices: 7 of them, and 2 papers that have no device. */
export const SHEET_PREVIEWS_MAX = 32;

/** One picture of the sheet. */
export const sheetPreviewSchema = z.strictObject({
  surface: z.enum(BRAND_SURFACES),
  /** Which page, where the surface is the portal; the others have one. */
  page: z.enum(BRAND_PORTAL_PAGES).nullable(),
  device: z.enum(['phone', 'desktop']),
  language: z.enum(['en', 'ja']),
});
export type SheetPreview = z.infer<typeof sheetPreviewSchema>;

/** What previews are filled with. */
export const previewSampleSchema = z.strictObject({
  products: z.array(previewProductSchema),
  /** The default portal configuration as it is here; null where none was saved yet. */
  portal: z
    .strictObject({
      fields: portalFieldsSchema,
      /** What customers can switch to, in the list's order. */
      plans: z.array(
        z.strictObject({
          name: z.string(),
          prices: z.array(planPriceSchema),
          canChangeQuantity: z.boolean(),
        }),
      ),
    })
    .nullable(),
});
export type PreviewSample = z.infer<typeof previewSampleSchema>;

const byDraft = z.strictObject({ draftId: z.number().int() });
const draftName = z.string().trim().min(1).max(80);
const WRITE_ERRORS = ['account/none-open', 'app/disk-full', 'app/folder-read-only'] as const;
const draftErrors = [...WRITE_ERRORS, 'branding/draft-unknown'] as const;

export const branding = {
  /** Drafts and what was read of the live brand, without asking Stripe. */
  getState: query({
    right: 'branding.read',
    input: nothing,
    output: brandingStateSchema,
    errors: ['account/none-open'],
  }),
  /** Asks Stripe what is live, in every mode of this account that this computer has a key for. */
  readLive: command({
    right: 'branding.read',
    input: nothing,
    output: brandingStateSchema,
    errors: [...WRITE_ERRORS],
  }),
  /** A new draft: empty, a copy of what is live in a mode, or of another draft. */
  createDraft: command({
    right: 'branding.write',
    input: z.strictObject({
      name: draftName,
      from: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('blank') }),
        z.strictObject({ kind: z.literal('live'), mode: modeSchema }),
        z.strictObject({ kind: z.literal('draft'), draftId: z.number().int() }),
      ]),
    }),
    output: z.strictObject({ draftId: z.number().int(), state: brandingStateSchema }),
    errors: [...draftErrors, 'branding/not-read'],
  }),
  renameDraft: command({
    right: 'branding.write',
    input: byDraft.extend({ name: draftName }),
    output: brandingStateSchema,
    errors: [...draftErrors],
  }),
  /** Sets fields. Typing that goes on in the same field is one step to undo. */
  editDraft: command({
    right: 'branding.write',
    input: byDraft.extend({ changes: brandTextsSchema.partial() }),
    output: brandingStateSchema,
    errors: [...draftErrors],
  }),
  /** Sets icon or logo to bytes that Stripe would take as they are, or takes it away. */
  setPicture: command({
    right: 'branding.write',
    input: byDraft.extend({
      slot: z.enum(['icon', 'logo']),
      bytes: z.instanceof(Uint8Array).nullable(),
    }),
    output: brandingStateSchema,
    errors: [...draftErrors, 'branding/picture-refused'],
  }),
  undoEdit: command({
    right: 'branding.write',
    input: byDraft,
    output: brandingStateSchema,
    errors: [...draftErrors],
  }),
  redoEdit: command({
    right: 'branding.write',
    input: byDraft,
    output: brandingStateSchema,
    errors: [...draftErrors],
  }),
  /** The draft can be brought back until the app ends. */
  deleteDraft: command({
    right: 'branding.write',
    input: byDraft,
    output: brandingStateSchema,
    errors: [...draftErrors],
  }),
  restoreDraft: command({
    right: 'branding.write',
    input: byDraft,
    output: brandingStateSchema,
    errors: [...draftErrors],
  }),
  /** What previews are filled with: the merchant's own products and portal settings. */
  getPreviewSample: query({
    right: 'branding.read',
    input: nothing,
    output: previewSampleSchema,
    errors: ['account/none-open'],
  }),
  /** Looks at everything else that a launch needs; each step of progress is the whole list so far. */
  checkLaunch: stream({
    right: 'branding.read',
    input: byDraft,
    progress: z.strictObject({ checks: z.array(launchCheckSchema) }),
    output: z.strictObject({ checks: z.array(launchCheckSchema) }),
    errors: ['account/none-open', 'branding/draft-unknown', 'app/cancelled'],
  }),
  /** Writes icon and logo into a folder that the person chooses; null when they chose none. */
  exportPictures: command({
    right: 'branding.read',
    input: byDraft,
    output: z.strictObject({ folder: z.string(), files: z.array(z.string()) }).nullable(),
    errors: [...draftErrors, 'branding/file-not-written'],
  }),
  /** Draws chosen previews on one sheet and saves it where the person chooses; null when they chose no place. */
  exportSheet: command({
    right: 'branding.read',
    input: byDraft.extend({
      kind: z.enum(['pdf', 'png']),
      previews: z.array(sheetPreviewSchema).min(1).max(SHEET_PREVIEWS_MAX),
    }),
    output: z.strictObject({ file: z.string() }).nullable(),
    errors: [...draftErrors, 'branding/file-not-written', 'branding/sheet-failed'],
  }),
};
