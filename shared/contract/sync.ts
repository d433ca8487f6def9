import { z } from 'zod';
import { objectRefSchema } from './object.ts';
import { fieldProblemSchema } from './problem.ts';
import { ERROR_CODES } from '../errors.ts';
import { syncChangeSets } from './sync-change-sets.ts';
import { fieldChangeSchema, syncHistory } from './sync-history.ts';
import { command, nothing, query, stream } from './procedure.ts';

export const appErrorSchema = z.strictObject({
  code: z.enum(ERROR_CODES),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  path: z.string().optional(),
  requestId: z.string().optional(),
});

export const progressSchema = z.strictObject({
  done: z.number().int(),
  /** Null while the whole is not known. */
  total: z.number().int().nullable(),
});
export type Progress = z.infer<typeof progressSchema>;

/** The state of sync in words; counts are objects, times local milliseconds. */
export const syncStatusSchema = z.strictObject({
  activity: z.enum(['idle', 'pulling', 'refreshing', 'publishing', 'paused']),
  connection: z.enum(['online', 'offline', 'key-needed', 'not-stripe', 'stripe-trouble']),
  /**
   * Why a key is needed: none is at hand (it was kept until the app ended, or cannot be read),
   * Stripe no longer accepts it, or it may not write or is another account's; null while none is.
   */
  keyTrouble: z.enum(['missing', 'rejected', 'unsuited']).nullable(),
  /** Since when the connection is not `online`. */
  since: z.number().nullable(),
  progress: progressSchema.nullable(),
  /** How fast Stripe may be asked now; null without a key. */
  pace: z
    .strictObject({
      perSecond: z.number(),
      /** Halved for a while, because Stripe asked to slow down. */
      slowed: z.boolean(),
    })
    .nullable(),
  /** About how long what goes on now will take; null where that is not known. */
  left: z
    .strictObject({
      ms: z.number(),
      /** A first pull knows of its products alone while it reads them: how many prices follow, nobody knows. */
      of: z.enum(['all', 'products']),
    })
    .nullable(),
  /** The name of the change set in work; null for the one without a name. */
  changeSet: z.string().nullable(),
  /** Objects with a draft in the change set in work. */
  changes: z.number().int(),
  /** Operations frozen and not settled. */
  waiting: z.number().int(),
  conflicts: z.number().int(),
  refused: z.number().int(),
  /** The last time Stripe's state was compared with ours; null before the first pull. */
  checkedAt: z.number().nullable(),
  /** False until a first full pull has finished; `resumable` when one was cut short. */
  pulled: z.boolean(),
  resumable: z.boolean(),
});
export type SyncStatus = z.infer<typeof syncStatusSchema>;

export const pullProgressSchema = z.strictObject({
  phase: z.enum(['products', 'prices', 'taxCodes', 'finishing']),
  products: z.number().int(),
  prices: z.number().int(),
  taxCodes: z.number().int(),
});
export type PullProgress = z.infer<typeof pullProgressSchema>;

/** One object in the review: everything that would be sent for it. */
export const reviewItemSchema = z.strictObject({
  id: z.string(),
  object: objectRefSchema,
  /** Where a person finds it: the product itself, a price's product; null for what has none. */
  productId: z.string().nullable(),
  title: z.string(),
  action: z.enum(['create', 'update', 'archive', 'unarchive', 'delete']),
  changes: z.array(fieldChangeSchema),
  problems: z.array(fieldProblemSchema),
  /** With an error among the problems, or a conflict, it cannot be published yet. */
  publishable: z.boolean(),
  /** Items that have to be published with it, e.g. the new price that a product's default is to be. */
  needs: z.array(z.string()),
  /** Stripe will refuse to delete a product with prices (facts 1.3). */
  willBeRefused: z.boolean(),
});
export type ReviewItem = z.infer<typeof reviewItemSchema>;

/** queued → sending → applied | rejected | conflicted | unknown | dropped (design, Sync). */
export const operationStateSchema = z.enum([
  'queued',
  'sending',
  'applied',
  'rejected',
  'conflicted',
  'unknown',
  'dropped',
]);
export type OperationState = z.infer<typeof operationStateSchema>;

