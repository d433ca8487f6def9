import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { StripeGateway } from '#electron/core/stripe/gateway.ts';
import { errorOf, openShop, type Shop } from './shop.ts';

let shop: Shop;
let productId = '';
/** Runs just before our next write leaves: somebody is quicker by a hair. */
let beforeWrite: (() => Promise<unknown>) | null = null;

beforeEach(async () => {
  beforeWrite = null;
  shop = await openShop({
    wrapGateway: (gateway): StripeGateway => ({
      ...gateway,
      async send(request, permit) {
        const meddle = beforeWrite;
        beforeWrite = null;
        await meddle?.();
        return await gateway.send(request, permit);
      },
    }),
  });
  await shop.pull();
  const product = await shop.control.dashboard('POST', '/v1/products', {
    name: 'Team plan',
    unit_label: 'seat',
  });
  productId = String(product['id']);
  await shop.call('refresh', {});
});
afterEach(() => shop.dispose());

const object = () => ({ kind: 'product' as const, id: productId });
const detail = () => shop.catalog('getProduct', { productId });
const edit = (changes: object) => shop.catalog('editProduct', { productId, changes });
const there = (params: Record<string, string>) =>
  shop.control.dashboard('POST', `/v1/products/${productId}`, params);
const history = async () => (await shop.call('listHistory', { object: object(), limit: 50 })).entries;

/** The refresh that follows a publish by itself may be on its way. */
async function refreshed(): Promise<void> {
  await shop.until(({ activity }) => activity === 'idle');
  await shop.call('refresh', {});
}

async function publish(): Promise<number> {
  const { token, items } = await shop.call('review', {});
  const never = new AbortController().signal;
  const input = { token, itemIds: items.map(({ id }) => id), liveConfirmed: true };
  const { publishId, results } = await shop.sync.handlers.publish(input, () => undefined, never);
  expect(results.map(({ outcome }) => outcome)).toEqual(results.map(() => 'applied'));
  return publishId;
}

describe('the history of a product', () => {
  test('merges what was published here with what Stripe’s events tell, newest first', async () => {
    await there({ description: 'From the Dashboard' });
    await shop.call('refresh', {});
    await edit({ name: 'Team plan 2' });
    await publish();
    await refreshed();
    const [ours, theirs] = await history();
    expect(ours).toMatchObject({
      by: 'here',
      changes: [{ path: 'name', before: 'Team plan', after: 'Team plan 2' }],
      check: 'clear',
    });
    expect(theirs).toMatchObject({
      by: 'elsewhere',
      changes: [{ path: 'description', before: null, after: 'From the Dashboard' }],
    });
    expect(theirs?.requestId).toMatch(/^req_/);
  });

  test('gives a value of before back as a draft, and as one step to undo', async () => {
    await there({ unit_label: 'desk' });
    await shop.call('refresh', {});
    const change = (await history())[0]?.changes[0];
    await shop.call('restoreValue', { object: object(), path: 'unitLabel', value: change?.before });
    expect(await detail()).toMatchObject({ fields: { unitLabel: 'seat' }, base: { unitLabel: 'desk' } });
    await shop.catalog('undo', {});
    expect((await detail()).marks.changed).toBe(false);
  });
});

describe('an edit of somebody’s between our reading and our writing', () => {
  test('is noticed when the event of our write comes, and restored as a draft', async () => {
    await edit({ description: 'Mine' });
    beforeWrite = () => there({ description: 'Theirs, lost' });
    await publish();
    await refreshed();
    const { overwritten } = await shop.call('listOverwritten', {});
    expect(overwritten).toMatchObject([
      { object: object(), path: 'description', lost: 'Theirs, lost', written: 'Mine' },
    ]);
    expect((await history())[0]).toMatchObject({ check: 'overwrote' });
    await shop.call('settleOverwritten', { id: overwritten[0]?.id ?? 0, choice: 'restore' });
    expect(await detail()).toMatchObject({
      fields: { description: 'Theirs, lost' },
      marks: { changed: true },
    });
    await publish();
    expect(await shop.remote(productId)).toMatchObject({ description: 'Theirs, lost' });
    expect((await shop.call('listOverwritten', {})).overwritten).toEqual([]);
  });

  test('of another field is nobody’s loss', async () => {
    await edit({ description: 'Mine' });
    beforeWrite = () => there({ name: 'Renamed there' });
    await publish();
    await refreshed();
    expect((await shop.call('listOverwritten', {})).overwritten).toEqual([]);
    expect((await history()).find(({ by }) => by === 'here')).toMatchObject({ check: 'clear' });
  });

  test('cannot be looked for without the right to read events, and that is said', async () => {
    await shop.control.setFault({
      fault: { kind: 'permission', slug: 'rak_event_read' },
      path: '/v1/events',
    });
    await edit({ description: 'Mine' });
    await publish();
    await refreshed();
    expect((await history()).find(({ by }) => by === 'here')).toMatchObject({ check: 'unchecked' });
  });
});

