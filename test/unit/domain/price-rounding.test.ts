import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeAmount, type Rounding, roundingsOf } from '#shared/domain/price-rounding.ts';

const percent = (text: string) => ({ kind: 'percent', percent: text }) as const;

describe('a change of an amount', () => {
  it.each([
    ['1480', '10', 'jpy', 'tens', '1630'],
    ['1480', '10', 'jpy', 'none', '1628'],
    ['1480', '-3.5', 'jpy', 'tens', '1430'],
    ['3', '1', 'jpy', 'tens', '10'],
    ['1250', '8', 'usd', 'ninetyNine', '1399'],
    ['1250', '8', 'usd', 'none', '1350'],
    ['1005', '10', 'usd', 'none', '1106'],
    ['20', '1', 'usd', 'ninetyNine', '99'],
    // A rule of other currencies counts as none.
    ['1250', '8', 'usd', 'tens', '1350'],
    // Three decimals: the last is always 0 (facts 2.3).
    ['5120', '3', 'kwd', 'none', '5270'],
    // Counted in hundredths, written without decimals.
    ['148000', '10', 'isk', 'tens', '163000'],
    ['0.125', '10', 'usd', 'none', '0.1375'],
    ['1000', '-150', 'usd', 'none', '-500'],
  ] as const)('%s by %s %% in %s with %s is %s', (amount, by, currency, rounding, expected) => {
    expect(changeAmount(amount, percent(by), currency, rounding)).toBe(expected);
  });

  it('by an amount adds it before rounding', () => {
    expect(changeAmount('1250', { kind: 'amount', minor: '-100' }, 'usd', 'none')).toBe('1150');
    expect(changeAmount('1480', { kind: 'amount', minor: '55' }, 'jpy', 'tens')).toBe('1540');
  });

  it('by nothing is nothing, and rounding again changes nothing', () => {
    const currency = fc.constantFrom('usd', 'jpy', 'kwd', 'isk', 'eur');
    const rounding = fc.constantFrom<Rounding>('none', 'tens', 'ninetyNine');
    fc.assert(
      fc.property(
        fc.nat(1_000_000),
        currency,
        rounding,
        fc.integer({ min: -99, max: 300 }),
        (units, code, rule, by) => {
          const amount = String(units * 1000);
          expect(changeAmount(amount, percent('0'), code, 'none')).toBe(amount);
          const once = changeAmount(amount, percent(String(by)), code, rule);
          expect(changeAmount(once, percent('0'), code, rule)).toBe(once);
          expect(roundingsOf(code)).toContain('none');
        },
      ),
    );
  });
});
