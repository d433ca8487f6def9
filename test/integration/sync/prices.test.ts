import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Price } from '#shared/contract/drafted.ts';
import type { JsonObject } from '#shared/domain/json.ts';
import { isLocalId } from '#shared/domain/local-id.ts';
import type { FaultKind } from '#electron/demo-account/control/faults.ts';
import { errorOf, openShop, type Shop } from './shop.ts';

const DAY_MS = 86_400_000;
const KEY = 'countertop_team_monthly';

let shop: Shop;
let productId = '';
let oldId = '';
beforeEach(async () => {
  shop = await openShop({ timeoutMs: 1500 });
  const product = await shop.control.dashboard('POST', '/v1/products', {
    name: 'Team plan',
    default_price_data: { currency: 'usd', unit_amount: 1200, recurring: { interval: 'month' } },
  });
  productId = String(product['id']);
  oldId = String(product['default_price']);
  await shop.control.dashboard('POST', `/v1/prices/${oldId}`, { lookup_key: KEY, nickname: 'Monthly' });
  await shop.pull();
});
afterEach(() => shop.dispose());

const detail = () => shop.catalog('getProduct', { productId });
const remotePrices = () => shop.control.count('prices', { product: productId });
const remotePrice = (id: string): Promise<JsonObject> =>
  shop.control.dashboard('GET', `/v1/prices/${id}`, {});

async function priceWhere(holds: (price: Price) => boolean): Promise<Price> {
  const price = (await detail()).prices.find(holds);
  if (price === undefined) throw new Error('no such price');
  return price;
}

/** The writes since `mark` as method, path and what they carry. */
async function writesSince(mark: number): Promise<{ path: string; body: URLSearchParams }[]> {
  const { requests } = await shop.control.requests(mark);
  return requests
    .filter(({ method }) => method === 'POST')
    .map(({ path, body }) => ({ path, body: new URLSearchParams(body) }));
}

const yearly = {
  currency: 'usd',
  unitAmountMinor: 12_000,
  recurring: {
    interval: 'year',
    intervalCount: 1,
    usageType: 'licensed',
    meter: null,
    trialPeriodDays: null,
  },
};

describe('a new price', () => {
  test('is seen at once, reviewed whole, made once, and gets Stripe’s id everywhere', async () => {
    const added = await shop.catalog('addPrice', { productId, fields: yearly, makeDefault: true });
    const drafted = added.prices.find(({ marks }) => marks.isNew);
    expect(drafted).toMatchObject({ isDefault: true, createdAt: null, base: null, problems: [] });
    expect(isLocalId(drafted?.id ?? '')).toBe(true);
    expect(added.marks.changed).toBe(true);
    const { items } = await shop.call('review', {});
    expect(items.map(({ object, action }) => `${object.kind} ${action}`)).toEqual([
      'product update',
      'price create',
    ]);
    expect(items[0]?.needs).toEqual([items[1]?.id]);
    expect(await shop.publish()).toMatchObject([{ outcome: 'applied' }, { outcome: 'applied' }]);
    const made = await priceWhere(({ isDefault }) => isDefault);
    expect(made).toMatchObject({
      fields: { unitAmountMinor: 12_000 },
      marks: { isNew: false, waiting: false },
    });
    expect(isLocalId(made.id)).toBe(false);
    expect(await shop.remote(productId)).toMatchObject({ default_price: made.id });
    expect(await remotePrices()).toBe(2);
    expect(await shop.call('getStatus', {})).toMatchObject({ changes: 0, waiting: 0 });
  });

  test('of a product that is only here follows it, and becomes its default', async () => {
    const { id } = await shop.catalog('createProduct', { changes: { name: 'Kettle' }, firstPrice: null });
    await shop.catalog('addPrice', {
      productId: id,
      fields: { currency: 'jpy', unitAmountMinor: 4800 },
      makeDefault: true,
    });
    const results = await shop.publish();
    expect(results.map(({ outcome }) => outcome)).toEqual(['applied', 'applied']);
    const { prices } = await shop.catalog('getProduct', { productId: id });
    expect(prices).toMatchObject([{ isDefault: true, fields: { currency: 'jpy' } }]);
    expect(await shop.remote(id)).toMatchObject({ default_price: prices[0]?.id });
  });

  test('that is dropped takes the choice as default with it, and undo brings both back', async () => {
    const added = await shop.catalog('addPrice', { productId, fields: yearly, makeDefault: true });
    const id = added.prices.find(({ marks }) => marks.isNew)?.id ?? '';
    const back = await shop.catalog('discardPrice', { priceId: id });
    expect(back.fields.defaultPriceId).toBe(oldId);
    expect(back.marks.changed).toBe(false);
    await shop.catalog('undo', {});
    expect((await detail()).fields.defaultPriceId).toBe(id);
  });

  test('goes with its product when a product that is only here is discarded', async () => {
    const { id } = await shop.catalog('createProduct', { changes: { name: 'Kettle' }, firstPrice: null });
    await shop.catalog('addPrice', { productId: id, fields: yearly, makeDefault: false });
    await shop.catalog('discardProduct', { productId: id });
    expect(await shop.call('getStatus', {})).toMatchObject({ changes: 0 });
    expect((await shop.call('review', {})).items).toEqual([]);
  });

  test('that Stripe refuses is a draft again with everything that waited for it', async () => {
    await shop.control.dashboard('POST', '/v1/prices', {
      product: productId,
      currency: 'usd',
      unit_amount: 1,
      lookup_key: 'taken',
    });
    await shop.catalog('addPrice', {
      productId,
      fields: { ...yearly, lookupKey: 'taken' },
      makeDefault: true,
    });
    const results = await shop.publish();
    expect(results.map(({ outcome }) => outcome)).toEqual(['refused', 'refused']);
    const price = await priceWhere(({ marks }) => marks.isNew);
    expect(price).toMatchObject({ isDefault: true, marks: { changed: true, waiting: false, refused: true } });
    expect(price.refusal?.message).toContain('lookup key');
    await shop.catalog('editPrice', {
      priceId: price.id,
      changes: { lookupKey: 'taken' },
      transferLookupKey: true,
    });
    expect((await shop.publish()).map(({ outcome }) => outcome)).toEqual(['applied', 'applied']);
    expect(await priceWhere(({ isDefault }) => isDefault)).toMatchObject({ fields: { lookupKey: 'taken' } });
  });
});

