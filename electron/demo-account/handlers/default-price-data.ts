import { metadataPatch, mergeMetadata } from '../api/common-params.ts';
import { refused } from '../api/errors.ts';
import type { Context } from '../api/operation.ts';
import { choice, integer, object, required, type ParamsOf } from '../api/params.ts';
import { newId } from '../store/ids.ts';
import type { PriceObject } from '../store/objects.ts';
import {
  amountFields,
  amountOf,
  currency,
  currencyOptions,
  currencyOptionsOf,
  customAmountOf,
  customUnitAmount,
} from './price-amounts.ts';
import { checkInterval, INTERVALS } from './price-recurring.ts';

/** The simple first price that can ride along with a new product (facts 1.4). */
export const defaultPriceData = object({
  currency: required(currency),
  ...amountFields,
  custom_unit_amount: customUnitAmount,
  currency_options: currencyOptions,
  metadata: metadataPatch,
  recurring: object({ interval: required(choice(INTERVALS)), interval_count: integer(1) }),
  tax_behavior: choice(['exclusive', 'inclusive', 'unspecified']),
});

export function priceFromDefaultData(
  context: Context,
  data: ParamsOf<typeof defaultPriceData> | undefined,
  product: string,
): PriceObject | undefined {
  if (data === undefined) return undefined;
  const amount = amountOf(data, data.currency, 'default_price_data');
  const custom = customAmountOf(data.custom_unit_amount, 'default_price_data[custom_unit_amount]');
  if (amount === undefined && custom === undefined) {
    throw refused(
      'Prices require an `unit_amount` or `unit_amount_decimal` parameter to be set.',
      'default_price_data[unit_amount]',
    );
  }
  if (data.recurring !== undefined) checkInterval(data.recurring, 'default_price_data[recurring]');
  return {
    id: newId('price'),
    object: 'price',
    active: true,
    billing_scheme: 'per_unit',
    created: context.now,
    currency: data.currency,
    ...(data.currency_options === undefined
      ? {}
      : { currency_options: currencyOptionsOf(data.currency_options) }),
    custom_unit_amount: custom ?? null,
    livemode: context.store.livemode,
    lookup_key: null,
    metadata: mergeMetadata({}, data.metadata),
    nickname: null,
    product,
    recurring:
      data.recurring === undefined
        ? null
        : {
            interval: data.recurring.interval,
            interval_count: data.recurring.interval_count ?? 1,
            meter: null,
            trial_period_days: null,
            usage_type: 'licensed',
          },
    tax_behavior: data.tax_behavior ?? 'unspecified',
    tiers_mode: null,
    transform_quantity: null,
    type: data.recurring === undefined ? 'one_time' : 'recurring',
    unit_amount: amount?.unit_amount ?? null,
    unit_amount_decimal: amount?.unit_amount_decimal ?? null,
  };
}
