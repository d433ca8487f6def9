import { describe, expect, test } from 'vitest';
import { refusalOf, startDemo } from './harness.ts';

describe('products', () => {
  test('keep every field they are created with', async () => {
    const { stripe } = await startDemo();
    const made = await stripe.products.create({
      id: 'prod_own_id',
      name: 'Test roast',
      description: 'Cherry',
      images: ['https://shop.example/a.png'],
      marketing_features: [{ name: 'Fresh' }],
      metadata: { __proto__x: '1', a: 'b' },
      package_dimensions: { height: 1, length: 2.25, weight: 3, width: 4 },
      shippable: true,
      statement_descriptor: 'KISSA 森 TEST',
      tax_code: 'txcd_99999999',
      unit_label: 'bag',
      url: 'https://shop.example/roast',
    });
    expect(await stripe.products.retrieve('prod_own_id')).toEqual(made);
    expect(made).toMatchObject({
      id: 'prod_own_id',
      // Characters outside ASCII fall away (facts 1.2).
      statement_descriptor: 'KISSA  TEST',
      package_dimensions: { height: 1, length: 2.25, weight: 3, width: 4 },
      tax_details: { tax_code: 'txcd_99999999', performance_location: null },
      default_price: null,
    });
  });

  test('an update leaves what was not sent, clears with an empty value and merges metadata by key', async () => {
    const { stripe } = await startDemo();
    const { id } = await stripe.products.create({
      name: 'A',
      description: 'B',
      unit_label: 'cup',
      images: ['https://shop.example/a.png'],
      metadata: { keep: '1', drop: '2' },
    });
    const updated = await stripe.products.update(id, {
      unit_label: '',
      images: '',
      metadata: { drop: '', fresh: '3' },
    });
    expect(updated).toMatchObject({
      name: 'A',
      description: 'B',
      unit_label: null,
      images: [],
      metadata: { keep: '1', fresh: '3' },
    });
    expect(updated.metadata).not.toHaveProperty('drop');
    const cleared = await stripe.products.update(id, { metadata: '' });
    expect(cleared.metadata).toEqual({});
  });

  test('a first price rides along, product first and already naming it', async () => {
    const { stripe } = await startDemo();
    const product = await stripe.products.create(
      {
        name: 'Club',
        default_price_data: {
          currency: 'jpy',
          unit_amount: 1200,
          recurring: { interval: 'month' },
          metadata: { op: '7' },
        },
        expand: ['default_price'],
      },
      { idempotencyKey: 'ride' },
    );
    expect(product.default_price).toMatchObject({
      unit_amount: 1200,
      recurring: { interval: 'month' },
      metadata: { op: '7' },
    });
    const events = await stripe.events.list({ types: ['product.created', 'price.created'], limit: 2 });
    expect(events.data.map((event) => event.type)).toEqual(['price.created', 'product.created']);
    expect(events.data[0]?.request).toEqual({ id: product.lastResponse.requestId, idempotency_key: 'ride' });
  });

  test.each([
    [{ name: '' }, { code: 'parameter_invalid_empty', param: 'name' }],
    [{}, { code: 'parameter_missing', param: 'name' }],
    [
      { name: 'x', colour: 'red' },
      { code: 'parameter_unknown', param: 'colour' },
    ],
    [
      { name: 'x', package_dimensions: { height: 1, length: 1, weight: 1 } },
      { code: 'parameter_missing', param: 'package_dimensions[width]' },
    ],
    [
      { name: 'x', package_dimensions: { height: 1, length: 1, weight: 1, width: 1.234 } },
      { param: 'package_dimensions[width]' },
    ],
    [
      { name: 'x', default_price_data: { currency: 'jpy', unit_amount: 'abc' } },
      { code: 'parameter_invalid_integer', param: 'default_price_data[unit_amount]' },
    ],
    [{ name: 'x', unit_label: 'a very long label' }, { param: 'unit_label' }],
    [{ name: 'x', statement_descriptor: '森の豆1' }, { param: 'statement_descriptor' }],
    [{ name: 'x', statement_descriptor: 'A<B' }, { param: 'statement_descriptor' }],
    [
      { name: 'x', tax_code: 'txcd_00000001' },
      { code: 'resource_missing', param: 'tax_code' },
    ],
    [
      { name: 'x', images: ['http://localhost/a.png'] },
      { code: 'url_invalid', param: 'images[0]' },
    ],
    [
      { name: 'x', images: ['http://192.168.1.2/a.png'] },
      { code: 'url_invalid', param: 'images[0]' },
    ],
    [
      { name: 'x', url: 'ftp://shop.example' },
      { code: 'url_invalid', param: 'url' },
    ],
    [{ name: 'x', marketing_features: [{ name: 'y'.repeat(81) }] }, { param: 'marketing_features[0][name]' }],
    [{ name: 'x', metadata: { ['k'.repeat(41)]: 'v' } }, { param: 'metadata' }],
    [{ name: 'x', metadata: { k: 'v'.repeat(501) } }, { param: 'metadata[k]' }],
    [{ name: 'x', active: 'perhaps' }, { param: 'active' }],
    [{ name: 'x', type: 'thing' }, { param: 'type' }],
    [{ name: 'x', expand: ['secrets'] }, { param: 'expand' }],
  ])('refuses %j', async (params, expected) => {
    const { stripe, control } = await startDemo();
    const before = await control.count('products');
    const error = await refusalOf(stripe.products.create(params as never));
    expect(error).toMatchObject({ statusCode: 400, rawType: 'invalid_request_error', ...expected });
    expect(error.requestId).toMatch(/^req_/);
    expect(await control.count('products')).toBe(before);
  });

  test('an id of ours can be used once', async () => {
    const { stripe } = await startDemo();
    await stripe.products.create({ id: 'prod_twice', name: 'A' });
    const error = await refusalOf(stripe.products.create({ id: 'prod_twice', name: 'A' }));
    expect(error).toMatchObject({ statusCode: 400, code: 'resource_already_exists' });
  });

  test('are deleted only without prices, and then are gone', async () => {
    const { stripe } = await startDemo();
    const sold = await stripe.products.create({
      name: 'A',
      default_price_data: { currency: 'usd', unit_amount: 1 },
    });
    const refusal = await refusalOf(stripe.products.del(sold.id));
    expect(refusal).toMatchObject({
      statusCode: 400,
      rawType: 'invalid_request_error',
      code: undefined,
      param: undefined,
    });
    const draft = await stripe.products.create({ name: 'B' });
    expect(await stripe.products.del(draft.id)).toMatchObject({
      id: draft.id,
      object: 'product',
      deleted: true,
    });
    expect(await refusalOf(stripe.products.retrieve(draft.id))).toMatchObject({
      statusCode: 404,
      code: 'resource_missing',
      param: 'id',
    });
    const [event] = (await stripe.events.list({ type: 'product.deleted' })).data;
    expect(event?.data.object).toMatchObject({ id: draft.id, active: false });
  });

  test('an id named in a body that is not there is a 400, in the path a 404', async () => {
    const { stripe } = await startDemo();
    const { id } = await stripe.products.create({ name: 'A' });
    expect(await refusalOf(stripe.products.update(id, { default_price: 'price_none' }))).toMatchObject({
      statusCode: 400,
      code: 'resource_missing',
      param: 'default_price',
    });
    expect(await refusalOf(stripe.products.update('prod_none', { name: 'x' }))).toMatchObject({
      statusCode: 404,
    });
  });
});

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
        { up_to: 'inf', unit_amount_decimal: '0.5', flat_amount: 10 },
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
      unit_amount_decimal: '0.850' as never,
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
    const old = String(product.default_price);
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
    const second = { product: String(first.product), currency: 'jpy', unit_amount: 2, lookup_key: 'k' };
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

