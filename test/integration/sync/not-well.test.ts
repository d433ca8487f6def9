import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { FaultKind } from '#electron/demo-account/control/faults.ts';
import { errorOf, openShop, type Shop } from './shop.ts';
import { tinyPng } from './tiny-png.ts';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop({ timeoutMs: 300 });
  await shop.pull();
});
afterEach(() => shop.dispose());

const DAY_MS = 86_400_000;

async function create(): Promise<string> {
  const { id } = await shop.catalog('createProduct', {
    changes: { name: 'Kettle' },
    firstPrice: { currency: 'usd', unitAmountMinor: 2500, recurring: null },
  });
  return id;
}

async function edit(): Promise<string> {
  const [productId = ''] = await shop.ids();
  await shop.catalog('editProduct', { productId, changes: { description: 'Changed here' } });
  return productId;
}

async function toDelete(): Promise<string> {
  const bare = await shop.control.dashboard('POST', '/v1/products', { name: 'Without a price' });
  await shop.call('refresh', {});
  await shop.catalog('deleteProduct', { productId: String(bare['id']) });
  return String(bare['id']);
}

/** Nothing waits any more, and what Stripe has is what we show. */
async function settled(): Promise<void> {
  await shop.until(({ waiting, activity }) => waiting === 0 && activity === 'idle');
}

/** What waits, once it has been tried so many times and is not being tried now. */
async function waitingSince(attempts: number) {
  return await vi.waitFor(
    async () => {
      const { operations } = await shop.call('listWaiting', {});
      expect(operations.length).toBeGreaterThan(0);
      for (const operation of operations) {
        expect(operation.attempts).toBeGreaterThanOrEqual(attempts);
        expect(operation.state).not.toBe('sending');
      }
      return operations;
    },
    { timeout: 10_000, interval: 10 },
  );
}

/** Times: the SDK itself tries a broken connection once more (facts 11). */
const FAULTS: readonly { readonly name: string; readonly fault: FaultKind; readonly times: number }[] = [
  ...(
    [
      'endpoint-concurrency',
      'endpoint-rate',
      'global-concurrency',
      'global-rate',
      'resource-specific',
    ] as const
  ).map((reason) => ({
    name: `a 429 (${reason})`,
    fault: { kind: 'rate-limit' as const, reason },
    times: 2,
  })),
  { name: 'a lock', fault: { kind: 'lock-timeout' }, times: 2 },
  { name: 'a key in use', fault: { kind: 'key-in-use' }, times: 2 },
  {
    name: 'a 500 before the effect',
    fault: { kind: 'server-error', effect: 'before', status: 500, stored: false },
    times: 2,
  },
  {
    name: 'a 500 after the effect',
    fault: { kind: 'server-error', effect: 'after', status: 500, stored: false },
    times: 2,
  },
  {
    name: 'a 500 before the effect that Stripe repeats',
    fault: { kind: 'server-error', effect: 'before', status: 500, stored: true },
    times: 1,
  },
  {
    name: 'a 500 after the effect that Stripe repeats',
    fault: { kind: 'server-error', effect: 'after', status: 500, stored: true },
    times: 1,
  },
  { name: 'a connection cut before the effect', fault: { kind: 'cut', effect: 'before' }, times: 2 },
  { name: 'a connection cut after the effect', fault: { kind: 'cut', effect: 'after' }, times: 2 },
  { name: 'silence before the effect', fault: { kind: 'silence', effect: 'before' }, times: 1 },
  { name: 'silence after the effect', fault: { kind: 'silence', effect: 'after' }, times: 1 },
  { name: 'a page of HTML', fault: { kind: 'html', status: 200 }, times: 1 },
  { name: 'JSON without an error', fault: { kind: 'json-without-error', status: 403 }, times: 1 },
  { name: 'another object', fault: { kind: 'wrong-object' }, times: 1 },
];

test.each(FAULTS)('after $name every kind of change arrives, and once', async ({ fault, times }) => {
  const created = await create();
  const edited = await edit();
  const deleted = await toDelete();
  const pictured = (await shop.ids()).find((id) => id !== edited && id !== deleted && id !== created) ?? '';
  const picture = { fileName: 'cup.png', original: tinyPng, upload: tinyPng };
  await shop.catalog('attachImage', { productId: pictured, ...picture });
  const before = { products: await shop.control.count('products'), files: await shop.control.count('files') };
  for (const [method, path] of [
    ['POST', '/v1/products'],
    ['POST', `/v1/products/${edited}`],
    ['DELETE', `/v1/products/${deleted}`],
    ['POST', '/v1/files'],
  ] as const) {
    await shop.control.setFault({ fault, method, path, times });
  }
  await shop.publish();
  await settled();
  expect(await shop.control.count('products')).toBe(before.products);
  expect(await shop.control.count('prices', { product: created })).toBe(1);
  expect(await shop.control.count('files')).toBe(before.files + 1);
  expect(await shop.remote(edited)).toMatchObject({ description: 'Changed here' });
  expect(await shop.remote(deleted)).toBeNull();
  expect((await shop.remote(pictured))?.['images']).toContainEqual(expect.stringContaining('/links/'));
  expect(await shop.ids()).not.toContain(deleted);
  for (const productId of [created, edited, pictured]) {
    const { marks } = await shop.catalog('getProduct', { productId });
    expect(marks).toMatchObject({
      isNew: false,
      changed: false,
      waiting: false,
      refused: false,
      conflict: false,
    });
  }
  expect((await shop.catalog('getProduct', { productId: created })).prices).toHaveLength(1);
});

