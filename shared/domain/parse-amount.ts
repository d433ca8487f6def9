import { readAmountMarker } from './amount-marker.ts';
import { currencyRule, isCurrencyCode } from './currency.ts';
import type { CurrencyRule } from './currency.ts';
import {
  MAX_STRIPE_DECIMALS,
  canonicalDecimal,
  compareDecimals,
  decimalPlaces,
  decimalToInteger,
  shiftDecimal,
} from './decimal.ts';
import { decimalSign, formatAmountForEditing } from './money.ts';
import { fieldError, fieldWarning } from './problem.ts';
import type { FieldProblem, ProblemParams } from './problem.ts';

export interface ParseAmountOptions {
  /** Decides which of `.` and `,` separates decimals where the text alone leaves it open. */
  readonly locale?: string;
  /** Allow fractions of a minor unit, up to 12 decimals of it (`unit_amount_decimal`). */
  readonly allowFraction?: boolean;
  /** Path of the problems; `amount` unless told. */
  readonly path?: string;
}

export type ParsedAmount =
  | {
      readonly ok: true;
      /** Minor units as an integer, or null for a fraction of one. */
      readonly amountMinor: number | null;
      /** The same amount as exact text in minor units, always there. */
      readonly amountDecimal: string;
      /** Warnings only. */
      readonly problems: readonly FieldProblem[];
    }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] };

/**
 * Reads an amount as people type it, `1,200` · `1200円` · `¥1,480` · `12.50` · `12,50` · `$12` ·
 * `１２００` · `1 200 JPY`, into minor units, with text and BigInt only. Where a text can mean two
 * amounts it is refused with both readings, never guessed (rules of facts 2.3).
 */
export function parseAmount(text: string, currency: string, options: ParseAmountOptions = {}): ParsedAmount {
  const path = options.path ?? 'amount';
  const rule = currencyRule(currency);
  const refuse = (code: string, params: ProblemParams = {}): ParsedAmount => ({
    ok: false,
    problems: [fieldError(code, path, { currency: rule.code.toUpperCase(), ...params })],
  });
  if (!isCurrencyCode(rule.code)) return refuse('money/currency-malformed');
  const plain = plainText(text);
  if (plain === '') return refuse('money/missing');
  const marked = readAmountMarker(plain, rule.code);
  if (marked.other !== null) return refuse('money/other-currency', { found: marked.other });
  if (marked.rest === null) return refuse('money/not-a-number', { text: text.trim() });
  const read = readNumber(marked.rest, rule, options);
  if ('code' in read) return refuse(read.code, { text: text.trim(), ...read.params });
  if (marked.isNegative && read.value !== '0') return refuse('money/negative');
  const places = options.allowFraction === true ? rule.exponent + MAX_STRIPE_DECIMALS : rule.decimals;
  if (decimalPlaces(read.value) > places) {
    return places === 0 ? refuse('money/whole-only') : refuse('money/too-many-decimals', { limit: places });
  }
  return checkAmount(shiftDecimal(read.value, rule.exponent), rule, path);
}

/** The rules for an amount however it came: step, maximum, smallest charge. Minor units. */
export function checkAmount(amountDecimal: string, rule: CurrencyRule, path: string): ParsedAmount {
  const problems: FieldProblem[] = [];
  const currency = rule.code.toUpperCase();
  const amountMinor = decimalToInteger(amountDecimal);
  const written = (minor: number): string => formatAmountForEditing(minor, rule.code);
  if (amountDecimal.startsWith('-')) {
    problems.push(fieldError('money/negative', path, { currency }));
  } else if (compareDecimals(amountDecimal, String(rule.hardMaximumMinor)) > 0) {
    const maximum = written(rule.hardMaximumMinor);
    problems.push(fieldError('money/too-large', path, { currency, maximum }));
  } else if (rule.stepMinor === 100 && (amountMinor === null || amountMinor % 100 !== 0)) {
    problems.push(fieldError('money/whole-only', path, { currency }));
  } else if (rule.stepMinor === 10 && amountMinor !== null && amountMinor % 10 !== 0) {
    problems.push(fieldError('money/last-digit-not-zero', path, { currency }));
  }
  if (problems.length > 0) return { ok: false, problems };
  if (compareDecimals(amountDecimal, String(rule.maximumMinor)) > 0) {
    const maximum = written(rule.maximumMinor);
    problems.push(fieldWarning('money/maybe-too-large', path, { currency, maximum }));
  }
  const minimum = rule.minimumChargeMinor;
  if (minimum !== null && amountMinor !== null && amountMinor > 0 && amountMinor < minimum) {
    const params = { currency, minimum: written(minimum) };
    problems.push(fieldWarning('money/below-minimum-charge', path, params));
  }
  if (!rule.isKnown) problems.push(fieldWarning('money/currency-unknown', path, { currency }));
  return { ok: true, amountMinor, amountDecimal, problems };
}