export const operationKindSchema = z.enum([
  'product.create',
  'product.update',
  'product.delete',
  'image.upload',
  'price.create',
  'price.update',
  'portal_configuration.create',
  'portal_configuration.update',
]);
export type OperationKind = z.infer<typeof operationKindSchema>;

export type OperationAction = 'create' | 'update' | 'delete' | 'upload';

/** What an operation does, whatever kind of object it does it to. */
export function actionOf(kind: OperationKind): OperationAction {
  if (kind.endsWith('.create')) return 'create';
  if (kind.endsWith('.delete')) return 'delete';
  return kind === 'image.upload' ? 'upload' : 'update';
}

export const publishResultSchema = z.strictObject({
  object: objectRefSchema,
  productId: z.string().nullable(),
  title: z.string(),
  outcome: z.enum(['applied', 'conflict', 'refused', 'waiting', 'dropped']),
  error: appErrorSchema.nullable(),
  requestId: z.string().nullable(),
});
export type PublishResult = z.infer<typeof publishResultSchema>;

/** A row of Activity: what was sent, when, how it ended. */
export const activityEntrySchema = z.strictObject({
  id: z.number().int(),
  /** Sent with others in one publish. */
  publishId: z.number().int().nullable(),
  at: z.number(),
  kind: z.union([
    operationKindSchema,
    z.enum(['pull', 'refresh', 'publish', 'customer.fixEmail', 'portal.session']),
  ]),
  object: objectRefSchema.nullable(),
  productId: z.string().nullable(),
  title: z.string(),
  outcome: z.enum([
    'applied',
    'rejected',
    'conflicted',
    'unknown',
    'dropped',
    'retried',
    'done',
    'failed',
    'cancelled',
  ]),
  error: appErrorSchema.nullable(),
  requestId: z.string().nullable(),
  changes: z.array(fieldChangeSchema),
});
export type ActivityEntry = z.infer<typeof activityEntrySchema>;

export const waitingOperationSchema = z.strictObject({
  id: z.string(),
  kind: operationKindSchema,
  state: operationStateSchema,
  object: objectRefSchema,
  productId: z.string().nullable(),
  title: z.string(),
  frozenAt: z.number(),
  attempts: z.number().int(),
  error: appErrorSchema.nullable(),
  canRetry: z.boolean(),
  canDrop: z.boolean(),
});
export type WaitingOperation = z.infer<typeof waitingOperationSchema>;

const NETWORK_ERRORS = [
  'account/none-open',
  'account/key-needed',
  'sync/offline',
  'sync/already-running',
  'stripe/key-rejected',
  'stripe/permission-missing',
  'stripe/rate-limited',
  'stripe/fault',
  'stripe/unreachable',
  'stripe/timeout',
  'stripe/not-stripe',
  'stripe/unexpected-object',
] as const;

/** A set that is aside, whose drafts are meant; none: the one in work. */
const ofSet = z.number().int().optional();

const operationId = z.strictObject({ operationId: z.string() });