describe('lists', () => {
  test('are newest first, page by cursor in both directions and clamp the limit', async () => {
    const { stripe } = await startDemo({ size: 1000 });
    const all = await stripe.products.list({ limit: 500 }).autoPagingToArray({ limit: 2000 });
    expect(all).toHaveLength(1000);
    expect(new Set(all.map((product) => product.id)).size).toBe(1000);
    const created = all.map((product) => product.created);
    expect(created).toEqual(created.toSorted((a, b) => b - a));
    const page = await stripe.products.list({ limit: 500 });
    expect(page.data).toHaveLength(100);
    const back = await stripe.products.list({ ending_before: all[50]?.id ?? '', limit: 10 });
    expect(back.data.map((product) => product.id)).toEqual(all.slice(40, 50).map((product) => product.id));
    expect((await stripe.products.list()).data).toHaveLength(10);
  });

  test('a window of creation times and a cursor inside a crowded second lose nothing', async () => {
    const { stripe } = await startDemo({ size: 1000 });
    const all = await stripe.products.list({ limit: 100 }).autoPagingToArray({ limit: 2000 });
    const times = all.map((product) => product.created);
    const crowded = times.find((at, index) => times[index + 1] === at && times[index + 200] === at) ?? 0;
    const expected = all.filter((product) => product.created === crowded).map((product) => product.id);
    expect(expected.length).toBeGreaterThan(200);
    const found = await stripe.products
      .list({ limit: 100, created: { gte: crowded, lt: crowded + 1 } })
      .autoPagingToArray({ limit: 1000 });
    expect(found.map((product) => product.id)).toEqual(expected);
  });

  test('by id leave out what is gone', async () => {
    const { stripe } = await startDemo();
    const kept = await stripe.products.create({ name: 'A' });
    const gone = await stripe.products.create({ name: 'B' });
    await stripe.products.del(gone.id);
    const found = await stripe.products.list({ ids: [kept.id, gone.id], limit: 100 });
    expect(found.data.map((product) => product.id)).toEqual([kept.id]);
  });

  test('refuse a cursor that is not there, and two cursors', async () => {
    const { stripe } = await startDemo();
    expect(await refusalOf(stripe.products.list({ starting_after: 'prod_none' }))).toMatchObject({
      statusCode: 400,
      code: 'resource_missing',
      param: 'starting_after',
    });
    const [first] = (await stripe.products.list()).data;
    const id = first?.id ?? '';
    expect(await refusalOf(stripe.products.list({ starting_after: id, ending_before: id }))).toMatchObject({
      statusCode: 400,
    });
  });

  test('tax codes come in pages, in a fixed order', async () => {
    const { stripe } = await startDemo();
    const all = await stripe.taxCodes.list({ limit: 100 }).autoPagingToArray({ limit: 1000 });
    expect(all.length).toBe(243);
    expect(await stripe.taxCodes.retrieve('txcd_99999999')).toMatchObject({
      name: 'General - Tangible Goods',
    });
  });
});

