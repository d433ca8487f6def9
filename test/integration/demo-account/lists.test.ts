import { describe, expect, test } from 'vitest';
import { refusalOf, startDemo } from './harness.ts';

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
