import * as z from 'zod';
import { canonicalDecimal, decimalToInteger } from './decimal.ts';
import {
  asBoolean,
  asFilledText,
  asId,
  asInteger,
  asObject,
  asText,
  asTextMap,
  setOwn,
  unknownFields,
} from './json.ts';

/** Integers in minor units as Stripe counts them for the currency (`currency.ts`). */
const minor = z.number().int().nullable();
/** Exact decimal text in minor units, at most 12 decimals. */
const decimalText = z.string().nullable();

export const customUnitAmountSchema = z.strictObject({
  minimumMinor: minor,
  maximumMinor: minor,
  presetMinor: minor,
});

export const priceTierSchema = z.strictObject({
  /** Null is Stripe's `inf`: the last tier. */
  upTo: z.number().int().nullable(),
  unitAmountMinor: minor,
  unitAmountDecimal: decimalText,
  flatAmountMinor: minor,
  flatAmountDecimal: decimalText,
});

export const currencyOptionSchema = z.strictObject({
  unitAmountMinor: minor,
  unitAmountDecimal: decimalText,
  customUnitAmount: customUnitAmountSchema.nullable(),
  taxBehavior: z.string().nullable(),
  tiers: z.array(priceTierSchema).nullable(),
});

export const recurringSchema = z.strictObject({
  /** `day`, `week`, `month`, `year`, or what Stripe adds. */
  interval: z.string(),
  intervalCount: z.number().int(),
  /** `licensed` or `metered`. */
  usageType: z.string(),
  meter: z.string().nullable(),
  trialPeriodDays: z.number().int().nullable(),
});

/** Every shape of price in facts 2.1. Enums are text: Stripe's lists are open. */
export const priceFieldsSchema = z.strictObject({
  active: z.boolean(),
  currency: z.string(),
  unitAmountMinor: minor,
  unitAmountDecimal: decimalText,
  customUnitAmount: customUnitAmountSchema.nullable(),
  /** `per_unit` or `tiered`. */
  billingScheme: z.string(),
  /** Null when the price has none, or when the body was read without `expand: ['tiers']`. */
  tiers: z.array(priceTierSchema).nullable(),
  tiersMode: z.string().nullable(),
  transformQuantity: z.strictObject({ divideBy: z.number().int(), round: z.string() }).nullable(),
  recurring: recurringSchema.nullable(),
  taxBehavior: z.string().nullable(),
  /** By lower-case currency. Null when not expanded, which is not the same as empty. */
  currencyOptions: z.record(z.string(), currencyOptionSchema).nullable(),
  lookupKey: z.string().nullable(),
  nickname: z.string().nullable(),
  metadata: z.record(z.string(), z.string()),
});

export type CustomUnitAmount = z.infer<typeof customUnitAmountSchema>;
export type PriceTier = z.infer<typeof priceTierSchema>;
export type CurrencyOption = z.infer<typeof currencyOptionSchema>;
export type Recurring = z.infer<typeof recurringSchema>;
export type PriceFields = z.infer<typeof priceFieldsSchema>;

/** A price as Stripe holds it. Prices have no `updated` (facts 1.6). */
export interface StripePrice {
  readonly id: string;
  readonly productId: string;
  readonly created: number;
  readonly livemode: boolean;
  /** `recurring` or `one_time`. */
  readonly type: string;
  readonly fields: PriceFields;
  readonly extra: Readonly<Record<string, unknown>>;
}

const KNOWN_FIELDS: ReadonlySet<string> = new Set([
  'id',
  'object',
  'active',
  'billing_scheme',
  'created',
  'currency',
  'currency_options',
  'custom_unit_amount',
  'livemode',
  'lookup_key',
  'metadata',
  'nickname',
  'product',
  'recurring',
  'tax_behavior',
  'tiers',
  'tiers_mode',
  'transform_quantity',
  'type',
  'unit_amount',
  'unit_amount_decimal',
]);

