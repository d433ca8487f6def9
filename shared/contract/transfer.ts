import { z } from 'zod';
import { priceFieldsSchema } from '../domain/price.ts';
import { modeSchema } from './account.ts';
import { countedProgressSchema } from './catalog-sheet.ts';
import { fieldProblemSchema } from './problem.ts';
import { command, nothing, stream } from './procedure.ts';

/** Where a catalog is read from: what Stripe has of a connected account, or a backup that was opened. */
export const transferSourceSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('account'), accountId: z.string() }),
  z.strictObject({ type: z.literal('backup'), backupId: z.string() }),
]);
export type TransferSource = z.infer<typeof transferSourceSchema>;

const differenceSchema = z.strictObject({ path: z.string(), before: z.unknown(), after: z.unknown() });

const comparedPriceSchema = z.strictObject({
  sourceId: z.string(),
  /** `replace`: what Stripe never changes differs, so a change of price is drafted. */
  action: z.enum(['create', 'update', 'replace', 'refused']),
  changes: z.array(differenceSchema),
  /** The price in the target; null where there is none yet. */
  before: priceFieldsSchema.nullable(),
  after: priceFieldsSchema,
  problem: fieldProblemSchema.nullable(),
});

/** A product that differs: what copying it would change in the target. */
export const comparedProductSchema = z.strictObject({
  sourceId: z.string(),
  /** Null where it would be made. */
  targetId: z.string().nullable(),
  name: z.string(),
  /** `refused`: nothing of it can be copied, for the reasons at its prices. */
  action: z.enum(['create', 'update', 'refused']),
  changes: z.array(differenceSchema),
  prices: z.array(comparedPriceSchema),
  /** Another price becomes the default. */
  movesDefault: z.boolean(),
});
export type ComparedProduct = z.infer<typeof comparedProductSchema>;

export const comparisonSchema = z.strictObject({
  counts: z.strictObject({
    new: z.number().int(),
    changed: z.number().int(),
    same: z.number().int(),
    refused: z.number().int(),
    /** Archived in the source and not in the target, and not asked for. */
    left: z.number().int(),
    /** Products of the target that the source does not have; they stay as they are. */
    onlyInTarget: z.number().int(),
  }),
  /** Names it to `readCompared`, until something else is compared. */
  comparisonId: z.string(),
  /** The first of those that differ; the counts are of all. */
  products: z.array(comparedProductSchema),
  /** The source's meters: a metered price is copied only to a meter of the target. */
  meters: z.array(z.strictObject({ id: z.string(), targetId: z.string(), prices: z.number().int() })),
});
export type Comparison = z.infer<typeof comparisonSchema>;

const sides = z.strictObject({
  source: transferSourceSchema,
  targetId: z.string(),
  /** The source's meters → the target's, as far as the person said; kept for the next time. */
  meters: z.record(z.string(), z.string()),
  /** Make what is archived in the source and not there in the target, too: archived. */
  withArchived: z.boolean(),
});

/**
 * What is not taken of one product: `description`, `metadata.<key>`, `defaultPriceId`, a price as a
 * whole as `prices.<source id>`, a field of one that is changed as `prices.<source id>.<path>`.
 */
const leftOutSchema = z.strictObject({ sourceId: z.string(), paths: z.array(z.string()) });
export type LeftOut = z.infer<typeof leftOutSchema>;

const ERRORS = [
  'account/unknown',
  'account/key-needed',
  'account/demo-failed',
  'transfer/same-account',
  'transfer/backup-forgotten',
  'stripe/unreachable',
  'stripe/key-rejected',
  'stripe/not-stripe',
  'app/cancelled',
  'app/disk-full',
  'app/folder-read-only',
] as const;

/** Whole catalogs: compared, copied again and again, kept in a file and brought back. */
export const transfer = {
  /** What differs, by object and field: Stripe's copy of the source against the target with its drafts. */
  compare: stream({
    right: 'catalog.write',
    input: sides,
    progress: countedProgressSchema,
    output: comparisonSchema,
    errors: [...ERRORS],
  }),
  /**
   * More of those that differ, in the same order, as they differ now; at most 500 at once. What has
   * become the same meanwhile is left out.
   */
  readCompared: command({
    right: 'catalog.write',
    input: z.strictObject({
      comparisonId: z.string(),
      start: z.number().int(),
      count: z.number().int().max(500),
    }),
    output: z.strictObject({ products: z.array(comparedProductSchema) }),
    errors: ['transfer/comparison-forgotten', ...ERRORS],
  }),
  /**
   * Drafts what differs in the target, as one undo step there; `productIds` are the source's, null
   * for all but those in `except`. Nothing is sent. Drafted again, only what changed since is. Cancelled, nothing has changed.
   */
  copy: stream({
    right: 'catalog.write',
    input: sides.extend({
      productIds: z.array(z.string()).max(200_000).nullable(),
      except: z.array(z.string()).max(200_000),
      leftOut: z.array(leftOutSchema).max(200_000),
    }),
    progress: countedProgressSchema,
    /** Products drafted. */
    output: z.strictObject({ drafted: z.number().int() }),
    errors: [...ERRORS],
  }),
  /**
   * Drafts the portal settings of a backup in the target, read from Stripe first where that can be.
   * One undo step a configuration; answers of how many. What is switched on, and the login page, stay as they are. Done again, nothing changes.
   */
  restorePortal: command({
    right: 'portal.write',
    input: z.strictObject({ backupId: z.string(), targetId: z.string() }),
    /** `left`: without a name and without a counterpart. */
    output: z.strictObject({ drafted: z.number().int(), left: z.number().int() }),
    errors: [
      ...ERRORS,
      'stripe/permission-missing',
      'stripe/rate-limited',
      'stripe/fault',
      'stripe/timeout',
      'stripe/unexpected-object',
      'stripe/refused',
      'stripe/missing',
    ],
  }),
  /** Writes what Stripe has of the account on screen to one JSON file: no customers, no drafts, no keys. */
  saveBackup: stream({
    right: 'catalog.read',
    input: nothing,
    progress: countedProgressSchema,
    output: z.strictObject({ saved: z.boolean(), products: z.number().int(), prices: z.number().int() }),
    errors: ['account/none-open', 'app/cancelled', 'app/disk-full', 'app/folder-read-only'],
  }),
  /** Reads such a file and keeps it until another is opened. */
  openBackup: command({
    right: 'catalog.write',
    input: z.strictObject({ bytes: z.instanceof(Uint8Array) }),
    output: z.strictObject({
      backupId: z.string(),
      account: z.string(),
      mode: modeSchema,
      /** Local time (ms) when it was written. */
      madeAt: z.number(),
      products: z.number().int(),
      prices: z.number().int(),
      /** Configurations of the customer portal. */
      portal: z.number().int(),
    }),
    errors: ['catalog/import-too-large', 'transfer/not-a-backup', 'transfer/backup-too-new'],
  }),
};
