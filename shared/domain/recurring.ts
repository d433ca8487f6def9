import { fieldError } from './problem.ts';
import type { FieldProblem } from './problem.ts';

/** In the order in which a menu lists them. */
export const BILLING_INTERVALS = ['day', 'week', 'month', 'year'] as const;
export type BillingInterval = (typeof BILLING_INTERVALS)[number];

/**
 * At most three years between two bills (facts 2.1). Stripe states years, months and weeks; the
 * days follow from three years.
 */
export const MAX_INTERVAL_COUNT: Readonly<Record<BillingInterval, number>> = {
  day: 1095,
  week: 156,
  month: 36,
  year: 3,
};

export function isBillingInterval(text: string): text is BillingInterval {
  return (BILLING_INTERVALS as readonly string[]).includes(text);
}

export function validateRecurring(
  recurring: { readonly interval: string; readonly intervalCount: number },
  path = 'recurring',
): FieldProblem[] {
  const { interval, intervalCount } = recurring;
  if (!isBillingInterval(interval)) {
    return [fieldError('price/interval-unknown', `${path}.interval`, { interval })];
  }
  if (!Number.isInteger(intervalCount) || intervalCount < 1) {
    return [fieldError('price/interval-count-not-positive', `${path}.intervalCount`)];
  }
  const limit = MAX_INTERVAL_COUNT[interval];
  return intervalCount > limit
    ? [fieldError('price/interval-too-long', `${path}.intervalCount`, { interval, limit })]
    : [];
}
