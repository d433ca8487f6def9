/**
 * What a profile may do. Each procedure names the one right it needs; the engine refuses a call
 * whose profile lacks it with `app/right-missing`.
 */
export const RIGHTS = [
  'app.use',
  'account.read',
  'account.manage',
  'catalog.read',
  'catalog.write',
  'catalog.publish',
  'portal.read',
  'portal.write',
  'branding.read',
  'branding.write',
  'customers.read',
  'customers.write',
  'answers.keep',
] as const;

export type Right = (typeof RIGHTS)[number];

/**
 * A profile is a named set of rights. Support staff look customers up, see whether the portal is on
 * and keep answers of their own; they neither see nor change the catalog, and change nothing at Stripe.
 */
export const PROFILES = {
  owner: RIGHTS,
  support: ['app.use', 'account.read', 'portal.read', 'customers.read', 'answers.keep'],
} as const satisfies Record<string, readonly Right[]>;

export type ProfileName = keyof typeof PROFILES;
