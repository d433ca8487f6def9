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
