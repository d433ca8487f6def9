import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currencyRule, STRIPE_CURRENCIES } from '#shared/domain/currency.ts';
import { addDecimals, canonicalDecimal, compareDecimals, shiftDecimal } from '#shared/domain/decimal.ts';
import { formatAmountForEditing, formatMoney } from '#shared/domain/money.ts';
import { parseAmount } from '#shared/domain/parse-amount.ts';
import { hasErrors } from '#shared/domain/problem.ts';
import { check } from './check.ts';

const locale = fc.constantFrom('en', 'ja');

const amountOf = (currency: string): fc.Arbitrary<number> => {
  const { stepMinor, maximumMinor } = currencyRule(currency);
  return fc.integer({ min: 0, max: Math.floor(maximumMinor / stepMinor) }).map((steps) => steps * stepMinor);
};

/** A decimal of minor units with up to 12 decimals, as Stripe takes it. */
const fraction = fc
  .tuple(fc.integer({ min: 0, max: 9_999_999 }), fc.bigInt({ min: 0n, max: 999_999_999_999n }))
  .map(([whole, rest]) => canonicalDecimal(`${whole}.${rest.toString().padStart(12, '0')}`) ?? '0');

const sample = fc.constantFrom(...STRIPE_CURRENCIES);
const sampleAmount = sample.chain((currency) => fc.tuple(fc.constant(currency), amountOf(currency)));

const read = (text: string, currency: string, language: string): string => {
  const parsed = parseAmount(text, currency, { locale: language, allowFraction: true });
  return parsed.ok ? parsed.amountDecimal : `${text}: ${parsed.problems.map(({ code }) => code).join()}`;
};

describe('money', () => {
  it.each(STRIPE_CURRENCIES)('%s reads back from its input in both languages', (currency) => {
    check(
      fc.property(amountOf(currency), locale, (minor, language) => {
        const text = formatAmountForEditing(minor, currency, language);
        const parsed = parseAmount(text, currency, { locale: language });
        expect(parsed).toMatchObject({ ok: true, amountMinor: minor, amountDecimal: String(minor) });
      }),
      60,
    );
  });

  it('reads back from what it shows, symbol, grouping and all', () => {
    check(
      fc.property(sampleAmount, locale, ([currency, minor], language) => {
        expect(read(formatMoney(minor, currency, language), currency, language)).toBe(String(minor));
      }),
    );
  });

  it('reads full-width digits and a currency code like plain ones', () => {
    check(
      fc.property(sampleAmount, ([currency, minor]) => {
        const text = `${formatAmountForEditing(minor, currency)} ${currency}`;
        const wide = text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
        expect(read(wide.replaceAll(' ', '\u3000'), currency, 'ja')).toBe(String(minor));
      }),
    );
  });

  it('keeps every digit of a fraction of a minor unit', () => {
    check(
      fc.property(fraction, fc.constantFrom('usd', 'jpy', 'eur', 'huf'), (amount, currency) => {
        expect(read(formatAmountForEditing(amount, currency), currency, 'en')).toBe(amount);
      }),
    );
  });

  it('either reads a text or says why not, and never throws', () => {
    const signs = [...'0123456789.,-+ ¥$€円()\u3000１．，abk%\n'];
    const text = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...signs), maxLength: 12 }));
    check(
      fc.property(text, sample, fc.boolean(), (typed, currency, allowFraction) => {
        const parsed = parseAmount(typed, currency, { allowFraction });
        const isSound = parsed.ok
          ? /^\d+(\.\d+)?$/.test(parsed.amountDecimal) && !hasErrors(parsed.problems)
          : hasErrors(parsed.problems);
        expect(isSound).toBe(true);
      }),
      2000,
    );
  });
});

describe('decimals', () => {
  it('shift there and back', () => {
    check(
      fc.property(fraction, fc.integer({ min: -20, max: 20 }), (value, places) => {
        expect(shiftDecimal(shiftDecimal(value, places), -places)).toBe(value);
      }),
    );
  });

  it('add and compare like whole numbers of the smallest part', () => {
    const scaled = (value: string): bigint => BigInt(shiftDecimal(value, 12));
    check(
      fc.property(fraction, fraction, (left, right) => {
        expect(scaled(addDecimals(left, right))).toBe(scaled(left) + scaled(right));
        expect(Math.sign(compareDecimals(left, right))).toBe(
          scaled(left) < scaled(right) ? -1 : scaled(left) > scaled(right) ? 1 : 0,
        );
      }),
    );
  });
});
