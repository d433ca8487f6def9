import type { ProfileName } from '../contract/rights.ts';
import type { KeyMode } from './stripe-key.ts';

export type PermissionArea =
  | 'products'
  | 'prices'
  | 'customers'
  | 'subscriptions'
  | 'portal'
  | 'files'
  | 'events'
  | 'account'
  | 'taxCodes';

export interface KeyPermission {
  readonly area: PermissionArea;
  /** Null where no slug is known (tax codes): probed, never asked for (facts 9.1). */
  readonly slug: string | null;
  /** Reading alone; enough to look around, not to publish. */
  readonly readSlug: string | null;
  /** Without a required one nothing useful works; the others switch off one thing each. */
  readonly isRequired: boolean;
  /** Message keys: what it is for, and what stops without it. */
  readonly purposeKey: string;
  readonly lossKey: string;
}

/** What Countertop asks of a restricted key, most important first (facts 9.1). */
export const KEY_PERMISSIONS: readonly KeyPermission[] = [
  permission('products', 'rak_product_write', 'rak_product_read', true),
  permission('prices', 'rak_plan_write', 'rak_plan_read', true),
  permission('events', 'rak_event_read', 'rak_event_read', false),
  permission('files', 'rak_file_write', 'rak_file_read', false),
  permission('portal', 'rak_customer_portal_write', 'rak_customer_portal_read', false),
  permission('customers', 'rak_customer_read', 'rak_customer_read', false),
  permission('subscriptions', 'rak_subscription_read', 'rak_subscription_read', false),
  permission('account', 'rak_accounts_kyc_basic_read', 'rak_accounts_kyc_basic_read', false),
  permission('taxCodes', null, null, false),
];

/** The permission a refusal names, `Having the 'rak_x' permission would allow…` (facts 9.1). */
export function permissionBySlug(slug: string): KeyPermission | null {
  return KEY_PERMISSIONS.find((p) => p.slug === slug || p.readSlug === slug) ?? null;
}

/** The slug in the text of a 403; the one place where Stripe's wording is read (facts 10). */
export function slugInRefusal(message: string): string | null {
  return /'(rak_[a-z_]+)'/.exec(message)?.[1] ?? null;
}

/**
 * What a support key is made with, reading alone (facts 9.1). Without customers there is no look-up;
 * without another one a check is left out, and the check says so.
 */
const SUPPORT_AREAS: readonly PermissionArea[] = [
  'customers',
  'subscriptions',
  'portal',
  'events',
  'account',
];

/** Stripe's page for a new restricted key, with name and permissions filled in (facts 9.1). */
export function keyCreationUrl(mode: KeyMode, profile: ProfileName = 'owner'): string {
  const path = mode === 'test' ? '/test/apikeys/create' : '/apikeys/create';
  const slugs = KEY_PERMISSIONS.flatMap(({ area, slug, readSlug }) => {
    if (profile === 'support') return SUPPORT_AREAS.includes(area) && readSlug !== null ? [readSlug] : [];
    return slug === null ? [] : [slug];
  });
  const name = profile === 'support' ? 'Countertop support' : 'Countertop';
  const permissions = slugs.map((slug, index) => `permissions[${index}]=${slug}`);
  const query = [`name=${encodeURIComponent(name)}`, ...permissions].join('&');
  return `https://dashboard.stripe.com${path}?${query}`;
}

function permission(
  area: PermissionArea,
  slug: string | null,
  readSlug: string | null,
  isRequired: boolean,
): KeyPermission {
  const key = `key.permission.${area}`;
  return { area, slug, readSlug, isRequired, purposeKey: `${key}.purpose`, lossKey: `${key}.loss` };
}
