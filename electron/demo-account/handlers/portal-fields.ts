import { metadataPatch } from '../api/common-params.ts';
import {
  choice,
  clearable,
  flag,
  integer,
  list,
  object,
  required,
  text,
  type Param,
  type ParamsOf,
} from '../api/params.ts';

const CUSTOMER_UPDATES = ['address', 'email', 'name', 'phone', 'shipping', 'tax_id'] as const;
const SUBSCRIPTION_UPDATES = ['price', 'promotion_code', 'quantity'] as const;
const PRORATIONS = ['always_invoice', 'create_prorations', 'none'] as const;
const CANCEL_REASONS = [
  'customer_service',
  'low_quality',
  'missing_features',
  'other',
  'switched_service',
  'too_complex',
  'too_expensive',
  'unused',
] as const;
const MAX_PLANS = 10;

const plan = object({
  adjustable_quantity: object({ enabled: required(flag()), maximum: integer(1), minimum: integer(0) }),
  prices: required(list(text())),
  product: required(text()),
});

/** The features of a configuration. Creating asks for `enabled` where updating does not (facts 5.1). */
function features(must: <T>(param: Param<T>) => Param<T>) {
  return object({
    customer_update: object({
      allowed_updates: clearable(list(choice(CUSTOMER_UPDATES))),
      enabled: must(flag()),
    }),
    invoice_history: object({ enabled: required(flag()) }),
    payment_method_update: object({
      enabled: required(flag()),
      payment_method_configuration: clearable(text()),
    }),
    subscription_cancel: object({
      cancellation_reason: object({
        enabled: required(flag()),
        feedback_options: clearable(list(text())),
        options: must(clearable(list(choice(CANCEL_REASONS)))),
      }),
      enabled: must(flag()),
      mode: choice(['at_period_end', 'immediately']),
      proration_behavior: choice(PRORATIONS),
    }),
    subscription_pause: object({
      duration: object({
        interval_options: clearable(
          list(
            object({
              interval: required(choice(['day', 'month', 'week', 'year'])),
              interval_count: integer(1),
            }),
          ),
        ),
        type: required(choice(['indefinite', 'interval_options'])),
      }),
      enabled: flag(),
    }),
    subscription_update: object({
      billing_cycle_anchor: choice(['now', 'unchanged']),
      default_allowed_updates: clearable(list(choice(SUBSCRIPTION_UPDATES))),
      enabled: must(flag()),
      products: clearable(list(plan, MAX_PLANS)),
      proration_behavior: choice(PRORATIONS),
      schedule_at_period_end: object({
        conditions: clearable(
          list(object({ type: required(choice(['decreasing_item_amount', 'shortening_interval'])) })),
        ),
      }),
      trial_update_behavior: choice(['continue_trial', 'end_trial']),
    }),
  });
}

const updateFeatures = features((param) => param);
const createFeatures = features(required);

export type FeatureParams = ParamsOf<typeof updateFeatures>;
export type PlanParams = ParamsOf<typeof plan>;

const shared = {
  default_return_url: clearable(text()),
  login_page: object({ enabled: required(flag()) }),
  metadata: metadataPatch,
  name: clearable(text(256)),
};

/** The privacy and terms addresses can be cleared on update only (facts 5.1). */
export const createFields = {
  ...shared,
  features: required(createFeatures),
  business_profile: object({
    headline: clearable(text(60)),
    privacy_policy_url: text(),
    terms_of_service_url: text(),
  }),
};

export const updateFields = {
  ...shared,
  active: flag(),
  features: updateFeatures,
  business_profile: object({
    headline: clearable(text(60)),
    privacy_policy_url: clearable(text()),
    terms_of_service_url: clearable(text()),
  }),
};