describe('when Stripe cannot be reached', () => {
  test('what was published waits, says so, and goes by itself once it can', async () => {
    const id = await create();
    await shop.control.setFault({ fault: { kind: 'cut', effect: 'before' } });
    expect(await shop.publish()).toMatchObject([{ outcome: 'waiting' }]);
    const status = await shop.call('getStatus', {});
    expect(status).toMatchObject({ connection: 'offline', waiting: 1 });
    expect(status.since).not.toBeNull();
    expect((await shop.catalog('getProduct', { productId: id })).marks).toMatchObject({
      waiting: true,
      changed: false,
    });
    await shop.control.clearFaults();
    await settled();
    expect(await shop.remote(id)).toMatchObject({ name: 'Kettle' });
    expect(await shop.call('getStatus', {})).toMatchObject({ connection: 'online', since: null });
  });

  test('a pull ends with what was wrong and goes on later', async () => {
    await shop.control.setFault({ fault: { kind: 'html', status: 200 } });
    expect((await errorOf(shop.pull())).code).toBe('stripe/not-stripe');
    expect(await shop.call('getStatus', {})).toMatchObject({ connection: 'not-stripe', pulled: true });
    await shop.control.clearFaults();
    await shop.until(({ connection }) => connection === 'online');
    expect((await shop.pull()).products).toBe(await shop.control.count('products'));
  });

  test('edits go on without it', async () => {
    await shop.control.setFault({ fault: { kind: 'cut', effect: 'before' } });
    const id = await edit();
    expect((await shop.catalog('getProduct', { productId: id })).fields.description).toBe('Changed here');
  });
});

describe('when the key no longer works', () => {
  test('all work is kept, and goes on with a new key', async () => {
    const id = await create();
    await shop.control.changeKey(shop.server.keys.test.secret, { state: 'revoked' });
    await expect(shop.publish()).resolves.toMatchObject([{ outcome: 'waiting' }]);
    expect(await shop.call('getStatus', {})).toMatchObject({ connection: 'key-needed', waiting: 1 });
    expect(shop.rejectedKeys.length).toBeGreaterThan(0);
    shop.useKey(await shop.control.issueKey('test'));
    await settled();
    expect(await shop.remote(id)).toMatchObject({ name: 'Kettle' });
  });

  test('revoked in the middle, it stops there', async () => {
    for (let index = 0; index < 12; index += 1) await create();
    await shop.control.setFault({
      fault: { kind: 'invalid-key' },
      method: 'POST',
      path: '/v1/products',
      skip: 4,
    });
    const results = await shop.publish();
    const outcomes = results.map(({ outcome }) => outcome);
    expect(outcomes.filter((outcome) => outcome === 'applied')).toHaveLength(4);
    expect(outcomes.filter((outcome) => outcome === 'waiting')).toHaveLength(8);
    await shop.control.clearFaults();
    shop.useKey(shop.server.keys.test.secret);
    await settled();
    expect(await shop.control.count('products')).toBe(52);
  });

  test('whose permission is taken away in the middle, the rest waits and goes on when it is back', async () => {
    for (let index = 0; index < 12; index += 1) await create();
    await shop.control.setFault({
      fault: { kind: 'permission', slug: 'rak_product_write' },
      method: 'POST',
      path: '/v1/products',
      skip: 4,
    });
    const outcomes = (await shop.publish()).map(({ outcome }) => outcome);
    expect(outcomes.filter((outcome) => outcome === 'applied')).toHaveLength(4);
    expect(outcomes.filter((outcome) => outcome === 'waiting')).toHaveLength(8);
    await shop.control.clearFaults();
    await shop.call('resumePublish', {});
    await settled();
    expect(await shop.control.count('products')).toBe(52);
  });

  test('without the permission to write, it waits, names it, and goes on when it was given', async () => {
    const id = await edit();
    const key = await shop.control.issueKey('test', ['rak_product_read', 'rak_plan_read', 'rak_event_read']);
    shop.useKey(key);
    expect(await shop.publish()).toMatchObject([
      {
        outcome: 'waiting',
        error: { code: 'stripe/permission-missing', params: { slug: 'rak_product_write' } },
      },
    ]);
    expect(await shop.call('getStatus', {})).toMatchObject({ connection: 'key-needed' });
    await shop.control.changeKey(key, { grant: ['rak_product_write'] });
    const { operations } = await shop.call('listWaiting', {});
    await shop.call('retryOperation', { operationId: operations[0]?.id ?? '' });
    await settled();
    expect(await shop.remote(id)).toMatchObject({ description: 'Changed here' });
  });

  test('a key of another account sends nothing', async () => {
    const id = await edit();
    await shop.store.writeOwner({
      owner: JSON.stringify({ stripeAccountId: 'acct_another', name: 'Another' }),
    });
    expect((await errorOf(shop.publish())).code).toBe('account/key-other-account');
    expect((await shop.remote(id))?.['description']).not.toBe('Changed here');
    expect((await shop.catalog('getProduct', { productId: id })).fields.description).toBe('Changed here');
  });
});

