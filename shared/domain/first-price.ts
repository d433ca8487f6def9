import { parseAmount } from './parse-amount.ts';
import { fieldError, hasErrors } from './problem.ts';
import type { FieldProblem } from './problem.ts';
import { isBillingInterval, validateRecurring } from './recurring.ts';
import type { BillingInterval } from './recurring.ts';

/** The price that a new product starts with, as typed. */
export interface FirstPriceInput {
  readonly amountText: string;
  readonly currency: string;
  readonly recurring: { readonly interval: string; readonly intervalCount: number } | null;
}

/** The same, read and checked; stored with a draft and frozen into its operation. */
export interface FirstPrice {
  readonly currency: string;
  readonly unitAmountMinor: number;
  readonly recurring: { readonly interval: BillingInterval; readonly intervalCount: number } | null;
}

export type FirstPriceResult =
  | { readonly ok: true; readonly price: FirstPrice; readonly problems: readonly FieldProblem[] }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] };

/**
 * Reads a first price (facts 1.4, 2.1). Paths of the problems: `amount`, `currency`,
 * `recurring.interval`, `recurring.intervalCount`.
 */
export function validateFirstPrice(input: FirstPriceInput, locale = 'en'): FirstPriceResult {
  const currency = input.currency.trim().toLowerCase();
  const schedule = input.recurring;
  const scheduleProblems = schedule ? validateRecurring(schedule) : [];
  if (currency === '') {
    return { ok: false, problems: [fieldError('price/currency-missing', 'currency'), ...scheduleProblems] };
  }
  const amount = parseAmount(input.amountText, currency, { locale });
  const problems = [...amount.problems, ...scheduleProblems];
  if (!amount.ok || amount.amountMinor === null || hasErrors(problems)) return { ok: false, problems };
  const recurring =
    schedule && isBillingInterval(schedule.interval)
      ? { interval: schedule.interval, intervalCount: schedule.intervalCount }
      : null;
  return { ok: true, price: { currency, unitAmountMinor: amount.amountMinor, recurring }, problems };
}

export interface DefaultPriceData {
  currency: string;
  unit_amount: number;
  recurring?: { interval: string; interval_count?: number };
}

/** `default_price_data` of a product's create call: the price rides along (facts 1.4). */
export function toDefaultPriceData(price: FirstPrice): DefaultPriceData {
  const data: DefaultPriceData = { currency: price.currency, unit_amount: price.unitAmountMinor };
  if (price.recurring) {
    const { interval, intervalCount } = price.recurring;
    data.recurring = intervalCount === 1 ? { interval } : { interval, interval_count: intervalCount };
  }
  return data;
}
