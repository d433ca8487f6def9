import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyPriceForm } from '#shared/domain/price-form.ts';
import type { KeptTyping, PriceTyping } from '#shared/domain/price-typing.ts';
import { openTestCatalog, type TestCatalog } from '../support/open-test-catalog.ts';
import { priceBody, productBody } from '../support/sample-bodies.ts';

const before: PriceTyping = {
  form: emptyPriceForm('usd'),
  lines: [],
  makeDefault: false,
  archiveOld: true,
  transfer: false,
};
const kept: KeptTyping = {
  before,
  typed: {
    ...before,
    form: { ...before.form, amounts: { usd: { amount: '12,x' } }, nickname: 'Weekly' },
    lines: [
      ['plan', 'w5'],
      ['', 'half typed'],
    ],
    makeDefault: true,
  },
};
const flat = { currency: 'usd', unitAmountMinor: 1200, unitAmountDecimal: '1200' };

describe('what is typed in the editor of a price', () => {
  let test: TestCatalog;
  beforeEach(async () => {
    test = await openTestCatalog();
    await test.pull([productBody('prod_beans', { name: 'Beans' })], [priceBody('price_old', 'prod_beans')]);
  });
  afterEach(async () => await test.dispose());

  const keep = (mode: 'add' | 'edit' | 'change', priceId: string | null, value: KeptTyping | null = kept) =>
    test.call('keepTypedPrice', { productId: 'prod_beans', mode, priceId, kept: value });
  const read = () => test.call('getProduct', { productId: 'prod_beans' });

  it('stands after a restart word for word, and is no change of the catalog', async () => {
    await keep('add', null);
    await keep('edit', 'price_old');
    await test.reopen();
    const { typedPrices, marks, prices } = await read();
    expect(typedPrices.map(({ mode, priceId, kept: there }) => ({ mode, priceId, there }))).toEqual([
      { mode: 'add', priceId: null, there: kept },
      { mode: 'edit', priceId: 'price_old', there: kept },
    ]);
    expect(marks.changed).toBe(false);
    expect(prices).toHaveLength(1);
    expect((await test.call('getUndoState', {})).undo).toBeNull();
  });

  it('goes with the save that it was for, and no other', async () => {
    await keep('add', null);
    await keep('edit', 'price_old');
    await keep('change', 'price_old');
    const modes = async () => (await read()).typedPrices.map(({ mode }) => mode).toSorted();
    await test.call('editPrice', {
      priceId: 'price_old',
      changes: { active: false },
      transferLookupKey: false,
    });
    expect(await modes()).toEqual(['add', 'change', 'edit']);
    await test.call('editPrice', {
      priceId: 'price_old',
      changes: { nickname: 'Weekly' },
      transferLookupKey: false,
      endsTyping: true,
    });
    expect(await modes()).toEqual(['add', 'change']);
    await test.call('changePrice', { priceId: 'price_old', changes: flat, archiveOld: true });
    expect(await modes()).toEqual(['add']);
    await test.call('addPrice', { productId: 'prod_beans', fields: flat, makeDefault: false });
    expect(await modes()).toEqual([]);
  });

  it('is let go of when the person says so', async () => {
    await keep('add', null);
    expect((await keep('add', null, null)).typedPrices).toEqual([]);
  });

  it('follows its product and its price to the ids that they are given', async () => {
    const { id } = await test.call('createProduct', { changes: { name: 'Cup' }, firstPrice: null });
    const { prices } = await test.call('addPrice', { productId: id, fields: flat, makeDefault: false });
    const priceId = prices[0]?.id ?? '';
    await test.call('keepTypedPrice', { productId: id, mode: 'edit', priceId, kept });
    const renamed = await test.call('setProductId', { productId: id, newId: 'prod_cup' });
    expect(renamed.typedPrices).toMatchObject([{ mode: 'edit', priceId }]);
    // A draft that is undone takes its editor along, and brings it back.
    await test.call('discardPrice', { priceId });
    const undone = (await test.call('getProduct', { productId: 'prod_cup' })).typedPrices;
    expect(undone).toEqual([]);
    await test.call('undo', {});
    const again = (await test.call('getProduct', { productId: 'prod_cup' })).typedPrices;
    expect(again).toMatchObject([{ mode: 'edit', priceId }]);
  });
});
