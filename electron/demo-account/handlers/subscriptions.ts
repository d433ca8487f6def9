import { mergeMetadata, metadataPatch } from '../api/common-params.ts';
import { missingReference, notFound, refused } from '../api/errors.ts';
import type { Operation } from '../api/operation.ts';
import { operation } from '../api/operation.ts';
import { createdWindow, listPage, pageFields } from '../api/pagination.ts';
import { choice, flag, integer, list, object, required, text } from '../api/params.ts';
import { searchFields, searchPage } from '../api/search.ts';
import { newId } from '../store/ids.ts';
import type { SubscriptionObject, SubscriptionStatus } from '../store/objects.ts';
import { ENDED, periodSeconds } from './subscription-rules.ts';

const STATUSES = [
  'active',
  'all',
  'canceled',
  'ended',
  'incomplete',
  'incomplete_expired',
  'past_due',
  'paused',
  'trialing',
  'unpaid',
] as const;

const MAX_ITEMS = 20;

/** The small part of starting a subscription that tests and the tour need. */
const createSubscription = operation({
  method: 'POST',
  path: '/v1/subscriptions',
  permission: 'rak_subscription_write',
  answers: 'subscription',
  fields: {
    customer: required(text()),
    items: required(list(object({ price: required(text()), quantity: integer(0) }), MAX_ITEMS)),
    cancel_at_period_end: flag(),
    collection_method: choice(['charge_automatically', 'send_invoice']),
    days_until_due: integer(0),
    description: text(500),
    metadata: metadataPatch,
    trial_period_days: integer(1, 730),
  },
  handle(context, params) {
    const { store, now } = context;
    const customer = store.customers.get(params.customer);
    if (customer === undefined) throw missingReference('customer', params.customer, 'customer');
    const prices = params.items.map((item, index) => {
      const at = `items[${index}][price]`;
      const price = store.prices.get(item.price);
      if (price === undefined) throw missingReference('price', item.price, at);
      if (price.recurring === null) {
        throw refused(
          'The price specified is set to `type=one_time` but this field only accepts prices with `type=recurring`.',
          at,
        );
      }
      return price;
    });
    const [first] = prices;
    if (first === undefined) throw refused('A subscription needs at least one item.', 'items');
    const trialEnd = params.trial_period_days === undefined ? null : now + params.trial_period_days * 86_400;
    const periodEnd = trialEnd ?? now + periodSeconds(first);
    const subscription: SubscriptionObject = {
      id: newId('sub'),
      object: 'subscription',
      cancel_at: params.cancel_at_period_end === true ? periodEnd : null,
      cancel_at_period_end: params.cancel_at_period_end ?? false,
      canceled_at: params.cancel_at_period_end === true ? now : null,
      collection_method: params.collection_method ?? 'charge_automatically',
      created: now,
      currency: first.currency,
      customer: customer.id,
      days_until_due: params.days_until_due ?? null,
      description: params.description ?? null,
      ended_at: null,
      items: params.items.map((item) => ({
        id: newId('si'),
        created: now,
        current_period_end: periodEnd,
        current_period_start: now,
        price: item.price,
        quantity: item.quantity ?? 1,
      })),
      livemode: store.livemode,
      metadata: mergeMetadata({}, params.metadata),
      schedule: null,
      status: trialEnd === null ? 'active' : 'trialing',
      test_clock: customer.test_clock,
      trial_end: trialEnd,
      trial_start: trialEnd === null ? null : now,
    };
    store.subscriptions.put(subscription);
    context.events.record('customer.subscription.created', subscription);
    return subscription;
  },
});

const retrieveSubscription = operation({
  method: 'GET',
  path: '/v1/subscriptions/:id',
  permission: 'rak_subscription_read',
  answers: 'subscription',
  fields: {},
  handle(context) {
    const subscription = context.store.subscriptions.get(context.id);
    if (subscription === undefined) throw notFound('subscription', context.id);
    return subscription;
  },
});

const listSubscriptions = operation({
  method: 'GET',
  path: '/v1/subscriptions',
  permission: 'rak_subscription_read',
  answers: 'subscription',
  fields: {
    ...pageFields,
    collection_method: choice(['charge_automatically', 'send_invoice']),
    created: createdWindow,
    current_period_end: createdWindow,
    current_period_start: createdWindow,
    customer: text(),
    price: text(),
    status: choice(STATUSES),
    test_clock: text(),
  },
  handle(context, params) {
    const { subscriptions } = context.store;
    return listPage({
      order: subscriptions.order,
      entryOf: (id) => subscriptions.entry(id),
      page: params,
      url: context.path,
      noun: 'subscription',
      created: params.created,
      accepts: (subscription) =>
        hasStatus(subscription.status, params.status) &&
        (params.customer === undefined || subscription.customer === params.customer) &&
        (params.customer !== undefined || subscription.test_clock === (params.test_clock ?? null)) &&
        (params.collection_method === undefined ||
          subscription.collection_method === params.collection_method) &&
        subscription.items.some(
          (item) =>
            (params.price === undefined || item.price === params.price) &&
            isWithin(item.current_period_end, params.current_period_end) &&
            isWithin(item.current_period_start, params.current_period_start),
        ),
    });
  },
});

/** Without a status, canceled ones are left out; `ended` is both ways of being over (facts 7). */
function hasStatus(status: SubscriptionStatus, wanted: (typeof STATUSES)[number] | undefined): boolean {
  if (wanted === undefined) return status !== 'canceled';
  if (wanted === 'all') return true;
  return wanted === 'ended' ? ENDED.has(status) : status === wanted;
}

type Window = NonNullable<ReturnType<typeof createdWindow.decode>>;

function isWithin(at: number, window: Window | undefined): boolean {
  return (
    window === undefined ||
    (at > (window.gt ?? Number.NEGATIVE_INFINITY) &&
      at >= (window.gte ?? Number.NEGATIVE_INFINITY) &&
      at < (window.lt ?? Number.POSITIVE_INFINITY) &&
      at <= (window.lte ?? Number.POSITIVE_INFINITY))
  );
}

const searchSubscriptions = operation({
  method: 'GET',
  path: '/v1/subscriptions/search',
  permission: 'rak_subscription_read',
  answers: 'subscription',
  fields: searchFields,
  handle: (context, params) => searchPage(context, params, 'subscription'),
});

export const subscriptionOperations: readonly Operation[] = [
  createSubscription,
  searchSubscriptions,
  retrieveSubscription,
  listSubscriptions,
];
