import type { FieldKind } from '../merge.ts';
import type { PauseOption, PortalPlan } from './plan.ts';

export const CUSTOMER_UPDATES = ['email', 'address', 'shipping', 'phone', 'name', 'tax_id'] as const;
export const SUBSCRIPTION_UPDATES = ['price', 'quantity', 'promotion_code'] as const;
export const CANCEL_REASONS = [
  'too_expensive',
  'missing_features',
  'switched_service',
  'unused',
  'customer_service',
  'too_complex',
  'low_quality',
  'other',
] as const;
export const PAUSE_DURATIONS = ['indefinite', 'interval_options'] as const;
export const CANCEL_MODES = ['at_period_end', 'immediately'] as const;
/** `always_invoice` is typed for cancelling too, and refused (facts 5.1). */
export const CANCEL_PRORATIONS = ['none', 'create_prorations'] as const;
export const UPDATE_PRORATIONS = ['none', 'create_prorations', 'always_invoice'] as const;
export const BILLING_ANCHORS = ['unchanged', 'now'] as const;
export const TRIAL_BEHAVIORS = ['end_trial', 'continue_trial'] as const;
export const DOWNGRADE_CONDITIONS = ['decreasing_item_amount', 'shortening_interval'] as const;

/**
 * Everything of a portal configuration that a person can set, leaf by leaf, under Stripe's own path
 * (facts 5.1). Words that Stripe may add later are kept as text. `null` of a text is "not set".
 */
export interface PortalFields {
  readonly active: boolean;
  readonly name: string | null;
  readonly 'business_profile.headline': string | null;
  readonly 'business_profile.privacy_policy_url': string | null;
  readonly 'business_profile.terms_of_service_url': string | null;
  readonly default_return_url: string | null;
  readonly metadata: Readonly<Record<string, string>>;
  readonly 'login_page.enabled': boolean;
  readonly 'features.customer_update.enabled': boolean;
  readonly 'features.customer_update.allowed_updates': readonly string[];
  readonly 'features.invoice_history.enabled': boolean;
  readonly 'features.payment_method_update.enabled': boolean;
  readonly 'features.payment_method_update.payment_method_configuration': string | null;
  readonly 'features.subscription_cancel.enabled': boolean;
  readonly 'features.subscription_cancel.mode': string;
  readonly 'features.subscription_cancel.proration_behavior': string;
  readonly 'features.subscription_cancel.cancellation_reason.enabled': boolean;
  readonly 'features.subscription_cancel.cancellation_reason.options': readonly string[];
  readonly 'features.subscription_cancel.cancellation_reason.feedback_options': readonly string[];
  readonly 'features.subscription_pause.enabled': boolean;
  readonly 'features.subscription_pause.duration.type': string;
  readonly 'features.subscription_pause.duration.interval_options': readonly PauseOption[];
  readonly 'features.subscription_update.enabled': boolean;
  readonly 'features.subscription_update.default_allowed_updates': readonly string[];
  /** Null: Stripe was not asked for it, so it is not known and never sent (facts 5.1). */
  readonly 'features.subscription_update.products': readonly PortalPlan[] | null;
  readonly 'features.subscription_update.proration_behavior': string;
  readonly 'features.subscription_update.billing_cycle_anchor': string;
  readonly 'features.subscription_update.trial_update_behavior': string;
  readonly 'features.subscription_update.schedule_at_period_end.conditions': readonly string[];
}

export type LeafPath = keyof PortalFields;
export type LeafGroup = 'customers' | 'cancelling' | 'switching' | 'shown' | 'links' | 'internal';

export interface PortalLeaf {
  readonly path: LeafPath;
  /** How a merchant thinks of it; the order of the table is the order on the screen. */
  readonly group: LeafGroup;
  /** What the value is, and so how it is edited, sent and compared. */
  readonly shape: 'switch' | 'text' | 'word' | 'words' | 'pauses' | 'conditions' | 'plans' | 'map';
  /** How two edits come together (design "Sync" 4); plans merge by product. */
  readonly kind: FieldKind;
  /**
   * What Stripe wants beside it in an update, because the object it stands in does (facts 5.1: `*`
   * but for `customer_update`, `subscription_cancel`, `subscription_update`). Sent with the value it has.
   */
  readonly beside: readonly LeafPath[];
  /**
   * Sent beside it for one value alone: a configuration with a login page is switched off together
   * with that page (facts 5.1).
   */
  readonly besideWhen?: { readonly value: unknown; readonly path: LeafPath; readonly sent: unknown };
  /** `''` is taken when a configuration is made; the policy links take it in updates only. */
  readonly clearsOnCreate: boolean;
  /** Can be set when a configuration is made (all but `active`). */
  readonly onCreate: boolean;
  /** Wanted when a configuration is made with the feature that holds it (facts 5.1). */
  readonly requiredOnCreate: boolean;
}

