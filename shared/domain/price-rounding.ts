import { currencyRule } from './currency.ts';
import { addDecimals, decimalPlaces, MAX_STRIPE_DECIMALS, shiftDecimal } from './decimal.ts';

/**
 * How a worked-out amount is made one that stands on a price tag: `none` to the smallest unit of the
 * currency, `tens` to 10 yen, `ninetyNine` to the nearest 99 cents.
 */
export type Rounding = 'none' | 'tens' | 'ninetyNine';

/** What makes sense in a currency: tens where there are no decimals, .99 where there are two. */
export function roundingsOf(currency: string): readonly Rounding[] {
  const { decimals } = currencyRule(currency);
  if (decimals === 0) return ['none', 'tens'];
  return decimals === 2 ? ['none', 'ninetyNine'] : ['none'];
}

export type AmountChange =
  /** `5.5` raises by 5.5 %, `-10` lowers by a tenth. A decimal text. */
  | { readonly kind: 'percent'; readonly percent: string }
  /** Decimal text in minor units, negative to lower. */
  | { readonly kind: 'amount'; readonly minor: string };

/**
 * The amount after the change, rounded; decimal text in minor units. A rule that the currency does
 * not have counts as `none`. An amount with a fraction of the smallest unit keeps fractions, up to
 * the 12 decimals of facts 2.1; any other becomes whole. May be negative: the caller says so.
 */
export function changeAmount(
  amountDecimal: string,
  change: AmountChange,
  currency: string,
  rounding: Rounding,
): string {
  const changed =
    change.kind === 'amount'
      ? addDecimals(amountDecimal, change.minor)
      : multiply(amountDecimal, shiftDecimal(addDecimals('100', change.percent), -2));
  const { stepMinor } = currencyRule(currency);
  const rule = roundingsOf(currency).includes(rounding) ? rounding : 'none';
  // ISK and UGX are counted in hundredths and written without decimals (facts 2.3).
  if (rule === 'tens')
    return atLeast(toMultiple(changed, 10n * unitOf(currency)), 10n * unitOf(currency), changed);
  if (rule === 'ninetyNine') {
    return atLeast(addDecimals(toMultiple(addDecimals(changed, '1'), 100n), '-1'), 99n, changed);
  }
  if (decimalPlaces(amountDecimal) > 0) return toPlaces(changed, MAX_STRIPE_DECIMALS);
  return toMultiple(changed, BigInt(stepMinor));
}

/** The integer of one whole unit: 1 yen, 100 of an Icelandic króna. */
function unitOf(currency: string): bigint {
  const { exponent, decimals } = currencyRule(currency);
  return 10n ** BigInt(exponent - decimals);
}

function multiply(left: string, right: string): string {
  const places = decimalPlaces(left) + decimalPlaces(right);
  const product =
    BigInt(shiftDecimal(left, decimalPlaces(left))) * BigInt(shiftDecimal(right, decimalPlaces(right)));
  return shiftDecimal(product.toString(), -places);
}

/** The nearest multiple; halves go away from zero, as prices are rounded by hand. */
function toMultiple(value: string, step: bigint): string {
  const scale = decimalPlaces(value);
  const exact = BigInt(shiftDecimal(value, scale));
  const one = step * 10n ** BigInt(scale);
  const half = exact < 0n ? -one / 2n : one / 2n;
  return String(((exact + half) / one) * step);
}

function toPlaces(value: string, places: number): string {
  if (decimalPlaces(value) <= places) return value;
  return shiftDecimal(toMultiple(shiftDecimal(value, places), 1n), -places);
}

/** A price above nothing is not rounded to nothing. */
function atLeast(rounded: string, minimum: bigint, exact: string): string {
  return !exact.startsWith('-') && exact !== '0' && BigInt(rounded) < minimum ? String(minimum) : rounded;
}
