import type { FirstPrice } from '#shared/contract/catalog.ts';

export type Recurring = NonNullable<FirstPrice['recurring']>;

/** The periods most shops use; anything else is `custom`. */
export const BILLING_PERIODS = [
  'once',
  'day:1',
  'week:1',
  'month:1',
  'month:3',
  'month:6',
  'year:1',
  'custom',
] as const;
export type BillingPeriod = (typeof BILLING_PERIODS)[number];

export function periodOf(recurring: Recurring | null): BillingPeriod {
  if (recurring === null) return 'once';
  const name = `${recurring.interval}:${recurring.intervalCount}`;
  return BILLING_PERIODS.find((period) => period === name) ?? 'custom';
}

/** What a period means; `custom` has to be spelled out. */
export function recurringOf(period: Exclude<BillingPeriod, 'custom'>): Recurring | null {
  if (period === 'once') return null;
  const [interval, count] = period.split(':');
  return { interval: interval as Recurring['interval'], intervalCount: Number(count) };
}
