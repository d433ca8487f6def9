import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BulkPriceAction } from '#shared/domain/bulk-prices.ts';
import { openTestCatalog, type TestCatalog } from '../support/open-test-catalog.ts';
import { priceBody, productBody } from '../support/sample-bodies.ts';

const PRODUCTS = ['prod_tea', 'prod_plan', 'prod_none', 'prod_tiers'];

describe('prices of many products', () => {
  let test: TestCatalog;

  beforeEach(async () => {
    test = await openTestCatalog();
    await test.pull(
      [
        productBody('prod_tea', { name: 'Tea', default_price: 'price_tea' }),
        productBody('prod_plan', { name: 'Plan', default_price: 'price_plan' }),
        productBody('prod_none', { name: 'None' }),
        productBody('prod_tiers', { name: 'Tiers', default_price: 'price_tiers' }),
      ],
      [
        priceBody('price_tea', 'prod_tea', {
          currency: 'jpy',
          unit_amount: 1480,
          unit_amount_decimal: '1480',
          lookup_key: 'tea',
          currency_options: {
            jpy: { unit_amount: 1480 },
            usd: { unit_amount: 1250, unit_amount_decimal: '1250' },
          },
        }),
        priceBody('price_plan', 'prod_plan', { unit_amount: 1999, unit_amount_decimal: '1999' }),
        priceBody('price_plan_b', 'prod_plan', { tax_behavior: 'inclusive' }),
        priceBody('price_tiers', 'prod_tiers', {
          billing_scheme: 'tiered',
          unit_amount: null,
          unit_amount_decimal: null,
        }),
      ],
    );
  });
  afterEach(() => test.dispose());

  it('are changed by percent with rounding per currency, the effect first, as changes of price', async () => {
    const action: BulkPriceAction = {
      type: 'changePrices',
      scope: 'default',
      by: { kind: 'percent', percent: '+10' },
      rounding: { whole: 'tens', decimal: 'ninetyNine' },
    };
    const effect = await test.call('previewBulk', { productIds: PRODUCTS, action });
    expect(effect).toMatchObject({ changed: 2, unchanged: 0 });
    expect(effect.refused.map(({ problem, names }) => [problem.code, names])).toEqual([
      ['cell/price-none', ['None']],
      ['cell/price-shape', ['Tiers']],
    ]);
    expect(effect.samples.map(({ before, after }) => [before, after])).toEqual([
      ['1480 JPY', '1630 JPY'],
      ['19.99 USD', '21.99 USD'],
    ]);
    expect((await test.call('getCounts', {})).changed).toBe(0);

    expect(await test.call('applyBulk', { productIds: PRODUCTS, action })).toEqual(effect);
    const tea = await test.call('getProduct', { productId: 'prod_tea' });
    const heir = tea.prices.find(({ replaces }) => replaces === 'price_tea');
    expect(heir?.fields).toMatchObject({ unitAmountMinor: 1630, lookupKey: 'tea' });
    expect(heir?.fields.currencyOptions?.['usd']?.unitAmountMinor).toBe(1399);
    expect(tea.fields.defaultPriceId).toBe(heir?.id);
    expect(tea.prices.find(({ id }) => id === 'price_tea')?.fields.active).toBe(false);
    expect((await test.call('getUndoState', {})).undo).toMatchObject({ label: 'changePrices', count: 2 });
    await test.call('undo', {});
    expect((await test.call('getCounts', {})).changed).toBe(0);
  });

  it('are changed by an amount in one currency, and never below nothing', async () => {
    const by = { kind: 'amount', currency: 'usd', amount: '-12' } as const;
    const rounding = { whole: 'none', decimal: 'none' } as const;
    const action: BulkPriceAction = { type: 'changePrices', scope: 'all', by, rounding };
    const effect = await test.call('previewBulk', { productIds: ['prod_tea', 'prod_plan'], action });
    expect(effect).toMatchObject({ changed: 1, unchanged: 1, refused: [] });
    expect(effect.samples).toMatchObject([{ before: '19.99 USD', after: '7.99 USD' }]);
    const lower: BulkPriceAction = { ...action, scope: 'default', by: { ...by, amount: '-20' } };
    const refused = await test.call('previewBulk', { productIds: ['prod_plan'], action: lower });
    expect(refused.refused[0]?.problem.code).toBe('money/negative');
  });

  it('take a tax behavior once, and say which have another for good', async () => {
    const action: BulkPriceAction = { type: 'setTaxBehavior', scope: 'default', taxBehavior: 'exclusive' };
    await test.pull(
      [productBody('prod_inc', { name: 'Inc', default_price: 'price_inc' })],
      [priceBody('price_inc', 'prod_inc', { tax_behavior: 'inclusive' })],
    );
    const productIds = ['prod_tea', 'prod_plan', 'prod_inc'];
    const effect = await test.call('applyBulk', { productIds, action });
    expect(effect).toMatchObject({ changed: 2, unchanged: 0 });
    expect(effect.refused).toMatchObject([{ problem: { code: 'price/tax-behavior-fixed' }, names: ['Inc'] }]);
    const tea = await test.call('getProduct', { productId: 'prod_tea' });
    expect(tea.prices[0]?.fields.taxBehavior).toBe('exclusive');
    expect(await test.call('previewBulk', { productIds: ['prod_tea'], action })).toMatchObject({
      unchanged: 1,
    });
  });
});
