import { describe, expect, it } from 'vitest';
import { toDefaultPriceData, validateFirstPrice } from '#shared/domain/first-price.ts';

describe('validateFirstPrice', () => {
  it('reads a one-time price', () => {
    const result = validateFirstPrice({ amountText: '¥1,480', currency: 'JPY', recurring: null });
    expect(result).toEqual({
      ok: true,
      price: { currency: 'jpy', unitAmountMinor: 1480, recurring: null },
      problems: [],
    });
    expect(result.ok && toDefaultPriceData(result.price)).toEqual({ currency: 'jpy', unit_amount: 1480 });
  });

  it('reads a recurring price', () => {
    const recurring = { interval: 'month', intervalCount: 3 };
    const result = validateFirstPrice({ amountText: '12.50', currency: 'usd', recurring });
    expect(result.ok && toDefaultPriceData(result.price)).toEqual({
      currency: 'usd',
      unit_amount: 1250,
      recurring: { interval: 'month', interval_count: 3 },
    });
  });

  it('says everything that is wrong at once', () => {
    const recurring = { interval: 'year', intervalCount: 4 };
    const result = validateFirstPrice({ amountText: '', currency: 'usd', recurring });
    expect(result.ok).toBe(false);
    expect(result.problems.map(({ path, code }) => [path, code])).toEqual([
      ['amount', 'money/missing'],
      ['recurring.intervalCount', 'price/interval-too-long'],
    ]);
  });

  it.each([
    ['day', 1095],
    ['week', 156],
    ['month', 36],
    ['year', 3],
  ])('takes three years of %ss and no more', (interval, limit) => {
    const check = (intervalCount: number): boolean =>
      validateFirstPrice({ amountText: '5', currency: 'usd', recurring: { interval, intervalCount } }).ok;
    expect([check(limit), check(limit + 1), check(0)]).toEqual([true, false, false]);
  });

  it('needs a currency and a known interval', () => {
    const recurring = { interval: 'decade', intervalCount: 1 };
    expect(
      validateFirstPrice({ amountText: '5', currency: ' ', recurring }).problems.map(({ code }) => code),
    ).toEqual(['price/currency-missing', 'price/interval-unknown']);
  });
});
