import { describe, expect, test } from 'vitest';
import { openOneProduct } from './one-product.ts';

const here = openOneProduct();
const { object, detail, edit, there, refreshed, publish } = here;

describe('a product archived there between review and sending', () => {
  const archive = () => there({ active: 'false' });

  test.each(['mine', 'theirs'] as const)(
    'is asked about before anything is sent, and settled with %s',
    async (choice) => {
      await edit({ description: 'Edited', unitLabel: 'chair' });
      here.shop.useKey(null);
      // Nothing can read of it before the publish is frozen: a key brings a refresh with it.
      const { token, items } = await here.shop.call('review', {});
      await archive();
      const never = new AbortController().signal;
      const input = { token, itemIds: items.map(({ id }) => id), liveConfirmed: true };
      here.shop.useKey(here.shop.server.keys.test.secret);
      const { results } = await here.shop.sync.handlers.publish(input, () => undefined, never);
      expect(results).toMatchObject([{ outcome: 'conflict' }]);
      expect(await here.shop.remote(here.productId)).toMatchObject({ active: false, description: null });
      expect(await detail()).toMatchObject({
        conflicts: [{ path: 'archived', theirs: false }],
        fields: { description: 'Edited', unitLabel: 'chair' },
      });
      await here.shop.call('resolveConflict', { object: object(), path: 'archived', choice });
      await publish();
      expect(await here.shop.remote(here.productId)).toMatchObject({
        active: choice === 'mine',
        description: 'Edited',
      });
    },
  );

  test('is asked about though a refresh told of it while the change was waiting', async () => {
    await edit({ description: 'Edited' });
    await here.shop.control.setFault({
      fault: { kind: 'lock-timeout' },
      method: 'POST',
      path: '/v1/products/*',
      times: 5,
    });
    await here.shop.publish();
    await archive();
    await refreshed();
    await here.shop.until(({ waiting, conflicts }) => waiting === 0 && conflicts === 1);
    expect((await detail()).conflicts).toMatchObject([{ path: 'archived' }]);
    expect(await here.shop.remote(here.productId)).toMatchObject({ description: null });
  });

  test('is not asked about when it was archived at the review already, or by this very publish', async () => {
    await archive();
    await refreshed();
    await edit({ description: 'Edited' });
    await publish();
    await there({ active: 'true' });
    await refreshed();
    await here.shop.catalog('archiveProduct', { productId: here.productId });
    await edit({ description: 'Edited again' });
    await publish();
    expect(await here.shop.remote(here.productId)).toMatchObject({
      active: false,
      description: 'Edited again',
    });
  });

  test('is not asked about when Stripe has it all by then', async () => {
    await edit({ description: 'Edited' });
    await here.shop.control.setFault({
      fault: { kind: 'cut', effect: 'after' },
      method: 'POST',
      path: '/v1/products/*',
      times: 1,
    });
    await here.shop.publish();
    await here.shop.until(({ waiting }) => waiting === 0);
    await archive();
    await refreshed();
    expect((await detail()).conflicts).toEqual([]);
  });
});
