import { refused } from '../api/errors.ts';
import {
  choice,
  flag,
  integer,
  list,
  mapOf,
  object,
  required,
  text,
  type Param,
  type ParamsOf,
} from '../api/params.ts';
import type { CurrencyOption, CustomUnitAmount, PriceTier } from '../store/objects.ts';

/** Eight digits for most currencies; a few with tiny units may take more (facts 2.3). */
const MAX_AMOUNT = 99_999_999;
const MAX_AMOUNT_TINY_UNITS = 999_999_999_999;
const TINY_UNITS = new Set(['idr', 'clp', 'cop', 'krw', 'vnd', 'irr', 'lbp']);
/** Sent with two decimals that must be 00 (facts 2.3). */
const WHOLE_UNITS = new Set(['isk', 'ugx']);
/** Three decimals of which the last must be 0 (facts 2.3). */
const THREE_DECIMALS = new Set(['bhd', 'jod', 'kwd', 'omr', 'tnd']);

const KNOWN_CURRENCIES = new Set(Intl.supportedValuesOf('currency').map((code) => code.toLowerCase()));

/** A lower-case ISO 4217 code. */
export const currency: Param<string> = {
  shape: { kind: 'text' },
  decode(raw, at) {
    const value = text().decode(raw, at);
    if (!KNOWN_CURRENCIES.has(value)) {
      throw refused(
        `Invalid currency: ${value}. Stripe currently supports these currencies: usd, aed, …, jpy, kwd`,
        at,
      );
    }
    return value;
  },
};

/** An amount as decimal text with at most 12 decimals. */
const decimalAmount: Param<string> = {
  shape: { kind: 'text' },
  decode(raw, at) {
    const value = text().decode(raw, at);
    if (!/^\d+(\.\d{1,12})?$/.test(value))
      throw refused(`Invalid decimal: ${value}; must contain at most 12 decimal places.`, at);
    return value;
  },
};

export const amountFields = { unit_amount: integer(0), unit_amount_decimal: decimalAmount };

export const customUnitAmount = object({
  enabled: required(flag()),
  maximum: integer(0),
  minimum: integer(0),
  preset: integer(0),
});

const upTo: Param<number | null> = {
  shape: { kind: 'integer' },
  decode: (raw, at) => (raw === 'inf' ? null : integer(1).decode(raw, at)),
};

export const tiers = list(
  object({
    flat_amount: integer(0),
    flat_amount_decimal: decimalAmount,
    unit_amount: integer(0),
    unit_amount_decimal: decimalAmount,
    up_to: required(upTo),
  }),
);

export const currencyOption = object({
  ...amountFields,
  custom_unit_amount: customUnitAmount,
  tax_behavior: choice(['exclusive', 'inclusive', 'unspecified']),
  tiers,
});
export const currencyOptions = mapOf(currencyOption);

interface AmountParams {
  readonly unit_amount?: number | undefined;
  readonly unit_amount_decimal?: string | undefined;
}

interface Amount {
  readonly unit_amount: number | null;
  readonly unit_amount_decimal: string | null;
}

/** A fractional decimal reads back with `unit_amount: null` (facts 2.1). */
export function amountOf(params: AmountParams, currencyCode: string, at = ''): Amount | undefined {
  const nameOf = (field: string): string => (at === '' ? field : `${at}[${field}]`);
  if (params.unit_amount !== undefined && params.unit_amount_decimal !== undefined) {
    throw refused(
      'You may only specify one of these parameters: unit_amount, unit_amount_decimal.',
      nameOf('unit_amount'),
      'parameters_exclusive',
    );
  }
  if (params.unit_amount !== undefined) {
    checkAmount(params.unit_amount, currencyCode, nameOf('unit_amount'));
    return { unit_amount: params.unit_amount, unit_amount_decimal: String(params.unit_amount) };
  }
  if (params.unit_amount_decimal === undefined) return undefined;
  const decimal = plainDecimal(params.unit_amount_decimal);
  if (decimal.includes('.')) return { unit_amount: null, unit_amount_decimal: decimal };
  checkAmount(Number(decimal), currencyCode, nameOf('unit_amount_decimal'));
  return { unit_amount: Number(decimal), unit_amount_decimal: decimal };
}

