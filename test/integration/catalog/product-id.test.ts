import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { typedText } from '#shared/domain/typed-text.ts';
import { openTestCatalog, type TestCatalog } from '../support/open-test-catalog.ts';
import { productBody } from '../support/sample-bodies.ts';

describe('the own id of a new product', () => {
  let test: TestCatalog;
  let made: string;
  beforeEach(async () => {
    test = await openTestCatalog();
    await test.pull([productBody('prod_a', { name: 'One' })]);
    const price = { currency: 'jpy', unitAmountMinor: 1480, recurring: null };
    const created = await test.call('createProduct', { changes: { name: 'Kettle' }, firstPrice: price });
    made = created.id;
    await test.call('editProduct', {
      productId: made,
      changes: { description: 'Steel', metadata: { a: 'b' } },
    });
  });
  afterEach(async () => await test.dispose());

  const setId = async (productId: string, newId: string | null) => {
    test.clock.advance(10_000);
    return await test.call('setProductId', { productId, newId });
  };
  const error = async (change: Promise<unknown>) =>
    await change.then(
      () => null,
      (thrown: unknown) => (thrown as { error?: { code: string } }).error?.code,
    );
  const found = async (search: string) => {
    const filter = { status: 'all', changed: false, conflict: false, missingTaxCode: false } as const;
    const view = await test.call('openView', {
      search,
      filter,
      sort: { by: 'name', direction: 'ascending' },
    });
    return view.rows.map(({ id }) => id);
  };

  it('takes everything of the product with it, and is told to the window', async () => {
    const before = await test.call('getProduct', { productId: made });
    const after = await setId(made, 'kettle-1');
    expect(after).toEqual({ ...before, id: 'kettle-1' });
    expect(await test.call('getProduct', { productId: 'kettle-1' })).toEqual(after);
    expect(await error(test.call('getProduct', { productId: made }))).toBe('catalog/product-unknown');
    expect(await found('kettle-1')).toEqual(['kettle-1']);
    expect(await found(made)).toEqual([]);
    expect(test.told).toContainEqual({ name: 'catalog.renamed', payload: { from: made, to: 'kettle-1' } });
    const { token, objects } = await test.store.readDrafts();
    expect(objects.map(({ id }) => id)).toEqual(['kettle-1']);
    expect(token).not.toBe('');
  });

  it('is undone and redone like any other change, with all that was done before it', async () => {
    await setId(made, 'kettle-1');
    await test.call('editProduct', { productId: 'kettle-1', changes: { name: 'Kettle, large' } });
    await test.call('undo', {});
    expect(await test.call('undo', {})).toMatchObject({ done: { label: 'id', name: 'Kettle' } });
    expect((await test.call('getProduct', { productId: made })).fields.name).toBe('Kettle');
    expect(await test.call('redo', {})).toMatchObject({ productIds: ['kettle-1', made] });
    await test.call('undo', {});
    // The description, then the product itself.
    await test.call('undo', {});
    await test.call('undo', {});
    expect(await error(test.call('getProduct', { productId: made }))).toBe('catalog/product-unknown');
    for (const _step of [1, 2, 3, 4]) await test.call('redo', {});
    expect((await test.call('getProduct', { productId: 'kettle-1' })).fields).toMatchObject({
      name: 'Kettle, large',
      description: 'Steel',
    });
  });

  it('typed in one go is one step, and none when it is as it was', async () => {
    await setId(made, 'ket');
    await test.call('setProductId', { productId: 'ket', newId: 'kettle' });
    await test.call('undo', {});
    expect((await test.call('getProduct', { productId: made })).id).toBe(made);
  });

  it('is made anew when the person wants none', async () => {
    await setId(made, 'kettle-1');
    const { id } = await setId('kettle-1', null);
    expect(id).toMatch(/^prod_[0-9a-f]{24}$/);
  });

  it('is refused for a product that is in Stripe, and for none', async () => {
    expect(await error(setId('prod_a', 'mine'))).toBe('catalog/product-id-fixed');
    expect(await error(setId('prod_none', 'mine'))).toBe('catalog/product-unknown');
  });

  const kept = async (productId = made) => {
    const { drafts, problems } = await test.call('getProduct', { productId });
    const draft = drafts.find(({ path }) => path === 'id');
    return { typed: draft?.value ?? null, problems: problems.map(({ code, path }) => [path, code]) };
  };

  it.each([
    [' two words', 'product/id-characters'],
    ['prod_a', 'product/id-taken'],
    ['x'.repeat(5001), 'product/id-too-long'],
  ])('is kept as it was typed where no product can have it: %.12s', async (typed, code) => {
    expect((await setId(made, typed)).id).toBe(made);
    await test.reopen();
    expect(await kept()).toEqual({ typed: typedText({ id: typed }), problems: [['id', code]] });
    // It is meant for this one alone.
    const copy = await test.call('duplicateProduct', { productId: made, name: 'Kettle 2' });
    expect(await kept(copy.id)).toEqual({ typed: null, problems: [] });
  });

  it('that could not be had is undone, redone and mended like any other change', async () => {
    await setId(made, 'kettle one');
    await test.call('undo', {});
    expect((await kept()).typed).toBeNull();
    await test.call('redo', {});
    expect((await kept()).typed).toEqual(typedText({ id: 'kettle one' }));
    expect((await setId(made, ' kettle-one ')).id).toBe('kettle-one');
    expect(await kept('kettle-one')).toEqual({ typed: null, problems: [] });
    await setId('kettle-one', 'prod_a');
    expect((await setId('kettle-one', null)).id).toMatch(/^prod_[0-9a-f]{24}$/);
  });

  it('that could not be had is let go when the box is emptied, and the made one stays', async () => {
    await setId(made, 'kettle one');
    expect((await setId(made, '')).id).toBe(made);
    expect((await kept()).typed).toBeNull();
  });
});
