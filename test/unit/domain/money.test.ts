import { describe, expect, it } from 'vitest';
import { decimalSign, formatAmountForEditing, formatMoney } from '#shared/domain/money.ts';

describe('formatMoney', () => {
  it.each([
    [1480, 'jpy', 'ja', '¥1,480'],
    [1480, 'jpy', 'en', '¥1,480'],
    [1200, 'usd', 'en', '$12.00'],
    [1200, 'usd', 'ja', '$12.00'],
    [1230, 'kwd', 'en', 'KWD\u00A01.230'],
    [120_000, 'isk', 'en', 'ISK\u00A01,200'],
    [120_000, 'ugx', 'en', 'UGX\u00A01,200'],
    [123_400, 'huf', 'en', 'HUF\u00A01,234.00'],
    [123_400, 'twd', 'en', 'NT$1,234.00'],
    ['1.25', 'usd', 'en', '$0.0125'],
    ['0.5', 'jpy', 'en', '¥0.5'],
    ['0.000000000001', 'usd', 'en', '$0.00000000000001'],
    [9_007_199_254_740_993n, 'jpy', 'en', '¥9,007,199,254,740,993'],
    [-500, 'usd', 'en', '-$5.00'],
  ] as const)('writes %s %s in %s as %s', (minor, currency, locale, expected) => {
    expect(formatMoney(minor, currency, locale)).toBe(expected);
  });

  it('shows a number for a currency that is none', () => {
    expect(formatMoney(1200, '', 'en')).toBe('12.00');
  });

  it('shows an amount that breaks the currency’s own rule instead of hiding it', () => {
    expect(formatMoney(120_050, 'isk', 'en')).toBe('ISK\u00A01,200.5');
  });
});

describe('formatAmountForEditing', () => {
  it.each([
    [1480, 'jpy', 'en', '1480'],
    [1250, 'usd', 'en', '12.50'],
    [1250, 'usd', 'de', '12,50'],
    [120_000, 'isk', 'en', '1200'],
    [1230, 'kwd', 'en', '1.230'],
    ['1.25', 'usd', 'en', '0.0125'],
  ] as const)('writes %s %s in %s as %s', (minor, currency, locale, expected) => {
    expect(formatAmountForEditing(minor, currency, locale)).toBe(expected);
  });
});

describe('decimalSign', () => {
  it('is the locale’s', () => {
    expect(['en', 'ja', 'de'].map(decimalSign)).toEqual(['.', '.', ',']);
  });
});
