import { currencyRule } from './currency.ts';
import type { CurrencyRule } from './currency.ts';
import { canonicalDecimal, decimalPlaces, shiftDecimal } from './decimal.ts';

/** An amount in minor units: an integer, or exact decimal text (`unit_amount_decimal`). */
export type MinorAmount = number | bigint | string;

const formatters = new Map<string, Intl.NumberFormat>();

/**
 * The amount as people read it, `$12.50`, `¥1,480`, with the currency's own decimals: none for
 * yen, none for ISK and UGX although Stripe counts them in hundredths, three for KWD (facts 2.3).
 * Fractions of a minor unit are shown in full (`$0.0125`), never rounded.
 */
export function formatMoney(amountMinor: MinorAmount, currency: string, locale: string): string {
  const rule = currencyRule(currency);
  const major = toMajor(amountMinor, rule);
  const digits = Math.max(rule.decimals, decimalPlaces(major));
  const key = `${locale} ${rule.code} ${digits}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = currencyFormatter(locale, rule.code, digits);
    formatters.set(key, formatter);
  }
  // Text keeps every digit; a number would round beyond 2^53. The wide yen sign of Japanese
  // locales breaks tabular columns, so the narrow one stands in both languages.
  return formatter.format(major as Intl.StringNumericLiteral).replace('\uFFE5', '\u00A5');
}

/**
 * The amount as it stands in an input: digits and the locale's decimal sign, no symbol, no
 * grouping. `parseAmount` reads it back to the same amount.
 */
export function formatAmountForEditing(amountMinor: MinorAmount, currency: string, locale = 'en'): string {
  const rule = currencyRule(currency);
  const major = toMajor(amountMinor, rule);
  const [whole = '0', fraction = ''] = major.split('.');
  const padded = fraction.padEnd(rule.decimals, '0');
  return padded === '' ? whole : `${whole}${decimalSign(locale)}${padded}`;
}

/** The sign that separates decimals in a locale: `.` in English and Japanese, `,` in German. */
export function decimalSign(locale: string): '.' | ',' {
  const part = new Intl.NumberFormat(locale).formatToParts(1.5).find((p) => p.type === 'decimal');
  return part?.value === ',' ? ',' : '.';
}

function toMajor(amountMinor: MinorAmount, rule: CurrencyRule): string {
  const canonical = canonicalDecimal(amountMinor);
  if (canonical === null) throw new RangeError('an amount in minor units must be a decimal number');
  return shiftDecimal(canonical, -rule.exponent);
}

function currencyFormatter(locale: string, code: string, digits: number): Intl.NumberFormat {
  const fraction = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  try {
    return new Intl.NumberFormat(locale, { style: 'currency', currency: code, ...fraction });
  } catch {
    // Not three letters: show the number rather than nothing.
    return new Intl.NumberFormat(locale, fraction);
  }
}
