import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProductFields } from '#shared/domain/product.ts';
import { openTestCatalog, type TestCatalog } from '../support/open-test-catalog.ts';
import { productBody } from '../support/sample-bodies.ts';

const LONGER_THAN_A_PAUSE_MS = 10_000;

describe('undo and redo', () => {
  let test: TestCatalog;
  beforeEach(async () => {
    test = await openTestCatalog();
    await test.pull([productBody('prod_a', { name: 'One', metadata: { k: 'v' } })]);
  });
  afterEach(async () => {
    await test.dispose();
  });

  const edit = async (changes: Partial<ProductFields>, pauseMs = LONGER_THAN_A_PAUSE_MS) => {
    test.clock.advance(pauseMs);
    return await test.call('editProduct', { productId: 'prod_a', changes });
  };
  const product = () => test.call('getProduct', { productId: 'prod_a' });
  const name = async () => (await product()).fields.name;

  it('take changes back and make them again, one at a time', async () => {
    await edit({ name: 'Two' });
    await edit({ name: 'Three' });
    expect(await test.call('undo', {})).toEqual({
      done: { label: 'edit', name: 'Three', count: 1 },
      productIds: ['prod_a'],
    });
    expect(test.told).toContainEqual({ name: 'catalog.changed', payload: { productIds: ['prod_a'] } });
    expect(await name()).toBe('Two');
    await test.call('undo', {});
    expect((await product()).drafts).toEqual([]);
    await test.call('redo', {});
    await test.call('redo', {});
    expect(await name()).toBe('Three');
    expect(await test.call('getUndoState', {})).toMatchObject({ undo: { name: 'Three' }, redo: null });
  });

  it('say so when there is nothing left', async () => {
    await expect(test.call('undo', {})).rejects.toMatchObject({ error: { code: 'catalog/nothing-to-undo' } });
    await expect(test.call('redo', {})).rejects.toMatchObject({ error: { code: 'catalog/nothing-to-redo' } });
  });

  it('survive a restart', async () => {
    await edit({ name: 'Two' });
    await test.reopen();
    await test.call('undo', {});
    expect(await name()).toBe('One');
    await test.reopen();
    await test.call('redo', {});
    expect(await name()).toBe('Two');
  });

  it('take typing without a pause for one step', async () => {
    for (const typed of ['T', 'Tw', 'Two']) await edit({ name: typed }, 300);
    await test.call('undo', {});
    expect(await name()).toBe('One');
    await expect(test.call('undo', {})).rejects.toMatchObject({ error: { code: 'catalog/nothing-to-undo' } });
    await test.call('redo', {});
    expect(await name()).toBe('Two');
  });

  it('keep no step for typing that came back to where it was', async () => {
    await edit({ name: 'On' }, 300);
    await edit({ name: 'One' }, 300);
    expect(await test.call('getUndoState', {})).toEqual({ undo: null, redo: null });
  });

  it('keep fields apart', async () => {
    await edit({ name: 'Two' }, 300);
    await edit({ description: 'new' }, 300);
    await test.call('undo', {});
    expect((await product()).fields).toMatchObject({ name: 'Two', description: null });
  });

  it('forget what could be redone at a new change', async () => {
    await edit({ name: 'Two' });
    await test.call('undo', {});
    await edit({ name: 'Other' });
    await expect(test.call('redo', {})).rejects.toMatchObject({ error: { code: 'catalog/nothing-to-redo' } });
  });

  it('bring a discarded draft back', async () => {
    await edit({ name: 'Two', metadata: {} });
    const before = await product();
    await test.call('discardProduct', { productId: 'prod_a' });
    await test.call('undo', {});
    const after = await product();
    expect(after.fields).toEqual(before.fields);
    expect(after.drafts.map(({ path, base, value }) => ({ path, base, value }))).toEqual(
      before.drafts.map(({ path, base, value }) => ({ path, base, value })),
    );
  });

  it('take a new product away and bring it back with its first price', async () => {
    const firstPrice = { currency: 'usd', unitAmountMinor: 500, recurring: null };
    const made = await test.call('createProduct', {
      changes: { name: 'New', metadata: { a: 'b' } },
      firstPrice,
    });
    await test.call('undo', {});
    await expect(test.call('getProduct', { productId: made.id })).rejects.toMatchObject({
      error: { code: 'catalog/product-unknown' },
    });
    expect(await test.call('getCounts', {})).toMatchObject({ products: 1 });
    await test.call('redo', {});
    const again = await test.call('getProduct', { productId: made.id });
    expect(again).toMatchObject({ fields: made.fields, firstPrice });
  });

  it('bring a deleted new product back', async () => {
    const made = await test.call('createProduct', { changes: { name: 'New' }, firstPrice: null });
    await test.call('deleteProduct', { productId: made.id });
    await test.call('undo', {});
    expect((await test.call('getProduct', { productId: made.id })).fields.name).toBe('New');
  });

  it('take a deletion mark back', async () => {
    await test.call('deleteProduct', { productId: 'prod_a' });
    await test.call('undo', {});
    expect((await product()).marks).toMatchObject({ deleting: false, changed: false });
  });

  it('give way to Stripe: what was not published goes to its present copy', async () => {
    await edit({ name: 'Two' });
    await edit({ description: 'mine' });
    await test.pull([productBody('prod_a', { name: 'One', description: null, unit_label: 'seat' })]);
    await test.call('undo', {});
    await test.call('undo', {});
    expect((await product()).drafts).toEqual([]);
    expect((await product()).fields).toMatchObject({ name: 'One', unitLabel: 'seat' });
  });

  it('make a new draft of the old value once a change is in Stripe', async () => {
    await edit({ name: 'Two' });
    // Published: Stripe has it, the draft is gone.
    await test.pull([productBody('prod_a', { name: 'Two', metadata: { k: 'v' } })]);
    expect((await product()).drafts).toEqual([]);
    await test.call('undo', {});
    expect((await product()).drafts).toMatchObject([{ path: 'name', base: 'Two', value: 'One' }]);
  });

  it('do not offer to take a published product back', async () => {
    const made = await test.call('createProduct', { changes: { name: 'New' }, firstPrice: null });
    await test.store.discardProduct({ productId: made.id, nowAt: 1 });
    await test.call('undo', {});
    await test.pull([productBody(made.id, { name: 'New' })]);
    expect(await test.call('getUndoState', {})).toMatchObject({ undo: null });
  });
});
