import { describePrice, type DescribablePrice } from '#shared/domain/describe-price.ts';
import type { PlanPrice } from '#shared/domain/portal/plan-catalog.ts';
import { priceText } from './price-text.ts';
import type { Text } from './text.ts';

/** A price of a plan list in one line: `¥1,480 / month`. */
export function planPriceText(text: Text, price: PlanPrice): string {
  return priceText(text, describable(price));
}

/** What a bill of one says: `¥1,480`; null where that depends on what was used. */
export function planAmountText(text: Text, price: PlanPrice): string | null {
  return describePrice(describable(price), text.language).amount;
}

function describable(price: PlanPrice): DescribablePrice {
  const whole = price.amount !== null && /^\d+$/.test(price.amount) ? Number(price.amount) : null;
  return {
    currency: price.currency,
    unitAmountMinor: whole,
    unitAmountDecimal: price.amount,
    customUnitAmount: null,
    billingScheme: price.amount === null ? 'tiered' : 'per_unit',
    tiers: null,
    transformQuantity: null,
    recurring:
      price.interval === null
        ? null
        : {
            interval: price.interval,
            intervalCount: price.intervalCount,
            usageType: price.usageType,
            meter: null,
            trialPeriodDays: null,
          },
  };
}
