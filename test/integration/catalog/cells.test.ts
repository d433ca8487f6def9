import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CellAction } from '#shared/contract/catalog-sheet.ts';
import type { OutputOf } from '#shared/contract/index.ts';
import { openTestCatalog, type TestCatalog } from '../support/open-test-catalog.ts';
import { priceBody, productBody } from '../support/sample-bodies.ts';

const EVERYTHING = { status: 'all', changed: false, conflict: false, missingTaxCode: false } as const;

describe('cells of the grid', () => {
  let test: TestCatalog;
  let viewId: string;

  async function openList(count: number): Promise<void> {
    const bodies = Array.from({ length: count }, (_, index) =>
      productBody(`prod_${String(index).padStart(4, '0')}`, {
        name: `Tea ${String(index).padStart(4, '0')}`,
      }),
    );
    await test.pull(bodies);
    const sort = { by: 'name', direction: 'ascending' } as const;
    viewId = (await test.call('openView', { search: '', filter: EVERYTHING, sort })).viewId;
  }

  function change(
    action: CellAction,
    at: { firstRow: number; rowCount: number; columns: string[] },
  ): Promise<OutputOf<'catalog.editCells'>> {
    return test.call('editCells', { viewId, ...at, action });
  }

  const fields = async (index: number) =>
    (await test.call('getProduct', { productId: `prod_${String(index).padStart(4, '0')}` })).fields;

  beforeEach(async () => {
    test = await openTestCatalog();
  });
  afterEach(() => test.dispose());

  it('are pasted as one step: the bad ones stay and say why, the rest applies', async () => {
    await openList(4);
    const rows = [['cup', 'Active'], ['a label far too long', 'perhaps'], ['bag'], ['', 'Archived']];
    const done = await change(
      { type: 'paste', rows },
      { firstRow: 1, rowCount: 4, columns: ['unitLabel', 'active'] },
    );
    expect(done).toMatchObject({ cells: 2, products: 2, rowsBeyond: 1 });
    expect(done.refused.map(({ productId, column, problem }) => [productId, column, problem.code])).toEqual([
      ['prod_0002', 'active', 'cell/not-a-status'],
      ['prod_0002', 'unitLabel', 'product/unit-label-too-long'],
    ]);
    expect([(await fields(1)).unitLabel, (await fields(2)).unitLabel, (await fields(3)).unitLabel]).toEqual([
      'cup',
      null,
      'bag',
    ]);
    expect((await test.call('getUndoState', {})).undo).toEqual({
      label: 'paste',
      name: 'Tea 0001',
      count: 2,
    });
    await test.call('undo', {});
    expect([(await fields(1)).unitLabel, (await fields(3)).unitLabel]).toEqual([null, null]);
    await test.call('redo', {});
    expect((await fields(3)).unitLabel).toBe('bag');
  });

  it('of one copied value fill every chosen cell', async () => {
    await openList(3);
    await change(
      { type: 'paste', rows: [['box']] },
      { firstRow: 0, rowCount: 3, columns: ['unitLabel', 'description'] },
    );
    expect(await fields(2)).toMatchObject({ unitLabel: 'box', description: 'box' });
  });

  it('are filled down from the first row, one row alone from the row above, and right from the left', async () => {
    await openList(3);
    await change({ type: 'type', text: 'first' }, { firstRow: 0, rowCount: 1, columns: ['description'] });
    await change({ type: 'fillDown' }, { firstRow: 1, rowCount: 1, columns: ['description'] });
    expect((await fields(1)).description).toBe('first');
    await change({ type: 'fillDown' }, { firstRow: 0, rowCount: 3, columns: ['description'] });
    expect((await fields(2)).description).toBe('first');
    await change({ type: 'fillRight' }, { firstRow: 2, rowCount: 1, columns: ['description', 'unitLabel'] });
    expect((await fields(2)).unitLabel).toBe('first');
  });

  it('are cleared, but for what Stripe asks for', async () => {
    await openList(1);
    await change({ type: 'type', text: 'text' }, { firstRow: 0, rowCount: 1, columns: ['description'] });
    const done = await change(
      { type: 'clear' },
      { firstRow: 0, rowCount: 1, columns: ['name', 'description'] },
    );
    expect(done.refused.map(({ column }) => column)).toEqual(['name']);
    expect((await fields(0)).description).toBeNull();
  });

  it('that are as they were make no step', async () => {
    await openList(1);
    const done = await change(
      { type: 'type', text: 'Tea 0000' },
      { firstRow: 0, rowCount: 1, columns: ['name'] },
    );
    expect(done).toMatchObject({ cells: 0, refused: [] });
    expect((await test.call('getUndoState', {})).undo).toBeNull();
  });

  it('of hundreds of rows are one step, whole again after undo', async () => {
    await openList(450);
    const rows = Array.from({ length: 450 }, (_, index) => [`u${index}`, `note ${index}`]);
    const at = { firstRow: 0, rowCount: 450, columns: ['unitLabel', 'metadata.note'] };
    expect(await change({ type: 'paste', rows }, at)).toMatchObject({ cells: 900, products: 450 });
    expect(await fields(449)).toMatchObject({ unitLabel: 'u449', metadata: { note: 'note 449' } });
    expect((await test.call('undo', {})).done).toMatchObject({ label: 'paste', count: 900 });
    expect((await test.call('getCounts', {})).changed).toBe(0);
  });

  it('of prices draft a whole change of price, and are one step to undo', async () => {
    await test.pull(
      [
        productBody('prod_x', { name: 'Beans', default_price: 'price_x' }),
        productBody('prod_y', { name: 'Cup' }),
      ],
      [priceBody('price_x', 'prod_x', { currency: 'jpy', unit_amount: 1480, lookup_key: 'beans' })],
    );
    const sort = { by: 'name', direction: 'ascending' } as const;
    viewId = (await test.call('openView', { search: '', filter: EVERYTHING, sort })).viewId;
    const at = { firstRow: 0, rowCount: 2, columns: ['price'] };
    const done = await change({ type: 'paste', rows: [['¥1,600'], ['300']] }, at);
    expect(done).toMatchObject({ cells: 1, prices: 1, products: 1 });
    expect(done.refused.map(({ problem }) => problem.code)).toEqual(['cell/price-none']);
    const beans = await test.call('getProduct', { productId: 'prod_x' });
    const [made, old] = ['price_x', null].map((replaces) =>
      beans.prices.find((price) => price.replaces === replaces),
    );
    expect(made).toMatchObject({ isDefault: true, fields: { unitAmountMinor: 1600, lookupKey: 'beans' } });
    expect(old).toMatchObject({ id: 'price_x', fields: { active: false, lookupKey: null } });

    // Typed once more: the price that is only here takes the amount.
    await change({ type: 'type', text: '1700' }, { ...at, rowCount: 1 });
    const again = await test.call('getProduct', { productId: 'prod_x' });
    expect(again.prices).toHaveLength(2);
    expect(again.prices.find(({ isDefault }) => isDefault)?.fields.unitAmountMinor).toBe(1700);
    await test.call('undo', {});
    await test.call('undo', {});
    expect((await test.call('getProduct', { productId: 'prod_x' })).prices).toHaveLength(1);
    expect((await test.call('getCounts', {})).changed).toBe(0);
  });

  it('of prices in several currencies are changed together; another currency alone needs no new price', async () => {
    await test.pull(
      [productBody('prod_x', { name: 'Beans', default_price: 'price_x' })],
      [priceBody('price_x', 'prod_x', { currency_options: { jpy: { unit_amount: 1500 } } })],
    );
    const sort = { by: 'name', direction: 'ascending' } as const;
    viewId = (await test.call('openView', { search: '', filter: EVERYTHING, sort })).viewId;
    const at = { firstRow: 0, rowCount: 1, columns: ['price.jpy', 'price.eur', 'price.usd'] };
    const prices = async () => (await test.call('getProduct', { productId: 'prod_x' })).prices;

    const others = await change({ type: 'paste', rows: [['¥1,600', '9,50', '10.00']] }, at);
    expect(others).toMatchObject({ cells: 2, prices: 0, refused: [] });
    expect(await prices()).toMatchObject([
      {
        id: 'price_x',
        fields: {
          unitAmountMinor: 1000,
          currencyOptions: { jpy: { unitAmountMinor: 1600 }, eur: { unitAmountMinor: 950 } },
        },
      },
    ]);

    const all = await change({ type: 'paste', rows: [['1700', 'nine', '12']] }, at);
    expect(all).toMatchObject({ cells: 2, prices: 1 });
    expect(all.refused.map(({ column }) => column)).toEqual(['price.eur']);
    expect((await prices()).find(({ isDefault }) => isDefault)?.fields).toMatchObject({
      unitAmountMinor: 1200,
      currencyOptions: { jpy: { unitAmountMinor: 1700 }, eur: { unitAmountMinor: 950 } },
    });
    await test.call('undo', {});
    await test.call('undo', {});
    expect((await test.call('getCounts', {})).changed).toBe(0);
  });

  it('come back to the start by undo and return by redo, whatever was done', async () => {
    await openList(6);
    for (let index = 0; index < 6; index += 2) {
      const id = `prod_000${index}`;
      await test.pull(
        [productBody(id, { name: `Tea 000${index}`, default_price: `price_${index}` })],
        [priceBody(`price_${index}`, id, { currency: 'jpy', lookup_key: `tea-${index}` })],
      );
    }
    const columns = ['name', 'active', 'description', 'unitLabel', 'metadata.a', 'price', 'price.usd'];
    const actions: CellAction[] = [
      {
        type: 'paste',
        rows: [
          ['x', 'FALSE'],
          ['', 'perhaps', 'd'],
        ],
      },
      { type: 'fillDown' },
      { type: 'clear' },
      { type: 'fillRight' },
      { type: 'type', text: 'label' },
      { type: 'type', text: '2500' },
      { type: 'paste', rows: [['', '', '', '', '', '1200', '9.5']] },
    ];
    const seen = async () =>
      await Promise.all(
        Array.from({ length: 6 }, async (_, index) => {
          const { fields: own, prices } = await test.call('getProduct', { productId: `prod_000${index}` });
          return { own, prices: prices.map(({ id, fields: shown }) => ({ id, shown })) };
        }),
      );
    const start = await seen();
    const seed = Date.now() % 1_000_000;
    process.stdout.write(`seed ${seed}\n`);
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            action: fc.constantFrom(...actions),
            firstRow: fc.nat(5),
            rowCount: fc.integer({ min: 1, max: 6 }),
            from: fc.nat(6),
          }),
          {
            maxLength: 6,
          },
        ),
        async (edits) => {
          for (const { action, firstRow, rowCount, from } of edits) {
            await change(action, { firstRow, rowCount, columns: columns.slice(from) });
          }
          const end = await seen();
          let steps = 0;
          for (; (await test.call('getUndoState', {})).undo !== null; steps += 1) await test.call('undo', {});
          expect(await seen()).toEqual(start);
          for (let step = 0; step < steps; step += 1) await test.call('redo', {});
          expect(await seen()).toEqual(end);
          for (let step = 0; step < steps; step += 1) await test.call('undo', {});
        },
      ),
      { numRuns: 15, seed },
    );
  });
});