describe('an outcome that was never seen', () => {
  test('is settled without a second object after Stripe has forgotten the key', async () => {
    const id = await create();
    await shop.control.setFault({
      fault: { kind: 'silence', effect: 'after' },
      method: 'POST',
      path: '/v1/products',
      times: 1,
    });
    await shop.control.setFault({ fault: { kind: 'cut', effect: 'before' }, path: '/v1/products' });
    expect(await shop.publish()).toMatchObject([{ outcome: 'waiting' }]);
    expect((await shop.call('listWaiting', {})).operations).toMatchObject([{ state: 'unknown' }]);
    await shop.control.advanceClock(2 * DAY_MS);
    shop.clock.advance(2 * DAY_MS);
    await shop.control.clearFaults();
    await settled();
    expect(await shop.control.count('prices', { product: id })).toBe(1);
    expect((await shop.catalog('getProduct', { productId: id })).marks).toMatchObject({
      isNew: false,
      waiting: false,
    });
  });

  test.each<FaultKind>([
    { kind: 'rate-limit', reason: 'global-rate' },
    { kind: 'lock-timeout' },
    { kind: 'invalid-key' },
  ])('stays unseen when the next attempt ends in $kind, and is found to be ours', async (fault) => {
    const id = await create();
    const path = '/v1/products';
    await shop.control.setFault({
      fault: { kind: 'silence', effect: 'after' },
      method: 'POST',
      path,
      times: 1,
    });
    await shop.control.setFault({ fault, method: 'POST', path });
    await shop.publish();
    const [operation] = await waitingSince(2);
    expect(operation).toMatchObject({ state: 'unknown', productId: id });
    await shop.control.advanceClock(2 * DAY_MS);
    shop.clock.advance(2 * DAY_MS);
    await shop.control.clearFaults();
    shop.useKey(shop.server.keys.test.secret);
    await settled();
    expect(await shop.control.count('prices', { product: id })).toBe(1);
    const { marks } = await shop.catalog('getProduct', { productId: id });
    expect(marks).toMatchObject({ isNew: false, conflict: false, refused: false });
  });

  test('does not overwrite what someone wrote in the meantime', async () => {
    const id = await edit();
    await shop.control.setFault({
      fault: { kind: 'cut', effect: 'before' },
      method: 'POST',
      path: `/v1/products/${id}`,
      times: 2,
    });
    await shop.control.setFault({ fault: { kind: 'cut', effect: 'before' }, path: '/v1/products' });
    expect(await shop.publish()).toMatchObject([{ outcome: 'waiting' }]);
    await shop.control.dashboard('POST', `/v1/products/${id}`, { description: 'Changed there' });
    await shop.control.clearFaults();
    await settled();
    expect(await shop.remote(id)).toMatchObject({ description: 'Changed there' });
    expect((await shop.catalog('getProduct', { productId: id })).conflicts).toMatchObject([
      { path: 'description', mine: 'Changed here', theirs: 'Changed there' },
    ]);
  });

  test('can be given up', async () => {
    await create();
    await shop.control.setFault({ fault: { kind: 'cut', effect: 'before' } });
    await shop.publish();
    const { operations } = await shop.call('listWaiting', {});
    await shop.call('dropOperation', { operationId: operations[0]?.id ?? '' });
    expect((await shop.call('listWaiting', {})).operations).toEqual([]);
    const { entries } = await shop.call('listActivity', { beforeId: null, limit: 1 });
    expect(entries).toMatchObject([{ outcome: 'dropped', kind: 'product.create' }]);
  });
});
