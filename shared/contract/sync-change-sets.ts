import { z } from 'zod';
import { command, nothing, query } from './procedure.ts';

/** A named set of drafts, or (without a name) the one that every catalog begins with. */
export const changeSetSchema = z.strictObject({
  id: z.number().int(),
  name: z.string().nullable(),
  /** One set is in work: it alone is seen, edited, undone and published. */
  inWork: z.boolean(),
  /** Objects with a draft in it. */
  changes: z.number().int(),
  createdAt: z.number(),
});
export type ChangeSet = z.infer<typeof changeSetSchema>;

const setName = z.string().trim().min(1).max(100);
const setId = z.strictObject({ id: z.number().int() });

export const syncChangeSets = {
  listChangeSets: query({
    right: 'catalog.read',
    input: nothing,
    output: z.strictObject({ changeSets: z.array(changeSetSchema) }),
    errors: ['account/none-open'],
  }),
  /** A new, empty set in work; the drafts that were in work are set aside. */
  createChangeSet: command({
    right: 'catalog.write',
    input: z.strictObject({ name: setName }),
    output: setId,
    errors: ['account/none-open', 'app/disk-full'],
  }),
  /** Puts the drafts in work away. `name` is for drafts that have no set of a name yet. */
  setChangesAside: command({
    right: 'catalog.write',
    input: z.strictObject({ name: setName }),
    output: nothing,
    errors: ['account/none-open', 'app/disk-full'],
  }),
  /** Brings a set back into work, in the place of the one that is. */
  bringChangeSetBack: command({
    right: 'catalog.write',
    input: setId,
    output: nothing,
    errors: ['account/none-open', 'sync/change-set-unknown', 'app/disk-full'],
  }),
  renameChangeSet: command({
    right: 'catalog.write',
    input: z.strictObject({ id: z.number().int(), name: setName }),
    output: nothing,
    errors: ['account/none-open', 'sync/change-set-unknown', 'app/disk-full'],
  }),
  /** Gives up a set that is aside, with its drafts. */
  removeChangeSet: command({
    right: 'catalog.write',
    input: setId,
    output: nothing,
    errors: ['account/none-open', 'sync/change-set-unknown', 'sync/change-set-in-work', 'app/disk-full'],
  }),
};
