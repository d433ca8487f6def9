import { afterEach, expect, test } from 'vitest';
import { failure } from '#shared/errors.ts';
import type { Store } from '#electron/core/storage/store.ts';
import type { StripeGateway } from '#electron/core/stripe/gateway.ts';
import { errorOf, openShop, type Shop } from './shop.ts';

const HOUR_MS = 3_600_000;

let shop: Shop;
/** Runs once, behind the next fresh read and before the writes that stand on it. */
let beforeSending: (() => Promise<unknown>) | null = null;

afterEach(() => shop.dispose());

async function open(timeoutMs?: number): Promise<void> {
  beforeSending = null;
  shop = await openShop({
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    wrapGateway: (gateway): StripeGateway => ({
      ...gateway,
      async readProducts(ids, signal) {
        const answer = await gateway.readProducts(ids, signal);
        const meddle = beforeSending;
        beforeSending = null;
        await meddle?.();
        return answer;
      },
    }),
  });
  await shop.pull();
}

test('a computer that sleeps between reading and writing reads again when it wakes, and overwrites nobody', async () => {
  await open();
  const [productId = ''] = await shop.ids();
  await shop.catalog('editProduct', { productId, changes: { description: 'Mine' } });
  beforeSending = async () => {
    await shop.control.dashboard('POST', `/v1/products/${productId}`, { description: 'While it slept' });
    // The monotonic clock stands still meanwhile.
    shop.clock.advance(8 * HOUR_MS);
  };
  expect(await shop.publish()).toMatchObject([{ outcome: 'conflict' }]);
  expect(await shop.remote(productId)).toMatchObject({ description: 'While it slept' });
});

test('a disk that was full while answers came is tried again by itself, and nothing is done twice', async () => {
  let refusals = 3;
  const settleApplied =
    (store: Store): Store['settleApplied'] =>
    async (input) => {
      if (refusals === 0) return await store.settleApplied(input);
      refusals -= 1;
      throw failure('app/disk-full');
    };
  shop = await openShop({
    wrapStore: (store) =>
      new Proxy(store, {
        get: (target, name) => (name === 'settleApplied' ? settleApplied(target) : Reflect.get(target, name)),
      }),
  });
  await shop.pull();
  const before = await shop.control.count('products');
  const { id } = await shop.catalog('createProduct', {
    changes: { name: 'Kettle' },
    firstPrice: { currency: 'usd', unitAmountMinor: 2500, recurring: null },
  });
  expect((await errorOf(shop.publish())).code).toBe('app/disk-full');
  await shop.until(({ waiting, activity }) => waiting === 0 && activity === 'idle');
  expect(refusals).toBe(0);
  expect(await shop.control.count('products')).toBe(before + 1);
  expect(await shop.control.count('prices', { product: id })).toBe(1);
});

test.each([-48, -1, 1, 48])(
  'a clock that jumps by %i h in the middle of a publish changes nothing of what arrives',
  async (hours) => {
    await open();
    const ids = (await shop.ids()).slice(0, 12);
    for (const productId of ids) {
      await shop.catalog('editProduct', { productId, changes: { description: 'Jumped' } });
    }
    const { id } = await shop.catalog('createProduct', {
      changes: { name: 'Kettle' },
      firstPrice: { currency: 'usd', unitAmountMinor: 900, recurring: null },
    });
    beforeSending = () => Promise.resolve(shop.clock.advance(hours * HOUR_MS));
    const results = await shop.publish();
    expect(results.map(({ outcome }) => outcome)).toEqual(results.map(() => 'applied'));
    for (const productId of ids)
      expect(await shop.remote(productId)).toMatchObject({ description: 'Jumped' });
    expect(await shop.control.count('prices', { product: id })).toBe(1);
    await shop.call('refresh', {});
    expect(await shop.call('getStatus', {})).toMatchObject({ changes: 0, waiting: 0, conflicts: 0 });
  },
);

test('a price whose answer was lost is not made twice when the clock is set back meanwhile', async () => {
  await open(1500);
  const [productId = ''] = await shop.ids();
  const before = await shop.control.count('prices', { product: productId });
  await shop.catalog('addPrice', {
    productId,
    fields: { currency: 'usd', unitAmountMinor: 4321 },
    makeDefault: false,
  });
  await shop.control.setFault({
    fault: { kind: 'silence', effect: 'after' },
    method: 'POST',
    path: '/v1/prices',
  });
  await shop.control.setFault({ fault: { kind: 'cut', effect: 'before' }, path: '/v1/products' });
  expect(await shop.publish()).toMatchObject([{ outcome: 'waiting' }]);
  // Two days go by, and our clock says it is earlier than before.
  await shop.control.advanceClock(48 * HOUR_MS);
  shop.clock.advance(-3 * HOUR_MS);
  await shop.control.clearFaults();
  await shop.call('resumePublish', {});
  await shop.until(({ waiting }) => waiting === 0);
  expect(await shop.control.count('prices', { product: productId })).toBe(before + 1);
});
