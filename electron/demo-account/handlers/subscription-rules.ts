import type { Context } from '../api/operation.ts';
import type { PriceObject, SubscriptionObject, SubscriptionStatus } from '../store/objects.ts';

const DAY = 86_400;
const INTERVAL_DAYS = { day: 1, week: 7, month: 30, year: 365 } as const;

/** Statuses of a subscription that is over (facts 7). */
export const ENDED: ReadonlySet<SubscriptionStatus> = new Set(['canceled', 'incomplete_expired']);

/** How long a period of a price lasts, in seconds; months are taken as 30 days. */
export function periodSeconds(price: PriceObject): number {
  const { interval, interval_count: count } = price.recurring ?? { interval: 'month', interval_count: 1 };
  return INTERVAL_DAYS[interval] * count * DAY;
}

/** Ends a subscription now, as deleting its customer does. */
export function cancelNow(context: Context, subscription: SubscriptionObject): void {
  if (ENDED.has(subscription.status)) return;
  const { now } = context;
  const ended: SubscriptionObject = { ...subscription, status: 'canceled', canceled_at: now, ended_at: now };
  context.store.subscriptions.put(ended);
  context.events.record('customer.subscription.deleted', ended);
}
