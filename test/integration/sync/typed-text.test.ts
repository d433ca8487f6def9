import { afterEach, beforeEach, expect, test } from 'vitest';
import { typedText } from '#shared/domain/typed-text.ts';
import { openShop, type Shop } from './shop.ts';

let shop: Shop;

beforeEach(async () => {
  shop = await openShop();
  await shop.pull();
});
afterEach(async () => await shop.dispose());

test('text that makes no value keeps its product from being published, and is published once it does', async () => {
  const [edited = ''] = await shop.ids();
  const half = typedText({ length: '3', width: '', height: '', weight: '' });
  const changes = { name: 'Better', packageDimensions: half };
  await shop.catalog('editProduct', { productId: edited, changes });
  const typedPrice = typedText({ amount: '12,x', currency: 'usd', period: 'once' });
  const { id: created } = await shop.catalog('createProduct', {
    changes: { name: 'Cup' },
    firstPrice: typedPrice,
  });

  const { id: named } = await shop.catalog('createProduct', { changes: { name: 'Jar' }, firstPrice: null });
  await shop.catalog('setProductId', { productId: named, newId: edited });

  const { token, items } = await shop.call('review', {});
  expect(items.map(({ publishable }) => publishable)).toEqual([false, false, false]);
  expect(items.find(({ object }) => object.id === created)).toMatchObject({
    changes: [{ path: 'name' }, { path: 'firstPrice', after: typedPrice }],
    problems: [{ code: 'product/first-price-unreadable' }],
  });
  const errors = items.flatMap(({ problems }) => problems.filter(({ severity }) => severity === 'error'));
  expect(errors.map(({ code }) => code).toSorted()).toEqual([
    'product/dimensions-incomplete',
    'product/first-price-unreadable',
    'product/id-taken',
  ]);
  // Asked for all the same, nothing is sent.
  const publishAll = shop.sync.handlers.publish(
    { token, itemIds: items.map(({ id }) => id), leftOut: [], liveConfirmed: true },
    () => undefined,
    new AbortController().signal,
  );
  await expect(publishAll).rejects.toMatchObject({ error: { code: 'sync/nothing-selected' } });
  expect(await shop.remote(created)).toBeNull();
  expect(await shop.remote(named)).toBeNull();
  expect((await shop.remote(edited))?.['name']).not.toBe('Better');

  await shop.catalog('setFirstPrice', {
    productId: created,
    firstPrice: { currency: 'usd', unitAmountMinor: 1200, recurring: null },
  });
  await shop.catalog('editProduct', {
    productId: edited,
    changes: { packageDimensions: { length: 3, width: 4, height: 5, weight: 6 } },
  });
  await shop.catalog('setProductId', { productId: named, newId: 'jar-1' });
  await shop.publish();
  expect(await shop.remote('jar-1')).toMatchObject({ name: 'Jar' });
  // There is nothing of the choice of an id to take back any more.
  expect((await shop.catalog('getUndoState', {})).undo?.label).not.toBe('id');
  expect(await shop.control.count('prices', { product: created })).toBe(1);
  expect((await shop.remote(edited))?.['package_dimensions']).toMatchObject({ length: 3, weight: 6 });
});
