/**
 * Exact decimals as plain text (`"12.5"`, `"0.000001"`): no exponent, no leading `+`, no trailing
 * zeros. Stripe's `*_decimal` fields are such text with at most 12 decimals (facts 2.1); floating
 * point never touches an amount.
 */

export const MAX_STRIPE_DECIMALS = 12;

const PLAIN = /^-?\d+(\.\d+)?$/;

/** Canonical form of a decimal text or number, or null when it is none. `1e-7` is understood. */
export function canonicalDecimal(value: string | number | bigint): string | null {
  const text = String(value).trim();
  if (PLAIN.test(text)) return tidy(text);
  const scientific = /^(-?)(\d+)(?:\.(\d+))?e([+-]?\d{1,3})$/i.exec(text);
  if (!scientific) return null;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = scientific;
  return shiftDecimal(tidy(`${sign}${whole}${fraction === '' ? '' : `.${fraction}`}`), Number(exponent));
}

/** `value × 10^places`, exactly. */
export function shiftDecimal(value: string, places: number): string {
  const negative = value.startsWith('-');
  const [whole = '0', fraction = ''] = value.replace('-', '').split('.');
  const digits = whole + fraction;
  const point = whole.length + places;
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0');
  const at = point <= 0 ? 1 : point;
  const rest = padded.slice(at);
  return tidy(`${negative ? '-' : ''}${padded.slice(0, at)}${rest === '' ? '' : `.${rest}`}`);
}

export function addDecimals(left: string, right: string): string {
  const scale = Math.max(decimalPlaces(left), decimalPlaces(right));
  const sum = BigInt(shiftDecimal(left, scale)) + BigInt(shiftDecimal(right, scale));
  return shiftDecimal(sum.toString(), -scale);
}

/** Negative, zero or positive as `left` is smaller than, equal to or larger than `right`. */
export function compareDecimals(left: string, right: string): number {
  const scale = Math.max(decimalPlaces(left), decimalPlaces(right));
  const difference = BigInt(shiftDecimal(left, scale)) - BigInt(shiftDecimal(right, scale));
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function decimalPlaces(value: string): number {
  return value.split('.')[1]?.length ?? 0;
}

/** The value as a safe integer, or null when it has a fraction or is too large for a number. */
export function decimalToInteger(value: string): number | null {
  if (value.includes('.')) return null;
  const integer = Number(value);
  return Number.isSafeInteger(integer) ? integer : null;
}

/** `value × count`, exactly; `count` is a whole number. */
export function timesInteger(value: string, count: number): string {
  const scale = decimalPlaces(value);
  const product = BigInt(shiftDecimal(value, scale)) * BigInt(count);
  return shiftDecimal(product.toString(), -scale);
}

function tidy(text: string): string {
  const negative = text.startsWith('-');
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.');
  const leading = whole.replace(/^0+(?=\d)/, '');
  const trailing = fraction.replace(/0+$/, '');
  const value = trailing === '' ? leading : `${leading}.${trailing}`;
  return negative && value !== '0' ? `-${value}` : value;
}
