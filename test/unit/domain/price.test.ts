import { describe, expect, it } from 'vitest';
import { normaliseStripePrice, priceFieldsSchema } from '#shared/domain/price.ts';

const BODY = {
  id: 'price_1',
  object: 'price',
  active: true,
  billing_scheme: 'per_unit',
  created: 1_760_000_000,
  currency: 'usd',
  custom_unit_amount: null,
  livemode: false,
  lookup_key: null,
  metadata: {},
  nickname: null,
  product: 'prod_1',
  recurring: {
    interval: 'month',
    interval_count: 1,
    meter: null,
    usage_type: 'licensed',
    trial_period_days: null,
  },
  tax_behavior: 'unspecified',
  tiers_mode: null,
  transform_quantity: null,
  type: 'recurring',
  unit_amount: 1200,
  unit_amount_decimal: '1200',
};

const fieldsOf = (changes: object) => normaliseStripePrice({ ...BODY, ...changes })?.fields;

describe('normaliseStripePrice', () => {
  it('reads a simple price', () => {
    expect(normaliseStripePrice(BODY)).toEqual({
      id: 'price_1',
      productId: 'prod_1',
      created: 1_760_000_000,
      livemode: false,
      type: 'recurring',
      extra: {},
      fields: {
        active: true,
        currency: 'usd',
        unitAmountMinor: 1200,
        unitAmountDecimal: '1200',
        customUnitAmount: null,
        billingScheme: 'per_unit',
        tiers: null,
        tiersMode: null,
        transformQuantity: null,
        recurring: {
          interval: 'month',
          intervalCount: 1,
          usageType: 'licensed',
          meter: null,
          trialPeriodDays: null,
        },
        taxBehavior: 'unspecified',
        currencyOptions: null,
        lookupKey: null,
        nickname: null,
        metadata: {},
      },
    });
  });

  it('keeps a fraction of a cent as text', () => {
    expect(fieldsOf({ unit_amount: null, unit_amount_decimal: '0.500' })).toMatchObject({
      unitAmountMinor: null,
      unitAmountDecimal: '0.5',
    });
  });

  it('reads tiers and currency options when expanded, and tells absent from empty', () => {
    const tier = {
      unit_amount: 500,
      unit_amount_decimal: '500',
      flat_amount: null,
      flat_amount_decimal: null,
    };
    const fields = fieldsOf({
      billing_scheme: 'tiered',
      tiers_mode: 'graduated',
      unit_amount: null,
      unit_amount_decimal: null,
      tiers: [
        { ...tier, up_to: 10 },
        { ...tier, up_to: null },
      ],
      currency_options: {
        eur: { unit_amount: 1100, unit_amount_decimal: '1100', tax_behavior: 'inclusive' },
      },
    });
    expect(fields?.tiers?.map(({ upTo, unitAmountDecimal }) => [upTo, unitAmountDecimal])).toEqual([
      [10, '500'],
      [null, '500'],
    ]);
    expect(fields?.currencyOptions?.['eur']).toEqual({
      unitAmountMinor: 1100,
      unitAmountDecimal: '1100',
      customUnitAmount: null,
      taxBehavior: 'inclusive',
      tiers: null,
    });
    expect(fieldsOf({ currency_options: {} })?.currencyOptions).toEqual({});
    expect(priceFieldsSchema.safeParse(fields).success).toBe(true);
  });

  it('reads packages, custom amounts and unknown words', () => {
    expect(
      fieldsOf({
        transform_quantity: { divide_by: 10, round: 'sideways' },
        custom_unit_amount: { minimum: 100, maximum: null, preset: 500 },
        tax_behavior: 'by_moon',
      }),
    ).toMatchObject({
      transformQuantity: { divideBy: 10, round: 'sideways' },
      customUnitAmount: { minimumMinor: 100, maximumMinor: null, presetMinor: 500 },
      taxBehavior: 'by_moon',
    });
  });

  it('takes the product’s id when it is expanded', () => {
    expect(normaliseStripePrice({ ...BODY, product: { id: 'prod_9' } })?.productId).toBe('prod_9');
  });

  it('does not take another object for a price', () => {
    expect(normaliseStripePrice({ id: 'prod_1', object: 'product' })).toBeNull();
    expect(normaliseStripePrice('<html>')).toBeNull();
  });
});
