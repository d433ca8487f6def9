import { Stripe } from 'stripe';
import { describe, expect, test } from 'vitest';
import { idOf, refusalOf, startDemo } from './harness.ts';

describe('prices', () => {
  test('tiers and currency options come back only when asked for', async () => {
    const { stripe } = await startDemo();
    const { id: product } = await stripe.products.create({ name: 'A' });
    const made = await stripe.prices.create({
      product,
      currency: 'usd',
      recurring: { interval: 'month' },
      billing_scheme: 'tiered',
      tiers_mode: 'graduated',
      tiers: [
        { up_to: 5, unit_amount: 100 },
        { up_to: 'inf', unit_amount_decimal: Stripe.Decimal.from('0.5'), flat_amount: 10 },
      ],
    });
    expect(made).not.toHaveProperty('tiers');
    expect(made).not.toHaveProperty('currency_options');
    const expanded = await stripe.prices.retrieve(made.id, { expand: ['tiers', 'currency_options'] });
    expect(JSON.parse(JSON.stringify(expanded.tiers))).toEqual([
      {
        up_to: 5,
        unit_amount: 100,
        unit_amount_decimal: '100',
        flat_amount: null,
        flat_amount_decimal: null,
      },
      {
        up_to: null,
        unit_amount: null,
        unit_amount_decimal: '0.5',
        flat_amount: 10,
        flat_amount_decimal: '10',
      },
    ]);
    const listed = await stripe.prices.list({ product, expand: ['data.tiers'] });
    expect(listed.data[0]?.tiers).toHaveLength(2);
  });

  test('currency options are set and removed one by one', async () => {
    const { stripe } = await startDemo();
    const price = await stripe.prices.create({
      product_data: { name: 'A' },
      currency: 'usd',
      unit_amount: 1000,
      currency_options: { jpy: { unit_amount: 1500 }, eur: { unit_amount: 900 } },
    });
    await stripe.prices.update(price.id, { currency_options: { jpy: { unit_amount: 1600 } } });
    const read = await stripe.prices.retrieve(price.id, { expand: ['currency_options'] });
    expect(
      Object.entries(read.currency_options ?? {}).map(([code, option]) => [code, option.unit_amount]),
    ).toEqual([
      ['eur', 900],
      ['jpy', 1600],
      ['usd', 1000],
    ]);
  });

  test('a fractional amount reads back without a whole one', async () => {
    const { stripe } = await startDemo();
    const price = await stripe.prices.create({
      product_data: { name: 'A' },
      currency: 'usd',
      unit_amount_decimal: Stripe.Decimal.from('0.850'),
    });
    expect(price.unit_amount).toBeNull();
    expect(String(price.unit_amount_decimal)).toBe('0.85');
  });

  test('the default price of a product cannot be archived before another takes its place', async () => {
    const { stripe } = await startDemo();
    const product = await stripe.products.create({
      name: 'A',
      default_price_data: { currency: 'jpy', unit_amount: 1 },
    });
    const old = idOf(product.default_price);
    expect(await refusalOf(stripe.prices.update(old, { active: false }))).toMatchObject({ statusCode: 400 });
    const next = await stripe.prices.create({ product: product.id, currency: 'jpy', unit_amount: 2 });
    await stripe.products.update(product.id, { default_price: next.id });
    expect(await stripe.prices.update(old, { active: false })).toMatchObject({ active: false });
  });

  test('a lookup key moves only when told to, and its former holder gets one event', async () => {
    const { stripe } = await startDemo();
    const first = await stripe.prices.create({
      product_data: { name: 'A' },
      currency: 'jpy',
      unit_amount: 1,
      lookup_key: 'k',
    });
    const second = { product: idOf(first.product), currency: 'jpy', unit_amount: 2, lookup_key: 'k' };
    expect(await refusalOf(stripe.prices.create(second))).toMatchObject({
      statusCode: 400,
      param: 'lookup_key',
    });
    const moved = await stripe.prices.create({ ...second, transfer_lookup_key: true });
    expect((await stripe.prices.list({ lookup_keys: ['k'] })).data.map((price) => price.id)).toEqual([
      moved.id,
    ]);
    const updates = (await stripe.events.list({ type: 'price.updated' })).data;
    expect(updates).toHaveLength(1);
    expect(updates[0]?.data).toMatchObject({
      object: { id: first.id, active: true },
      previous_attributes: { lookup_key: 'k' },
    });
  });

  test.each([
    [{ currency: 'jpy' }, 'unit_amount'],
    [{ currency: 'jpy', unit_amount: 100_000_000 }, 'unit_amount'],
    [{ currency: 'kwd', unit_amount: 1001 }, 'unit_amount'],
    [{ currency: 'isk', unit_amount: 150 }, 'unit_amount'],
    [{ currency: 'xxx1', unit_amount: 1 }, 'currency'],
    [
      {
        currency: 'usd',
        billing_scheme: 'tiered',
        tiers_mode: 'volume',
        tiers: [{ up_to: 'inf', unit_amount: 1 }],
      },
      'interval',
    ],
    [
      { currency: 'usd', unit_amount: 1, recurring: { interval: 'year', interval_count: 4 } },
      'recurring[interval_count]',
    ],
    [
      { currency: 'usd', unit_amount: 1, recurring: { interval: 'month', usage_type: 'metered' } },
      'recurring[meter]',
    ],
    [
      { currency: 'usd', custom_unit_amount: { enabled: true }, recurring: { interval: 'month' } },
      'custom_unit_amount',
    ],
    [{ currency: 'usd', unit_amount: 1, lookup_key: 'l'.repeat(201) }, 'lookup_key'],
  ])('refuses %j', async (params, param) => {
    const { stripe } = await startDemo();
    const error = await refusalOf(stripe.prices.create({ product_data: { name: 'A' }, ...params } as never));
    expect(error).toMatchObject({ statusCode: 400, param });
  });

  test('belong to exactly one product, which must be there', async () => {
    const { stripe } = await startDemo();
    expect(await refusalOf(stripe.prices.create({ currency: 'jpy', unit_amount: 1 }))).toMatchObject({
      statusCode: 400,
    });
    expect(
      await refusalOf(stripe.prices.create({ currency: 'jpy', unit_amount: 1, product: 'prod_none' })),
    ).toMatchObject({
      statusCode: 400,
      code: 'resource_missing',
      param: 'product',
    });
  });

  test('have no delete route and a fixed tax behaviour', async () => {
    const { stripe, server } = await startDemo();
    const price = await stripe.prices.create({
      product_data: { name: 'A' },
      currency: 'jpy',
      unit_amount: 1,
      tax_behavior: 'inclusive',
    });
    expect(await refusalOf(stripe.prices.update(price.id, { tax_behavior: 'exclusive' }))).toMatchObject({
      param: 'tax_behavior',
    });
    const answer = await fetch(`${server.url}/v1/prices/${price.id}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${server.keys.test.secret}` },
    });
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({
      error: { message: expect.stringContaining('Unrecognized request URL') as string },
    });
  });
});
