import type { FirstPrice } from '#shared/contract/catalog.ts';
import type { PriceFields } from '#shared/domain/price.ts';

/** The first price of a new product as the price it will be, for the same drawing of both. */
export function firstPriceFields(price: FirstPrice): PriceFields {
  return {
    active: true,
    currency: price.currency.toLowerCase(),
    unitAmountMinor: price.unitAmountMinor,
    unitAmountDecimal: String(price.unitAmountMinor),
    customUnitAmount: null,
    billingScheme: 'per_unit',
    tiers: null,
    tiersMode: null,
    transformQuantity: null,
    recurring:
      price.recurring === null
        ? null
        : { ...price.recurring, usageType: 'licensed', meter: null, trialPeriodDays: null },
    taxBehavior: null,
    currencyOptions: null,
    lookupKey: null,
    nickname: null,
    metadata: {},
  };
}

/** What of a price fits into a first price; null when it holds more than that (facts 1.4). */
export function asFirstPrice(price: PriceFields): FirstPrice | null {
  const { recurring } = price;
  if (price.unitAmountMinor === null || price.billingScheme !== 'per_unit') return null;
  if (price.customUnitAmount !== null || price.transformQuantity !== null) return null;
  const base = { currency: price.currency, unitAmountMinor: price.unitAmountMinor };
  if (recurring === null) return { ...base, recurring: null };
  const { interval, intervalCount } = recurring;
  if (recurring.usageType !== 'licensed' || recurring.trialPeriodDays !== null) return null;
  if (interval !== 'day' && interval !== 'week' && interval !== 'month' && interval !== 'year') return null;
  return { ...base, recurring: { interval, intervalCount } };
}
