import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '#shared/domain/json.ts';
import type { TestCatalog } from '../support/open-test-catalog.ts';
import { priceBody, productBody } from '../support/sample-bodies.ts';
import { openTransferDesk, type TransferDesk } from './transfer-desk.ts';

function portalBody(id: string, over: JsonObject = {}): JsonObject {
  return {
    id,
    object: 'billing_portal.configuration',
    created: 1_750_000_000,
    updated: 1_750_000_000,
    active: true,
    is_default: false,
    livemode: false,
    ...over,
  };
}

const switches = (product: string, price: string): JsonObject => ({
  subscription_update: {
    enabled: true,
    default_allowed_updates: ['price'],
    products: [{ product, prices: [price], adjustable_quantity: { enabled: false } }],
  },
});

describe('the portal settings of a backup', () => {
  let desk: TransferDesk;
  const put = async ({ store, clock }: TestCatalog, found: JsonObject[]): Promise<void> => {
    const readSeq = await store.takeReadSeq({});
    await store.savePortalBase({ found, readSeq, at: clock.now() });
  };

  beforeEach(async () => {
    desk = await openTransferDesk();
    const recurring = { interval: 'month', interval_count: 1, usage_type: 'licensed' };
    const price = { recurring, type: 'recurring', lookup_key: 'plan' };
    await desk.a.pull([productBody('prod_a', { name: 'Plan' })], [priceBody('price_a', 'prod_a', price)]);
    await desk.b.pull([productBody('prod_b', { name: 'Plan' })], [priceBody('price_b', 'prod_b', price)]);
    await put(desk.a, [
      portalBody('bpc_a', {
        is_default: true,
        business_profile: { headline: 'As it was' },
        features: switches('prod_a', 'price_a'),
      }),
      portalBody('bpc_shop', { name: 'Shop', business_profile: { headline: 'Shop' } }),
    ]);
    await put(desk.b, [
      portalBody('bpc_b', {
        is_default: true,
        login_page: { enabled: true },
        features: { subscription_update: { enabled: false, products: [] } },
      }),
    ]);
  });
  afterEach(() => desk.dispose());

  it('come back as drafts where they were changed, once', async () => {
    const { backupId, portal } = await desk.openBackup(await desk.backUp());
    expect(portal).toBe(2);
    expect(await desk.restorePortal(backupId, 'shop-a')).toEqual({ drafted: 0, left: 0 });
    await put(desk.a, [
      portalBody('bpc_a', { is_default: true, business_profile: { headline: 'Spoilt' } }),
      portalBody('bpc_shop', { name: 'Shop', business_profile: { headline: 'Shop' } }),
    ]);
    expect(await desk.restorePortal(backupId, 'shop-a')).toEqual({ drafted: 1, left: 0 });
    const { configurations } = await desk.a.store.readPortal({});
    const [restored] = configurations.filter(({ id }) => id === 'bpc_a');
    expect(restored?.fields['business_profile.headline']).toBe('As it was');
    expect(restored?.drafts.length).toBeGreaterThan(0);
    expect(await desk.restorePortal(backupId, 'shop-a')).toEqual({ drafted: 0, left: 0 });
  });

  it('are drafted in another account with its own plans, what is missing there is made, once', async () => {
    const { backupId } = await desk.openBackup(await desk.backUp());
    expect(await desk.restorePortal(backupId, 'shop-b')).toEqual({ drafted: 2, left: 0 });
    const { configurations } = await desk.b.store.readPortal({});
    const [main] = configurations.filter(({ id }) => id === 'bpc_b');
    expect(main?.fields).toMatchObject({
      'business_profile.headline': 'As it was',
      'login_page.enabled': true,
    });
    expect(main?.fields['features.subscription_update.products']).toMatchObject([
      { product: 'prod_b', prices: ['price_b'] },
    ]);
    const made = configurations.filter(({ stored }) => stored === null);
    expect(made.map(({ fields }) => [fields.name, fields['business_profile.headline']])).toEqual([
      ['Shop', 'Shop'],
    ]);
    expect(await desk.restorePortal(backupId, 'shop-b')).toEqual({ drafted: 0, left: 0 });
  });
});