/** A price from a raw body of Stripe's, as leniently as `normaliseStripeProduct`. */
export function normaliseStripePrice(json: unknown): StripePrice | null {
  const body = asObject(json);
  const id = asFilledText(body?.['id']);
  if (!body || id === null || body['object'] !== 'price' || body['deleted'] === true) return null;
  const recurring = normaliseRecurring(body['recurring']);
  const transform = asObject(body['transform_quantity']);
  const divideBy = asInteger(transform?.['divide_by']);
  return {
    id,
    productId: asId(body['product']) ?? '',
    created: asInteger(body['created']) ?? 0,
    livemode: body['livemode'] === true,
    type: asFilledText(body['type']) ?? (recurring ? 'recurring' : 'one_time'),
    extra: unknownFields(body, KNOWN_FIELDS),
    fields: {
      active: asBoolean(body['active']) ?? true,
      currency: (asText(body['currency']) ?? '').toLowerCase(),
      ...unitAmount(body),
      customUnitAmount: customAmount(body['custom_unit_amount']),
      billingScheme: asFilledText(body['billing_scheme']) ?? 'per_unit',
      tiers: tiers(body['tiers']),
      tiersMode: asFilledText(body['tiers_mode']),
      transformQuantity:
        divideBy === null ? null : { divideBy, round: asFilledText(transform?.['round']) ?? 'up' },
      recurring,
      taxBehavior: asFilledText(body['tax_behavior']),
      currencyOptions: currencyOptions(body['currency_options']),
      lookupKey: asFilledText(body['lookup_key']),
      nickname: asFilledText(body['nickname']),
      metadata: asTextMap(body['metadata']),
    },
  };
}

/** A new price before anything is chosen. */
export function emptyPriceFields(): PriceFields {
  return {
    active: true,
    currency: '',
    unitAmountMinor: null,
    unitAmountDecimal: null,
    customUnitAmount: null,
    billingScheme: 'per_unit',
    tiers: null,
    tiersMode: null,
    transformQuantity: null,
    recurring: null,
    taxBehavior: null,
    currencyOptions: null,
    lookupKey: null,
    nickname: null,
    metadata: {},
  };
}

function unitAmount(body: Readonly<Record<string, unknown>>): {
  unitAmountMinor: number | null;
  unitAmountDecimal: string | null;
} {
  const [unitAmountMinor, unitAmountDecimal] = amountPair(body['unit_amount'], body['unit_amount_decimal']);
  return { unitAmountMinor, unitAmountDecimal };
}

/** A fractional amount reads back with the integer null (facts 2.1); each fills in for the other. */
function amountPair(integer: unknown, decimal: unknown): [number | null, string | null] {
  const text = typeof decimal === 'string' || typeof decimal === 'number' ? canonicalDecimal(decimal) : null;
  const whole = asInteger(integer);
  return [
    whole ?? (text === null ? null : decimalToInteger(text)),
    text ?? (whole === null ? null : String(whole)),
  ];
}

function customAmount(value: unknown): CustomUnitAmount | null {
  const body = asObject(value);
  if (!body) return null;
  return {
    minimumMinor: asInteger(body['minimum']),
    maximumMinor: asInteger(body['maximum']),
    presetMinor: asInteger(body['preset']),
  };
}

function tiers(value: unknown): PriceTier[] | null {
  if (!Array.isArray(value)) return null;
  return value.map((item: unknown) => {
    const body = asObject(item) ?? {};
    const [unitAmountMinor, unitAmountDecimal] = amountPair(body['unit_amount'], body['unit_amount_decimal']);
    const [flatAmountMinor, flatAmountDecimal] = amountPair(body['flat_amount'], body['flat_amount_decimal']);
    const upTo = asInteger(body['up_to']);
    return { upTo, unitAmountMinor, unitAmountDecimal, flatAmountMinor, flatAmountDecimal };
  });
}

function normaliseRecurring(value: unknown): Recurring | null {
  const body = asObject(value);
  const interval = asFilledText(body?.['interval']);
  if (!body || interval === null) return null;
  return {
    interval,
    intervalCount: asInteger(body['interval_count']) ?? 1,
    usageType: asFilledText(body['usage_type']) ?? 'licensed',
    meter: asId(body['meter']),
    trialPeriodDays: asInteger(body['trial_period_days']),
  };
}

function currencyOptions(value: unknown): Record<string, CurrencyOption> | null {
  const body = asObject(value);
  if (!body) return null;
  const options: Record<string, CurrencyOption> = {};
  for (const [currency, item] of Object.entries(body)) {
    const option = asObject(item);
    if (!option) continue;
    setOwn(options, currency.toLowerCase(), {
      ...unitAmount(option),
      customUnitAmount: customAmount(option['custom_unit_amount']),
      taxBehavior: asFilledText(option['tax_behavior']),
      tiers: tiers(option['tiers']),
    });
  }
  return options;
}