describe('a price that Stripe has', () => {
  test('is changed where Stripe lets it be, and nothing else is sent', async () => {
    const mark = (await shop.control.requests()).total;
    await shop.catalog('editPrice', {
      priceId: oldId,
      changes: { nickname: 'Per month', metadata: { plan: 'team' } },
      transferLookupKey: false,
    });
    expect(await shop.publish()).toMatchObject([
      { outcome: 'applied', object: { kind: 'price', id: oldId } },
    ]);
    const [write] = await writesSince(mark);
    const names = [...(write?.body.keys() ?? [])].filter((name) => !name.startsWith('expand'));
    expect(names.toSorted()).toEqual(['metadata[plan]', 'nickname']);
    expect(await remotePrice(oldId)).toMatchObject({ nickname: 'Per month', metadata: { plan: 'team' } });
  });

  test('keeps its amount: Stripe never changes it', async () => {
    const change = { priceId: oldId, changes: { unitAmountMinor: 1 }, transferLookupKey: false };
    expect(await errorOf(shop.catalog('editPrice', change))).toMatchObject({
      code: 'catalog/price-fixed',
      path: 'unitAmountMinor',
    });
  });

  test('is not archived while it is the default', async () => {
    await shop.catalog('editPrice', { priceId: oldId, changes: { active: false }, transferLookupKey: false });
    const price = await priceWhere(({ id }) => id === oldId);
    expect(price.problems).toMatchObject([{ code: 'price/default-archived', severity: 'error' }]);
    expect((await shop.call('review', {})).items).toMatchObject([{ publishable: false }]);
  });

  test('that changed on both sides is a conflict of that field alone', async () => {
    await shop.catalog('editPrice', {
      priceId: oldId,
      changes: { nickname: 'Mine', metadata: { plan: 'team' } },
      transferLookupKey: false,
    });
    await shop.control.dashboard('POST', `/v1/prices/${oldId}`, { nickname: 'Theirs' });
    expect(await shop.publish()).toMatchObject([{ outcome: 'conflict' }]);
    expect(await remotePrice(oldId)).toMatchObject({ nickname: 'Theirs', metadata: { plan: 'team' } });
    const price = await priceWhere(({ id }) => id === oldId);
    expect(price.conflicts).toMatchObject([{ path: 'nickname', mine: 'Mine', theirs: 'Theirs' }]);
    expect((await detail()).marks.conflict).toBe(true);
  });
});

