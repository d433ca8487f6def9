import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '#electron/core/storage/store.ts';
import { openShop, errorOf, type Shop } from './shop.ts';
import { tinyPng } from './tiny-png.ts';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
  await shop.pull();
});
afterEach(() => shop.dispose());

async function create(name = 'Kettle', unitAmountMinor = 2500): Promise<string> {
  const { id } = await shop.catalog('createProduct', {
    changes: { name },
    firstPrice: { currency: 'usd', unitAmountMinor, recurring: null },
  });
  return id;
}

/** The store with one method in another's place. */
function withMethod<N extends keyof Store>(store: Store, name: N, method: Store[N]): Store {
  return new Proxy(store, {
    get: (target, key): unknown => (key === name ? method : Reflect.get(target, key)),
  });
}

describe('publish', () => {
  test('creates a product with its first price, under the id it had here', async () => {
    const id = await create();
    const [result] = await shop.publish();
    expect(result).toMatchObject({ productId: id, outcome: 'applied', error: null });
    expect(result?.requestId).toMatch(/^req_/);
    const remote = await shop.remote(id);
    expect(remote).toMatchObject({ id, name: 'Kettle', active: true });
    const detail = await shop.catalog('getProduct', { productId: id });
    expect(detail.marks).toMatchObject({ isNew: false, changed: false, waiting: false });
    expect(detail.prices).toHaveLength(1);
    expect(detail.prices[0]).toMatchObject({
      isDefault: true,
      fields: { unitAmountMinor: 2500, currency: 'usd' },
    });
    expect(await shop.control.count('prices', { product: id })).toBe(1);
  });

  test('sends the changed fields and nothing else', async () => {
    const [productId = ''] = await shop.ids();
    await shop.catalog('editProduct', {
      productId,
      changes: { description: 'As good as new', metadata: { a: 'b' } },
    });
    const mark = (await shop.control.requests()).total;
    expect(await shop.publish({ only: [productId] })).toMatchObject([{ outcome: 'applied' }]);
    const { requests } = await shop.control.requests(mark);
    const writes = requests.filter(({ method }) => method === 'POST');
    expect(writes).toHaveLength(1);
    const sent = [...new URLSearchParams(writes[0]?.body).keys()];
    expect(sent.every((name) => name === 'description' || name.startsWith('metadata['))).toBe(true);
    expect(await shop.remote(productId)).toMatchObject({ description: 'As good as new' });
  });

  test('archives, unarchives and deletes', async () => {
    const [first = '', second = ''] = await shop.ids();
    const bare = await shop.control.dashboard('POST', '/v1/products', { name: 'Without a price' });
    await shop.call('refresh', {});
    await shop.catalog('archiveProduct', { productId: first });
    await shop.catalog('archiveProduct', { productId: second });
    await shop.catalog('deleteProduct', { productId: String(bare['id']) });
    const review = await shop.call('review', {});
    expect(review.items.map(({ action }) => action).toSorted()).toEqual(['archive', 'archive', 'delete']);
    const results = await shop.publish();
    expect(results.map(({ outcome }) => outcome)).toEqual(['applied', 'applied', 'applied']);
    expect(await shop.remote(first)).toMatchObject({ active: false });
    expect(await shop.remote(String(bare['id']))).toBeNull();
    await shop.catalog('unarchiveProduct', { productId: first });
    expect((await shop.call('review', {})).items).toMatchObject([{ action: 'unarchive' }]);
    await shop.publish();
    expect(await shop.remote(first)).toMatchObject({ active: true });
  });

  test('keeps the wish to delete when Stripe refuses it', async () => {
    const bare = await shop.control.dashboard('POST', '/v1/products', { name: 'Without a price' });
    const productId = String(bare['id']);
    await shop.call('refresh', {});
    await shop.catalog('deleteProduct', { productId });
    expect((await shop.call('review', {})).items).toMatchObject([{ action: 'delete', willBeRefused: false }]);
    await shop.control.dashboard('POST', '/v1/prices', {
      product: productId,
      currency: 'usd',
      unit_amount: 100,
    });
    const [result] = await shop.publish();
    expect(result).toMatchObject({ outcome: 'refused', error: { code: 'stripe/refused' } });
    expect(String(result?.error?.params['message'])).toContain('cannot be deleted');
    const { marks } = await shop.catalog('getProduct', { productId });
    expect(marks).toMatchObject({ refused: true, deleting: true });
    expect(await shop.call('getStatus', {})).toMatchObject({ refused: 1, waiting: 0 });
    await shop.call('refresh', {});
    // Now it is known, so it is said before.
    expect((await shop.call('review', {})).items).toMatchObject([{ action: 'delete', willBeRefused: true }]);
  });

  test('uploads an image once, however many products show it, and puts its link in its place', async () => {
    const [first = '', second = ''] = await shop.ids();
    const picture = { fileName: 'cup.png', original: tinyPng, upload: tinyPng };
    const files = await shop.control.count('files');
    await shop.catalog('attachImage', { productId: first, ...picture });
    await shop.catalog('attachImage', { productId: second, ...picture });
    await shop.publish();
    expect(await shop.control.count('files')).toBe(files + 1);
    const images = async (id: string): Promise<unknown> => (await shop.remote(id))?.['images'];
    const link = ((await images(first)) as string[]).at(-1);
    expect(link).toMatch(/^http/);
    expect(((await images(second)) as string[]).at(-1)).toBe(link);
    const detail = await shop.catalog('getProduct', { productId: first });
    expect(detail.images.at(-1)).toMatchObject({ value: link, queued: false });
    // Used again later, it is not uploaded again.
    const third = (await shop.ids())[2] ?? '';
    await shop.catalog('attachImage', { productId: third, ...picture });
    await shop.publish();
    expect(await shop.control.count('files')).toBe(files + 1);
    expect(((await images(third)) as string[]).at(-1)).toBe(link);
  });

  test('leaves out what was not chosen', async () => {
    const [first = '', second = ''] = await shop.ids();
    await shop.catalog('editProduct', { productId: first, changes: { name: 'Chosen' } });
    await shop.catalog('editProduct', { productId: second, changes: { name: 'Not chosen' } });
    await shop.publish({ only: [first] });
    expect((await shop.remote(second))?.['name']).not.toBe('Not chosen');
    expect((await shop.catalog('getProduct', { productId: second })).fields.name).toBe('Not chosen');
  });

  test('is refused when the drafts are not those that were reviewed', async () => {
    const [productId = ''] = await shop.ids();
    await shop.catalog('editProduct', { productId, changes: { name: 'Reviewed' } });
    const { token, items } = await shop.call('review', {});
    await shop.catalog('editProduct', { productId, changes: { name: 'Not reviewed' } });
    const itemIds = items.map(({ id }) => id);
    const publish = shop.sync.handlers.publish(
      { token, itemIds, liveConfirmed: true },
      () => undefined,
      new AbortController().signal,
    );
    expect((await errorOf(publish)).code).toBe('sync/review-outdated');
    expect((await shop.catalog('getProduct', { productId })).fields.name).toBe('Not reviewed');
  });

  test('does not offer what Stripe would refuse', async () => {
    await shop.catalog('createProduct', { changes: { name: '' }, firstPrice: null });
    const { items } = await shop.call('review', {});
    expect(items).toMatchObject([{ action: 'create', publishable: false }]);
  });

  test('holds back a field that changed in Stripe meanwhile, and sends the rest', async () => {
    const [productId = ''] = await shop.ids();
    await shop.catalog('editProduct', { productId, changes: { name: 'Mine', unitLabel: 'cup' } });
    await shop.control.dashboard('POST', `/v1/products/${productId}`, {
      name: 'Theirs',
      description: 'Theirs',
    });
    const [result] = await shop.publish();
    expect(result).toMatchObject({ outcome: 'conflict' });
    expect(await shop.remote(productId)).toMatchObject({
      name: 'Theirs',
      description: 'Theirs',
      unit_label: 'cup',
    });
    const detail = await shop.catalog('getProduct', { productId });
    expect(detail).toMatchObject({
      fields: { name: 'Mine', description: 'Theirs', unitLabel: 'cup' },
      marks: { conflict: true, waiting: false },
      conflicts: [{ path: 'name', mine: 'Mine', theirs: 'Theirs' }],
    });
    await shop.call('resolveConflict', {
      object: { kind: 'product', id: productId },
      path: 'name',
      choice: 'mine',
    });
    await shop.publish();
    expect(await shop.remote(productId)).toMatchObject({ name: 'Mine' });
  });

  test('refuses what Stripe refuses with its words, and gives the work back', async () => {
    const id = await create('Refused');
    await shop.catalog('editProduct', { productId: id, changes: { taxCode: 'txcd_12345678' } });
    const [result] = await shop.publish({ only: [id] });
    expect(result).toMatchObject({ outcome: 'refused', error: { code: 'stripe/refused', path: 'taxCode' } });
    const detail = await shop.catalog('getProduct', { productId: id });
    expect(detail).toMatchObject({
      marks: { isNew: true, refused: true },
      firstPrice: { unitAmountMinor: 2500 },
    });
    await shop.catalog('editProduct', { productId: id, changes: { taxCode: null } });
    expect(await shop.publish({ only: [id] })).toMatchObject([{ outcome: 'applied' }]);
    expect((await shop.catalog('getProduct', { productId: id })).marks.refused).toBe(false);
  });

  test('cancelled, gives back what was not sent', async () => {
    const ids = await Promise.all(Array.from({ length: 12 }, (_, index) => create(`Cup ${index}`)));
    const abort = new AbortController();
    await shop.control.changeSettings({ latencyMs: 30 });
    const results = await shop.publish({
      signal: abort.signal,
      onProgress: ({ done }) => {
        if (done > 0) abort.abort();
      },
    });
    const outcomes = results.map(({ outcome }) => outcome);
    expect(outcomes).toContain('applied');
    expect(outcomes).toContain('dropped');
    for (const { object, outcome } of results) {
      const detail = await shop.catalog('getProduct', { productId: object.id });
      expect(detail.marks.isNew).toBe(outcome === 'dropped');
    }
    expect(await shop.call('getStatus', {})).toMatchObject({ waiting: 0 });
    expect(results).toHaveLength(ids.length);
  });

  test.each(['no answer', 'another account’s key'])(
    'cancelled while the key is looked at, gives everything back, though that ends in %s',
    async (ending) => {
      const isCut = ending === 'no answer';
      const abort = new AbortController();
      await shop.dispose();
      shop = await openShop({
        wrapStore: (store) =>
          withMethod(store, 'readOwner', async () => {
            abort.abort();
            const stripeAccountId = isCut ? shop.server.accountId : 'acct_another';
            return { owner: JSON.stringify({ stripeAccountId, name: 'Another' }) };
          }),
      });
      const id = await create();
      if (isCut)
        await shop.control.setFault({ fault: { kind: 'cut', effect: 'before' }, path: '/v1/account' });
      await shop.publish({ signal: abort.signal }).catch((error: unknown) => error);
      expect(abort.signal.aborted).toBe(true);
      expect((await shop.catalog('getProduct', { productId: id })).marks).toMatchObject({ waiting: false });
      await shop.control.clearFaults();
      await shop.until(({ waiting, connection }) => waiting === 0 && (!isCut || connection === 'online'));
      expect(await shop.remote(id)).toBeNull();
    },
  );

  test('with no way to look at the key, waits and goes when there is one', async () => {
    const id = await create();
    await shop.control.setFault({ fault: { kind: 'cut', effect: 'before' }, path: '/v1/account' });
    expect(await shop.publish()).toMatchObject([{ productId: id, outcome: 'waiting' }]);
    await shop.control.clearFaults();
    await shop.until(({ waiting }) => waiting === 0);
    expect(await shop.remote(id)).toMatchObject({ name: 'Kettle' });
  });

  test('paused, ends when the last of it is dropped', async () => {
    const id = await create();
    const publishing = shop.publish({
      onProgress: ({ done }) => {
        if (done === 0) void shop.call('pausePublish', {});
      },
    });
    await shop.until(({ activity, waiting }) => activity === 'paused' && waiting === 1);
    const { operations } = await shop.call('listWaiting', {});
    await shop.call('dropOperation', { operationId: operations[0]?.id ?? '' });
    expect(await publishing).toMatchObject([{ productId: id, outcome: 'dropped' }]);
    expect(await shop.remote(id)).toBeNull();
  });

  test('paused, waits; resumed, ends', async () => {
    await Promise.all(Array.from({ length: 10 }, (_, index) => create(`Cup ${index}`)));
    await shop.control.changeSettings({ latencyMs: 30 });
    const pausing: Promise<unknown>[] = [];
    const publishing = shop.publish({
      onProgress: ({ done }) => {
        if (done > 0 && pausing.length === 0) pausing.push(shop.call('pausePublish', {}));
      },
    });
    await shop.until(({ activity }) => activity === 'paused');
    await Promise.all(pausing);
    await shop.call('resumePublish', {});
    const results = await publishing;
    expect(results.map(({ outcome }) => outcome)).toEqual(Array.from({ length: 10 }, () => 'applied'));
  });

  test('a pause outlives the app', async () => {
    const id = await create();
    await shop.control.setFault({ fault: { kind: 'cut', effect: 'before' }, method: 'POST' });
    await shop.publish();
    await shop.call('pausePublish', {});
    await shop.control.clearFaults();
    await shop.restart();
    await shop.until(({ activity, connection }) => activity === 'paused' && connection === 'online');
    expect(await shop.remote(id)).toBeNull();
    await shop.call('resumePublish', {});
    await shop.until(({ waiting }) => waiting === 0);
    expect(await shop.remote(id)).toMatchObject({ name: 'Kettle' });
  });

  test('writes down what it did, with request ids', async () => {
    const id = await create();
    await shop.publish();
    const { entries, more } = await shop.call('listActivity', { beforeId: null, limit: 50 });
    expect(more).toBe(false);
    expect(entries[0]).toMatchObject({
      kind: 'product.create',
      productId: id,
      title: 'Kettle',
      outcome: 'applied',
    });
    expect(entries[0]?.requestId).toMatch(/^req_/);
    expect(entries.map(({ kind }) => kind)).toContain('pull');
  });
});

