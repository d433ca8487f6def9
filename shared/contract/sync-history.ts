import { z } from 'zod';
import { objectRefSchema } from './object.ts';
import { command, nothing, query } from './procedure.ts';

export const fieldChangeSchema = z.strictObject({
  /** A field of the object's kind, `metadata.<key>`, a new product's `firstPrice`. */
  path: z.string(),
  before: z.unknown(),
  after: z.unknown(),
});
export type FieldChange = z.infer<typeof fieldChangeSchema>;

/**
 * By what a change came: from here, from Countertop on another computer, from the Dashboard or
 * another program (Stripe does not tell which), by Stripe itself.
 */
export const changeSourceSchema = z.enum(['here', 'countertop-elsewhere', 'elsewhere', 'stripe']);
export type ChangeSource = z.infer<typeof changeSourceSchema>;

/** Whether a write of ours replaced somebody's value between reading and writing (design, Sync 5). */
export const overwriteCheckSchema = z.enum(['clear', 'overwrote', 'unchecked']);

/** A line of an object's history: its journal here and Stripe's events, merged. */
export const historyEntrySchema = z.strictObject({
  id: z.string(),
  /** Local milliseconds for what came from here; Stripe's seconds × 1000 for all else. */
  at: z.number(),
  by: changeSourceSchema,
  requestId: z.string().nullable(),
  /** Of our own updates; null until the event of it has come. */
  check: overwriteCheckSchema.nullable(),
  /** Empty where the object was made or deleted, or where the event cannot be read in our terms. */
  changes: z.array(fieldChangeSchema),
});
export type HistoryEntry = z.infer<typeof historyEntrySchema>;

/** Somebody's value that a write of ours replaced. */
export const overwrittenSchema = z.strictObject({
  id: z.number().int(),
  object: objectRefSchema,
  productId: z.string().nullable(),
  title: z.string(),
  path: z.string(),
  lost: z.unknown(),
  written: z.unknown(),
  foundAt: z.number(),
});
export type Overwritten = z.infer<typeof overwrittenSchema>;

/** Why something of a publish has no inverse, and what comes nearest (facts 1.2, 1.3, 2.1). */
export const noInverseSchema = z.strictObject({
  object: objectRefSchema,
  title: z.string(),
  path: z.string().nullable(),
  reason: z.enum([
    'has-prices',
    'deleted',
    'tax-behavior-fixed',
    'changed-since',
    'archived-instead',
    'deactivated-instead',
    'gone',
    /** It is drafted all the same: that it was empty before may be more than Stripe takes (facts 13). */
    'may-not-clear',
  ]),
});
export type NoInverse = z.infer<typeof noInverseSchema>;

export const syncHistory = {
  /** Who changed what of an object when, newest first. */
  listHistory: query({
    right: 'catalog.read',
    input: z.strictObject({ object: objectRefSchema, limit: z.number().int().min(1).max(500) }),
    output: z.strictObject({ entries: z.array(historyEntrySchema), more: z.boolean() }),
    errors: ['account/none-open'],
  }),
  /** Drafts a value that a field had before. */
  restoreValue: command({
    right: 'catalog.write',
    input: z.strictObject({ object: objectRefSchema, path: z.string(), value: z.unknown() }),
    output: nothing,
    errors: ['account/none-open', 'sync/object-unknown', 'app/disk-full'],
  }),
  /** Values that our writes replaced and that nobody has decided about. */
  listOverwritten: query({
    right: 'catalog.read',
    input: nothing,
    output: z.strictObject({ overwritten: z.array(overwrittenSchema) }),
    errors: ['account/none-open'],
  }),
  /** `restore` drafts the lost value, to be reviewed and published; `dismiss` leaves ours. */
  settleOverwritten: command({
    right: 'catalog.write',
    input: z.strictObject({ id: z.number().int(), choice: z.enum(['restore', 'dismiss']) }),
    output: nothing,
    errors: ['account/none-open', 'sync/conflict-unknown', 'sync/object-unknown', 'app/disk-full'],
  }),
  /**
   * Drafts the inverse of everything a publish did, to be reviewed like any change. What has no
   * inverse is answered with its reason; where something comes near, that is drafted.
   */
  undoPublish: command({
    right: 'catalog.write',
    input: z.strictObject({ publishId: z.number().int() }),
    output: z.strictObject({ drafted: z.number().int(), without: z.array(noInverseSchema) }),
    errors: ['account/none-open', 'sync/publish-unknown', 'app/disk-full'],
  }),
};