describe('events', () => {
  test('tell what was before, also for what the Dashboard changed', async () => {
    const { stripe, control } = await startDemo();
    const { id } = await stripe.products.create({ name: 'A', metadata: { a: '1' } });
    await control.advanceClock(5000);
    await control.dashboard('POST', `/v1/products/${id}`, { name: 'B', metadata: { a: '2', b: '3' } });
    const [event] = (await stripe.events.list({ type: 'product.*', limit: 1 })).data;
    expect(event).toMatchObject({
      type: 'product.updated',
      request: { idempotency_key: null },
      data: { object: { name: 'B' }, previous_attributes: { name: 'A', metadata: { a: '1', b: null } } },
    });
    expect(event?.data.previous_attributes).toHaveProperty('updated');
  });

  test('an update that changes nothing leaves no event', async () => {
    const { stripe } = await startDemo();
    const { id } = await stripe.products.create({ name: 'A' });
    await stripe.products.update(id, { name: 'A' });
    expect((await stripe.events.list({ type: 'product.updated' })).data).toEqual([]);
  });

  test('are kept for thirty days', async () => {
    const { stripe, control } = await startDemo();
    await stripe.products.create({ name: 'A' });
    expect(
      (await stripe.events.list({ type: 'product.created', limit: 1 })).data[0]?.data.object,
    ).toMatchObject({ name: 'A' });
    await control.advanceClock(31 * 24 * 3600 * 1000);
    expect((await stripe.events.list({})).data).toEqual([]);
  });
});
