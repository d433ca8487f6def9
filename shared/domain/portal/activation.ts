import type { PortalConfiguration } from './configuration.ts';

/**
 * Where the portal of one mode stands. `unknown`: Stripe was not asked, or did not tell. `none`: no
 * configuration has been saved. `no-default`: there are some, all made through the API (facts 5.1).
 */
export type PortalLamp = 'unknown' | 'none' | 'no-default' | 'inactive' | 'off' | 'on';

export const ACTIVATION_REASONS = [
  'not-read',
  'no-configuration',
  'only-api-made',
  'inactive',
  'login-off',
  'login-on',
  'is-default',
  'made-by-api',
  'business-name-missing',
  'business-name-unknown',
  'terms-missing',
  'privacy-missing',
  'no-plan',
  'plans-unknown',
] as const;
export type ActivationReason = (typeof ACTIVATION_REASONS)[number];

export interface Activation {
  readonly lamp: PortalLamp;
  /** The configuration it speaks of: the default one, else the newest that was made through the API. */
  readonly configurationId: string | null;
  readonly loginUrl: string | null;
  readonly reasons: readonly ActivationReason[];
}

/** What customers are told the business is called; `unknown` where the key may not read it (facts 9.1). */
export type BusinessName = { readonly known: true; readonly name: string | null } | { readonly known: false };

/** Of which only what Stripe said is said; null: not read. */
export function activationOf(
  configurations: readonly PortalConfiguration[] | null,
  businessName: BusinessName,
): Activation {
  const nowhere = { configurationId: null, loginUrl: null };
  const about = nameReasons(businessName);
  if (configurations === null) return { lamp: 'unknown', ...nowhere, reasons: ['not-read'] };
  const configuration = shownFirst(configurations);
  if (configuration === undefined)
    return { lamp: 'none', ...nowhere, reasons: ['no-configuration', ...about] };
  const { fields, isDefault, loginUrl, id } = configuration;
  const isOn = fields['login_page.enabled'] && loginUrl !== null;
  const lamp = !isDefault ? 'no-default' : !fields.active ? 'inactive' : isOn ? 'on' : 'off';
  return {
    lamp,
    configurationId: id,
    loginUrl,
    reasons: [
      ...(isDefault ? (['is-default'] as const) : (['only-api-made', 'made-by-api'] as const)),
      ...(fields.active ? [] : (['inactive'] as const)),
      isOn ? 'login-on' : 'login-off',
      ...about,
      ...missing(configuration),
    ],
  };
}

/** The default one, then the newest. */
export function shownFirst(configurations: readonly PortalConfiguration[]): PortalConfiguration | undefined {
  return inOrder(configurations)[0];
}

/** As the list shows them: the default one first, then active ones, the newest first. */
export function inOrder(configurations: readonly PortalConfiguration[]): readonly PortalConfiguration[] {
  const rank = ({ isDefault, fields }: PortalConfiguration): number =>
    isDefault ? 2 : fields.active ? 1 : 0;
  return configurations.toSorted((left, right) => rank(right) - rank(left) || right.created - left.created);
}

function nameReasons(businessName: BusinessName): ActivationReason[] {
  if (!businessName.known) return ['business-name-unknown'];
  return businessName.name === null ? ['business-name-missing'] : [];
}

function missing({ fields }: PortalConfiguration): ActivationReason[] {
  const plans = fields['features.subscription_update.products'];
  const switches = fields['features.subscription_update.enabled'];
  return [
    ...(fields['business_profile.terms_of_service_url'] === null ? (['terms-missing'] as const) : []),
    ...(fields['business_profile.privacy_policy_url'] === null ? (['privacy-missing'] as const) : []),
    ...(switches && plans === null ? (['plans-unknown'] as const) : []),
    ...(switches && plans?.length === 0 ? (['no-plan'] as const) : []),
  ];
}
