import { describe, expect, test } from 'vitest';
import { openOneProduct } from './one-product.ts';
import { errorOf } from './shop.ts';

const here = openOneProduct();
const { object, detail, edit, there, refreshed, publish } = here;
const history = async () => (await here.shop.call('listHistory', { object: object(), limit: 50 })).entries;

describe('the history of a product', () => {
  test('merges what was published here with what Stripe’s events tell, newest first', async () => {
    await there({ description: 'From the Dashboard' });
    await here.shop.call('refresh', {});
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
    await here.shop.call('refresh', {});
    const change = (await history())[0]?.changes[0];
    await here.shop.call('restoreValue', { object: object(), path: 'unitLabel', value: change?.before });
    expect(await detail()).toMatchObject({ fields: { unitLabel: 'seat' }, base: { unitLabel: 'desk' } });
    await here.shop.catalog('undo', {});
    expect((await detail()).marks.changed).toBe(false);
  });
});

describe('an edit of somebody’s between our reading and our writing', () => {
  test('is noticed when the event of our write comes, and restored as a draft', async () => {
    await edit({ description: 'Mine' });
    here.beforeNextWrite(() => there({ description: 'Theirs, lost' }));
    await publish();
    await refreshed();
    const { overwritten } = await here.shop.call('listOverwritten', {});
    expect(overwritten).toMatchObject([
      { object: object(), path: 'description', lost: 'Theirs, lost', written: 'Mine' },
    ]);
    expect((await history())[0]).toMatchObject({ check: 'overwrote' });
    await here.shop.call('settleOverwritten', { id: overwritten[0]?.id ?? 0, choice: 'restore' });
    expect(await detail()).toMatchObject({
      fields: { description: 'Theirs, lost' },
      marks: { changed: true },
    });
    await publish();
    expect(await here.shop.remote(here.productId)).toMatchObject({ description: 'Theirs, lost' });
    expect((await here.shop.call('listOverwritten', {})).overwritten).toEqual([]);
  });

  test('of another field is nobody’s loss', async () => {
    await edit({ description: 'Mine' });
    here.beforeNextWrite(() => there({ name: 'Renamed there' }));
    await publish();
    await refreshed();
    expect((await here.shop.call('listOverwritten', {})).overwritten).toEqual([]);
    expect((await history()).find(({ by }) => by === 'here')).toMatchObject({ check: 'clear' });
  });

  test('cannot be looked for without the right to read events, and that is said', async () => {
    await here.shop.control.setFault({
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
    expect(await here.shop.call('undoPublish', { publishId })).toEqual({ drafted: 1, without: [] });
    expect((await detail()).fields).toMatchObject({ name: 'Team plan', metadata: {} });
    await publish();
    expect(await here.shop.remote(here.productId)).toMatchObject({ name: 'Team plan', metadata: {} });
  });

  test('leaves alone what was changed again since, and says so', async () => {
    await edit({ name: 'Renamed', unitLabel: 'desk' });
    const publishId = await publish();
    await there({ name: 'Renamed again' });
    await refreshed();
    const { without } = await here.shop.call('undoPublish', { publishId });
    expect(without).toMatchObject([{ path: 'name', reason: 'changed-since' }]);
    expect((await detail()).fields).toMatchObject({ name: 'Renamed again', unitLabel: 'seat' });
  });

  test('archives a new product with a price, which Stripe does not delete, and says why', async () => {
    const { id } = await here.shop.catalog('createProduct', {
      changes: { name: 'Kettle' },
      firstPrice: { currency: 'usd', unitAmountMinor: 900, recurring: null },
    });
    const publishId = await publish();
    const { without } = await here.shop.call('undoPublish', { publishId });
    expect(without).toMatchObject([{ object: { id }, reason: 'has-prices' }]);
    expect((await here.shop.catalog('getProduct', { productId: id })).fields.active).toBe(false);
    await publish();
    expect(await here.shop.remote(id)).toMatchObject({ active: false });
  });

  test('deletes a new product without a price', async () => {
    const { id } = await here.shop.catalog('createProduct', { changes: { name: 'Bare' }, firstPrice: null });
    const publishId = await publish();
    expect(await here.shop.call('undoPublish', { publishId })).toEqual({ drafted: 1, without: [] });
    await publish();
    expect(await here.shop.remote(id)).toBeNull();
  });

  test('takes a changed price back: the old one is sold again, with its key', async () => {
    const price = await here.shop.control.dashboard('POST', '/v1/prices', {
      product: here.productId,
      currency: 'usd',
      unit_amount: 1200,
      lookup_key: 'countertop_undo',
    });
    const oldId = String(price['id']);
    await there({ default_price: oldId });
    await here.shop.call('refresh', {});
    await here.shop.catalog('changePrice', {
      priceId: oldId,
      changes: { unitAmountMinor: 1500 },
      archiveOld: true,
    });
    const publishId = await publish();
    const { without } = await here.shop.call('undoPublish', { publishId });
    expect(without.map(({ reason }) => reason)).toEqual(['archived-instead']);
    await publish();
    expect(await here.shop.remote(here.productId)).toMatchObject({ default_price: oldId });
    const old = await here.shop.control.dashboard('GET', `/v1/prices/${oldId}`, {});
    expect(old).toMatchObject({ active: true, lookup_key: 'countertop_undo' });
  });

  test('drafts a field empty again that Stripe may not let be emptied, and says so', async () => {
    await edit({ statementDescriptor: 'TEAM PLAN', name: 'Renamed' });
    const publishId = await publish();
    expect(await here.shop.call('undoPublish', { publishId })).toMatchObject({
      drafted: 1,
      without: [{ path: 'statementDescriptor', reason: 'may-not-clear' }],
    });
    expect((await detail()).fields).toMatchObject({ statementDescriptor: null, name: 'Team plan' });
  });

  test('has nothing to do where nothing was applied', async () => {
    expect(await errorOf(here.shop.call('undoPublish', { publishId: 999 }))).toMatchObject({
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
    await here.shop.call('takeTheirs', { object: object() });
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
      expect((await here.shop.call('review', {})).items).toMatchObject([{ publishable: false }]);
      await here.shop.call('resolveConflict', { object: object(), path: 'archived', choice });
      await publish();
      const active = choice === 'mine';
      expect(await here.shop.remote(here.productId)).toMatchObject({ active, description: 'Edited' });
    },
  );
});
