import { describe, expect, it } from 'vitest';
import { currencyRule, STRIPE_CURRENCIES } from '#shared/domain/currency.ts';

describe('currencyRule', () => {
  it.each([
    ['jpy', 0, 0, 1],
    ['usd', 2, 2, 1],
    ['kwd', 3, 3, 10],
    ['isk', 2, 0, 100],
    ['ugx', 2, 0, 100],
    ['huf', 2, 2, 1],
    ['twd', 2, 2, 1],
    ['clp', 0, 0, 1],
  ])('knows %s', (code, exponent, decimals, stepMinor) => {
    expect(currencyRule(code)).toMatchObject({ exponent, decimals, stepMinor, isKnown: true });
  });

  it('takes a code in any case, and an unknown one with two decimals', () => {
    expect(currencyRule(' JPY ')).toBe(currencyRule('jpy'));
    expect(currencyRule('zzz')).toMatchObject({ exponent: 2, isKnown: false });
  });

  it('lists each currency once', () => {
    expect(new Set(STRIPE_CURRENCIES).size).toBe(STRIPE_CURRENCIES.length);
    expect(STRIPE_CURRENCIES.filter((code) => !/^[a-z]{3}$/.test(code))).toEqual([]);
  });
});
