import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppFailure } from '#shared/errors.ts';
import { priceBody, productBody } from '../support/sample-bodies.ts';
import { FROM_A, FROM_B, openTransferDesk, type TransferDesk } from './transfer-desk.ts';

const A_TO_B = { from: FROM_A, to: 'shop-b' };
const NOTHING = { new: 0, changed: 0, refused: 0 };

function monthly(id: string, productId: string, over = {}) {
  const recurring = { interval: 'month', interval_count: 1, usage_type: 'licensed' };
  return priceBody(id, productId, { recurring, type: 'recurring', ...over });
}

describe('a catalog copied from one account to another', () => {
  let desk: TransferDesk;

  beforeEach(async () => {
    desk = await openTransferDesk();
    await desk.a.pull(
      [
        productBody('prod_tea', {
          name: 'Tea',
          default_price: 'price_tea',
          metadata: { shelf: '007', countertop_operation: 'op_1' },
        }),
        productBody('prod_plan', { name: 'Plan', default_price: 'price_plan' }),
        productBody('prod_old', { name: 'Old', active: false }),
      ],
      [
        priceBody('price_tea', 'prod_tea', { lookup_key: 'tea' }),
        monthly('price_plan', 'prod_plan', { nickname: 'Monthly' }),
        monthly('price_gone', 'prod_plan', { active: false, unit_amount: 5, unit_amount_decimal: '5' }),
      ],
    );
    await desk.b.pull([productBody('prod_b', { name: 'Only here' })]);
  });
  afterEach(() => desk.dispose());

  const counts = async () => (await desk.compare(A_TO_B)).counts;

  it('has the same ids and lookup keys, becomes drafts, and is copied once', async () => {
    expect(await counts()).toEqual({ new: 2, changed: 0, same: 0, refused: 0, left: 1, onlyInTarget: 1 });
    expect((await desk.b.call('getCounts', {})).changed).toBe(0);
    expect(await desk.copy(A_TO_B)).toBe(2);
    const tea = await desk.b.call('getProduct', { productId: 'prod_tea' });
    expect(tea.fields).toMatchObject({ name: 'Tea', metadata: { shelf: '007' } });
    expect(tea.fields.metadata).not.toHaveProperty('countertop_operation');
    expect(tea.prices.map(({ fields }) => fields.lookupKey)).toEqual(['tea']);
    expect(tea.fields.defaultPriceId).toBe(tea.prices[0]?.id);
    const plan = await desk.b.call('getProduct', { productId: 'prod_plan' });
    expect(plan.prices).toHaveLength(1);
    expect((await desk.b.call('getUndoState', {})).undo).toMatchObject({ label: 'copy', count: 2 });

    expect(await counts()).toMatchObject({ ...NOTHING, same: 2 });
    expect(await desk.copy(A_TO_B)).toBe(0);
    await desk.b.call('undo', {});
    expect((await desk.b.call('getCounts', {})).products).toBe(1);
    // The same ids are free again.
    expect(await desk.copy(A_TO_B)).toBe(2);
    expect((await desk.b.call('getProduct', { productId: 'prod_tea' })).fields.name).toBe('Tea');
  });

  it('copies only what changed since, a changed price as a change of price', async () => {
    await desk.b.pull(
      [
        productBody('prod_tea', { name: 'Tea', default_price: 'price_b_tea', metadata: { shelf: '007' } }),
        productBody('prod_plan', { name: 'Plan', default_price: 'price_b_plan', description: 'mine' }),
      ],
      [
        priceBody('price_b_tea', 'prod_tea', {
          lookup_key: 'tea',
          unit_amount: 900,
          unit_amount_decimal: '900',
        }),
        monthly('price_b_plan', 'prod_plan', { nickname: 'Monthly' }),
      ],
    );
    const { products } = await desk.compare(A_TO_B);
    expect(
      products.map(({ sourceId, changes, prices }) => [sourceId, changes, prices.map((p) => p.action)]),
    ).toEqual([
      ['prod_plan', [{ path: 'description', before: 'mine', after: null }], []],
      ['prod_tea', [], ['replace']],
    ]);
    expect(await desk.copy(A_TO_B, ['prod_tea'])).toBe(1);
    const tea = await desk.b.call('getProduct', { productId: 'prod_tea' });
    const heir = tea.prices.find(({ replaces }) => replaces === 'price_b_tea');
    expect(heir?.fields).toMatchObject({ unitAmountMinor: 1000, lookupKey: 'tea', active: true });
    expect(tea.prices.find(({ id }) => id === 'price_b_tea')?.fields).toMatchObject({
      active: false,
      lookupKey: null,
    });
    expect(tea.fields.defaultPriceId).toBe(heir?.id);
    expect(await counts()).toMatchObject({ new: 0, changed: 1, same: 1 });
  });

  it('takes of a product the fields and prices that are wanted, and tells the rest again', async () => {
    await desk.b.pull(
      [productBody('prod_tea', { name: 'Tea leaves', description: 'mine', default_price: 'price_b_tea' })],
      [
        priceBody('price_b_tea', 'prod_tea', {
          lookup_key: 'tea',
          nickname: 'Mine',
          unit_amount: 900,
          unit_amount_decimal: '900',
        }),
      ],
    );
    const paths = ['description', 'metadata.shelf', 'prices.price_tea'];
    await desk.copy({ ...A_TO_B, leftOut: [{ sourceId: 'prod_tea', paths }] }, ['prod_tea']);
    const tea = await desk.b.call('getProduct', { productId: 'prod_tea' });
    expect(tea.fields).toMatchObject({ name: 'Tea', description: 'mine', metadata: {} });
    expect(tea.prices).toHaveLength(1);
    const { products } = await desk.compare(A_TO_B);
    const again = products.find(({ sourceId }) => sourceId === 'prod_tea');
    expect(again?.changes.map(({ path }) => path)).toEqual(['description', 'metadata.shelf']);
    expect(again?.prices.map(({ action }) => action)).toEqual(['replace']);
    // Of a new product, too: all but one price, and then no default is made of it.
    await desk.copy({ ...A_TO_B, leftOut: [{ sourceId: 'prod_plan', paths: ['prices.price_plan'] }] }, [
      'prod_plan',
    ]);
    const plan = await desk.b.call('getProduct', { productId: 'prod_plan' });
    expect([plan.prices, plan.fields.defaultPriceId]).toEqual([[], null]);
  });

  it('takes of a price that is there the fields that are wanted', async () => {
    const price = priceBody('price_b_tea', 'prod_tea', { lookup_key: 'tea', nickname: 'Mine' });
    await desk.a.pull([], [priceBody('price_tea', 'prod_tea', { lookup_key: 'other', nickname: 'Loose' })]);
    await desk.b.pull([productBody('prod_tea', { name: 'Tea', default_price: 'price_b_tea' })], [price]);
    const paths = ['prices.price_tea.lookupKey'];
    await desk.copy({ ...A_TO_B, leftOut: [{ sourceId: 'prod_tea', paths }] }, ['prod_tea']);
    const { prices } = await desk.b.call('getProduct', { productId: 'prod_tea' });
    expect(prices.map(({ fields }) => [fields.nickname, fields.lookupKey])).toEqual([['Loose', 'tea']]);
  });

  it('copies archived products and prices where that is asked for, archived, and once', async () => {
    const sides = { ...A_TO_B, withArchived: true };
    expect((await desk.compare(sides)).counts).toMatchObject({ new: 3, left: 0 });
    expect(await desk.copy(sides)).toBe(3);
    expect((await desk.b.call('getProduct', { productId: 'prod_old' })).fields.active).toBe(false);
    const { prices, problems } = await desk.b.call('getProduct', { productId: 'prod_plan' });
    expect(prices.map(({ fields }) => fields.active)).toEqual([true, false]);
    expect([...problems, ...prices.flatMap((price) => price.problems)]).toEqual([]);
    expect((await desk.compare(sides)).counts).toMatchObject({ ...NOTHING, same: 3 });
  });

  it('tells more than the first five hundred, and takes all but some', async () => {
    const ids = Array.from({ length: 520 }, (_, index) => `prod_${String(index).padStart(3, '0')}`);
    await desk.a.pull(
      ids.map((id) => productBody(id, { name: id })),
      [],
    );
    const { comparisonId, products, counts: found } = await desk.compare(A_TO_B);
    expect([products.length, found.new]).toEqual([500, 522]);
    const rest = await desk.readCompared(comparisonId, 500, 500);
    expect(rest).toHaveLength(22);
    expect(new Set([...products, ...rest].map(({ sourceId }) => sourceId)).size).toBe(522);
    expect(await desk.copy({ ...A_TO_B, except: ids.slice(1) })).toBe(3);
    await expect(desk.readCompared('another', 0, 10)).rejects.toMatchObject({
      error: { code: 'transfer/comparison-forgotten' },
    });
  });

  it('finds a product of another id by its lookup keys, and remembers it', async () => {
    await desk.b.pull(
      [productBody('prod_b_tea', { name: 'Tea (old name)' })],
      [priceBody('price_b_tea', 'prod_b_tea', { lookup_key: 'tea' })],
    );
    expect(await counts()).toMatchObject({ new: 1, changed: 1 });
    await desk.copy(A_TO_B);
    expect((await desk.b.call('getProduct', { productId: 'prod_b_tea' })).fields.name).toBe('Tea');
    // Its key goes elsewhere: only what was kept says now which product it is.
    const price = priceBody('price_tea', 'prod_tea', { lookup_key: 'other' });
    await desk.a.pull([], [price]);
    expect(await counts()).toMatchObject({ new: 0, changed: 1, same: 1 });
    await desk.copy(A_TO_B);
    const { prices } = await desk.b.call('getProduct', { productId: 'prod_b_tea' });
    expect(prices.map(({ fields }) => fields.lookupKey)).toEqual(['other']);
    expect(await counts()).toMatchObject({ ...NOTHING, same: 2 });
  });

  it('gives a product up that another has a better claim to, and makes its own once', async () => {
    const held = { unit_amount: 100, unit_amount_decimal: '100', lookup_key: 'one' };
    await desk.a.pull([productBody('tea')], [priceBody('price_a', 'tea', held)]);
    await desk.b.pull([productBody('cup')], [priceBody('price_b', 'cup', held)]);
    await desk.copy(A_TO_B);
    // From here on there is a product of that id in the source, too.
    await desk.a.pull([productBody('cup')], []);
    await desk.copy(A_TO_B);
    expect((await desk.compare(A_TO_B)).products).toEqual([]);
    expect(await desk.copy(A_TO_B)).toBe(0);
  });

  it('leaves a lookup key that another product holds, and asks no more', async () => {
    await desk.b.pull(
      [productBody('prod_tea', { name: 'Tea' }), productBody('prod_x', { name: 'Other' })],
      [priceBody('price_x', 'prod_x', { lookup_key: 'tea' })],
    );
    await desk.copy(A_TO_B);
    const tea = await desk.b.call('getProduct', { productId: 'prod_tea' });
    expect(tea.prices.map(({ fields }) => fields.lookupKey)).toEqual([null]);
    expect(await counts()).toMatchObject(NOTHING);
  });

  it('copies a metered price only to a meter that was named, and remembers it', async () => {
    const recurring = { interval: 'month', interval_count: 1, usage_type: 'metered', meter: 'mtr_a' };
    await desk.a.pull([], [priceBody('price_use', 'prod_plan', { recurring, type: 'recurring' })]);
    const compared = await desk.compare(A_TO_B);
    expect(compared.meters).toEqual([{ id: 'mtr_a', targetId: '', prices: 1 }]);
    expect(
      compared.products.flatMap(({ prices }) => prices.flatMap(({ problem }) => problem?.code ?? [])),
    ).toEqual(['copy/meter-unmapped']);
    await desk.copy({ ...A_TO_B, meters: { mtr_a: 'mtr_b' } });
    const plan = await desk.b.call('getProduct', { productId: 'prod_plan' });
    expect(plan.prices.flatMap(({ fields }) => fields.recurring?.meter ?? [])).toEqual(['mtr_b']);
    expect((await desk.compare(A_TO_B)).meters).toEqual([{ id: 'mtr_a', targetId: 'mtr_b', prices: 1 }]);
    expect(await counts()).toMatchObject(NOTHING);
  });

  it('given up half way has changed nothing, and goes to no account itself', async () => {
    const giveUp = new AbortController();
    giveUp.abort();
    await expect(desk.copy(A_TO_B, null, giveUp.signal)).rejects.toThrow(AppFailure);
    expect((await desk.b.call('getCounts', {})).products).toBe(1);
    await expect(desk.compare({ from: FROM_B, to: 'shop-b' })).rejects.toThrow('transfer/same-account');
  });

  it('kept in a file that says what it is comes back as drafts, and changes nothing where nothing changed', async () => {
    const text = await desk.backUp();
    expect(JSON.parse(text)).toMatchObject({
      format: 'countertop-catalog-backup',
      version: 1,
      products: [{}, {}, {}],
    });
    const opened = await desk.openBackup(text);
    expect(opened).toMatchObject({ account: 'shop-a', mode: 'test', products: 3, prices: 3 });
    const from = { type: 'backup', backupId: opened.backupId } as const;
    expect((await desk.compare({ from, to: 'shop-a' })).counts).toMatchObject({ ...NOTHING, same: 3 });
    await desk.a.call('editProduct', { productId: 'prod_tea', changes: { name: 'Spoilt', metadata: {} } });
    await desk.a.call('changePrice', {
      priceId: 'price_tea',
      changes: { unitAmountMinor: 1, unitAmountDecimal: '1' },
      archiveOld: true,
    });
    expect(await desk.copy({ from, to: 'shop-a' })).toBe(1);
    const tea = await desk.a.call('getProduct', { productId: 'prod_tea' });
    expect(tea.fields).toMatchObject({ name: 'Tea', defaultPriceId: 'price_tea' });
    expect(tea.prices.find(({ id }) => id === 'price_tea')?.fields).toMatchObject({
      active: true,
      lookupKey: 'tea',
    });
    expect((await desk.compare({ from, to: 'shop-a' })).counts).toMatchObject({ ...NOTHING, same: 3 });
    // Into another account, and once more after the first time.
    expect(await desk.copy({ from, to: 'shop-b' })).toBe(2);
    expect(await desk.copy({ from, to: 'shop-b' })).toBe(0);
  });
});