describe('Change price', () => {
  const change = (changes: object = { unitAmountMinor: 1500 }) =>
    shop.catalog('changePrice', { priceId: oldId, changes, archiveOld: true });

  test('makes the new one, makes it the default, moves the lookup key, archives the old one', async () => {
    const mark = (await shop.control.requests()).total;
    const changed = await change();
    expect(changed.prices).toMatchObject([
      { isDefault: true, replaces: oldId, fields: { unitAmountMinor: 1500, lookupKey: KEY, active: true } },
      { id: oldId, replacedBy: changed.prices[0]?.id, fields: { active: false, lookupKey: null } },
    ]);
    expect((await shop.publish()).every(({ outcome }) => outcome === 'applied')).toBe(true);
    const made = await priceWhere(({ isDefault }) => isDefault);
    const writes = await writesSince(mark);
    expect(writes.map(({ path }) => path)).toEqual([
      '/v1/prices',
      `/v1/products/${productId}`,
      `/v1/prices/${made.id}`,
      `/v1/prices/${oldId}`,
    ]);
    expect(writes[2]?.body.get('transfer_lookup_key')).toBe('true');
    expect(writes[3]?.body.get('active')).toBe('false');
    expect(await remotePrice(made.id)).toMatchObject({ active: true, lookup_key: KEY, unit_amount: 1500 });
    expect(await remotePrice(oldId)).toMatchObject({ active: false, lookup_key: null });
    expect(await shop.remote(productId)).toMatchObject({ default_price: made.id });
    expect(await shop.call('getStatus', {})).toMatchObject({
      changes: 0,
      waiting: 0,
      conflicts: 0,
      refused: 0,
    });
  });

  test('is one step to undo, and one to discard', async () => {
    const changed = await change();
    await shop.catalog('undo', {});
    expect((await detail()).prices).toMatchObject([
      { id: oldId, isDefault: true, marks: { changed: false } },
    ]);
    await shop.catalog('redo', {});
    const back = await shop.catalog('discardPrice', { priceId: changed.prices[0]?.id ?? '' });
    expect(back.prices).toMatchObject([{ id: oldId, isDefault: true, marks: { changed: false } }]);
    expect(back.marks.changed).toBe(false);
  });

  test('of the default goes whole with what was drafted of its product, and comes back whole', async () => {
    await change();
    await shop.catalog('discardProduct', { productId });
    const back = await detail();
    expect(back.prices).toMatchObject([{ id: oldId, isDefault: true, marks: { changed: false } }]);
    expect(back.marks.changed).toBe(false);
    expect((await shop.call('review', {})).items).toEqual([]);
    await shop.catalog('undo', {});
    expect((await detail()).prices).toMatchObject([{ isDefault: true, replaces: oldId }, { id: oldId }]);
  });

  test('never archives the old one when the new one is left out of the review', async () => {
    await change();
    expect(await errorOf(shop.publish({ only: [oldId] }))).toMatchObject({ code: 'sync/nothing-selected' });
    expect(await remotePrice(oldId)).toMatchObject({ active: true, lookup_key: KEY });
  });

  const STEPS = [
    { name: 'making the new price', path: '/v1/prices', skip: 0 },
    { name: 'making it the default', path: '/v1/products/*', skip: 0 },
    { name: 'moving the lookup key', path: '/v1/prices/*', skip: 0 },
    { name: 'archiving the old one', path: '/v1/prices/*', skip: 1 },
  ];
  const LOSSES: FaultKind[] = [
    { kind: 'server-error', effect: 'before', status: 500, stored: true },
    { kind: 'server-error', effect: 'after', status: 500, stored: true },
  ];

  test.each(
    STEPS.flatMap((step) => LOSSES.map((fault) => ({ ...step, fault, says: JSON.stringify(fault) }))),
  )(
    'goes on after $name was lost ($says), there is always something to sell, and nothing is made twice',
    async ({ path, skip, fault }) => {
      await change();
      await shop.control.setFault({ fault, method: 'POST', path, skip, times: 1 });
      await shop.publish();
      await shop.until(({ waiting }) => waiting === 0);
      const made = await priceWhere(({ isDefault }) => isDefault);
      expect(await remotePrice(made.id)).toMatchObject({ active: true, lookup_key: KEY });
      expect(await remotePrice(oldId)).toMatchObject({ active: false, lookup_key: null });
      expect(await remotePrices()).toBe(2);
    },
  );

  test('goes on in a new session, wherever the last one ended', async () => {
    await change();
    await shop.control.setFault({
      fault: { kind: 'cut', effect: 'after' },
      method: 'POST',
      path: `/v1/products/${productId}`,
      times: 2,
    });
    await shop.control.setFault({ fault: { kind: 'cut', effect: 'before' }, path: '/v1/products*' });
    await shop.publish();
    expect(await remotePrice(oldId)).toMatchObject({ active: true });
    await shop.control.clearFaults();
    await shop.restart();
    await shop.until(({ waiting }) => waiting === 0);
    expect(await remotePrice(oldId)).toMatchObject({ active: false, lookup_key: null });
    expect(await remotePrices()).toBe(2);
  });

  test('leaves the old one for sale when someone chose another default meanwhile', async () => {
    const other = await shop.control.dashboard('POST', '/v1/prices', {
      product: productId,
      currency: 'usd',
      unit_amount: 900,
    });
    await change();
    await shop.control.dashboard('POST', `/v1/products/${productId}`, { default_price: String(other['id']) });
    const results = await shop.publish();
    expect(results.map(({ outcome }) => outcome)).toContain('conflict');
    expect(await remotePrice(oldId)).toMatchObject({ active: true, lookup_key: KEY });
    expect(await shop.remote(productId)).toMatchObject({ default_price: other['id'] });
    const seen = await detail();
    expect(seen.conflicts).toMatchObject([{ path: 'defaultPriceId', theirs: other['id'] }]);
    expect(seen.prices.find(({ id }) => id === oldId)).toMatchObject({ marks: { changed: true } });
  });
});

