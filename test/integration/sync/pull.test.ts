import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { errorOf, openShop, type Shop } from './shop.ts';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(() => shop.dispose());

describe('pull', () => {
  test('reads every product and price, archived too, and the tax codes', async () => {
    const pulled = await shop.pull();
    expect(pulled.products).toBe(await shop.control.count('products'));
    expect(pulled.prices).toBe(await shop.control.count('prices'));
    expect(pulled.taxCodes).toBeGreaterThan(200);
    const counts = await shop.catalog('getCounts', {});
    expect(counts.products).toBe(pulled.products);
    expect(counts.archived).toBeGreaterThan(0);
    expect(await shop.call('getStatus', {})).toMatchObject({
      pulled: true,
      resumable: false,
      activity: 'idle',
    });
  });

  test('goes on where it was cancelled, without reading again what it has', async () => {
    const big = await openShop({ size: 1000 });
    try {
      const abort = new AbortController();
      const cut = big.sync.handlers.pull(
        {},
        ({ products }) => {
          if (products >= 300) abort.abort();
        },
        abort.signal,
      );
      expect((await errorOf(cut)).code).toBe('app/cancelled');
      expect(await big.call('getStatus', {})).toMatchObject({
        pulled: false,
        resumable: true,
        activity: 'idle',
      });
      const pulled = await big.pull();
      // Objects are counted as they are read: one read twice would be one too many.
      expect(pulled.products).toBe(await big.control.count('products'));
      expect(pulled.prices).toBe(await big.control.count('prices'));
    } finally {
      await big.dispose();
    }
  });

  test('tells of the first one how long it takes: of the products, then of all, and nothing before there is a measure', async () => {
    const big = await openShop({ size: 1000, requestsPerSecond: 1 });
    try {
      // Seconds pass a hundred times as fast for the estimate too.
      Object.assign(big.clock, { monotonicMs: () => performance.now() * 100 });
      await big.pull();
      const told = big.statuses.filter(({ activity }) => activity === 'pulling').map(({ left }) => left);
      expect(told[0]).toBeNull();
      expect([...new Set(told.flatMap((left) => left?.of ?? []))]).toEqual(['products', 'all']);
      expect(told.at(-1)).toEqual({ ms: 0, of: 'all' });
    } finally {
      await big.dispose();
    }
  });

  test('takes away what is gone in Stripe, and only that', async () => {
    await shop.pull();
    const created = await shop.control.dashboard('POST', '/v1/products', { name: 'Short-lived' });
    await shop.call('refresh', {});
    expect(await shop.ids()).toContain(created['id']);
    await shop.control.dashboard('DELETE', `/v1/products/${String(created['id'])}`);
    await shop.pull();
    expect(await shop.ids()).not.toContain(created['id']);
    expect((await shop.catalog('getCounts', {})).products).toBe(await shop.control.count('products'));
  });

  test('finds what changed in Stripe while it was reading', async () => {
    let changed = false;
    const id = 'prod_made_meanwhile';
    await shop.sync.handlers.pull(
      {},
      () => {
        if (changed) return;
        changed = true;
        void shop.control.dashboard('POST', '/v1/products', { id, name: 'Meanwhile' });
      },
      new AbortController().signal,
    );
    await shop.call('refresh', {});
    expect(await shop.ids()).toContain(id);
  });
});

describe('refresh', () => {
  test('asks at most three questions when nothing changed', async () => {
    await shop.pull();
    expect(await shop.call('refresh', {})).toMatchObject({ changed: 0 });
    const { requests } = await shop.call('refresh', {});
    expect(requests).toBeLessThanOrEqual(3);
  });

  test('reads changed, new and deleted products and prices', async () => {
    await shop.pull();
    const [first = ''] = await shop.ids();
    await shop.control.dashboard('POST', `/v1/products/${first}`, { name: 'Renamed over there' });
    const made = await shop.control.dashboard('POST', '/v1/products', { name: 'New over there' });
    const price = await shop.control.dashboard('POST', '/v1/prices', {
      product: made['id'],
      currency: 'eur',
      unit_amount: 700,
    });
    const { changed } = await shop.call('refresh', {});
    expect(changed).toBe(2);
    expect((await shop.catalog('getProduct', { productId: first })).fields.name).toBe('Renamed over there');
    const detail = await shop.catalog('getProduct', { productId: String(made['id']) });
    expect(detail.prices.map(({ id }) => id)).toEqual([price['id']]);
  });

  test('reads everything where the key may not read events', async () => {
    shop.useKey(await shop.control.issueKey('test', ['rak_product_write', 'rak_plan_write']));
    await shop.pull();
    await shop.control.dashboard('POST', '/v1/products', { id: 'prod_unseen', name: 'Seen all the same' });
    await shop.call('refresh', {});
    expect(await shop.ids()).toContain('prod_unseen');
  });

  test('reads everything after a month away', async () => {
    await shop.pull();
    await shop.control.dashboard('POST', '/v1/products', { id: 'prod_old_news', name: 'Changed long ago' });
    await shop.control.advanceClock(31 * 86_400_000);
    shop.clock.advance(31 * 86_400_000);
    await shop.call('refresh', {});
    expect(await shop.ids()).toContain('prod_old_news');
  });

  test('reads everything when the last event it knows is no longer listed', async () => {
    await shop.pull();
    await shop.control.dashboard('POST', '/v1/products', { id: 'prod_known', name: 'Known' });
    await shop.call('refresh', {});
    await shop.control.dashboard('POST', '/v1/products', { id: 'prod_old_news', name: 'Changed long ago' });
    await shop.control.advanceClock(31 * 86_400_000);
    await shop.call('refresh', {});
    expect(await shop.ids()).toContain('prod_old_news');
  });

  test('makes a conflict of a field that changed here and in Stripe, and of that field alone', async () => {
    await shop.pull();
    const [productId = ''] = await shop.ids();
    await shop.catalog('editProduct', { productId, changes: { name: 'Mine', description: 'Mine, too' } });
    await shop.control.dashboard('POST', `/v1/products/${productId}`, { name: 'Theirs' });
    await shop.call('refresh', {});
    const detail = await shop.catalog('getProduct', { productId });
    expect(detail.conflicts.map(({ path, mine, theirs }) => [path, mine, theirs])).toEqual([
      ['name', 'Mine', 'Theirs'],
    ]);
    expect(detail.fields.description).toBe('Mine, too');
    await shop.call('resolveConflict', {
      object: { kind: 'product', id: productId },
      path: 'name',
      choice: 'theirs',
    });
    expect(await shop.catalog('getProduct', { productId })).toMatchObject({
      conflicts: [],
      fields: { name: 'Theirs' },
    });
  });

  test('is refused before the first pull', async () => {
    expect((await errorOf(shop.call('refresh', {}))).code).toBe('sync/not-pulled-yet');
  });
});
