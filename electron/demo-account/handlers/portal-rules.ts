import { checkUrl } from '../api/common-params.ts';
import { missingReference, refused } from '../api/errors.ts';
import type { Context } from '../api/operation.ts';
import { randomText } from '../store/ids.ts';
import type { PortalConfigurationObject, PortalFeatures, PortalPlan } from '../store/portal-objects.ts';
import { kept } from './patch.ts';
import type { FeatureParams, PlanParams } from './portal-fields.ts';

/** What a feature is before anyone touches it: everything off. */
export const FEATURES_OFF: PortalFeatures = {
  customer_update: { allowed_updates: [], enabled: false },
  invoice_history: { enabled: false },
  payment_method_update: { enabled: false, payment_method_configuration: null },
  subscription_cancel: {
    cancellation_reason: { enabled: false, feedback_options: null, options: [] },
    enabled: false,
    mode: 'at_period_end',
    proration_behavior: 'none',
  },
  subscription_pause: { duration: { interval_options: [], type: 'indefinite' }, enabled: false },
  subscription_update: {
    billing_cycle_anchor: 'unchanged',
    default_allowed_updates: [],
    enabled: false,
    products: [],
    proration_behavior: 'none',
    schedule_at_period_end: { conditions: [] },
    trial_update_behavior: 'end_trial',
  },
};

/** A patch down to each feature's fields; lists are replaced whole, `''` empties them (facts 5.1). */
export function mergeFeatures(
  context: Context,
  old: PortalFeatures,
  sent: FeatureParams | undefined,
): PortalFeatures {
  if (sent === undefined) return old;
  const { customer_update: customer, subscription_cancel: cancel, subscription_update: update } = sent;
  const merged: PortalFeatures = {
    customer_update: {
      allowed_updates: listOr(customer?.allowed_updates, old.customer_update.allowed_updates),
      enabled: customer?.enabled ?? old.customer_update.enabled,
    },
    invoice_history: sent.invoice_history ?? old.invoice_history,
    payment_method_update: {
      enabled: sent.payment_method_update?.enabled ?? old.payment_method_update.enabled,
      payment_method_configuration: kept(
        sent.payment_method_update?.payment_method_configuration,
        old.payment_method_update.payment_method_configuration,
      ),
    },
    subscription_cancel: mergeCancel(old.subscription_cancel, cancel),
    subscription_pause: mergePause(old.subscription_pause, sent.subscription_pause),
    subscription_update: {
      billing_cycle_anchor: update?.billing_cycle_anchor ?? old.subscription_update.billing_cycle_anchor,
      default_allowed_updates: listOr(
        update?.default_allowed_updates,
        old.subscription_update.default_allowed_updates,
      ),
      enabled: update?.enabled ?? old.subscription_update.enabled,
      products:
        update?.products === undefined
          ? old.subscription_update.products
          : plansOf(context, update.products ?? []),
      proration_behavior: update?.proration_behavior ?? old.subscription_update.proration_behavior,
      schedule_at_period_end: {
        conditions: listOr(
          update?.schedule_at_period_end?.conditions,
          old.subscription_update.schedule_at_period_end.conditions,
        ),
      },
      trial_update_behavior: update?.trial_update_behavior ?? old.subscription_update.trial_update_behavior,
    },
  };
  checkCancel(merged.subscription_cancel);
  return merged;
}

type Cancel = PortalFeatures['subscription_cancel'];
type Pause = PortalFeatures['subscription_pause'];

function mergeCancel(old: Cancel, sent: FeatureParams['subscription_cancel']): Cancel {
  const reason = sent?.cancellation_reason;
  return {
    cancellation_reason: {
      enabled: reason?.enabled ?? old.cancellation_reason.enabled,
      feedback_options: kept(reason?.feedback_options, old.cancellation_reason.feedback_options),
      options: listOr(reason?.options, old.cancellation_reason.options),
    },
    enabled: sent?.enabled ?? old.enabled,
    mode: sent?.mode ?? old.mode,
    proration_behavior: sent?.proration_behavior ?? old.proration_behavior,
  };
}

