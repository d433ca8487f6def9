import { asBoolean, asFilledText, asInteger, asObject, asTextMap, type JsonObject, setOwn } from '../json.ts';
import { type LeafPath, PORTAL_LEAVES, type PortalFields } from './leaves.ts';
import { parsePauseOptions, parsePlans } from './plan.ts';

/** A portal configuration as Stripe knows it (facts 5.1). Times in Stripe's seconds. */
export interface PortalConfiguration {
  readonly id: string;
  readonly created: number;
  readonly updated: number;
  readonly livemode: boolean;
  /** The one the Dashboard shows and edits; read only. */
  readonly isDefault: boolean;
  /** The Connect application that made it; null for the account's own. */
  readonly application: string | null;
  /** The login link; null while it is off. */
  readonly loginUrl: string | null;
  readonly fields: PortalFields;
  /** What this table of leaves does not know, by path: kept, so that nothing of Stripe's is lost. */
  readonly extra: Readonly<Record<string, unknown>>;
}

/** What a configuration is before anyone sets it: Stripe's stated defaults (facts 5.1). */
const DEFAULTS: PortalFields = {
  active: true,
  name: null,
  'business_profile.headline': null,
  'business_profile.privacy_policy_url': null,
  'business_profile.terms_of_service_url': null,
  default_return_url: null,
  metadata: {},
  'login_page.enabled': false,
  'features.customer_update.enabled': false,
  'features.customer_update.allowed_updates': [],
  'features.invoice_history.enabled': false,
  'features.payment_method_update.enabled': false,
  'features.payment_method_update.payment_method_configuration': null,
  'features.subscription_cancel.enabled': false,
  'features.subscription_cancel.mode': 'at_period_end',
  'features.subscription_cancel.proration_behavior': 'none',
  'features.subscription_cancel.cancellation_reason.enabled': false,
  'features.subscription_cancel.cancellation_reason.options': [],
  'features.subscription_cancel.cancellation_reason.feedback_options': [],
  'features.subscription_pause.enabled': false,
  'features.subscription_pause.duration.type': 'indefinite',
  'features.subscription_pause.duration.interval_options': [],
  'features.subscription_update.enabled': false,
  'features.subscription_update.default_allowed_updates': [],
  'features.subscription_update.products': null,
  'features.subscription_update.proration_behavior': 'none',
  'features.subscription_update.billing_cycle_anchor': 'unchanged',
  'features.subscription_update.trial_update_behavior': 'end_trial',
  'features.subscription_update.schedule_at_period_end.conditions': [],
};

/** A new configuration, made here: the Dashboard's starting values (facts 5.1), with no plan to switch to. */
export function emptyPortalFields(): PortalFields {
  return {
    ...DEFAULTS,
    'features.customer_update.enabled': true,
    'features.customer_update.allowed_updates': ['email', 'address', 'phone', 'tax_id'],
    'features.invoice_history.enabled': true,
    'features.payment_method_update.enabled': true,
    'features.subscription_cancel.enabled': true,
    'features.subscription_cancel.cancellation_reason.enabled': true,
    'features.subscription_cancel.cancellation_reason.options': [
      'too_expensive',
      'missing_features',
      'switched_service',
      'unused',
      'other',
    ],
    'features.subscription_update.products': [],
  };
}

/** A configuration from a raw body of Stripe's: unknown words and fields stay. Null for anything else. */
export function parsePortalConfiguration(json: unknown): PortalConfiguration | null {
  const body = asObject(json);
  const id = asFilledText(body?.['id']);
  if (body === null || id === null || body['object'] !== 'billing_portal.configuration') return null;
  const fields: Record<string, unknown> = {};
  for (const { path } of PORTAL_LEAVES) fields[path] = readLeaf(path, valueAt(body, path));
  return {
    id,
    created: asInteger(body['created']) ?? 0,
    updated: asInteger(body['updated']) ?? 0,
    livemode: body['livemode'] === true,
    isDefault: body['is_default'] === true,
    application: asFilledText(body['application']),
    loginUrl: asFilledText(asObject(body['login_page'])?.['url']),
    fields: fields as unknown as PortalFields,
    extra: unknownPaths(body),
  };
}

function readLeaf(path: LeafPath, value: unknown): unknown {
  const usual = DEFAULTS[path];
  if (path === 'features.subscription_update.products') return parsePlans(value);
  if (path === 'features.subscription_pause.duration.interval_options') return parsePauseOptions(value);
  if (path === 'metadata') return asTextMap(value);
  if (path === 'features.subscription_update.schedule_at_period_end.conditions') return conditions(value);
  if (typeof usual === 'boolean') return asBoolean(value) ?? usual;
  if (Array.isArray(usual))
    return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : usual;
  return asFilledText(value) ?? usual;
}

function conditions(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.flatMap((item) => asFilledText(asObject(item)?.['type']) ?? []) : [];
}

function valueAt(body: JsonObject, path: string): unknown {
  let value: unknown = body;
  for (const step of path.split('.')) value = asObject(value)?.[step];
  return value;
}

const READ_ELSEWHERE: ReadonlySet<string> = new Set([
  'id',
  'object',
  'application',
  'created',
  'updated',
  'livemode',
  'is_default',
  'login_page.url',
]);

/** Paths that lead to no leaf of ours, down to where they branch off. */
function unknownPaths(body: JsonObject): Record<string, unknown> {
  const known = PORTAL_LEAVES.map((leaf) => leaf.path as string);
  const extra: Record<string, unknown> = {};
  const visit = (object: JsonObject, prefix: string): void => {
    for (const [key, value] of Object.entries(object)) {
      const path = `${prefix}${key}`;
      if (known.includes(path) || READ_ELSEWHERE.has(path)) continue;
      const inner = asObject(value);
      if (inner !== null && known.some((leaf) => leaf.startsWith(`${path}.`))) visit(inner, `${path}.`);
      else setOwn(extra, path, value);
    }
  };
  visit(body, '');
  return extra;
}
