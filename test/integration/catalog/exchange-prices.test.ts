import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OutputOf } from '#shared/contract/index.ts';
import { priceModelOf } from '#shared/domain/price-form.ts';
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

  it('holds every shape of price, its metadata and its further currencies, and reads them back', async () => {
    const file = [
      'Product ID,Pricing model,Currency,Amount,Tiers,Units in a package,Part of a package,' +
        'Customer’s amount (min / suggested / max),Interval,Usage type,Meter ID,Trial days,' +
        'Amount in: JPY,Tax behavior in: JPY,Price metadata: plan',
      'prod_b,package,USD,10.00,,12,down,,,,,,1500,exclusive,box',
      'prod_b,graduated,USD,,"10: 5.00 + 20.00\ninf: 3.50",,,,month,,,14,"10: 500\ninf: 300",unspecified,',
      'prod_b,volume,USD,,"10: 5.00\ninf: + 20.00",,,,month,metered,mtr_1,,,,',
      'prod_b,custom,JPY,,,,,100 / 500 /,,,,,,,',
    ].join('\n');
    expect(await checked(file)).toMatchObject({ new: 4, changed: 0, unchanged: 0, error: 0 });
    await applied(file);
    const { prices } = await test.call('getProduct', { productId: 'prod_b' });
    const [pack, graduated, volume, custom] = ['package', 'graduated', 'volume', 'custom'].map(
      (model) => prices.find(({ fields }) => priceModelOf(fields) === model)?.fields,
    );
    expect(pack).toMatchObject({
      unitAmountMinor: 1000,
      transformQuantity: { divideBy: 12, round: 'down' },
      currencyOptions: { jpy: { unitAmountMinor: 1500, taxBehavior: 'exclusive' } },
      metadata: { plan: 'box' },
    });
    expect(graduated).toMatchObject({
      tiersMode: 'graduated',
      tiers: [
        { upTo: 10, unitAmountMinor: 500, flatAmountMinor: 2000 },
        { upTo: null, unitAmountMinor: 350, flatAmountMinor: null },
      ],
      recurring: { trialPeriodDays: 14 },
      currencyOptions: { jpy: { tiers: [{ unitAmountMinor: 500 }, { unitAmountMinor: 300 }] } },
    });
    expect(volume).toMatchObject({
      tiersMode: 'volume',
      recurring: { usageType: 'metered', meter: 'mtr_1' },
    });
    expect(custom).toMatchObject({
      customUnitAmount: { minimumMinor: 100, presetMinor: 500, maximumMinor: null },
    });
    // The same file again, and what is exported now, change nothing; exported again it is the same file.
    expect(await checked(file)).toMatchObject({ new: 0, changed: 0, unchanged: 4, error: 0 });
    const first = await exported('both', 'csv');
    expect(await checked(first)).toMatchObject({ new: 0, changed: 0, error: 0 });
    expect(await applied(first)).toEqual({ new: 0, changed: 0, left: 0 });
    expect(await exported('both', 'csv')).toEqual(first);
    expect(await checked(await exported('both', 'xlsx'))).toMatchObject({ new: 0, changed: 0, error: 0 });
  });

  it('changes tiers by another price in the place, and metadata and currencies where they stand', async () => {
    await test.pull(
      [productBody('prod_s', { name: 'Seats' })],
      [
        priceBody('price_s', 'prod_s', {
          billing_scheme: 'tiered',
          tiers_mode: 'volume',
          unit_amount: null,
          unit_amount_decimal: null,
          tiers: [{ up_to: null, unit_amount: 500, unit_amount_decimal: '500', flat_amount: null }],
          recurring: { interval: 'month', interval_count: 1, usage_type: 'licensed' },
          type: 'recurring',
          metadata: { plan: 'old', gone: 'soon', countertop_operation: 'mark' },
        }),
        priceBody('price_f', 'prod_s', {
          currency_options: {
            usd: { unit_amount: 1000, unit_amount_decimal: '1000', tax_behavior: 'unspecified' },
            eur: { unit_amount: 900, unit_amount_decimal: '900', tax_behavior: 'unspecified' },
          },
        }),
      ],
    );
    const file = [
      'Price ID,Product ID,Tiers,Amount in: EUR,Amount in: JPY,Price metadata: plan,Price metadata: gone',
      'price_s,prod_s,"10: 5.00\ninf: 4.00",,,new,',
      'price_f,prod_s,,9.50,1500,,',
    ].join('\n');
    const check = await checked(file);
    expect(check.rows.map(({ changesPrice, problems }) => [changesPrice, problems])).toEqual([
      [true, []],
      [false, []],
    ]);
    await applied(file);
    const { prices } = await test.call('getProduct', { productId: 'prod_s' });
    const heir = prices.find(({ replaces }) => replaces === 'price_s');
    expect(heir?.fields).toMatchObject({
      tiersMode: 'volume',
      tiers: [{ upTo: 10 }, { upTo: null, unitAmountMinor: 400 }],
    });
    expect(heir?.fields.metadata).toEqual({ plan: 'new' });
    expect(prices.find(({ id }) => id === 'price_f')?.fields.currencyOptions).toMatchObject({
      eur: { unitAmountMinor: 950 },
      jpy: { unitAmountMinor: 1500 },
    });
    expect(await checked(file)).toMatchObject({ new: 0, changed: 0, unchanged: 2, error: 0 });
  });

  it('says of cells that fit no shape what they should be', async () => {
    const file = [
      'Product ID,Pricing model,Currency,Amount,Tiers,Units in a package,Part of a package,Interval,Trial days,Amount in: USD,Amount in: EUR,Tax behavior in: EUR',
      'prod_b,by weight,USD,1.00,,,,,,,,',
      'prod_b,flat,USD,1.00,"inf: 3.00",,,,,,,',
      'prod_b,volume,USD,,ten: 3,,,month,,,,',
      'prod_b,package,USD,1.00,,0,sideways,,,,,',
      'prod_b,flat,USD,1.00,,,,,7,,,',
      'prod_b,flat,USD,1.00,,,,,,2.00,,',
      'prod_b,flat,USD,1.00,,,,,,,"inf: 1",',
      'prod_b,flat,USD,1.00,,,,,,,,exclusive',
    ].join('\n');
    const codes = (await checked(file)).rows.map(({ problems }) =>
      problems.map(({ column, problem }) => [column, problem.code]),
    );
    expect(codes).toEqual([
      [['pricingModel', 'import/not-a-model']],
      [['tiers', 'import/other-model']],
      [['tiers', 'import/not-tiers']],
      [['unitsInPackage', 'import/not-a-count']],
      [['trialDays', 'import/recurring-only']],
      [['priceIn.usd', 'import/own-currency']],
      [['priceIn.eur', 'import/not-its-amounts']],
      [['priceTaxIn.eur', 'import/no-amount-in-currency']],
    ]);
  });

  it('finds lookup keys that another price holds, active, archived or drafted, before anything is drafted', async () => {
    await test.pull([], [priceBody('price_o', 'prod_o', { active: false, lookup_key: 'old' })]);
    await test.call('editPrice', {
      priceId: 'price_m',
      changes: { lookupKey: 'drafted' },
      transferLookupKey: false,
    });
    const file = [
      'Price ID,Product ID,Currency,Amount,Lookup key',
      ',prod_b,USD,1.00,tea',
      ',prod_b,USD,2.00,old',
      'price_o,prod_o,USD,10.00,drafted',
      ',prod_b,USD,3.00,fresh',
      ',prod_b,USD,4.00,fresh',
      'price_a,prod_a,USD,11.00,tea',
    ].join('\n');
    const { rows } = await checked(file);
    expect(rows.map(({ row, problems }) => [row, problems.map(({ problem }) => problem)])).toMatchObject([
      [
        2,
        [{ code: 'import/lookup-key-taken', path: 'lookupKey', params: { id: 'price_a', archived: 'no' } }],
      ],
      [3, [{ code: 'import/lookup-key-taken', params: { product: 'Old', archived: 'yes' } }]],
      [4, [{ code: 'import/lookup-key-taken', params: { id: 'price_m' } }]],
      [6, [{ code: 'import/lookup-key-twice', params: { key: 'fresh' } }]],
      [7, [{ code: 'import/lookup-key-twice', params: { key: 'tea' } }]],
      [5, []],
    ]);
    expect(await applied(file)).toEqual({ new: 1, changed: 0, left: 5 });
  });

  it('archives no default price, and does not take two for the default', async () => {
    const archive = 'Price ID,Product ID,Price active\nprice_a,prod_a,FALSE\n';
    expect((await checked(archive)).rows[0]?.problems[0]?.problem.code).toBe('price/default-archived');
    const two = 'Product ID,Currency,Amount,Default price\nprod_b,USD,1,TRUE\nprod_b,USD,2,TRUE\n';
    expect((await checked(two)).rows[0]?.problems[0]?.problem.code).toBe('import/two-defaults');
  });
});
