import type { SubscriptionItem, SubscriptionObject } from '../store/objects.ts';

type Plain = Readonly<Record<string, unknown>>;
type ShownPrice = (id: string) => Plain | undefined;

/** A subscription with the many fields that are the same for every one in the demo account. */
export function presentSubscription(subscription: SubscriptionObject, priceOf: ShownPrice): Plain {
  const { items, ...kept } = subscription;
  return {
    ...kept,
    application: null,
    application_fee_percent: null,
    automatic_tax: { disabled_reason: null, enabled: false, liability: null },
    billing_cycle_anchor: subscription.created,
    billing_cycle_anchor_config: null,
    billing_mode: { flexible: null, type: 'classic' },
    billing_schedules: [],
    billing_thresholds: null,
    cancellation_details: {
      comment: null,
      feedback: null,
      feedback_option: null,
      reason: subscription.canceled_at === null ? null : 'cancellation_requested',
    },
    customer_account: null,
    default_payment_method: null,
    default_source: null,
    default_tax_rates: [],
    discounts: [],
    invoice_settings: {
      account_tax_ids: null,
      custom_fields: null,
      description: null,
      footer: null,
      issuer: { type: 'self' },
    },
    items: {
      object: 'list',
      data: items.map((item) => presentItem(item, subscription.id, priceOf(item.price))),
      has_more: false,
      url: `/v1/subscription_items?subscription=${subscription.id}`,
    },
    latest_invoice: null,
    managed_payments: null,
    next_pending_invoice_item_invoice: null,
    on_behalf_of: null,
    pause_collection: null,
    payment_settings: {
      payment_method_options: null,
      payment_method_types: null,
      save_default_payment_method: 'off',
    },
    pending_invoice_item_interval: null,
    pending_setup_intent: null,
    pending_update: null,
    start_date: subscription.created,
    transfer_data: null,
    trial_settings: {
      end_behavior: { billing_cycle_anchor: 'unchanged', missing_payment_method: 'create_invoice' },
    },
  };
}

function presentItem(item: SubscriptionItem, subscription: string, price: Plain | undefined): Plain {
  return {
    ...item,
    object: 'subscription_item',
    billing_thresholds: null,
    current_trial: null,
    discounts: [],
    metadata: {},
    plan: planOf(price),
    price: price ?? null,
    subscription,
    tax_rates: [],
  };
}

/** The old twin of a price, which subscriptions still carry. */
function planOf(price: Plain | undefined): Plain {
  const recurring = (price?.['recurring'] ?? {}) as Plain;
  return {
    id: price?.['id'],
    object: 'plan',
    active: price?.['active'],
    amount: price?.['unit_amount'],
    amount_decimal: price?.['unit_amount_decimal'],
    billing_scheme: price?.['billing_scheme'],
    created: price?.['created'],
    currency: price?.['currency'],
    interval: recurring['interval'],
    interval_count: recurring['interval_count'],
    livemode: price?.['livemode'],
    metadata: price?.['metadata'],
    meter: recurring['meter'],
    nickname: price?.['nickname'],
    product: price?.['product'],
    tiers_mode: price?.['tiers_mode'],
    transform_usage: price?.['transform_quantity'],
    trial_period_days: recurring['trial_period_days'],
    usage_type: recurring['usage_type'],
  };
}
