import { describe, expect, test } from 'vitest';
import { openOneProduct } from './one-product.ts';
import { errorOf } from './shop.ts';

const here = openOneProduct();
const { object, detail, edit, there, refreshed, publish } = here;

describe('change sets', () => {
  const names = async () =>
    (await here.shop.call('listChangeSets', {})).changeSets.map(
      ({ name, changes }) => `${name ?? '–'} ${changes}`,
    );

  test('are set aside, do not show, and are published when they are brought back', async () => {
    await edit({ name: 'Summer plan' });
    await here.shop.call('setChangesAside', { name: 'Summer' });
    expect(await names()).toEqual(['– 0', 'Summer 1']);
    expect(await detail()).toMatchObject({ fields: { name: 'Team plan' }, marks: { changed: false } });
    expect((await here.shop.call('review', {})).items).toEqual([]);
    await edit({ unitLabel: 'desk' });
    await publish();
    const { changeSets } = await here.shop.call('listChangeSets', {});
    await here.shop.call('bringChangeSetBack', { id: changeSets[1]?.id ?? 0 });
    expect((await detail()).fields).toMatchObject({ name: 'Summer plan', unitLabel: 'desk' });
    await publish();
    expect(await here.shop.remote(here.productId)).toMatchObject({ name: 'Summer plan', unit_label: 'desk' });
  });

  test('are published while they are aside, and what is in work stays as it is', async () => {
    await edit({ name: 'Summer plan', description: 'For the summer' });
    await here.shop.call('setChangesAside', { name: 'Summer' });
    await edit({ unitLabel: 'desk' });
    const changeSetId = (await here.shop.call('listChangeSets', {})).changeSets[1]?.id ?? 0;
    const { token, items } = await here.shop.call('review', { changeSetId });
    expect(items).toMatchObject([{ changes: [{ path: 'description' }, { path: 'name' }] }]);
    // Reading them leaves everything where it is.
    expect(await names()).toEqual(['– 1', 'Summer 1']);
    const never = new AbortController().signal;
    const input = { token, changeSetId, itemIds: items.map(({ id }) => id), liveConfirmed: true };
    const leftOut = [{ object: object(), paths: ['description'] }];
    await here.shop.sync.handlers.publish({ ...input, leftOut }, () => undefined, never);
    expect(await here.shop.remote(here.productId)).toMatchObject({
      name: 'Summer plan',
      description: null,
      unit_label: 'seat',
    });
    expect(await names()).toEqual(['– 1', 'Summer 1']);
    expect((await detail()).fields).toMatchObject({ name: 'Summer plan', unitLabel: 'desk' });
    const rest = await here.shop.call('review', { changeSetId });
    await here.shop.sync.handlers.publish({ ...input, token: rest.token }, () => undefined, never);
    expect(await here.shop.remote(here.productId)).toMatchObject({ description: 'For the summer' });
    // Published and empty: nobody needs it any more.
    expect(await names()).toEqual(['– 1']);
    expect(await errorOf(here.shop.call('review', { changeSetId }))).toMatchObject({
      code: 'sync/change-set-unknown',
    });
  });

  test('reviewed while aside are not published as reviewed once they were changed, or by another’s token', async () => {
    await edit({ name: 'Summer plan' });
    await here.shop.call('setChangesAside', { name: 'Summer' });
    const changeSetId = (await here.shop.call('listChangeSets', {})).changeSets[1]?.id ?? 0;
    const { token, items } = await here.shop.call('review', { changeSetId });
    const itemIds = items.map(({ id }) => id);
    const never = new AbortController().signal;
    const publishWith = (input: { token: string; changeSetId?: number }) =>
      errorOf(
        here.shop.sync.handlers.publish({ ...input, itemIds, liveConfirmed: true }, () => undefined, never),
      );
    expect(await publishWith({ token })).toMatchObject({ code: 'sync/review-outdated' });
    await here.shop.call('bringChangeSetBack', { id: changeSetId });
    await edit({ name: 'Summer plan 2' });
    await here.shop.call('setChangesAside', { name: 'unused' });
    expect(await publishWith({ token, changeSetId })).toMatchObject({ code: 'sync/review-outdated' });
  });

  test('published while aside come back to it when Stripe refuses, and clash with what is in work when it does not', async () => {
    await edit({ name: 'Summer plan', taxCode: 'txcd_12345678' });
    await here.shop.call('setChangesAside', { name: 'Summer' });
    await edit({ name: 'Everyday plan' });
    const changeSetId = (await here.shop.call('listChangeSets', {})).changeSets[1]?.id ?? 0;
    const never = new AbortController().signal;
    const publishSummer = async (leftOut: readonly string[]) => {
      const { token, items } = await here.shop.call('review', { changeSetId });
      const itemIds = items.map(({ id }) => id);
      const input = { token, itemIds, changeSetId, liveConfirmed: true };
      const left = [{ object: object(), paths: [...leftOut] }];
      return (await here.shop.sync.handlers.publish({ ...input, leftOut: left }, () => undefined, never))
        .results;
    };
    expect(await publishSummer([])).toMatchObject([{ outcome: 'refused' }]);
    expect(await names()).toEqual(['– 1', 'Summer 1']);
    expect((await detail()).fields.name).toBe('Everyday plan');
    expect(await publishSummer(['taxCode'])).toMatchObject([{ outcome: 'applied' }]);
    expect((await detail()).conflicts).toMatchObject([
      { path: 'name', mine: 'Everyday plan', theirs: 'Summer plan', theirsBy: 'here' },
    ]);
  });

  test('that were published in work go when they are put aside, and empty ones that never were stay', async () => {
    await here.shop.call('createChangeSet', { name: 'Later' });
    await here.shop.call('createChangeSet', { name: 'Summer' });
    await edit({ name: 'Summer plan' });
    await publish();
    expect(await names()).toEqual(['Summer 0', '– 0', 'Later 0']);
    await here.shop.call('setChangesAside', { name: 'unused' });
    expect(await names()).toEqual(['– 0', 'Later 0']);
  });

  test('draft the same field each for itself, with an undo of their own', async () => {
    await edit({ name: 'Everyday' });
    await here.shop.call('createChangeSet', { name: 'Summer' });
    await edit({ name: 'Summer plan' });
    expect(await names()).toEqual(['Summer 1', '– 1']);
    await here.shop.call('setChangesAside', { name: 'unused' });
    expect((await detail()).fields.name).toBe('Everyday');
    await here.shop.catalog('undo', {});
    expect((await detail()).fields.name).toBe('Team plan');
    const summer = (await here.shop.call('listChangeSets', {})).changeSets.find(
      ({ name }) => name === 'Summer',
    );
    await here.shop.call('bringChangeSetBack', { id: summer?.id ?? 0 });
    expect((await detail()).fields.name).toBe('Summer plan');
  });

  test('follow Stripe while they are aside: a field that changes there is a conflict when they come back', async () => {
    await edit({ name: 'Summer plan', unitLabel: 'desk' });
    await here.shop.call('setChangesAside', { name: 'Summer' });
    await there({ name: 'Renamed there' });
    await refreshed();
    expect((await detail()).marks.conflict).toBe(false);
    const id = (await here.shop.call('listChangeSets', {})).changeSets[1]?.id ?? 0;
    await here.shop.call('bringChangeSetBack', { id });
    expect((await detail()).conflicts).toMatchObject([{ path: 'name', mine: 'Summer plan' }]);
  });

  test('get back what Stripe refuses, though another set is in work by then', async () => {
    await here.shop.call('createChangeSet', { name: 'Summer' });
    await edit({ taxCode: 'txcd_12345678' });
    const { token, items } = await here.shop.call('review', {});
    const never = new AbortController().signal;
    const input = { token, itemIds: items.map(({ id }) => id), liveConfirmed: true };
    here.beforeNextWrite(() => here.shop.call('setChangesAside', { name: 'unused' }));
    const { results } = await here.shop.sync.handlers.publish(input, () => undefined, never);
    expect(results).toMatchObject([{ outcome: 'refused' }]);
    expect(await names()).toEqual(['– 0', 'Summer 1']);
  });

  test('are given up when they are aside, and not while they are in work', async () => {
    await edit({ name: 'Summer plan' });
    await here.shop.call('setChangesAside', { name: 'Summer' });
    const id = (await here.shop.call('listChangeSets', {})).changeSets[1]?.id ?? 0;
    await here.shop.call('removeChangeSet', { id });
    expect(await names()).toEqual(['– 0']);
    const only = (await here.shop.call('listChangeSets', {})).changeSets[0]?.id ?? 0;
    expect(await errorOf(here.shop.call('removeChangeSet', { id: only }))).toMatchObject({
      code: 'sync/change-set-in-work',
    });
  });
});
