import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestCatalog, type TestCatalog } from '../support/open-test-catalog.ts';
import { priceBody, productBody } from '../support/sample-bodies.ts';

const beans = productBody('prod_beans', {
  name: 'Beans',
  description: 'Roasted on Mondays',
  metadata: { colour: 'brown', shelf: '4', countertop_operation: 'op_1' },
  default_price: 'price_beans',
});

describe('drafts', () => {
  let test: TestCatalog;
  beforeEach(async () => {
    test = await openTestCatalog();
    await test.pull(
      [beans, productBody('prod_mug', { name: 'Mug' })],
      [priceBody('price_beans', 'prod_beans')],
    );
  });
  afterEach(async () => {
    await test.dispose();
  });

  const edit = (changes: Parameters<typeof test.call<'editProduct'>>[1]['changes']) =>
    test.call('editProduct', { productId: 'prod_beans', changes });

  it('hold the field alone, with the value in Stripe it was made on', async () => {
    const detail = await edit({ name: 'Better beans' });
    expect(detail.drafts).toEqual([
      { path: 'name', base: 'Beans', value: 'Better beans', changedAt: test.clock.now() },
    ]);
    expect(detail.fields.name).toBe('Better beans');
    expect(detail.base?.name).toBe('Beans');
    expect(detail.marks).toMatchObject({ changed: true, isNew: false });
  });

  it('stand after a restart, without a network', async () => {
    await edit({ name: 'Better beans' });
    await test.reopen();
    const detail = await test.call('getProduct', { productId: 'prod_beans' });
    expect(detail.fields.name).toBe('Better beans');
    expect(await test.call('getCounts', {})).toMatchObject({ products: 2, changed: 1 });
  });

  it('go when the value is that of Stripe again', async () => {
    await edit({ name: 'Better beans' });
    const detail = await edit({ name: 'Beans' });
    expect(detail.drafts).toEqual([]);
    expect(detail.marks.changed).toBe(false);
  });

  it('take emptied text for "not set"', async () => {
    expect((await edit({ description: '' })).drafts).toMatchObject([{ path: 'description', value: null }]);
    expect((await edit({ unitLabel: '' })).drafts).toHaveLength(1);
  });

  it('go by key in metadata', async () => {
    const detail = await edit({
      metadata: { colour: 'black', origin: 'Kenya', countertop_operation: 'op_1' },
    });
    expect(detail.drafts.map(({ path, base, value }) => [path, base, value])).toEqual([
      ['metadata.colour', 'brown', 'black'],
      ['metadata.origin', null, 'Kenya'],
      ['metadata.shelf', '4', null],
    ]);
    expect(detail.fields.metadata).toMatchObject({ colour: 'black', origin: 'Kenya' });
  });

  it('keep a wrong value and say what is wrong with it', async () => {
    const detail = await edit({ name: '' });
    expect(detail.fields.name).toBe('');
    expect(detail.problems).toMatchObject([{ code: 'product/name-missing', severity: 'error' }]);
  });

  it('change the sort, filter and marks of the row at once', async () => {
    await edit({ name: 'Zebra', active: false, taxCode: 'txcd_99999999' });
    const view = await test.call('openView', {
      search: 'zebra',
      filter: { status: 'archived', changed: true, conflict: false, missingTaxCode: false },
      sort: { by: 'name', direction: 'ascending' },
    });
    expect(view.rows).toMatchObject([
      {
        id: 'prod_beans',
        fields: { name: 'Zebra', active: false },
        marks: { changed: true },
        before: { name: 'Beans', active: true, taxCode: null },
        defaultPrice: { unitAmountMinor: 1000, currency: 'usd' },
        priceCount: 1,
      },
    ]);
  });

  it('are told, with what can be undone', async () => {
    await edit({ name: 'Better beans' });
    expect(test.told).toEqual([
      { name: 'catalog.changed', payload: { productIds: ['prod_beans'] } },
      {
        name: 'catalog.undoChanged',
        payload: { undo: { label: 'edit', name: 'Better beans', count: 1 }, redo: null },
      },
    ]);
  });

  it('are dropped by discard', async () => {
    await edit({ name: 'Better beans', metadata: {} });
    expect(await test.call('discardProduct', { productId: 'prod_beans' })).toEqual({ removed: false });
    const detail = await test.call('getProduct', { productId: 'prod_beans' });
    expect(detail.fields).toEqual(detail.base);
    expect(detail.drafts).toEqual([]);
  });

  it('are dropped one by one, and come back with undo', async () => {
    await edit({ name: 'Better beans', description: 'New' });
    await test.store.discardChange({
      object: { kind: 'product', id: 'prod_beans' },
      path: 'description',
      nowAt: test.clock.now(),
    });
    const detail = await test.call('getProduct', { productId: 'prod_beans' });
    expect(detail.fields).toMatchObject({ name: 'Better beans', description: detail.base?.description });
    expect(detail.drafts.map(({ path }) => path)).toEqual(['name']);
    expect(await test.call('undo', {})).toMatchObject({ done: { label: 'discard' } });
    const back = await test.call('getProduct', { productId: 'prod_beans' });
    expect(back.fields.description).toBe('New');
  });

  it('refuse a product that is not there', async () => {
    await expect(
      test.call('editProduct', { productId: 'prod_none', changes: { name: 'x' } }),
    ).rejects.toMatchObject({ error: { code: 'catalog/product-unknown' } });
  });

  it('link to the Dashboard once the product is in Stripe', async () => {
    const detail = await test.call('getProduct', { productId: 'prod_beans' });
    expect(detail.dashboardUrl).toBe('https://dashboard.stripe.com/test/products/prod_beans');
  });

  describe('of a new product', () => {
    const firstPrice = { currency: 'jpy', unitAmountMinor: 1480, recurring: null };
    const create = () => test.call('createProduct', { changes: { name: '深煎り' }, firstPrice });

    it('make a product with an id of ours that is not in Stripe', async () => {
      const detail = await create();
      expect(detail.id).toMatch(/^prod_[\da-f]{24}$/);
      expect(detail).toMatchObject({ base: null, updatedAt: null, dashboardUrl: null, firstPrice });
      expect(detail.marks).toMatchObject({ isNew: true, changed: true });
    });

    it('show the first price in the grid and let it be changed', async () => {
      const { id: productId } = await create();
      const monthly = {
        currency: 'usd',
        unitAmountMinor: 900,
        recurring: { interval: 'month' as const, intervalCount: 1 },
      };
      await test.call('setFirstPrice', { productId, firstPrice: monthly });
      const view = await test.call('openView', {
        search: '深煎り',
        filter: { status: 'all', changed: false, conflict: false, missingTaxCode: false },
        sort: { by: 'price', direction: 'ascending' },
      });
      expect(view.rows).toMatchObject([
        {
          priceCount: 1,
          defaultPrice: { currency: 'usd', unitAmountMinor: 900, recurring: { interval: 'month' } },
        },
      ]);
    });

    it('leave nothing behind when it is deleted', async () => {
      const { id: productId } = await create();
      expect(await test.call('deleteProduct', { productId })).toEqual({ removed: true });
      expect(await test.call('getCounts', {})).toMatchObject({ products: 2, changed: 0 });
    });

    it('refuse a first price for a product in Stripe', async () => {
      await expect(test.call('setFirstPrice', { productId: 'prod_mug', firstPrice })).rejects.toMatchObject({
        error: { code: 'catalog/prices-locked' },
      });
    });
  });

  it('archive and unarchive', async () => {
    expect((await test.call('archiveProduct', { productId: 'prod_mug' })).fields.active).toBe(false);
    expect(await test.call('getCounts', {})).toMatchObject({ active: 1, archived: 1 });
    expect((await test.call('unarchiveProduct', { productId: 'prod_mug' })).drafts).toEqual([]);
  });

  it('duplicate a product with its simple default price, under a name of its own', async () => {
    const copy = await test.call('duplicateProduct', { productId: 'prod_beans', name: 'Beans (copy)' });
    expect(copy.id).not.toBe('prod_beans');
    expect(copy.fields).toMatchObject({
      name: 'Beans (copy)',
      description: 'Roasted on Mondays',
      metadata: { colour: 'brown', shelf: '4' },
      defaultPriceId: null,
    });
    expect(copy.firstPrice).toEqual({ currency: 'usd', unitAmountMinor: 1000, recurring: null });
  });

  it('mark a product without prices for deletion, and archiving instead takes that back', async () => {
    expect(await test.call('deleteProduct', { productId: 'prod_mug' })).toEqual({ removed: false });
    expect((await test.call('getProduct', { productId: 'prod_mug' })).marks.deleting).toBe(true);
    const detail = await test.call('archiveProduct', { productId: 'prod_mug' });
    expect(detail.marks).toMatchObject({ deleting: false, changed: true });
  });

  it('say when Stripe will refuse to delete', async () => {
    await expect(test.call('deleteProduct', { productId: 'prod_beans' })).rejects.toMatchObject({
      error: { code: 'catalog/prices-locked' },
    });
  });

  it('offer tax codes before anything was pulled, the common ones first', async () => {
    const { taxCodes } = await test.call('listTaxCodes', {});
    expect(taxCodes.length).toBeGreaterThan(200);
    expect(taxCodes[0]?.id).toBe('txcd_99999999');
  });
});