export const sync = {
  ...syncHistory,
  ...syncChangeSets,
  getStatus: query({
    right: 'account.read',
    input: nothing,
    output: syncStatusSchema,
    errors: ['account/none-open'],
  }),
  /**
   * How many subscriptions are on any of these prices; `more` where there are more than were looked
   * at. `stripe/permission-missing` where the key may not read them.
   */
  countSubscriptions: query({
    right: 'catalog.read',
    input: z.strictObject({ priceIds: z.array(z.string()).max(1000) }),
    output: z.strictObject({ count: z.number().int(), more: z.boolean() }),
    errors: [...NETWORK_ERRORS],
  }),
  /** A full scan: every product and price, archived too, and the tax codes. Resumes where it stopped. */
  pull: stream({
    right: 'catalog.read',
    input: nothing,
    progress: pullProgressSchema,
    output: z.strictObject({
      products: z.number().int(),
      prices: z.number().int(),
      taxCodes: z.number().int(),
    }),
    errors: [...NETWORK_ERRORS, 'app/cancelled', 'app/disk-full'],
  }),
  /** Reads what changed since the last look, from events; a full pull where events do not reach. */
  refresh: command({
    right: 'catalog.read',
    input: nothing,
    output: z.strictObject({ changed: z.number().int(), requests: z.number().int() }),
    errors: [...NETWORK_ERRORS, 'sync/not-pulled-yet', 'app/disk-full'],
  }),
  /** Everything that would be sent, before anything is. `token` names this state of the drafts. */
  review: query({
    right: 'catalog.read',
    input: z.strictObject({ changeSetId: ofSet }),
    output: z.strictObject({ token: z.string(), items: z.array(reviewItemSchema) }),
    errors: ['account/none-open', 'sync/change-set-unknown'],
  }),
  /**
   * Freezes the chosen items into operations (durable), then sends them. Refused as
   * `sync/review-outdated` when the drafts are no longer those of `token`.
   */
  publish: stream({
    right: 'catalog.publish',
    input: z.strictObject({
      token: z.string(),
      itemIds: z.array(z.string()).max(100_000),
      /** Single changes of chosen objects that are not sent this time; they stay drafts. */
      leftOut: z
        .array(z.strictObject({ object: objectRefSchema, paths: z.array(z.string()) }))
        .max(100_000)
        .optional(),
      changeSetId: ofSet,
      /** True once the person answered the question that live accounts ask. */
      liveConfirmed: z.boolean(),
    }),
    progress: progressSchema,
    output: z.strictObject({ publishId: z.number().int(), results: z.array(publishResultSchema) }),
    errors: [
      ...NETWORK_ERRORS,
      'sync/live-not-confirmed',
      'sync/nothing-selected',
      'sync/review-outdated',
      'sync/change-set-unknown',
      'app/cancelled',
      'app/disk-full',
    ],
  }),
  pausePublish: command({
    right: 'catalog.publish',
    input: nothing,
    output: nothing,
    errors: ['account/none-open'],
  }),
  resumePublish: command({
    right: 'catalog.publish',
    input: nothing,
    output: nothing,
    errors: ['account/none-open', 'account/key-needed'],
  }),
  listActivity: query({
    right: 'catalog.read',
    input: z.strictObject({ beforeId: z.number().int().nullable(), limit: z.number().int().min(1).max(200) }),
    output: z.strictObject({ entries: z.array(activityEntrySchema), more: z.boolean() }),
    errors: ['account/none-open'],
  }),
  listWaiting: query({
    right: 'catalog.read',
    input: nothing,
    output: z.strictObject({ operations: z.array(waitingOperationSchema) }),
    errors: ['account/none-open'],
  }),
  /** Queues a stopped operation again: a refused or conflicted one is thawed into its draft instead. */
  retryOperation: command({
    right: 'catalog.publish',
    input: operationId,
    output: nothing,
    errors: ['account/none-open', 'account/key-needed', 'sync/operation-unknown', 'sync/operation-state'],
  }),
  /** Gives an operation up. What it wanted is gone from the outbox; Activity keeps that it was dropped. */
  dropOperation: command({
    right: 'catalog.publish',
    input: operationId,
    output: nothing,
    errors: ['account/none-open', 'sync/operation-unknown', 'sync/operation-state'],
  }),
  /** Gives up everything drafted of one object: back to Stripe's copy; a new one disappears. Undoable. */
  discardObject: command({
    right: 'catalog.write',
    input: z.strictObject({ object: objectRefSchema }),
    output: nothing,
    errors: ['account/none-open', 'sync/object-unknown', 'app/disk-full'],
  }),
  /** Gives up one change as the review lists it: `path` is back to Stripe's copy. Undoable. */
  discardChange: command({
    right: 'catalog.write',
    input: z.strictObject({ object: objectRefSchema, path: z.string() }),
    output: nothing,
    errors: ['account/none-open', 'sync/object-unknown', 'app/disk-full'],
  }),
  /** Takes Stripe's side of every conflict of an object; its other drafts stay. */
  takeTheirs: command({
    right: 'catalog.write',
    input: z.strictObject({ object: objectRefSchema }),
    output: nothing,
    errors: ['account/none-open', 'app/disk-full'],
  }),
  /** Settles a conflict of one field: the person's value is rebased, or Stripe's is taken. */
  resolveConflict: command({
    right: 'catalog.write',
    input: z.strictObject({ object: objectRefSchema, path: z.string(), choice: z.enum(['mine', 'theirs']) }),
    output: nothing,
    errors: ['account/none-open', 'sync/conflict-unknown'],
  }),
};
