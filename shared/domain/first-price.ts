import * as z from 'zod';
import { parseAmount } from './parse-amount.ts';
import { fieldError, hasErrors } from './problem.ts';
import type { FieldProblem } from './problem.ts';
import { validateRecurring } from './recurring.ts';

/** The price that a new product starts with, as typed. */
export const firstPriceInputSchema = z.strictObject({
  amountText: z.string(),
  currency: z.string(),
  recurring: z.strictObject({ interval: z.string(), intervalCount: z.number().int() }).nullable(),
});

/** The same, read and checked; stored with a draft and frozen into its operation. */
export const firstPriceSchema = z.strictObject({
  currency: z.string(),
  /** Exact text in minor units; an integer unless it is a fraction of a minor unit. */
  amountDecimal: z.string(),
  recurring: z.strictObject({ interval: z.string(), intervalCount: z.number().int() }).nullable(),
});

export type FirstPriceInput = Readonly<z.infer<typeof firstPriceInputSchema>>;
export type FirstPrice = Readonly<z.infer<typeof firstPriceSchema>>;

export type FirstPriceResult =
  | { readonly ok: true; readonly price: FirstPrice; readonly problems: readonly FieldProblem[] }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] };

/**
 * Reads a first price (facts 1.4, 2.1). Paths of the problems: `amount`, `currency`,
 * `recurring.interval`, `recurring.intervalCount`.
 */
export function validateFirstPrice(input: FirstPriceInput, locale = 'en'): FirstPriceResult {
  const currency = input.currency.trim().toLowerCase();
  const schedule = input.recurring ? validateRecurring(input.recurring) : [];
  if (currency === '') {
    return { ok: false, problems: [fieldError('price/currency-missing', 'currency'), ...schedule] };
  }
  const amount = parseAmount(input.amountText, currency, { locale, allowFraction: true });
  const problems = [...amount.problems, ...schedule];
  if (!amount.ok || hasErrors(problems)) return { ok: false, problems };
  const recurring = input.recurring && { ...input.recurring };
  return {
    ok: true,
    price: { currency, amountDecimal: amount.amountDecimal, recurring },
    problems,
  };
}

export interface DefaultPriceData {
  currency: string;
  unit_amount?: number;
  unit_amount_decimal?: string;
  recurring?: { interval: string; interval_count?: number };
}

/** `default_price_data` of a product's create call: the price rides along (facts 1.4). */
export function toDefaultPriceData(price: FirstPrice): DefaultPriceData {
  const integer = Number(price.amountDecimal);
  const data: DefaultPriceData = { currency: price.currency };
  if (Number.isSafeInteger(integer)) data.unit_amount = integer;
  else data.unit_amount_decimal = price.amountDecimal;
  if (price.recurring) {
    const { interval, intervalCount } = price.recurring;
    data.recurring = intervalCount === 1 ? { interval } : { interval, interval_count: intervalCount };
  }
  return data;
}