describe('undo after publish', () => {
  test('drafts the values of before, to be reviewed and published like any change', async () => {
    await edit({ name: 'Renamed', metadata: { plan: 'team' } });
    const publishId = await publish();
    expect(await shop.call('undoPublish', { publishId })).toEqual({ drafted: 1, without: [] });
    expect((await detail()).fields).toMatchObject({ name: 'Team plan', metadata: {} });
    await publish();
    expect(await shop.remote(productId)).toMatchObject({ name: 'Team plan', metadata: {} });
  });

  test('leaves alone what was changed again since, and says so', async () => {
    await edit({ name: 'Renamed', unitLabel: 'desk' });
    const publishId = await publish();
    await there({ name: 'Renamed again' });
    await refreshed();
    const { without } = await shop.call('undoPublish', { publishId });
    expect(without).toMatchObject([{ path: 'name', reason: 'changed-since' }]);
    expect((await detail()).fields).toMatchObject({ name: 'Renamed again', unitLabel: 'seat' });
  });

  test('archives a new product with a price, which Stripe does not delete, and says why', async () => {
    const { id } = await shop.catalog('createProduct', {
      changes: { name: 'Kettle' },
      firstPrice: { currency: 'usd', unitAmountMinor: 900, recurring: null },
    });
    const publishId = await publish();
    const { without } = await shop.call('undoPublish', { publishId });
    expect(without).toMatchObject([{ object: { id }, reason: 'has-prices' }]);
    expect((await shop.catalog('getProduct', { productId: id })).fields.active).toBe(false);
    await publish();
    expect(await shop.remote(id)).toMatchObject({ active: false });
  });

  test('deletes a new product without a price', async () => {
    const { id } = await shop.catalog('createProduct', { changes: { name: 'Bare' }, firstPrice: null });
    const publishId = await publish();
    expect(await shop.call('undoPublish', { publishId })).toEqual({ drafted: 1, without: [] });
    await publish();
    expect(await shop.remote(id)).toBeNull();
  });

  test('takes a changed price back: the old one is sold again, with its key', async () => {
    const price = await shop.control.dashboard('POST', '/v1/prices', {
      product: productId,
      currency: 'usd',
      unit_amount: 1200,
      lookup_key: 'countertop_undo',
    });
    const oldId = String(price['id']);
    await there({ default_price: oldId });
    await shop.call('refresh', {});
    await shop.catalog('changePrice', {
      priceId: oldId,
      changes: { unitAmountMinor: 1500 },
      archiveOld: true,
    });
    const publishId = await publish();
    const { without } = await shop.call('undoPublish', { publishId });
    expect(without.map(({ reason }) => reason)).toEqual(['archived-instead']);
    await publish();
    expect(await shop.remote(productId)).toMatchObject({ default_price: oldId });
    const old = await shop.control.dashboard('GET', `/v1/prices/${oldId}`, {});
    expect(old).toMatchObject({ active: true, lookup_key: 'countertop_undo' });
  });

  test('has nothing to do where nothing was applied', async () => {
    expect(await errorOf(shop.call('undoPublish', { publishId: 999 }))).toMatchObject({
      code: 'sync/publish-unknown',
    });
  });
});

describe('a conflict', () => {
  test('says when Stripe’s side changed and by what', async () => {
    await edit({ name: 'Mine' });
    await there({ name: 'Theirs' });
    await refreshed();
    const [conflict] = (await detail()).conflicts;
    expect(conflict).toMatchObject({
      path: 'name',
      base: 'Team plan',
      mine: 'Mine',
      theirs: 'Theirs',
      theirsBy: 'elsewhere',
    });
    expect(conflict?.theirsAt).toEqual(expect.any(Number));
  });

  test('is settled for all fields at once with Stripe’s, and other changes stay', async () => {
    await edit({ name: 'Mine', unitLabel: 'chair', description: 'Only mine' });
    await there({ name: 'Theirs', unit_label: 'desk' });
    await refreshed();
    expect((await detail()).conflicts).toHaveLength(2);
    await shop.call('takeTheirs', { object: object() });
    expect(await detail()).toMatchObject({
      conflicts: [],
      fields: { name: 'Theirs', unitLabel: 'desk', description: 'Only mine' },
    });
  });

  test.each(['mine', 'theirs'] as const)(
    'of an edited product archived there is settled with %s',
    async (choice) => {
      await edit({ description: 'Edited' });
      await there({ active: 'false' });
      await refreshed();
      expect((await detail()).conflicts).toMatchObject([{ path: 'archived', theirs: false }]);
      expect((await shop.call('review', {})).items).toMatchObject([{ publishable: false }]);
      await shop.call('resolveConflict', { object: object(), path: 'archived', choice });
      await publish();
      const active = choice === 'mine';
      expect(await shop.remote(productId)).toMatchObject({ active, description: 'Edited' });
    },
  );
});