interface Rules {
  readonly kind?: PortalLeaf['kind'];
  readonly beside?: readonly LeafPath[];
  readonly besideWhen?: PortalLeaf['besideWhen'];
  readonly clearsOnCreate?: boolean;
  readonly onCreate?: boolean;
  readonly requiredOnCreate?: boolean;
}

const KINDS: Readonly<Record<PortalLeaf['shape'], PortalLeaf['kind']>> = {
  switch: 'value',
  text: 'value',
  word: 'value',
  words: 'set',
  pauses: 'list',
  conditions: 'set',
  plans: 'plans',
  map: 'map',
};

function leaf(group: LeafGroup, shape: PortalLeaf['shape'], path: LeafPath, rules: Rules = {}): PortalLeaf {
  const { kind, beside = [], besideWhen } = rules;
  const { clearsOnCreate = true, onCreate = true, requiredOnCreate = false } = rules;
  const when = besideWhen === undefined ? {} : { besideWhen };
  return {
    path,
    group,
    shape,
    kind: kind ?? KINDS[shape],
    beside,
    ...when,
    clearsOnCreate,
    onCreate,
    requiredOnCreate,
  };
}

const REASON_ENABLED = 'features.subscription_cancel.cancellation_reason.enabled';
const PAYMENT_ENABLED = 'features.payment_method_update.enabled';
const PAUSE_TYPE = 'features.subscription_pause.duration.type';
const MUST = { requiredOnCreate: true };

/** The one table of what there is to set: what it is, how it merges, what goes along with it. */
export const PORTAL_LEAVES: readonly PortalLeaf[] = [
  leaf('customers', 'switch', 'features.customer_update.enabled', MUST),
  leaf('customers', 'words', 'features.customer_update.allowed_updates'),
  leaf('customers', 'switch', 'features.payment_method_update.enabled', MUST),
  leaf('customers', 'text', 'features.payment_method_update.payment_method_configuration', {
    beside: [PAYMENT_ENABLED],
  }),
  leaf('customers', 'switch', 'features.invoice_history.enabled', MUST),
  leaf('cancelling', 'switch', 'features.subscription_cancel.enabled', MUST),
  leaf('cancelling', 'word', 'features.subscription_cancel.mode'),
  leaf('cancelling', 'word', 'features.subscription_cancel.proration_behavior'),
  leaf('cancelling', 'switch', REASON_ENABLED, MUST),
  leaf('cancelling', 'words', 'features.subscription_cancel.cancellation_reason.options', {
    beside: [REASON_ENABLED],
    requiredOnCreate: true,
  }),
  leaf('cancelling', 'words', 'features.subscription_cancel.cancellation_reason.feedback_options', {
    kind: 'list',
    beside: [REASON_ENABLED],
  }),
  leaf('cancelling', 'switch', 'features.subscription_pause.enabled'),
  leaf('cancelling', 'word', PAUSE_TYPE),
  leaf('cancelling', 'pauses', 'features.subscription_pause.duration.interval_options', {
    beside: [PAUSE_TYPE],
  }),
  leaf('switching', 'switch', 'features.subscription_update.enabled', MUST),
  leaf('switching', 'words', 'features.subscription_update.default_allowed_updates'),
  leaf('switching', 'plans', 'features.subscription_update.products'),
  leaf('switching', 'word', 'features.subscription_update.proration_behavior'),
  leaf('switching', 'word', 'features.subscription_update.billing_cycle_anchor'),
  leaf('switching', 'word', 'features.subscription_update.trial_update_behavior'),
  leaf('switching', 'conditions', 'features.subscription_update.schedule_at_period_end.conditions'),
  leaf('shown', 'text', 'business_profile.headline'),
  leaf('links', 'text', 'business_profile.terms_of_service_url', { clearsOnCreate: false }),
  leaf('links', 'text', 'business_profile.privacy_policy_url', { clearsOnCreate: false }),
  leaf('links', 'text', 'default_return_url'),
  leaf('internal', 'text', 'name'),
  leaf('internal', 'switch', 'active', {
    onCreate: false,
    besideWhen: { value: false, path: 'login_page.enabled', sent: false },
  }),
  leaf('internal', 'switch', 'login_page.enabled'),
  leaf('internal', 'map', 'metadata'),
];

const BY_PATH: ReadonlyMap<string, PortalLeaf> = new Map(PORTAL_LEAVES.map((each) => [each.path, each]));

export function isLeafPath(path: string): path is LeafPath {
  return BY_PATH.has(path);
}

export function leafAt(path: LeafPath): PortalLeaf {
  const found = BY_PATH.get(path);
  if (found === undefined) throw new Error(`no such leaf: ${path}`);
  return found;
}