describe('a price whose create was not answered', () => {
  async function lose(fields: object = yearly): Promise<void> {
    await shop.catalog('addPrice', { productId, fields, makeDefault: false });
    const silence = { kind: 'silence', effect: 'after' } as const;
    await shop.control.setFault({ fault: silence, method: 'POST', path: '/v1/prices' });
    await shop.control.setFault({ fault: { kind: 'cut', effect: 'before' }, path: '/v1/products' });
    expect(await shop.publish()).toMatchObject([{ outcome: 'waiting' }]);
    expect(await remotePrices()).toBe(2);
  }

  /** Days on, Stripe is well again: on the paths that were not, or on all. */
  async function later(days: number, paths: readonly (string | undefined)[] = [undefined]): Promise<void> {
    await shop.control.advanceClock(days * DAY_MS);
    shop.clock.advance(days * DAY_MS);
    for (const path of paths) await shop.control.clearFaults(path);
    await shop.call('resumePublish', {});
    await shop.until(({ waiting }) => waiting === 0);
  }

  test.each([0, 2, 40])('is recognised by our mark %i days later, and not made twice', async (days) => {
    await lose();
    await later(days);
    expect(await remotePrices()).toBe(2);
    const made = await priceWhere(({ fields }) => fields.recurring?.interval === 'year');
    expect(made.marks).toMatchObject({ isNew: false, changed: false, refused: false });
  });

  const full = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`key${index}`, 'x']));

  test('and that had no room for a mark is found by the event of our request', async () => {
    await lose({ ...yearly, metadata: full });
    await later(2);
    expect(await remotePrices()).toBe(2);
    expect(await priceWhere(({ fields }) => fields.recurring?.interval === 'year')).toMatchObject({
      marks: { isNew: false },
    });
  });

  test.each([
    ['when the key may not read events', 2],
    ['after the 30 days that Stripe keeps events', 40],
  ])('and cannot be told %s is said to be unknown, and nothing is sent again', async (when, days) => {
    await lose({ ...yearly, metadata: full });
    if (when.includes('key')) {
      const fault = { kind: 'permission', slug: 'rak_event_read' } as const;
      await shop.control.setFault({ fault, path: '/v1/events' });
      await later(days, ['/v1/products', '/v1/prices']);
    } else await later(days);
    expect(await remotePrices()).toBe(2);
    const price = await priceWhere(({ marks }) => marks.isNew);
    expect(price.marks).toMatchObject({ changed: true, refused: true });
    const { operations } = await shop.call('listWaiting', {});
    expect(operations).toMatchObject([{ error: { code: 'sync/outcome-unknown' }, canDrop: true }]);
  });
});
