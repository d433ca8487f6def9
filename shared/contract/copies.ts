import { z } from 'zod';
import { command, nothing, query } from './procedure.ts';

/** A copy of an account's whole database, kept beside it. Times are local milliseconds. */
export const copySchema = z.strictObject({
  id: z.string(),
  madeAt: z.number(),
  bytes: z.number().int(),
  /** Products with unpublished changes in it; null when the file cannot be read. */
  changes: z.number().int().nullable(),
});
export type Copy = z.infer<typeof copySchema>;

/** What would become of the unpublished changes if a copy were restored. */
export const comparisonSchema = z.strictObject({
  /** Names the state of the changes that was compared: nothing else is replaced with it. */
  token: z.string(),
  /** Products whose unpublished changes would come back or turn into those of the copy. */
  inCopy: z.number().int(),
  /** Products whose present unpublished changes the copy does not have: newer than it. */
  newer: z.number().int(),
  /** The first of the newer ones, by what they are called now. */
  newerTitles: z.array(z.string()),
  /** Changes that were published and are still on their way; they stay as they are. */
  waiting: z.number().int(),
});
export type CopyComparison = z.infer<typeof comparisonSchema>;

const copyId = z.strictObject({ copyId: z.string().max(80) });
const READING = ['account/none-open', 'copies/unknown', 'copies/unreadable', 'app/database-too-new'] as const;
const WRITING = ['app/disk-full', 'app/folder-read-only'] as const;

export const copies = {
  /** The copies of the account on screen, newest first. */
  list: query({
    right: 'catalog.read',
    input: nothing,
    output: z.strictObject({ copies: z.array(copySchema) }),
    errors: ['account/none-open'],
  }),
  /** Makes a copy now. The oldest goes when there are more than five. */
  make: command({
    right: 'catalog.write',
    input: nothing,
    output: copySchema,
    errors: ['account/none-open', ...WRITING],
  }),
  /** What restoring would change, before it does. */
  compare: query({
    right: 'catalog.read',
    input: copyId,
    output: comparisonSchema,
    errors: [...READING, ...WRITING],
  }),
  /**
   * Takes the unpublished changes, and what can be undone, back to how they were in a copy; the
   * state of now is copied first. What Stripe has, what was sent and what is on its way stay.
   * Refused as `copies/outdated` when the changes are no longer those of `token`.
   */
  restore: command({
    right: 'catalog.write',
    input: copyId.extend({ token: z.string() }),
    output: z.strictObject({ restored: z.number().int(), copyOfNow: copySchema }),
    errors: [...READING, ...WRITING, 'copies/outdated'],
  }),
};
