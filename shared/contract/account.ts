import { z } from 'zod';
import { command, nothing, query } from './procedure.ts';
import type { ProfileName } from './rights.ts';

export const modeSchema = z.enum(['test', 'sandbox', 'live']);
export type Mode = z.infer<typeof modeSchema>;

/**
 * One account in one mode: the unit of switching, of a key and of a database file.
 * `keyState`: `stored` (encrypted by the system), `session` (kept until the app ends, because the
 * system does not really encrypt), `needed` (none, or Stripe no longer accepts it).
 */
export const accountSchema = z.strictObject({
  id: z.string(),
  stripeAccountId: z.string().nullable(),
  name: z.string(),
  demo: z.boolean(),
  mode: modeSchema,
  keyState: z.enum(['stored', 'session', 'needed']),
  keyKind: z.enum(['secret', 'restricted']).nullable(),
});
export type Account = z.infer<typeof accountSchema>;

/** One permission probed live. `slug` is Stripe's name for it (facts 9.1), null where unknown. */
export const permissionSchema = z.strictObject({
  id: z.enum([
    'products.read',
    'products.write',
    'prices.read',
    'prices.write',
    'taxCodes.read',
    'events.read',
    'files.read',
    'files.write',
    'portal.read',
    'portal.write',
    'customers.read',
    'subscriptions.read',
    'account.read',
  ]),
  slug: z.string().nullable(),
  /** `unknown`: a write that cannot be probed without an effect, or Stripe did not answer. */
  state: z.enum(['works', 'missing', 'unknown']),
  needed: z.enum(['required', 'recommended', 'optional']),
});
export type Permission = z.infer<typeof permissionSchema>;

/** Who works at this computer; what each may do is in `PROFILES`. */
export const profileSchema = z.enum(['owner', 'support'] satisfies ProfileName[]);

export const accountListSchema = z.strictObject({
  accounts: z.array(accountSchema),
  currentId: z.string().nullable(),
  profile: profileSchema,
});
export type AccountList = z.infer<typeof accountListSchema>;

const byId = z.strictObject({ accountId: z.string() });

const KEY_ERRORS = [
  'account/key-window-closed',
  'account/key-publishable',
  'account/key-organisation',
  'account/key-malformed',
  'account/key-rejected',
  'account/key-expired',
  'account/key-other-account',
  'account/key-unproven',
  'account/key-other-mode',
  'stripe/unreachable',
  'stripe/not-stripe',
] as const;

export const account = {
  list: query({ right: 'account.read', input: nothing, output: accountListSchema, errors: [] }),
  /** Starts the demo server if needed, opens (or makes) its two accounts, switches to its test mode. */
  exploreDemo: command({
    right: 'account.manage',
    input: nothing,
    output: accountSchema,
    errors: ['account/demo-failed'],
  }),
  /** Throws the demo's own changes and its local data away and starts over. */
  resetDemo: command({
    right: 'account.manage',
    input: nothing,
    output: accountSchema,
    errors: ['account/demo-failed', 'account/not-a-demo'],
  }),
  /**
   * Opens the key window, waits until a key was entered there or it was closed, connects.
   * With `accountId` the new key is for a known account and must belong to it (design, Sync 7).
   */
  connect: command({
    right: 'account.manage',
    input: z.strictObject({ accountId: z.string().nullable() }),
    output: accountSchema,
    errors: [...KEY_ERRORS],
  }),
  /**
   * This computer becomes the support's: from the answer on the engine grants the rights of
   * `PROFILES.support` alone, across restarts. `newKey` asks for a key of this account first, in the
   * key window: the one that only reads.
   */
  startSupport: command({
    right: 'account.manage',
    input: z.strictObject({ accountId: z.string().nullable(), newKey: z.boolean() }),
    output: accountListSchema,
    errors: [...KEY_ERRORS, 'account/unknown'],
  }),
  /**
   * The way out of the support profile, so its right is one that support has: the key is asked for
   * again, must belong to the account and must be able to write. `accountId` null where there is
   * nothing but the demo account, which has no key to ask for.
   */
  endSupport: command({
    right: 'account.read',
    input: z.strictObject({ accountId: z.string().nullable() }),
    output: accountListSchema,
    errors: [...KEY_ERRORS, 'account/unknown', 'account/key-reads-only'],
  }),
  switchTo: command({
    right: 'account.read',
    input: byId,
    output: accountSchema,
    errors: ['account/unknown'],
  }),
  rename: command({
    right: 'account.manage',
    input: z.strictObject({ accountId: z.string(), name: z.string().trim().min(1).max(80) }),
    output: accountSchema,
    errors: ['account/unknown'],
  }),
  /** Removes the key and the local database. The name is typed by the person, as a confirmation. */
  forget: command({
    right: 'account.manage',
    input: z.strictObject({ accountId: z.string(), confirmedName: z.string() }),
    output: accountListSchema,
    errors: ['account/unknown', 'account/confirmation-mismatch'],
  }),
  /** Probes each permission that the profile needs against Stripe, now. */
  checkPermissions: query({
    right: 'account.read',
    input: byId,
    output: z.strictObject({ permissions: z.array(permissionSchema) }),
    errors: [
      'account/unknown',
      'account/key-needed',
      'stripe/unreachable',
      'stripe/key-rejected',
      'stripe/not-stripe',
    ],
  }),
  /**
   * Stripe's page that makes a restricted key with name and permissions filled in (facts 9.1). For
   * support it asks for reading alone.
   */
  getKeyPageUrl: query({
    right: 'account.read',
    input: z.strictObject({ mode: z.enum(['test', 'live']), profile: profileSchema }),
    output: z.strictObject({ url: z.string() }),
    errors: [],
  }),
};