describe('change sets', () => {
  const names = async () =>
    (await shop.call('listChangeSets', {})).changeSets.map(
      ({ name, changes }) => `${name ?? '–'} ${changes}`,
    );

  test('are set aside, do not show, and are published when they are brought back', async () => {
    await edit({ name: 'Summer plan' });
    await shop.call('setChangesAside', { name: 'Summer' });
    expect(await names()).toEqual(['– 0', 'Summer 1']);
    expect(await detail()).toMatchObject({ fields: { name: 'Team plan' }, marks: { changed: false } });
    expect((await shop.call('review', {})).items).toEqual([]);
    await edit({ unitLabel: 'desk' });
    await publish();
    const { changeSets } = await shop.call('listChangeSets', {});
    await shop.call('bringChangeSetBack', { id: changeSets[1]?.id ?? 0 });
    expect((await detail()).fields).toMatchObject({ name: 'Summer plan', unitLabel: 'desk' });
    await publish();
    expect(await shop.remote(productId)).toMatchObject({ name: 'Summer plan', unit_label: 'desk' });
  });

  test('draft the same field each for itself, with an undo of their own', async () => {
    await edit({ name: 'Everyday' });
    await shop.call('createChangeSet', { name: 'Summer' });
    await edit({ name: 'Summer plan' });
    expect(await names()).toEqual(['Summer 1', '– 1']);
    await shop.call('setChangesAside', { name: 'unused' });
    expect((await detail()).fields.name).toBe('Everyday');
    await shop.catalog('undo', {});
    expect((await detail()).fields.name).toBe('Team plan');
    const summer = (await shop.call('listChangeSets', {})).changeSets.find(({ name }) => name === 'Summer');
    await shop.call('bringChangeSetBack', { id: summer?.id ?? 0 });
    expect((await detail()).fields.name).toBe('Summer plan');
  });

  test('follow Stripe while they are aside: a field that changes there is a conflict when they come back', async () => {
    await edit({ name: 'Summer plan', unitLabel: 'desk' });
    await shop.call('setChangesAside', { name: 'Summer' });
    await there({ name: 'Renamed there' });
    await refreshed();
    expect((await detail()).marks.conflict).toBe(false);
    const id = (await shop.call('listChangeSets', {})).changeSets[1]?.id ?? 0;
    await shop.call('bringChangeSetBack', { id });
    expect((await detail()).conflicts).toMatchObject([{ path: 'name', mine: 'Summer plan' }]);
  });

  test('get back what Stripe refuses, though another set is in work by then', async () => {
    await shop.call('createChangeSet', { name: 'Summer' });
    await edit({ taxCode: 'txcd_12345678' });
    const { token, items } = await shop.call('review', {});
    const never = new AbortController().signal;
    const input = { token, itemIds: items.map(({ id }) => id), liveConfirmed: true };
    beforeWrite = () => shop.call('setChangesAside', { name: 'unused' });
    const { results } = await shop.sync.handlers.publish(input, () => undefined, never);
    expect(results).toMatchObject([{ outcome: 'refused' }]);
    expect(await names()).toEqual(['– 0', 'Summer 1']);
  });

  test('are given up when they are aside, and not while they are in work', async () => {
    await edit({ name: 'Summer plan' });
    await shop.call('setChangesAside', { name: 'Summer' });
    const id = (await shop.call('listChangeSets', {})).changeSets[1]?.id ?? 0;
    await shop.call('removeChangeSet', { id });
    expect(await names()).toEqual(['– 0']);
    const only = (await shop.call('listChangeSets', {})).changeSets[0]?.id ?? 0;
    expect(await errorOf(shop.call('removeChangeSet', { id: only }))).toMatchObject({
      code: 'sync/change-set-in-work',
    });
  });
});
