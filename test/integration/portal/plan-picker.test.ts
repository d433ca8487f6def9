import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isLocalId } from '#shared/domain/local-id.ts';
import { openPortalDesk, type PortalDesk, PRODUCTS } from './portal-desk.ts';

let desk: PortalDesk;

beforeEach(async () => {
  desk = await openPortalDesk();
});

afterEach(async () => await desk.test.dispose());

const find = async (text: string) => await desk.test.call('portal.findPlans', { text });

describe('the picker over the local catalog', () => {
  it('finds active products with a recurring price by words of their name', async () => {
    const all = await find('');
    expect(all.products.length).toBeGreaterThan(3);
    expect(all.prices.every(({ interval, active }) => interval !== null && active)).toBe(true);
    expect((await find('TEAM plan')).products.map(({ name }) => name)).toEqual(['Team plan']);
    expect((await find('no such thing')).products).toEqual([]);
  });

  it('shows products as they are edited here: another name, archived', async () => {
    const [team] = (await find('Team plan')).products;
    const productId = team?.id ?? '';
    await desk.test.call('catalog.editProduct', { productId, changes: { name: 'Crew plan' } });
    expect((await find('team')).products).toEqual([]);
    expect((await find('crew')).products.map(({ name }) => name)).toEqual(['Crew plan']);
    await desk.test.call('catalog.editProduct', { productId, changes: { active: false } });
    expect((await find('crew')).products).toEqual([]);
  });

  it('offers a price that is only here; list and price are published together', async () => {
    const [team] = (await find('Team plan')).products;
    const productId = team?.id ?? '';
    await desk.test.call('catalog.addPrice', {
      productId,
      fields: {
        currency: 'jpy',
        unitAmountMinor: 900,
        recurring: {
          interval: 'week',
          intervalCount: 1,
          usageType: 'licensed',
          meter: null,
          trialPeriodDays: null,
        },
      },
      makeDefault: false,
    });
    const price = (await find('Team plan')).prices.find(({ id }) => isLocalId(id));
    expect(price).toMatchObject({ interval: 'week', amount: '900' });
    const { id, fields } = await desk.mainOne();
    const plans = fields[PRODUCTS] ?? [];
    await desk.edit({
      [PRODUCTS]: plans.map((plan) =>
        plan.product === productId ? { ...plan, prices: [...plan.prices, price?.id ?? ''] } : plan,
      ),
    });
    const { items } = await desk.test.call('sync.review', {});
    expect(items.flatMap(({ problems }) => problems.map(({ code }) => code))).not.toContain(
      'portal/price-unknown',
    );
    expect((await desk.publish()).map(({ outcome }) => outcome)).toEqual(['applied', 'applied']);
    const listed = (await desk.remote(id))[PRODUCTS]?.find((plan) => plan.product === productId);
    expect(listed?.prices).toHaveLength(3);
    expect(listed?.prices.some(isLocalId)).toBe(false);
  });
});