function mergePause(old: Pause, sent: FeatureParams['subscription_pause']): Pause {
  const options = sent?.duration?.interval_options;
  return {
    duration: {
      interval_options: listOr(
        // Cleared is not the same as not sent.
        options === null
          ? null
          : options?.map(({ interval, interval_count: count }) => ({ interval, interval_count: count ?? 1 })),
        old.duration.interval_options,
      ),
      type: sent?.duration?.type ?? old.duration.type,
    },
    enabled: sent?.enabled ?? old.enabled,
  };
}

/** Prorating needs an immediate end; always_invoice is typed in the SDK but refused (facts 5.1). */
function checkCancel(cancel: Cancel): void {
  const at = 'features[subscription_cancel][proration_behavior]';
  if (cancel.proration_behavior === 'always_invoice') {
    throw refused(`Invalid ${at}: must be one of none, or create_prorations`, at);
  }
  if (cancel.proration_behavior === 'create_prorations' && cancel.mode !== 'immediately') {
    throw refused('`create_prorations` can only be used when `mode` is `immediately`.', at);
  }
}

function plansOf(context: Context, sent: readonly PlanParams[]): readonly PortalPlan[] {
  return sent.map((plan, index) => {
    const at = `features[subscription_update][products][${index}]`;
    if (context.store.products.get(plan.product) === undefined) {
      throw missingReference('product', plan.product, `${at}[product]`);
    }
    checkPlanPrices(context, plan, at);
    const quantity = plan.adjustable_quantity;
    return {
      adjustable_quantity: {
        enabled: quantity?.enabled ?? false,
        maximum: quantity?.maximum ?? null,
        minimum: quantity?.minimum ?? 1,
      },
      prices: plan.prices,
      product: plan.product,
    };
  });
}

function checkPlanPrices(context: Context, plan: PlanParams, at: string): void {
  const intervals = new Set<string>();
  for (const [index, id] of plan.prices.entries()) {
    const price = context.store.prices.get(id);
    const name = `${at}[prices][${index}]`;
    if (price === undefined) throw missingReference('price', id, name);
    if (price.product !== plan.product) {
      throw refused(`The price '${id}' does not belong to the product '${plan.product}'.`, name);
    }
    if (price.recurring === null) throw refused('Only recurring prices can be listed.', name);
    const interval = `${price.recurring.interval_count} ${price.recurring.interval}`;
    if (intervals.has(interval)) {
      throw refused('For each product, its price must have unique billing intervals.', `${at}[prices]`);
    }
    intervals.add(interval);
  }
}

/** Enabling mints an address, disabling kills it; enabling again gives a new one (facts 5.1, 6). */
export function loginPage(
  livemode: boolean,
  old: PortalConfigurationObject['login_page'],
  enabled: boolean | undefined,
): PortalConfigurationObject['login_page'] {
  if (enabled === undefined || enabled === old.enabled) return old;
  return { enabled, url: enabled ? newLoginUrl(livemode) : null };
}

export function newLoginUrl(livemode: boolean): string {
  return `https://billing.stripe.com/p/login/${livemode ? '' : 'test_'}${randomText(18)}`;
}

interface Addresses {
  readonly default_return_url?: string | null | undefined;
  readonly business_profile?:
    | {
        readonly privacy_policy_url?: string | null | undefined;
        readonly terms_of_service_url?: string | null | undefined;
      }
    | undefined;
}

export function checkAddresses(params: Addresses): void {
  const { default_return_url: back, business_profile: profile } = params;
  if (back) checkUrl(back, 'default_return_url');
  for (const field of ['privacy_policy_url', 'terms_of_service_url'] as const) {
    const url = profile?.[field];
    if (url) checkUrl(url, `business_profile[${field}]`);
  }
}

function listOr<T>(sent: readonly T[] | null | undefined, old: readonly T[]): readonly T[] {
  return sent === undefined ? old : (sent ?? []);
}
