import * as fc from 'fast-check';
import {
  BILLING_ANCHORS,
  CANCEL_MODES,
  CANCEL_PRORATIONS,
  CANCEL_REASONS,
  CUSTOMER_UPDATES,
  DOWNGRADE_CONDITIONS,
  PAUSE_DURATIONS,
  SUBSCRIPTION_UPDATES,
  TRIAL_BEHAVIORS,
  UPDATE_PRORATIONS,
  type LeafPath,
  type PortalFields,
} from '#shared/domain/portal/leaves.ts';
import type { PortalPlan } from '#shared/domain/portal/plan.ts';

const maybeText = fc.option(fc.constantFrom('https://shop.jp/a', 'ご契約', 'b'));
const words = (from: readonly string[]): fc.Arbitrary<string[]> => fc.subarray([...from]);

export const plan: fc.Arbitrary<PortalPlan> = fc.record({
  product: fc.constantFrom('prod_a', 'prod_b', 'prod_c', 'prod_d'),
  prices: fc.uniqueArray(fc.constantFrom('price_1', 'price_2', 'price_3'), { minLength: 1 }),
  quantity: fc.record({
    enabled: fc.boolean(),
    minimum: fc.option(fc.constantFrom(1, 2)),
    maximum: fc.option(fc.constantFrom(5, 10)),
  }),
});

export const plans = fc.uniqueArray(plan, { selector: (each) => each.product, maxLength: 4 });

const fieldArbitraries: { readonly [P in LeafPath]: fc.Arbitrary<PortalFields[P]> } = {
  active: fc.boolean(),
  name: maybeText,
  'business_profile.headline': maybeText,
  'business_profile.privacy_policy_url': maybeText,
  'business_profile.terms_of_service_url': maybeText,
  default_return_url: maybeText,
  metadata: fc.dictionary(fc.constantFrom('k1', 'k2', '__proto__'), fc.constantFrom('v', 'w'), {
    maxKeys: 3,
  }),
  'login_page.enabled': fc.boolean(),
  'features.customer_update.enabled': fc.boolean(),
  'features.customer_update.allowed_updates': words(CUSTOMER_UPDATES),
  'features.invoice_history.enabled': fc.boolean(),
  'features.payment_method_update.enabled': fc.boolean(),
  'features.payment_method_update.payment_method_configuration': fc.option(fc.constantFrom('pmc_1', 'pmc_2')),
  'features.subscription_cancel.enabled': fc.boolean(),
  'features.subscription_cancel.mode': fc.constantFrom(...CANCEL_MODES),
  'features.subscription_cancel.proration_behavior': fc.constantFrom(...CANCEL_PRORATIONS),
  'features.subscription_cancel.cancellation_reason.enabled': fc.boolean(),
  'features.subscription_cancel.cancellation_reason.options': words(CANCEL_REASONS),
  'features.subscription_cancel.cancellation_reason.feedback_options': words(['fb_1', 'fb_2']),
  'features.subscription_pause.enabled': fc.boolean(),
  'features.subscription_pause.duration.type': fc.constantFrom(...PAUSE_DURATIONS),
  'features.subscription_pause.duration.interval_options': fc.array(
    fc.record({ interval: fc.constantFrom('day', 'month'), count: fc.constantFrom(1, 3) }),
    { maxLength: 3 },
  ),
  'features.subscription_update.enabled': fc.boolean(),
  'features.subscription_update.default_allowed_updates': words(SUBSCRIPTION_UPDATES),
  'features.subscription_update.products': fc.option(plans),
  'features.subscription_update.proration_behavior': fc.constantFrom(...UPDATE_PRORATIONS),
  'features.subscription_update.billing_cycle_anchor': fc.constantFrom(...BILLING_ANCHORS),
  'features.subscription_update.trial_update_behavior': fc.constantFrom(...TRIAL_BEHAVIORS),
  'features.subscription_update.schedule_at_period_end.conditions': words(DOWNGRADE_CONDITIONS),
};

export const portalFields = fc.record(fieldArbitraries) as unknown as fc.Arbitrary<PortalFields>;

/** Another value for one leaf. */
export function otherValue(path: LeafPath): fc.Arbitrary<unknown> {
  return fieldArbitraries[path];
}

/** A body as Stripe sends it, with fields and words of tomorrow in it. */
export function stripeBody(fields: PortalFields): Record<string, unknown> {
  const of = <P extends LeafPath>(path: P): PortalFields[P] => fields[path];
  const cancel = 'features.subscription_cancel';
  const update = 'features.subscription_update';
  const listed = of(`${update}.products`);
  return {
    id: 'bpc_1',
    object: 'billing_portal.configuration',
    active: fields.active,
    application: null,
    business_profile: {
      headline: of('business_profile.headline'),
      privacy_policy_url: of('business_profile.privacy_policy_url'),
      terms_of_service_url: of('business_profile.terms_of_service_url'),
      tone_of_voice: 'warm',
    },
    created: 1,
    default_return_url: fields.default_return_url,
    features: {
      customer_update: {
        allowed_updates: of('features.customer_update.allowed_updates'),
        enabled: of('features.customer_update.enabled'),
      },
      gift_subscription: { enabled: true },
      invoice_history: { enabled: of('features.invoice_history.enabled') },
      payment_method_update: {
        enabled: of('features.payment_method_update.enabled'),
        payment_method_configuration: of('features.payment_method_update.payment_method_configuration'),
      },
      subscription_cancel: {
        cancellation_reason: {
          enabled: of(`${cancel}.cancellation_reason.enabled`),
          feedback_options: of(`${cancel}.cancellation_reason.feedback_options`),
          options: of(`${cancel}.cancellation_reason.options`),
        },
        enabled: of(`${cancel}.enabled`),
        mode: of(`${cancel}.mode`),
        proration_behavior: of(`${cancel}.proration_behavior`),
      },
      subscription_pause: {
        duration: {
          interval_options: of('features.subscription_pause.duration.interval_options').map((option) => ({
            interval: option.interval,
            interval_count: option.count,
          })),
          type: of('features.subscription_pause.duration.type'),
        },
        enabled: of('features.subscription_pause.enabled'),
      },
      subscription_update: {
        billing_cycle_anchor: of(`${update}.billing_cycle_anchor`),
        default_allowed_updates: of(`${update}.default_allowed_updates`),
        enabled: of(`${update}.enabled`),
        ...(listed === null
          ? {}
          : {
              products: listed.map((each) => ({
                product: each.product,
                prices: each.prices,
                adjustable_quantity: each.quantity,
              })),
            }),
        proration_behavior: of(`${update}.proration_behavior`),
        schedule_at_period_end: {
          conditions: of(`${update}.schedule_at_period_end.conditions`).map((type) => ({ type })),
        },
        trial_update_behavior: of(`${update}.trial_update_behavior`),
      },
    },
    is_default: true,
    livemode: false,
    login_page: { enabled: of('login_page.enabled'), url: null },
    metadata: fields.metadata,
    name: fields.name,
    updated: 2,
  };
}
