import { describe, expect, it } from 'vitest';
import { describePrice } from '#shared/domain/describe-price.ts';
import { normaliseStripePrice } from '#shared/domain/price.ts';
import type { PriceFields } from '#shared/domain/price.ts';
import { priceLine } from '#shared/domain/price-line.ts';

function price(changes: Partial<PriceFields>): PriceFields {
  const body = { id: 'price_1', object: 'price', currency: 'usd', unit_amount: 1200 };
  const read = normaliseStripePrice(body);
  if (!read) throw new Error('the sample is no price');
  return { ...read.fields, ...changes };
}

const monthly = {
  interval: 'month',
  intervalCount: 1,
  usageType: 'licensed',
  meter: null,
  trialPeriodDays: null,
};
const noUnit = { unitAmountMinor: null, unitAmountDecimal: null };
const tier = {
  upTo: 10,
  unitAmountMinor: 500,
  unitAmountDecimal: '500',
  flatAmountMinor: null,
  flatAmountDecimal: null,
};

describe('describePrice', () => {
  it('takes a price apart', () => {
    expect(describePrice(price({ recurring: monthly }), 'en', 'seat')).toEqual({
      kind: 'fixed',
      amount: '$12.00',
      isFree: false,
      unit: 'seat',
      packageSize: null,
      interval: { unit: 'month', count: 1 },
      isMetered: false,
      minimum: null,
      maximum: null,
    });
  });

  it('tells what the first unit of a tiered price costs', () => {
    const tiered = { ...noUnit, billingScheme: 'tiered', recurring: monthly };
    expect(describePrice(price({ ...tiered, tiers: [tier] }), 'en')).toMatchObject({
      kind: 'tiered',
      amount: '$5.00',
    });
    const withFlat = { ...tier, flatAmountMinor: 1000, flatAmountDecimal: '1000' };
    expect(describePrice(price({ ...tiered, tiers: [withFlat] }), 'en').amount).toBe('$15.00');
    expect(describePrice(price(tiered), 'en')).toMatchObject({ kind: 'tiered', amount: null });
  });

  it('tells the limits of an amount that the customer picks', () => {
    const customUnitAmount = { minimumMinor: 100, maximumMinor: null, presetMinor: 500 };
    expect(describePrice(price({ ...noUnit, customUnitAmount }), 'en')).toMatchObject({
      kind: 'custom',
      amount: '$5.00',
      minimum: '$1.00',
      maximum: null,
    });
  });

  it('calls zero free and a shape it cannot read unknown', () => {
    expect(describePrice(price({ unitAmountMinor: 0, unitAmountDecimal: '0' }), 'en').isFree).toBe(true);
    expect(describePrice(price(noUnit), 'en')).toMatchObject({ kind: 'unknown', amount: null });
  });
});

describe('priceLine', () => {
  it('is short for a grid', () => {
    expect(priceLine(describePrice(price({ recurring: monthly }), 'en', 'seat'))).toEqual([
      { key: 'price.amount', values: { kind: 'fixed', amount: '$12.00' } },
      { key: 'price.unit', values: { unit: 'seat' } },
      { key: 'price.interval', values: { interval: 'month', count: 1 } },
    ]);
  });

  it('is spelled out for a preview', () => {
    const parts = describePrice(price({ recurring: monthly }), 'en', 'seat');
    expect(priceLine(parts, 'full').map(({ key }) => key)).toEqual([
      'price.amount',
      'price.perUnit',
      'price.perInterval',
    ]);
  });

  it('names the package where units are sold by packages', () => {
    const transformQuantity = { divideBy: 10, round: 'up' };
    expect(priceLine(describePrice(price({ transformQuantity }), 'en'))[1]).toEqual({
      key: 'price.package',
      values: { count: 10, unit: '', hasUnit: 'no' },
    });
  });

  it('says which kind has no amount', () => {
    const open = describePrice(price({ ...noUnit, billingScheme: 'tiered' }), 'en');
    expect(priceLine(open)[0]?.values['kind']).toBe('tieredOpen');
  });
});