function checkAmount(amount: number, currencyCode: string, at: string): void {
  const max = TINY_UNITS.has(currencyCode) ? MAX_AMOUNT_TINY_UNITS : MAX_AMOUNT;
  if (amount > max)
    throw refused(`This value must be less than or equal to ${max}.`, at, 'parameter_invalid_integer');
  if (WHOLE_UNITS.has(currencyCode) && amount % 100 !== 0) {
    throw refused(`Invalid integer: amounts in ${currencyCode} must be divisible by 100.`, at);
  }
  if (THREE_DECIMALS.has(currencyCode) && amount % 10 !== 0) {
    throw refused(`Invalid integer: amounts in ${currencyCode} must be divisible by 10.`, at);
  }
}

/** `0012.50` → `12.5` */
function plainDecimal(value: string): string {
  const [whole = '0', fraction = ''] = value.split('.');
  const kept = fraction.replace(/0+$/, '');
  const plain = whole.replace(/^0+(?=\d)/, '');
  return kept === '' ? plain : `${plain}.${kept}`;
}

export function customAmountOf(
  params: ParamsOf<typeof customUnitAmount> | undefined,
  at: string,
): CustomUnitAmount | undefined {
  if (params === undefined) return undefined;
  if (!params.enabled) throw refused(`Invalid ${at}[enabled]: must be true`, `${at}[enabled]`);
  return { maximum: params.maximum ?? null, minimum: params.minimum ?? null, preset: params.preset ?? null };
}

/** Tiers climb, and only the last is open (facts 2.1). */
export function tiersOf(
  params: ParamsOf<typeof tiers>,
  currencyCode: string,
  at: string,
): readonly PriceTier[] {
  let last = 0;
  return params.map((tier, index) => {
    const name = `${at}[${index}]`;
    const isLast = index === params.length - 1;
    if ((tier.up_to === null) !== isLast) {
      throw refused('The last tier must have `up_to` set to `inf`, and only the last.', `${name}[up_to]`);
    }
    if (tier.up_to !== null && tier.up_to <= last) {
      throw refused('Each tier must reach further than the one before it.', `${name}[up_to]`);
    }
    last = tier.up_to ?? last;
    const unit = amountOf(tier, currencyCode, name);
    const flat = amountOf(
      { unit_amount: tier.flat_amount, unit_amount_decimal: tier.flat_amount_decimal },
      currencyCode,
      name,
    );
    if (unit === undefined && flat === undefined) {
      throw refused('Each tier needs a `unit_amount` or a `flat_amount`.', name);
    }
    return {
      flat_amount: flat?.unit_amount ?? null,
      flat_amount_decimal: flat?.unit_amount_decimal ?? null,
      unit_amount: unit?.unit_amount ?? null,
      unit_amount_decimal: unit?.unit_amount_decimal ?? null,
      up_to: tier.up_to,
    };
  });
}

/** The further currencies of a price. */
export function currencyOptionsOf(
  params: ParamsOf<typeof currencyOptions>,
): Readonly<Record<string, CurrencyOption>> {
  return Object.fromEntries(
    [...params].map(([code, option]) => {
      const at = `currency_options[${code}]`;
      if (!KNOWN_CURRENCIES.has(code)) throw refused(`Invalid currency: ${code}`, at);
      const amount = amountOf(option, code, at);
      const custom = customAmountOf(option.custom_unit_amount, `${at}[custom_unit_amount]`);
      if (amount === undefined && custom === undefined && option.tiers === undefined) {
        throw refused('Currency options require an amount.', at);
      }
      return [
        code,
        {
          custom_unit_amount: custom ?? null,
          tax_behavior: option.tax_behavior ?? 'unspecified',
          ...(option.tiers === undefined ? {} : { tiers: tiersOf(option.tiers, code, `${at}[tiers]`) }),
          unit_amount: amount?.unit_amount ?? null,
          unit_amount_decimal: amount?.unit_amount_decimal ?? null,
        } satisfies CurrencyOption,
      ];
    }),
  );
}
