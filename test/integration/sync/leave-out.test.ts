import { afterEach, beforeEach, expect, test } from 'vitest';
import { openShop, type Shop } from './shop.ts';

let shop: Shop;

beforeEach(async () => {
  shop = await openShop();
  await shop.pull();
});
afterEach(async () => await shop.dispose());

test('single changes are left out of a publish, and stay drafts on what was sent', async () => {
  const [edited = '', untouched = ''] = await shop.ids();
  const { fields } = await shop.catalog('getProduct', { productId: edited });
  await shop.catalog('editProduct', {
    productId: edited,
    changes: { name: 'Later', description: 'Now', metadata: { now: '1', later: '2' } },
  });
  await shop.catalog('editProduct', { productId: untouched, changes: { name: 'All of it later' } });
  const { id: created } = await shop.catalog('createProduct', {
    changes: { name: 'Kettle', description: 'Later' },
    firstPrice: { currency: 'usd', unitAmountMinor: 2500, recurring: null },
  });
  const ref = (id: string) => ({ kind: 'product', id }) as const;
  const { token, items } = await shop.call('review', {});
  const { results } = await shop.sync.handlers.publish(
    {
      token,
      itemIds: items.map(({ id }) => id),
      leftOut: [
        { object: ref(edited), paths: ['name', 'metadata.later'] },
        { object: ref(untouched), paths: ['name'] },
        { object: ref(created), paths: ['description'] },
      ],
      liveConfirmed: true,
    },
    () => undefined,
    new AbortController().signal,
  );
  expect(results.map(({ object, outcome }) => [object.id, outcome]).toSorted()).toEqual(
    [
      [created, 'applied'],
      [edited, 'applied'],
    ].toSorted(),
  );
  const sent = await shop.remote(edited);
  expect(sent).toMatchObject({ name: fields.name, description: 'Now', metadata: { now: '1' } });
  expect(sent?.['metadata']).not.toHaveProperty('later');
  expect(await shop.remote(created)).toMatchObject({ name: 'Kettle', description: null });
  expect(await shop.control.count('prices', { product: created })).toBe(1);

  const detail = await shop.catalog('getProduct', { productId: edited });
  expect(detail.fields).toMatchObject({ name: 'Later', metadata: { now: '1', later: '2' } });
  expect(detail.drafts.map(({ path }) => path).toSorted()).toEqual(['metadata.later', 'name']);
  expect((await shop.catalog('getProduct', { productId: created })).marks).toMatchObject({
    isNew: false,
    changed: true,
  });
  await shop.publish();
  expect(await shop.remote(edited)).toMatchObject({ name: 'Later', metadata: { now: '1', later: '2' } });
  expect(await shop.remote(untouched)).toMatchObject({ name: 'All of it later' });
  expect(await shop.remote(created)).toMatchObject({ description: 'Later' });
});
