import { describe, expect, it } from 'vitest';
import { emptyPortalFields } from '#shared/domain/portal/configuration.ts';
import { comparePortals, copyAcross, type ComparedConfiguration } from '#shared/domain/portal/copy-across.ts';
import type { PortalFields } from '#shared/domain/portal/leaves.ts';
import { planCatalog, type PlanPrice } from '#shared/domain/portal/plan-catalog.ts';

const PRODUCTS = 'features.subscription_update.products';
const quantity = { enabled: false, minimum: null, maximum: null };

function price(id: string, productId: string, more: Partial<PlanPrice> = {}): PlanPrice {
  return {
    id,
    productId,
    active: true,
    currency: 'jpy',
    amount: '1000',
    interval: 'month',
    intervalCount: 1,
    usageType: 'licensed',
    lookupKey: null,
    nickname: null,
    ...more,
  };
}

function side(
  livemode: boolean,
  fields: Partial<PortalFields>,
  products: readonly (readonly [string, string])[],
  prices: readonly PlanPrice[],
): ComparedConfiguration {
  return {
    accountId: 'acct_1',
    livemode,
    fields: { ...emptyPortalFields(), ...fields },
    catalog: planCatalog(
      products.map(([id, name]) => ({ id, name, active: true })),
      prices,
    ),
  };
}

const test = side(
  false,
  {
    'business_profile.headline': 'Hello',
    'login_page.enabled': true,
    default_return_url: 'https://shop.jp',
    [PRODUCTS]: [
      { product: 'copied', prices: ['t-copied'], quantity },
      { product: 't-keyed', prices: ['t-key'], quantity },
      { product: 't-named', prices: ['t-name'], quantity },
      { product: 't-two', prices: ['t-two-p'], quantity },
      { product: 't-none', prices: ['t-none-p'], quantity },
    ],
  },
  [
    ['copied', 'Copied'],
    ['t-keyed', 'Keyed (test)'],
    ['t-named', 'Named'],
    ['t-two', 'Twice'],
    ['t-none', 'Nowhere'],
  ],
  [
    price('t-copied', 'copied', { amount: '500' }),
    price('t-key', 't-keyed', { lookupKey: 'keyed-monthly' }),
    price('t-name', 't-named', { amount: '700' }),
    price('t-two-p', 't-two'),
    price('t-none-p', 't-none'),
  ],
);
const live = side(
  true,
  { [PRODUCTS]: [] },
  [
    ['copied', 'Copied'],
    ['l-keyed', 'Keyed'],
    ['l-named', 'Named'],
    ['l-two-a', 'Twice'],
    ['l-two-b', 'Twice'],
  ],
  [
    price('l-copied', 'copied', { amount: '500' }),
    price('l-copied-other', 'copied', { amount: '900' }),
    price('l-key', 'l-keyed', { lookupKey: 'keyed-monthly', amount: '1100' }),
    price('l-name-1', 'l-named', { amount: '700' }),
    price('l-name-2', 'l-named', { amount: '700', active: false }),
  ],
);

describe('comparing two configurations', () => {
  it('does not empty a plan list with one of which nothing has a counterpart', () => {
    const plan = { product: 'nowhere', prices: ['p'], quantity };
    const left = side(false, { [PRODUCTS]: [plan] }, [['nowhere', 'Nowhere']], [price('p', 'nowhere')]);
    const right = side(true, { [PRODUCTS]: [{ ...plan, product: 'kept' }] }, [['kept', 'Kept']], []);
    const compared = comparePortals(left, right);
    expect(compared.leaves.find(({ path }) => path === PRODUCTS)).toMatchObject({
      isDifferent: true,
      copy: null,
    });
    expect(copyAcross(compared, null)).toEqual({});
  });

  it('takes our own mark in metadata for no difference', () => {
    const metadataOf = (metadata: PortalFields['metadata']): boolean | undefined =>
      comparePortals(
        side(false, { metadata: { shelf: 'a' } }, [], []),
        side(true, { metadata }, [], []),
      ).leaves.find(({ path }) => path === 'metadata')?.isDifferent;
    expect(metadataOf({ shelf: 'a', countertop_operation: 'op' })).toBe(false);
    expect(metadataOf({ shelf: 'b' })).toBe(true);
  });

  it('maps plans by product id, lookup key or name, and says what it could not map', () => {
    const { plans } = comparePortals(test, live);
    expect(plans.plans).toEqual([
      { product: 'copied', prices: ['l-copied'], quantity },
      { product: 'l-keyed', prices: ['l-key'], quantity },
      { product: 'l-named', prices: ['l-name-1'], quantity },
    ]);
    expect(plans.mapped.map(({ by }) => by)).toEqual([
      'id',
      'amount',
      'lookup-key',
      'lookup-key',
      'name',
      'amount',
    ]);
    expect(plans.unmapped).toEqual([
      { product: 't-two', name: 'Twice', price: null, reason: 'ambiguous' },
      { product: 't-none', name: 'Nowhere', price: null, reason: 'not-found' },
    ]);
  });

  it('copies every leaf that can be copied, and nothing that is a decision of its own', () => {
    const compared = comparePortals(test, live);
    const different = compared.leaves.filter((leaf) => leaf.isDifferent).map((leaf) => leaf.path);
    expect(different).toEqual([
      PRODUCTS,
      'business_profile.headline',
      'default_return_url',
      'login_page.enabled',
    ]);
    expect(Object.keys(copyAcross(compared, null))).toEqual([
      PRODUCTS,
      'business_profile.headline',
      'default_return_url',
    ]);
    expect(copyAcross(compared, new Set(['business_profile.headline']))).toEqual({
      'business_profile.headline': 'Hello',
    });
  });

  it('finds nothing to copy once everything was copied', () => {
    const first = comparePortals(test, live);
    const copied = { ...live, fields: { ...live.fields, ...copyAcross(first, null) } };
    expect(copyAcross(comparePortals(test, copied), null)).toEqual({});
  });

  it('calls plan lists the same whose plans map onto each other, whatever their ids', () => {
    const one = side(
      false,
      { [PRODUCTS]: [{ product: 'copied', prices: ['t-copied'], quantity }] },
      [['copied', 'Copied']],
      [price('t-copied', 'copied', { amount: '500' })],
    );
    const other = {
      ...live,
      fields: { ...live.fields, [PRODUCTS]: [{ product: 'copied', prices: ['l-copied'], quantity }] },
    };
    expect(comparePortals(one, other).leaves.find(({ path }) => path === PRODUCTS)?.isDifferent).toBe(false);
  });

  it('copies no list that was not read, and none over it', () => {
    const unread = { ...test, fields: { ...test.fields, [PRODUCTS]: null } };
    const row = comparePortals(unread, live).leaves.find(({ path }) => path === PRODUCTS);
    expect(row).toMatchObject({ isDifferent: true, copy: null });
  });

  it('within one account copies ids as they are', () => {
    const other = { ...test, fields: { ...test.fields, [PRODUCTS]: [] } };
    expect(copyAcross(comparePortals(test, other), null)).toEqual({ [PRODUCTS]: test.fields[PRODUCTS] });
  });
});
