import { ApiFailure } from './errors.ts';

/** The slugs of restricted keys (facts 9.1). `write` includes `read`. */
export const PERMISSION_RESOURCES = [
  'product',
  'plan',
  'customer',
  'subscription',
  'customer_portal',
  'file',
  'event',
  'accounts_kyc_basic',
] as const;

type Resource = (typeof PERMISSION_RESOURCES)[number];
export type Permission = `rak_${Resource}_${'read' | 'write'}`;

export const ALL_PERMISSIONS: readonly Permission[] = PERMISSION_RESOURCES.flatMap((resource) => [
  `rak_${resource}_read` as const,
  `rak_${resource}_write` as const,
]);

/** What Countertop asks for when it sends a merchant to the key page. */
export const RECOMMENDED_PERMISSIONS: readonly Permission[] = [
  'rak_product_write',
  'rak_plan_write',
  'rak_customer_read',
  'rak_subscription_read',
  'rak_customer_portal_write',
  'rak_file_write',
  'rak_event_read',
  'rak_accounts_kyc_basic_read',
];

export function isPermission(text: string): text is Permission {
  return ALL_PERMISSIONS.some((permission) => permission === text);
}

/** @param granted the rights of a restricted key; nothing for a secret key, which may do all. */
export function allows(
  granted: ReadonlySet<Permission> | undefined,
  needed: Permission | undefined,
): boolean {
  if (granted === undefined || needed === undefined) return true;
  if (granted.has(needed)) return true;
  const write = needed.replace(/_read$/, '_write');
  return isPermission(write) && granted.has(write);
}

/** 403 whose text names the slug and the account: all a client learns about either (facts 9.1). */
export function permissionMissing(keyShown: string, needed: string, accountId: string): ApiFailure {
  return new ApiFailure({
    status: 403,
    message: `The provided key '${keyShown}' does not have the required permissions for this endpoint on account '${accountId}'. Having the '${needed}' permission would allow this request to continue.`,
  });
}
