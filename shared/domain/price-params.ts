import { setOwn } from './json.ts';
import type { CurrencyOption, CustomUnitAmount, PriceFields, PriceTier, Recurring } from './price.ts';
import { type PricePathValue, TRANSFER_PATH } from './price-paths.ts';

type Params = Record<string, unknown>;

/** Parameters of `POST /v1/prices`: everything that is set, and nothing else (facts 2.1). */
export function toPriceCreateParams(fields: PriceFields, productId: string): Params {
  const { customUnitAmount, transformQuantity, recurring, currencyOptions } = fields;
  const params: Params = { currency: fields.currency, product: productId };
  if (!fields.active) params['active'] = false;
  if (fields.billingScheme !== 'per_unit') params['billing_scheme'] = fields.billingScheme;
  if (fields.tiers !== null) params['tiers'] = fields.tiers.map(toTier);
  if (fields.tiersMode !== null) params['tiers_mode'] = fields.tiersMode;
  Object.assign(params, toAmount(fields));
  if (customUnitAmount !== null) params['custom_unit_amount'] = toCustomAmount(customUnitAmount);
  if (transformQuantity !== null) {
    params['transform_quantity'] = {
      divide_by: transformQuantity.divideBy,
      round: transformQuantity.round,
    };
  }
  if (recurring !== null) params['recurring'] = toRecurring(recurring);
  if (fields.taxBehavior !== null) params['tax_behavior'] = fields.taxBehavior;
  const options = Object.entries(currencyOptions ?? {}).filter(([code]) => code !== fields.currency);
  if (options.length > 0) {
    params['currency_options'] = Object.fromEntries(
      options.map(([code, option]) => [code, toCurrencyOption(option)]),
    );
  }
  if (fields.lookupKey !== null) params['lookup_key'] = fields.lookupKey;
  if (fields.nickname !== null) params['nickname'] = fields.nickname;
  if (Object.keys(fields.metadata).length > 0) params['metadata'] = { ...fields.metadata };
  return params;
}

/**
 * The smallest update that makes exactly these changes (facts 2.1, column "up"; 12.7). Clearing
 * `nickname` and `lookup_key` is sent as `''` although Stripe does not declare it: its answer
 * decides (facts 13).
 */
export function toPriceUpdateParams(changes: readonly PricePathValue[]): Params {
  const params: Params = {};
  const metadata: Record<string, unknown> = {};
  const options: Record<string, unknown> = {};
  for (const { path, value } of changes) {
    if (path.startsWith('metadata.')) setOwn(metadata, path.slice('metadata.'.length), value ?? '');
    else if (path.startsWith('currencyOptions.')) {
      const option = value === null ? '' : toCurrencyOption(value as CurrencyOption);
      setOwn(options, path.slice('currencyOptions.'.length), option);
    } else if (path === 'active') params['active'] = value;
    else if (path === 'nickname') params['nickname'] = value ?? '';
    else if (path === 'taxBehavior' && value !== null) params['tax_behavior'] = value;
    else if (path === 'lookupKey') params['lookup_key'] = value ?? '';
    else if (path === TRANSFER_PATH && value === true) params['transfer_lookup_key'] = true;
  }
  if (Object.keys(metadata).length > 0) params['metadata'] = metadata;
  if (Object.keys(options).length > 0) params['currency_options'] = options;
  return params;
}

/** A fraction of the smallest unit can be said as decimal text alone (facts 2.1). */
function toAmount(amount: {
  readonly unitAmountMinor: number | null;
  readonly unitAmountDecimal: string | null;
}): Params {
  if (amount.unitAmountMinor !== null) return { unit_amount: amount.unitAmountMinor };
  return amount.unitAmountDecimal === null ? {} : { unit_amount_decimal: amount.unitAmountDecimal };
}

function toCustomAmount({ minimumMinor, maximumMinor, presetMinor }: CustomUnitAmount): Params {
  return {
    enabled: true,
    ...(minimumMinor === null ? {} : { minimum: minimumMinor }),
    ...(maximumMinor === null ? {} : { maximum: maximumMinor }),
    ...(presetMinor === null ? {} : { preset: presetMinor }),
  };
}

function toTier(tier: PriceTier): Params {
  const { flatAmountMinor, flatAmountDecimal } = tier;
  return {
    up_to: tier.upTo ?? 'inf',
    ...toAmount(tier),
    ...(flatAmountMinor === null
      ? flatAmountDecimal === null
        ? {}
        : { flat_amount_decimal: flatAmountDecimal }
      : { flat_amount: flatAmountMinor }),
  };
}

function toRecurring({ interval, intervalCount, usageType, meter, trialPeriodDays }: Recurring): Params {
  return {
    interval,
    ...(intervalCount === 1 ? {} : { interval_count: intervalCount }),
    ...(usageType === 'licensed' ? {} : { usage_type: usageType }),
    ...(meter === null ? {} : { meter }),
    ...(trialPeriodDays === null ? {} : { trial_period_days: trialPeriodDays }),
  };
}

function toCurrencyOption(option: CurrencyOption): Params {
  return {
    ...toAmount(option),
    ...(option.customUnitAmount === null
      ? {}
      : { custom_unit_amount: toCustomAmount(option.customUnitAmount) }),
    ...(option.taxBehavior === null ? {} : { tax_behavior: option.taxBehavior }),
    ...(option.tiers === null ? {} : { tiers: option.tiers.map(toTier) }),
  };
}
