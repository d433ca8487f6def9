import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BulkAction } from '#shared/domain/bulk-edit.ts';
import { openTestCatalog, type TestCatalog } from '../support/open-test-catalog.ts';
import { priceBody, productBody } from '../support/sample-bodies.ts';

describe('one change to many products', () => {
  let test: TestCatalog;
  const productIds = ['prod_a', 'prod_b', 'prod_c'];

  beforeEach(async () => {
    test = await openTestCatalog();
    await test.pull([
      productBody('prod_a', { name: 'Coffee 200g', tax_code: null }),
      productBody('prod_b', { name: 'Tea 100g', tax_code: 'txcd_40040000' }),
      productBody('prod_c', { name: 'Cup', tax_code: null }),
    ]);
  });
  afterEach(() => test.dispose());

  const apply = (action: BulkAction) => test.call('applyBulk', { productIds, action });
  const preview = (action: BulkAction) => test.call('previewBulk', { productIds, action });
  const names = async () =>
    await Promise.all(
      productIds.map(async (productId) => (await test.call('getProduct', { productId })).fields.name),
    );

  it('is shown before it is made: how many change, how many are so already', async () => {
    const action = { type: 'setField', column: 'taxCode', text: 'txcd_40040000' } as const;
    expect(await preview(action)).toMatchObject({
      changed: 2,
      unchanged: 1,
      refused: [],
      samples: [
        { name: 'Coffee 200g', column: 'taxCode', before: '', after: 'txcd_40040000' },
        { name: 'Cup', before: '' },
      ],
    });
    expect((await test.call('getCounts', {})).changed).toBe(0);
    expect(await apply(action)).toMatchObject({ changed: 2 });
    expect((await test.call('getCounts', {})).missingTaxCode).toBe(0);
    expect((await test.call('getUndoState', {})).undo).toMatchObject({ label: 'bulk', count: 2 });
    await test.call('undo', {});
    expect((await test.call('getCounts', {})).changed).toBe(0);
  });

  it('says which products it cannot be made on, and why', async () => {
    const effect = await apply({ type: 'setField', column: 'unitLabel', text: 'far too long for a label' });
    expect(effect).toMatchObject({
      changed: 0,
      refused: [{ count: 3, problem: { code: 'product/unit-label-too-long' } }],
    });
    expect(effect.refused[0]?.names).toEqual(['Coffee 200g', 'Tea 100g', 'Cup']);
  });

  it('finds and replaces, plain and by pattern', async () => {
    const plain = { isPattern: false, matchesCase: false, columns: ['name'] };
    await apply({ type: 'replace', find: '00G', replaceWith: '00 $1', ...plain });
    expect(await names()).toEqual(['Coffee 200 $1', 'Tea 100 $1', 'Cup']);
    await apply({
      ...plain,
      type: 'replace',
      isPattern: true,
      find: String.raw`(\d+) \$1`,
      replaceWith: '$1 g',
    });
    expect(await names()).toEqual(['Coffee 200 g', 'Tea 100 g', 'Cup']);
    const unreadable = { ...plain, type: 'replace', isPattern: true, find: '(a', replaceWith: '' } as const;
    expect(await preview(unreadable)).toMatchObject({ changed: 0, unchanged: 3 });
  });

  it.each([String.raw`^(\w|[a-z])*!$`, '(a+)+!', 'a*a*a*a*a*a*a*a*a*!'])(
    'stops a pattern that finds no end, and changes nothing: %s',
    async (find) => {
      const name = 'a'.repeat(2000);
      await test.call('editProduct', { productId: 'prod_c', changes: { name } });
      const action = { type: 'replace', find, replaceWith: '', isPattern: true, matchesCase: true } as const;
      await expect(apply({ ...action, columns: ['name'] })).rejects.toMatchObject({
        error: { code: 'catalog/pattern-too-slow' },
      });
      expect(await names()).toEqual(['Coffee 200g', 'Tea 100g', name]);
      // The thread goes on as if nothing had been.
      expect((await test.call('getCounts', {})).changed).toBe(1);
    },
  );

  it('adds and removes metadata, archives and unarchives', async () => {
    await apply({ type: 'setMetadata', key: 'shelf', text: 'B' });
    expect((await test.call('getProduct', { productId: 'prod_b' })).fields.metadata).toMatchObject({
      shelf: 'B',
    });
    expect(await apply({ type: 'removeMetadata', key: 'shelf' })).toMatchObject({ changed: 3 });
    await apply({ type: 'archive' });
    expect((await test.call('getCounts', {})).archived).toBe(3);
    expect((await test.call('getUndoState', {})).undo).toMatchObject({ label: 'archiveMany', count: 3 });
    await apply({ type: 'unarchive' });
    expect((await test.call('getCounts', {})).archived).toBe(0);
  });

  it('copies every product as one step', async () => {
    expect(await test.call('duplicateMany', { productIds, naming: '{name} (copy)' })).toEqual({ made: 3 });
    expect((await test.call('getCounts', {})).products).toBe(6);
    await test.call('undo', {});
    expect((await test.call('getCounts', {})).products).toBe(3);
  });
});

describe('tax readiness', () => {
  let test: TestCatalog;
  beforeEach(async () => {
    test = await openTestCatalog();
    await test.pull(
      [
        productBody('prod_a', { name: 'Coffee', tax_code: null }),
        productBody('prod_b', { name: 'Tea', tax_code: 'txcd_40040000' }),
        productBody('prod_old', { name: 'Old', tax_code: null, active: false }),
      ],
      [
        priceBody('price_a', 'prod_a', { tax_behavior: 'unspecified' }),
        priceBody('price_b', 'prod_b', { tax_behavior: 'inclusive' }),
        priceBody('price_old', 'prod_old', { tax_behavior: 'unspecified' }),
      ],
    );
  });
  afterEach(() => test.dispose());

  it('lists active products without a code and active prices whose behaviour is not said', async () => {
    expect(await test.call('checkTaxReadiness', {})).toMatchObject({
      activeProducts: 2,
      withoutCode: 1,
      activePrices: 2,
      withoutBehavior: 1,
      products: [{ id: 'prod_a', name: 'Coffee' }],
      prices: [{ id: 'price_a', productName: 'Coffee' }],
    });
  });

  it('is mended by drafts', async () => {
    await test.call('editProduct', { productId: 'prod_a', changes: { taxCode: 'txcd_40040000' } });
    const changes = { taxBehavior: 'inclusive' };
    await test.call('editPrice', { priceId: 'price_a', changes, transferLookupKey: false });
    expect(await test.call('checkTaxReadiness', {})).toMatchObject({
      withoutCode: 0,
      withoutBehavior: 0,
      products: [],
      prices: [],
    });
  });

  it('remembers favourites, and the codes used last, newest first', async () => {
    await test.call('rememberTaxCode', { id: 'txcd_1', favourite: null });
    await test.call('rememberTaxCode', { id: 'txcd_2', favourite: null });
    await test.call('rememberTaxCode', { id: 'txcd_1', favourite: true });
    expect(await test.call('getUsedTaxCodes', {})).toEqual({
      favourites: ['txcd_1'],
      recent: ['txcd_2', 'txcd_1'],
    });
  });
});