test('a live account is published to only after the question was answered', async () => {
  const live = await openShop({ mode: 'live' });
  try {
    await live.pull();
    const [productId = ''] = await live.ids();
    await live.catalog('editProduct', { productId, changes: { name: 'Live' } });
    const { token, items } = await live.call('review', {});
    const publish = live.sync.handlers.publish(
      { token, itemIds: items.map(({ id }) => id), liveConfirmed: false },
      () => undefined,
      new AbortController().signal,
    );
    expect((await errorOf(publish)).code).toBe('sync/live-not-confirmed');
    expect(await live.publish()).toMatchObject([{ outcome: 'applied' }]);
  } finally {
    await live.dispose();
  }
});

describe('retrying what was refused', () => {
  async function refuse(): Promise<{ productId: string; operationId: string }> {
    const [productId = ''] = await shop.ids();
    const changes = { taxCode: 'txcd_12345678', unitLabel: 'mine' };
    await shop.catalog('editProduct', { productId, changes });
    await shop.publish({ only: [productId] });
    const { operations } = await shop.call('listWaiting', {});
    return { productId, operationId: operations[0]?.id ?? '' };
  }

  test('leaves its draft as it is by now', async () => {
    const { productId, operationId } = await refuse();
    await shop.catalog('discardProduct', { productId });
    await shop.catalog('editProduct', { productId, changes: { name: 'Named since' } });
    await shop.call('retryOperation', { operationId });
    const detail = await shop.catalog('getProduct', { productId });
    expect(detail.drafts.map(({ path, value }) => [path, value])).toEqual([['name', 'Named since']]);
    expect(detail.marks.refused).toBe(false);
    expect((await shop.call('listActivity', { beforeId: null, limit: 1 })).entries).toMatchObject([
      { outcome: 'retried' },
    ]);
  });

  test('leaves a draft on the copy of Stripe’s that it was moved onto', async () => {
    const { productId, operationId } = await refuse();
    await shop.control.dashboard('POST', `/v1/products/${productId}`, { unit_label: 'theirs' });
    await shop.call('refresh', {});
    await shop.call('resolveConflict', {
      object: { kind: 'product', id: productId },
      path: 'unitLabel',
      choice: 'mine',
    });
    await shop.call('retryOperation', { operationId });
    const detail = await shop.catalog('getProduct', { productId });
    const draft = detail.drafts.find(({ path }) => path === 'unitLabel');
    expect(draft).toMatchObject({ base: 'theirs', value: 'mine' });
  });
});
