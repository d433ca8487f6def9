import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OutputOf } from '#shared/contract/index.ts';
import { openTestCatalog, type TestCatalog } from '../support/open-test-catalog.ts';
import { priceBody, productBody } from '../support/sample-bodies.ts';

type Check = OutputOf<'catalog.checkImport'>;

describe('a file of prices', () => {
  let test: TestCatalog;

  beforeEach(async () => {
    test = await openTestCatalog();
    await test.pull(
      [
        productBody('prod_a', { name: 'Tea', default_price: 'price_a', metadata: { shelf: '007' } }),
        productBody('prod_b', { name: 'Cup' }),
        productBody('prod_o', { name: 'Old', active: false, default_price: 'price_o' }),
      ],
      [
        priceBody('price_a', 'prod_a', { lookup_key: 'tea' }),
        priceBody('price_m', 'prod_a', {
          recurring: { interval: 'month', interval_count: 1, usage_type: 'licensed' },
          type: 'recurring',
        }),
        // Archived with its product, which the Dashboard allows.
        priceBody('price_o', 'prod_o', { active: false }),
        priceBody('price_t', 'prod_a', {
          billing_scheme: 'tiered',
          unit_amount: null,
          unit_amount_decimal: null,
        }),
      ],
    );
  });
  afterEach(() => test.dispose());

  async function exported(what: 'prices' | 'both', format: 'csv' | 'xlsx'): Promise<Uint8Array> {
    await test.call('exportTable', { viewId: null, what, format, language: 'en' });
    const content = test.savedFiles.at(-1)?.content ?? '';
    return typeof content === 'string' ? new TextEncoder().encode(content) : content;
  }

  async function read(file: string | Uint8Array): Promise<{ importId: string; mapping: (string | null)[] }> {
    const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
    return await test.call('readImport', { bytes: new Uint8Array(bytes), encoding: null, delimiter: null });
  }

  async function checked(file: string | Uint8Array): Promise<Check> {
    const { importId, mapping } = await read(file);
    return await test.call('checkImport', { importId, mapping });
  }

  async function applied(file: string | Uint8Array): Promise<OutputOf<'catalog.applyImport'>> {
    const { importId, mapping } = await read(file);
    return await test.call('applyImport', { importId, mapping });
  }

  it.each([
    ['prices', 'csv', 4],
    ['both', 'csv', 5],
    ['prices', 'xlsx', 4],
    ['both', 'xlsx', 5],
  ] as const)('of %s, as %s, imported again changes nothing', async (what, format, rows) => {
    const file = await exported(what, format);
    expect(await checked(file)).toMatchObject({ new: 0, changed: 0, unchanged: rows, error: 0 });
    expect(await applied(file)).toEqual({ new: 0, changed: 0, left: 0 });
    expect((await test.call('getUndoState', {})).undo).toBeNull();
  });

  it('adds a price, changes what may change, and drafts a changed amount as a change of price', async () => {
    const file = [
      'Price ID,Product ID,Currency,Amount,Interval,Price nickname,Lookup key,Default price',
      'price_a,prod_a,USD,12.50,,Loose,tea,TRUE',
      'price_m,prod_a,USD,10.00,month,Monthly,,FALSE',
      ',prod_b,JPY,1480,,,cup,TRUE',
    ].join('\n');
    const check = await checked(file);
    expect(check).toMatchObject({ new: 1, changed: 2, unchanged: 0, error: 0 });
    expect(check.rows.map(({ row, outcome, changesPrice }) => [row, outcome, changesPrice])).toEqual([
      [2, 'changed', true],
      [3, 'changed', false],
      [4, 'new', false],
    ]);
    expect((await test.call('getCounts', {})).changed).toBe(0);
    expect(await applied(file)).toEqual({ new: 1, changed: 2, left: 0 });

    const tea = await test.call('getProduct', { productId: 'prod_a' });
    const old = tea.prices.find(({ id }) => id === 'price_a');
    const heir = tea.prices.find(({ replaces }) => replaces === 'price_a');
    expect(old?.fields).toMatchObject({ active: false, lookupKey: null });
    expect(heir?.fields).toMatchObject({ unitAmountMinor: 1250, nickname: 'Loose', lookupKey: 'tea' });
    expect(tea.fields.defaultPriceId).toBe(heir?.id);
    expect(tea.prices.find(({ id }) => id === 'price_m')?.fields.nickname).toBe('Monthly');
    const cup = await test.call('getProduct', { productId: 'prod_b' });
    expect(cup.prices).toHaveLength(1);
    expect(cup.prices[0]?.fields).toMatchObject({ currency: 'jpy', unitAmountMinor: 1480, lookupKey: 'cup' });
    expect(cup.fields.defaultPriceId).toBe(cup.prices[0]?.id);

    // The same file once more: what it drafted is found again.
    expect(await checked(file)).toMatchObject({ new: 0, changed: 0, unchanged: 3, error: 0 });
    await test.call('undo', {});
    expect((await test.call('getCounts', {})).changed).toBe(0);
  });

  it('makes a new product with all its prices, once', async () => {
    const file = [
      'Name,Currency,Amount,Interval',
      'Team plan,USD,12,month',
      'Team plan,USD,120,year',
      'Notebook,USD,4,',
    ].join('\n');
    expect(await checked(file)).toMatchObject({ new: 3, changed: 0, unchanged: 0, error: 0 });
    await applied(file);
    expect((await test.call('getCounts', {})).products).toBe(5);
    const view = await test.call('openView', {
      search: 'Team plan',
      filter: { status: 'all', changed: false, conflict: false, missingTaxCode: false },
      sort: { by: 'name', direction: 'ascending' },
    });
    const team = await test.call('getProduct', { productId: view.rows[0]?.id ?? '' });
    expect(team.firstPrice).toMatchObject({ currency: 'usd', unitAmountMinor: 1200 });
    expect(team.prices.filter(({ fields }) => fields.recurring?.interval === 'year')).toHaveLength(1);
    expect(await checked(file)).toMatchObject({ new: 0, changed: 0, unchanged: 3, error: 0 });
  });

  it('says of each wrong row what is wrong and the way out', async () => {
    const file = [
      'Price ID,Product ID,Name,Currency,Amount,Interval,Tax behavior,Price active',
      'price_a,prod_a,Tea,EUR,10.00,,,TRUE',
      'price_m,prod_a,Tea leaves,USD,10.00,fortnight,,TRUE',
      'price_a,prod_b,Cup,USD,10.00,,,TRUE',
      'price_zzz,prod_b,Cup,USD,10.00,,,TRUE',
      ',prod_b,Cup,,10.00,,,TRUE',
      ',prod_b,Cup,USD,1e3,,vat,TRUE',
      ',,,USD,5,,,TRUE',
    ].join('\n');
    const { rows } = await checked(file);
    const codes = rows.map(({ row, problems }) => [row, problems.map(({ problem }) => problem.code)]);
    expect(codes).toEqual([
      [2, ['import/price-fixed']],
      [3, ['import/rows-disagree']],
      [4, ['import/id-twice']],
      [5, ['import/price-unknown']],
      [6, ['price/currency-missing']],
      [7, ['money/not-a-number', 'import/not-a-tax-behavior']],
      [8, ['product/name-missing']],
    ]);
    expect(await applied(file)).toEqual({ new: 0, changed: 0, left: 7 });
    expect((await test.call('getUndoState', {})).undo).toBeNull();
  });

  it('archives no default price, and does not take two for the default', async () => {
    const archive = 'Price ID,Product ID,Price active\nprice_a,prod_a,FALSE\n';
    expect((await checked(archive)).rows[0]?.problems[0]?.problem.code).toBe('price/default-archived');
    const two = 'Product ID,Currency,Amount,Default price\nprod_b,USD,1,TRUE\nprod_b,USD,2,TRUE\n';
    expect((await checked(two)).rows[0]?.problems[0]?.problem.code).toBe('import/two-defaults');
  });
});