type ReadNumber = { value: string } | { code: string; params?: ProblemParams };

const NOT_A_NUMBER: ReadNumber = { code: 'money/not-a-number' };

/** `number` holds digits, `.`, `,` and blanks only; gives a canonical decimal in major units. */
function readNumber(number: string, rule: CurrencyRule, options: ParseAmountOptions): ReadNumber {
  const grouped = number.replaceAll("'", ' ');
  const points = grouped.split('.').length - 1;
  const commas = grouped.split(',').length - 1;
  if (grouped.includes(' ')) {
    // A blank can only group; then one other sign may separate decimals.
    if (points + commas > 1) return NOT_A_NUMBER;
    return joined(grouped, ' ', points === 1 ? '.' : ',');
  }
  if (points > 0 && commas > 0) {
    const decimal = grouped.lastIndexOf('.') > grouped.lastIndexOf(',') ? '.' : ',';
    if ((decimal === '.' ? points : commas) > 1) return NOT_A_NUMBER;
    return joined(grouped, decimal === '.' ? ',' : '.', decimal);
  }
  if (points > 1) return joined(grouped, '.', ',');
  if (commas > 1) return joined(grouped, ',', '.');
  if (points + commas === 0) return joined(grouped, ',', '.');
  return readOneSign(grouped, points === 1 ? '.' : ',', rule, options);
}

/** One `.` or `,`: it groups or it separates decimals, and the text may not say which. */
function readOneSign(
  number: string,
  sign: '.' | ',',
  rule: CurrencyRule,
  options: ParseAmountOptions,
): ReadNumber {
  const other = sign === '.' ? ',' : '.';
  const asDecimal = joined(number, other, sign);
  const couldGroup = /^[1-9]\d{0,2}[.,]\d{3}$/.test(number);
  if (!couldGroup) return asDecimal;
  const asGroup = joined(number, sign, other);
  const isDecimalHere = decimalSign(options.locale ?? 'en') === sign;
  const decimalsFit = options.allowFraction === true || rule.decimals >= 3;
  if (isDecimalHere ? decimalsFit : rule.decimals < 3) return isDecimalHere ? asDecimal : asGroup;
  const [one, two] = [asGroup, asDecimal].map((read) => ('value' in read ? read.value : ''));
  return { code: 'money/ambiguous-separator', params: { one: one ?? '', two: two ?? '' } };
}

/** Takes grouping out, where it stands right, and writes the decimals after a point. */
function joined(number: string, group: string, decimal: string): ReadNumber {
  const [whole = '', fraction = '', more] = number.split(decimal);
  if (more !== undefined || !/^\d*$/.test(fraction)) return NOT_A_NUMBER;
  const groups = whole.split(group);
  // 1,200,000 and, as written in India, 12,00,000.
  const isGrouped = groups.length > 1;
  if (isGrouped) {
    const [first = '', ...rest] = groups;
    const last = rest.pop() ?? '';
    const middle = rest.every((part) => /^\d{3}$/.test(part)) || rest.every((part) => /^\d{2}$/.test(part));
    if (!/^\d{1,3}$/.test(first) || !/^\d{3}$/.test(last) || !middle) return NOT_A_NUMBER;
  }
  const digits = groups.join('');
  if (!/^\d*$/.test(digits) || digits + fraction === '') return NOT_A_NUMBER;
  const value = canonicalDecimal(`${digits || '0'}.${fraction || '0'}`);
  return value === null ? NOT_A_NUMBER : { value };
}

/** Full-width and Arabic digits, odd blanks and dashes as the plain ones. */
function plainText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x06_60))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x06_f0))
    .replaceAll('٫', '.')
    .replaceAll('٬', ',')
    .replace(/[’‘`´]/g, "'")
    .replace(/[−‐‑‒–—]/g, '-')
    .replace(/[\u200B-\u200F\u2060\uFEFF]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
