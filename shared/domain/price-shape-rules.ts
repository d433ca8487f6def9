import { currencyRule } from './currency.ts';
import { compareDecimals, decimalPlaces } from './decimal.ts';
import { checkAmount } from './parse-amount.ts';
import type { CustomUnitAmount, PriceFields, PriceTier } from './price.ts';
import { unitAmountText } from './unit-amount.ts';
import { fieldError, type FieldProblem } from './problem.ts';

/** Limits of facts 2.1. */
export const SHAPE_LIMITS = { decimals: 12, trialDays: 730 } as const;

/** What Stripe would refuse of one amount in one currency; the path names the field. Minor units. */
export function validateMinor(amount: string, currency: string, path: string): FieldProblem[] {
  if (decimalPlaces(amount) > SHAPE_LIMITS.decimals) {
    return [fieldError('price/too-many-decimals', path, { limit: SHAPE_LIMITS.decimals })];
  }
  return checkAmount(amount, currencyRule(currency), path).problems.filter(
    ({ severity }) => severity === 'error',
  );
}

/** Tiers climb, only the last one is open, and each says an amount (facts 2.1). */
export function validateTiers(tiers: readonly PriceTier[], currency: string, path = 'tiers'): FieldProblem[] {
  let reached = 0;
  return tiers.flatMap((tier, index) => {
    const at = `${path}.${index}`;
    const isLast = index === tiers.length - 1;
    const unit = unitAmountText(tier);
    const flat =
      tier.flatAmountDecimal ?? (tier.flatAmountMinor === null ? null : String(tier.flatAmountMinor));
    const problems = [
      ...(unit === null ? [] : validateMinor(unit, currency, `${at}.unit`)),
      ...(flat === null ? [] : validateMinor(flat, currency, `${at}.flat`)),
    ];
    if (unit === null && flat === null) problems.push(fieldError('price/tier-no-amount', `${at}.unit`));
    if (isLast && tier.upTo !== null) problems.push(fieldError('price/tier-last-closed', `${at}.upTo`));
    if (!isLast && (tier.upTo === null || tier.upTo <= reached)) {
      problems.push(fieldError('price/tier-not-rising', `${at}.upTo`, { above: reached }));
    }
    reached = tier.upTo ?? reached;
    return problems;
  });
}

/** An amount that customers choose: minimum ≤ suggestion ≤ maximum. */
export function validateCustomAmount(
  { minimumMinor, maximumMinor, presetMinor }: CustomUnitAmount,
  currency: string,
  path = 'customUnitAmount',
): FieldProblem[] {
  const problems = [minimumMinor, maximumMinor, presetMinor].flatMap((amount) =>
    amount === null ? [] : validateMinor(String(amount), currency, path),
  );
  if (isAbove(minimumMinor, maximumMinor)) problems.push(fieldError('price/minimum-above-maximum', path));
  if (isAbove(minimumMinor, presetMinor) || isAbove(presetMinor, maximumMinor)) {
    problems.push(fieldError('price/preset-outside', path));
  }
  return problems;
}

/** Each further currency says its price in the same shape (facts 2.1); the path names the currency. */
export function validateOptions(fields: PriceFields): FieldProblem[] {
  return Object.entries(fields.currencyOptions ?? {}).flatMap(([currency, option]) => {
    const path = `currencyOptions.${currency}`;
    if (currency === fields.currency) return [];
    if (fields.billingScheme === 'tiered') {
      if (option.tiers === null) return [];
      const wrong = validateTiers(option.tiers, currency);
      return wrong.slice(0, 1).map((problem) => ({ ...problem, path }));
    }
    if (option.customUnitAmount !== null) {
      return validateCustomAmount(option.customUnitAmount, currency, path);
    }
    const amount = unitAmountText(option);
    return amount === null ? [fieldError('money/missing', path)] : validateMinor(amount, currency, path);
  });
}

function isAbove(left: number | null, right: number | null): boolean {
  return left !== null && right !== null && compareDecimals(String(left), String(right)) > 0;
}
