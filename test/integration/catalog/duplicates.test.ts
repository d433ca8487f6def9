import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lookupStem } from '#shared/domain/lookup-stem.ts';
import { openTestCatalog, type TestCatalog } from '../support/open-test-catalog.ts';
import { priceBody, productBody } from '../support/sample-bodies.ts';

describe('products that may be one twice', () => {
  let test: TestCatalog;

  beforeEach(async () => {
    test = await openTestCatalog();
  });
  afterEach(() => test.dispose());

  it('are found by name, by price and by the stem of lookup keys, archived ones left out', async () => {
    await test.pull(
      [
        productBody('prod_a', { name: 'Tea' }),
        productBody('prod_b', { name: 'ＴＥＡ' }),
        productBody('prod_c', { name: 'Tea', active: false }),
        productBody('prod_d', { name: 'Cup' }),
        productBody('prod_e', { name: 'Mug' }),
      ],
      [
        priceBody('price_d1', 'prod_d', { lookup_key: 'cup_v1' }),
        priceBody('price_d2', 'prod_d'),
        priceBody('price_e', 'prod_e', { lookup_key: 'Cup-2' }),
        priceBody('price_a', 'prod_a', { lookup_key: 'tea' }),
      ],
    );
    const { groups, more } = await test.call('findDuplicates', {});
    expect(more).toBe(0);
    expect(groups.map(({ by, shared, products }) => [by, shared, products.map(({ id }) => id)])).toEqual([
      ['name', '', ['prod_a', 'prod_b']],
      ['price', '', ['prod_d']],
      ['lookupKey', 'cup', ['prod_d', 'prod_e']],
    ]);
  });

  it('are found as they are edited, and no more when they are edited apart', async () => {
    await test.pull(
      [productBody('prod_a', { name: 'Tea' }), productBody('prod_b', { name: 'Cup' })],
      [
        priceBody('price_a', 'prod_a', { lookup_key: 'tea_1' }),
        priceBody('price_b', 'prod_b', { lookup_key: 'tea_2' }),
        priceBody('price_b2', 'prod_b'),
      ],
    );
    const found = async () => (await test.call('findDuplicates', {})).groups.map(({ by }) => by);
    expect(await found()).toEqual(['price', 'lookupKey']);
    await test.call('editProduct', { productId: 'prod_b', changes: { name: 'tea' } });
    const edit = { transferLookupKey: false } as const;
    await test.call('editPrice', {
      ...edit,
      priceId: 'price_b',
      changes: { lookupKey: 'cup', active: false },
    });
    expect(await found()).toEqual(['name']);
    const fields = {
      currency: 'usd',
      unitAmountMinor: 1000,
      unitAmountDecimal: '1000',
      taxBehavior: 'unspecified',
    };
    await test.call('addPrice', {
      productId: 'prod_a',
      fields: { ...fields, lookupKey: 'mug-1' },
      makeDefault: false,
    });
    await test.call('editPrice', { ...edit, priceId: 'price_b2', changes: { lookupKey: 'mug-2' } });
    expect(await found()).toEqual(['name', 'price', 'lookupKey']);
  });

  it.each([
    ['pro_monthly_v2', 'promonthly'],
    ['Pro-Monthly (copy)', 'promonthly'],
    ['2024', '2024'],
    ['plan10', 'plan'],
  ])('the stem of %s is %s', (key, stem) => {
    expect(lookupStem(key)).toBe(stem);
  });
});
