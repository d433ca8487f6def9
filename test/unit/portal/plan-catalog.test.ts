import { describe, expect, it } from 'vitest';
import { billingInterval, canBeListed, planPriceOf } from '#shared/domain/portal/plan-catalog.ts';
import { normaliseStripePrice } from '#shared/domain/price.ts';

function priceOf(recurring: object | null): ReturnType<typeof planPriceOf> {
  const price = normaliseStripePrice({
    id: 'price_1',
    object: 'price',
    product: 'prod_1',
    unit_amount: 500,
    recurring,
  });
  if (price === null) throw new Error('not a price');
  return planPriceOf(price);
}

describe('a price of a plan list', () => {
  it.each([
    ['a monthly one', { interval: 'month', interval_count: 1, usage_type: 'licensed' }, '1 month', true],
    ['a metered one', { interval: 'month', interval_count: 3, usage_type: 'metered' }, '3 month', false],
    ['one that is paid once', null, null, false],
  ])('%s', (_, recurring, interval, listed) => {
    const price = priceOf(recurring);
    expect({ interval: billingInterval(price), listed: canBeListed(price), amount: price.amount }).toEqual({
      interval,
      listed,
      amount: '500',
    });
  });
});
