import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProductSort } from '#shared/contract/catalog.ts';
import { openTestCatalog, type TestCatalog } from '../support/open-test-catalog.ts';
import { priceBody, productBody } from '../support/sample-bodies.ts';

const everything = { status: 'all', changed: false, conflict: false, missingTaxCode: false } as const;
const byName = { by: 'name', direction: 'ascending' } as const;

describe('views', () => {
  let test: TestCatalog;
  beforeEach(async () => {
    test = await openTestCatalog();
  });
  afterEach(async () => {
    await test.dispose();
  });

  const namesBy = async (
    sort: ProductSort,
    filter: Partial<Record<'changed' | 'conflict' | 'missingTaxCode', boolean>> = {},
  ) => {
    const view = await test.call('openView', { search: '', filter: { ...everything, ...filter }, sort });
    return view.rows.map((row) => row.fields.name);
  };

  it('order names as people do, in English and Japanese', async () => {
    const ordered = [
      'apple',
      'Äpple 2',
      'Banana',
      'plan 9',
      'Plan 10',
      'ｚ full width',
      'あずき',
      'がく',
      'かさ',
      'カフェ',
      'ｶﾞﾗｽ',
      'コーヒー',
      'さら',
      '亜',
      '価格',
      '商品',
    ];
    const shuffled = ordered.toReversed();
    await test.pull(shuffled.map((name, index) => productBody(`prod_${String(index)}`, { name })));
    const names = await namesBy(byName);
    expect(names).toEqual(ordered);
    expect(await namesBy({ ...byName, direction: 'descending' })).toEqual(names.toReversed());
  });

  it('order by price within a currency; no price comes last both ways', async () => {
    const prices = [
      ['cheap', { unit_amount: 900, unit_amount_decimal: '900' }],
      ['dear', { unit_amount: 10_000, unit_amount_decimal: '10000' }],
      ['fraction', { unit_amount: null, unit_amount_decimal: '900.5' }],
      ['yen', { unit_amount: 1, unit_amount_decimal: '1', currency: 'jpy' }],
    ] as const;
    await test.pull(
      [...prices.map(([id]) => productBody(id, { default_price: `price_${id}` })), productBody('none')],
      prices.map(([id, over]) => priceBody(`price_${id}`, id, over)),
    );
    expect(await namesBy({ by: 'price', direction: 'ascending' })).toEqual([
      'yen',
      'cheap',
      'fraction',
      'dear',
      'none',
    ]);
    expect(await namesBy({ by: 'price', direction: 'descending' })).toEqual([
      'dear',
      'fraction',
      'cheap',
      'yen',
      'none',
    ]);
  });

  it('order by status, tax code and time', async () => {
    await test.pull([
      productBody('b', { active: false, updated: 3 }),
      productBody('a', { updated: 1, tax_code: 'txcd_20030000' }),
      productBody('c', { updated: 2, tax_code: 'txcd_10000000' }),
    ]);
    expect(await namesBy({ by: 'status', direction: 'ascending' })).toEqual(['a', 'c', 'b']);
    expect(await namesBy({ by: 'status', direction: 'descending' })).toEqual(['b', 'a', 'c']);
    expect(await namesBy({ by: 'taxCode', direction: 'ascending' })).toEqual(['c', 'a', 'b']);
    expect(await namesBy({ by: 'updated', direction: 'descending' })).toEqual(['b', 'c', 'a']);
    expect(await namesBy(byName, { missingTaxCode: true })).toEqual(['b']);
  });

  it('show products in conflict', async () => {
    await test.pull([productBody('a', { name: 'One' }), productBody('b')]);
    await test.call('editProduct', { productId: 'a', changes: { name: 'Mine' } });
    await test.pull([productBody('a', { name: 'Theirs', updated: 1_750_000_100 })]);
    expect(await namesBy(byName, { conflict: true })).toEqual(['Mine']);
    expect(await test.call('getProduct', { productId: 'a' })).toMatchObject({
      conflicts: [{ path: 'name', base: 'One', mine: 'Mine', theirs: 'Theirs', theirsAt: 1_750_000_100 }],
      marks: { conflict: true },
    });
  });

  it('are read in windows, and find a product in them', async () => {
    const number = (index: number) => String(index).padStart(4, '0');
    await test.pull(Array.from({ length: 450 }, (_, index) => productBody(`prod_${number(index)}`)));
    const { viewId, rows, total } = await test.call('openView', {
      search: '',
      filter: everything,
      sort: byName,
    });
    expect([rows.length, total]).toEqual([100, 450]);
    const window = await test.call('readRows', { viewId, start: 440, count: 50 });
    expect(window.rows.map(({ id }) => id)).toEqual(
      Array.from({ length: 10 }, (_, index) => `prod_${number(440 + index)}`),
    );
    expect(await test.call('locateRow', { viewId, productId: 'prod_0123' })).toEqual({ index: 123 });
    expect(await test.call('locateRow', { viewId, productId: 'prod_none' })).toEqual({ index: null });
  });

  it('keep a row in its place while it is edited, and lose one that is gone', async () => {
    await test.pull([productBody('a'), productBody('b')]);
    const made = await test.call('createProduct', { changes: { name: 'aa' }, firstPrice: null });
    const { viewId } = await test.call('openView', { search: '', filter: everything, sort: byName });
    await test.call('editProduct', { productId: 'a', changes: { name: 'zzz' } });
    const before = await test.call('readRows', { viewId, start: 0, count: 10 });
    expect(before.rows.map(({ fields }) => fields.name)).toEqual(['zzz', 'aa', 'b']);
    await test.call('discardProduct', { productId: made.id });
    const after = await test.call('readRows', { viewId, start: 0, count: 10 });
    expect([after.rows.map(({ fields }) => fields.name), after.total]).toEqual([['zzz', 'b'], 2]);
  });

  it('are forgotten oldest first', async () => {
    const first = await test.call('openView', { search: '', filter: everything, sort: byName });
    for (let count = 0; count < 6; count += 1) {
      await test.call('openView', { search: '', filter: everything, sort: byName });
    }
    await expect(test.call('readRows', { viewId: first.viewId, start: 0, count: 1 })).rejects.toMatchObject({
      error: { code: 'catalog/view-unknown' },
    });
  });

  it('answer first rows of a big catalog before the count, and the same ones', async () => {
    const size = 6000;
    const bodies = Array.from({ length: size }, (_, index) =>
      productBody(`prod_${String(index)}`, {
        name: `Coffee ${String((index * 7919) % size)}`,
        active: index % 3 > 0,
      }),
    );
    await test.pull(bodies);
    for (const search of ['', 'coffee', 'co', 'coffee 1']) {
      const filter = { ...everything, status: 'active' as const };
      const view = await test.call('openView', { search, filter, sort: byName });
      const whole = await test.call('readRows', { viewId: view.viewId, start: 0, count: view.rows.length });
      expect(view.rows).toEqual(whole.rows);
      expect(whole.total).toBe(
        bodies.filter((body) => {
          const text = `${String(body['name'])} ${String(body['id'])}`.toLowerCase();
          return body['active'] === true && search.split(' ').every((word) => text.includes(word));
        }).length,
      );
    }
  });
});
