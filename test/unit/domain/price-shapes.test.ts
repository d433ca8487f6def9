import { expect, test } from 'vitest';
import { emptyPriceFields, type PriceFields, type PriceTier } from '#shared/domain/price.ts';
import { emptyPriceForm } from '#shared/domain/price-form.ts';
import { readPriceForm } from '#shared/domain/read-price-form.ts';
import { validatePrice } from '#shared/domain/validate-price.ts';

const price = (change: Partial<PriceFields>): PriceFields => ({
  ...emptyPriceFields(),
  currency: 'usd',
  ...change,
});
const found = (change: Partial<PriceFields>): string[] =>
  validatePrice(price(change)).map(({ path, code }) => `${path} ${code}`);

const monthly = {
  interval: 'month',
  intervalCount: 1,
  usageType: 'licensed',
  meter: null,
  trialPeriodDays: null,
};
const tier = (upTo: number | null, minor: number | null): PriceTier => ({
  upTo,
  unitAmountMinor: minor,
  unitAmountDecimal: minor === null ? null : String(minor),
  flatAmountMinor: null,
  flatAmountDecimal: null,
});

test('tiers rise, the last is open, and each says an amount', () => {
  const tiers = (...list: PriceTier[]): string[] =>
    found({ billingScheme: 'tiered', tiersMode: 'volume', recurring: monthly, tiers: list });
  expect(tiers(tier(10, 5), tier(null, 4))).toEqual([]);
  expect(tiers(tier(10, 5), tier(10, 4), tier(null, 3))).toEqual(['tiers.1.upTo price/tier-not-rising']);
  expect(tiers(tier(null, 5), tier(20, 4))).toEqual([
    'tiers.0.upTo price/tier-not-rising',
    'tiers.1.upTo price/tier-last-closed',
  ]);
  expect(tiers(tier(null, null))).toEqual(['tiers.0.unit price/tier-no-amount']);
});

test('amounts have at most 12 decimals, packages and trials their limits', () => {
  expect(found({ unitAmountDecimal: '0.1234567890123' })).toEqual([
    'unitAmountMinor price/too-many-decimals',
  ]);
  const unitAmountMinor = 100;
  expect(found({ unitAmountMinor, transformQuantity: { divideBy: 0, round: 'up' } })).toEqual([
    'transformQuantity price/package-size',
  ]);
  expect(found({ unitAmountMinor, recurring: { ...monthly, trialPeriodDays: 731 } })).toEqual([
    'recurring price/trial-days',
  ]);
});

test('a suggested amount lies between the others, in each currency', () => {
  const custom = { minimumMinor: 500, maximumMinor: 400, presetMinor: 450 };
  const option = {
    unitAmountMinor: null,
    unitAmountDecimal: null,
    customUnitAmount: { ...custom, maximumMinor: 480, presetMinor: null },
    taxBehavior: null,
    tiers: null,
  };
  expect(found({ customUnitAmount: custom, currencyOptions: { eur: option } })).toEqual([
    'currencyOptions.eur price/minimum-above-maximum',
    'customUnitAmount price/minimum-above-maximum',
    'customUnitAmount price/preset-outside',
  ]);
});

test('what is typed is told at its box, and an amount that cannot be read is said once', () => {
  const form = {
    ...emptyPriceForm('jpy'),
    model: 'package' as const,
    amounts: { jpy: { amount: '12,x' } },
    isRecurring: true,
    intervalCount: '0',
    trialDays: 'two',
  };
  expect(readPriceForm(form, 'en').problems.map(({ path }) => path)).toEqual([
    'amounts.jpy.amount',
    'packageSize',
    'intervalCount',
    'trialDays',
  ]);
});
