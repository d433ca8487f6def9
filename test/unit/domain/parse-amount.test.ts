import { describe, expect, it } from 'vitest';
import { parseAmount } from '#shared/domain/parse-amount.ts';
import type { ParseAmountOptions } from '#shared/domain/parse-amount.ts';

function minor(text: string, currency: string, options?: ParseAmountOptions): string {
  const parsed = parseAmount(text, currency, options);
  return parsed.ok ? parsed.amountDecimal : parsed.problems.map(({ code }) => code).join();
}

describe('parseAmount', () => {
  it.each([
    ['1,200', 'jpy', '1200'],
    ['1200円', 'jpy', '1200'],
    ['¥1,480', 'jpy', '1480'],
    ['￥１，４８０', 'jpy', '1480'],
    ['１２００', 'jpy', '1200'],
    ['1200 JPY', 'jpy', '1200'],
    ['JPY 1200', 'jpy', '1200'],
    ['1 200', 'jpy', '1200'],
    ['12.50', 'usd', '1250'],
    ['12,50', 'usd', '1250'],
    ['12,5', 'usd', '1250'],
    ['12.', 'usd', '1200'],
    ['.5', 'usd', '50'],
    ['$12', 'usd', '1200'],
    ['US$ 12.00', 'usd', '1200'],
    ['12.50 usd', 'usd', '1250'],
    ['12ドル', 'usd', '1200'],
    ['+12', 'usd', '1200'],
    ['1,200', 'usd', '120000'],
    ['1,234,567.89', 'jpy', 'money/whole-only'],
    ['123,456.78', 'usd', '12345678'],
    ['123.456,78', 'usd', '12345678'],
    ["1'234.50", 'chf', '123450'],
    ['Fr. 12.50', 'chf', '1250'],
    ['1 234,50', 'eur', '123450'],
    ['1\u202F234,50 €', 'eur', '123450'],
    ['₹12,00,000', 'inr', '120000000'],
    ['1.230', 'kwd', '1230'],
    ['1,234.560', 'kwd', '1234560'],
    ['١٢٫٥', 'kwd', '12500'],
    ['1200', 'isk', '120000'],
    ['1,200', 'ugx', '120000'],
    ['0', 'usd', '0'],
    ['-0', 'usd', '0'],
    ['NT$300', 'twd', '30000'],
    ['A$5', 'aud', '500'],
    ['$5', 'aud', '500'],
  ])('reads %s in %s as %s', (text, currency, expected) => {
    expect(minor(text, currency)).toBe(expected);
  });

  it.each([
    ['', 'usd', 'money/missing'],
    ['  ', 'usd', 'money/missing'],
    ['twelve', 'usd', 'money/not-a-number'],
    ['12万', 'jpy', 'money/not-a-number'],
    ['12k', 'usd', 'money/not-a-number'],
    ['1e3', 'usd', 'money/not-a-number'],
    ['12 34', 'usd', 'money/not-a-number'],
    ['1,23,4', 'usd', 'money/not-a-number'],
    ['1.2.3', 'usd', 'money/not-a-number'],
    ['1,2.3,4', 'usd', 'money/not-a-number'],
    ['.', 'usd', 'money/not-a-number'],
    ['$', 'usd', 'money/not-a-number'],
    ['-5', 'usd', 'money/negative'],
    ['−5', 'usd', 'money/negative'],
    ['▲500', 'jpy', 'money/negative'],
    ['(5.00)', 'usd', 'money/negative'],
    ['12.3456', 'usd', 'money/too-many-decimals'],
    ['0.345', 'usd', 'money/too-many-decimals'],
    ['12.345', 'usd', 'money/ambiguous-separator'],
    ['12.5', 'jpy', 'money/whole-only'],
    ['1.234', 'kwd', 'money/last-digit-not-zero'],
    ['1200.5', 'isk', 'money/whole-only'],
    ['1.200', 'usd', 'money/ambiguous-separator'],
    ['1.200', 'jpy', 'money/ambiguous-separator'],
    ['1,200', 'kwd', 'money/ambiguous-separator'],
    ['€12', 'usd', 'money/other-currency'],
    ['12 EUR', 'usd', 'money/other-currency'],
    ['1200円', 'usd', 'money/other-currency'],
    ['1000000', 'usd', 'money/too-large'],
    ['12', 'us', 'money/currency-malformed'],
  ])('refuses %j in %s: %s', (text, currency, code) => {
    expect(minor(text, currency)).toBe(code);
  });

  it('names both readings of an ambiguous text', () => {
    expect(parseAmount('1.200', 'usd').problems).toEqual([
      {
        code: 'money/ambiguous-separator',
        path: 'amount',
        severity: 'error',
        params: { currency: 'USD', text: '1.200', one: '1200', two: '1.2' },
      },
    ]);
  });

  it('lets the locale settle what a lone separator means', () => {
    expect(minor('1.200', 'eur', { locale: 'de' })).toBe('120000');
    expect(minor('1,200', 'usd', { locale: 'ja' })).toBe('120000');
    expect(minor('1,200', 'eur', { locale: 'de' })).toBe('money/ambiguous-separator');
  });

  it('keeps fractions of a cent exactly, to 12 decimals of it', () => {
    const fraction = { allowFraction: true };
    expect(parseAmount('0.0125', 'usd', fraction)).toMatchObject({
      ok: true,
      amountMinor: null,
      amountDecimal: '1.25',
    });
    expect(minor('0.00000000000001', 'usd', fraction)).toBe('0.000000000001');
    expect(minor('0.000000000000001', 'usd', fraction)).toBe('money/too-many-decimals');
    expect(minor('0.5', 'jpy', fraction)).toBe('0.5');
    expect(minor('0.5', 'isk', fraction)).toBe('money/whole-only');
  });

  it('warns below the smallest charge and beyond the documented maximum, and lets both pass', () => {
    expect(parseAmount('0.30', 'usd')).toMatchObject({
      ok: true,
      amountMinor: 30,
      problems: [{ code: 'money/below-minimum-charge', severity: 'warning', params: { minimum: '0.50' } }],
    });
    expect(parseAmount('0', 'usd').problems).toEqual([]);
    expect(parseAmount('200000000', 'jpy')).toMatchObject({
      ok: true,
      problems: [{ code: 'money/maybe-too-large', severity: 'warning' }],
    });
    expect(parseAmount('12', 'zzz')).toMatchObject({
      ok: true,
      problems: [{ code: 'money/currency-unknown' }],
    });
  });

  it('takes the largest amount and refuses the next', () => {
    expect(minor('999,999.99', 'usd')).toBe('99999999');
    expect(parseAmount('1,000,000.00', 'usd').problems[0]?.params['maximum']).toBe('999999.99');
  });
});
