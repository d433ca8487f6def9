import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { typedText } from '#shared/domain/typed-text.ts';
import { openTestCatalog, type TestCatalog } from '../support/open-test-catalog.ts';
import { productBody } from '../support/sample-bodies.ts';

const typedPrice = typedText({ amount: '12,x', currency: 'usd', period: 'once' });
const readPrice = { currency: 'usd', unitAmountMinor: 1200, recurring: null };
const halfSize = typedText({ length: '3', width: '', height: '', weight: '' });
const size = { length: 3, width: 4, height: 5, weight: 6 };
const twice = { typed: [['shelf', '4'] as [string, string], ['shelf', '5'] as [string, string]] };

describe('text that makes no value yet', () => {
  let test: TestCatalog;
  beforeEach(async () => {
    test = await openTestCatalog();
    await test.pull([productBody('prod_beans', { name: 'Beans', metadata: { colour: 'brown' } })], []);
  });
  afterEach(async () => await test.dispose());

  const edit = (changes: Parameters<typeof test.call<'editProduct'>>[1]['changes']) =>
    test.call('editProduct', { productId: 'prod_beans', changes });
  const read = (productId = 'prod_beans') => test.call('getProduct', { productId });

  it('is a draft that stands after a restart, and an error that names its field', async () => {
    await edit({ packageDimensions: halfSize });
    const { id } = await test.call('createProduct', { changes: { name: 'Cup' }, firstPrice: typedPrice });
    await test.reopen();
    const beans = await read();
    expect(beans.drafts).toMatchObject([{ path: 'packageDimensions', base: null, value: halfSize }]);
    expect(beans.fields.packageDimensions).toBeNull();
    expect(beans.marks.changed).toBe(true);
    expect(beans.problems).toMatchObject([{ code: 'product/dimensions-incomplete', severity: 'error' }]);
    const cup = await read(id);
    expect(cup.firstPrice).toEqual(typedPrice);
    expect(cup.problems).toMatchObject([
      { code: 'product/first-price-unreadable', path: 'firstPrice', params: { typed: '12,x' } },
    ]);
  });

  it('goes along with a copy of its product', async () => {
    await edit({ packageDimensions: halfSize, metadata: { colour: 'brown', shelf: twice } });
    const { id } = await test.call('duplicateProduct', { productId: 'prod_beans', name: 'Beans 2' });
    const { drafts } = await read(id);
    expect(drafts).toContainEqual(expect.objectContaining({ path: 'packageDimensions', value: halfSize }));
    expect(drafts).toContainEqual(expect.objectContaining({ path: 'metadata.shelf', value: twice }));
    expect(drafts).toContainEqual(expect.objectContaining({ path: 'metadata.colour', value: 'brown' }));
  });

  it('is undone and made again like any other edit', async () => {
    await edit({ packageDimensions: size });
    test.clock.advance(5000);
    await edit({ packageDimensions: halfSize });
    await test.call('undo', {});
    expect((await read()).fields.packageDimensions).toEqual(size);
    await test.call('redo', {});
    expect((await read()).drafts).toMatchObject([{ value: halfSize }]);
    await test.call('undo', {});
    await test.call('undo', {});
    expect((await read()).drafts).toEqual([]);
  });

  it('takes the place of a first price that could be read, and gives it back', async () => {
    const { id } = await test.call('createProduct', { changes: { name: 'Cup' }, firstPrice: readPrice });
    test.clock.advance(5000);
    await test.call('setFirstPrice', { productId: id, firstPrice: typedPrice });
    await test.call('undo', {});
    expect((await read(id)).firstPrice).toEqual(readPrice);
    await test.call('redo', {});
    expect((await read(id)).firstPrice).toEqual(typedPrice);
    await test.call('setFirstPrice', { productId: id, firstPrice: null });
    expect((await read(id)).problems).toEqual([]);
  });

  it('goes when the field is emptied, typed to an end, or discarded', async () => {
    await edit({ packageDimensions: halfSize });
    expect((await edit({ packageDimensions: null })).drafts).toEqual([]);
    await edit({ packageDimensions: halfSize });
    const whole = await edit({ packageDimensions: size });
    expect([whole.fields.packageDimensions, whole.problems]).toEqual([size, []]);
    await edit({ packageDimensions: halfSize });
    await test.call('discardProduct', { productId: 'prod_beans' });
    expect((await read()).drafts).toEqual([]);
  });

  it('keeps both lines of a metadata key that stands twice, beside the other keys', async () => {
    const both = await edit({ metadata: { colour: 'black', shelf: twice } });
    expect(both.fields.metadata).toEqual({ colour: 'black' });
    expect(both.drafts.find(({ path }) => path === 'metadata.shelf')?.value).toEqual(twice);
    expect(both.problems).toMatchObject([
      { code: 'product/metadata-key-twice', path: 'metadata.shelf', params: { key: 'shelf' } },
    ]);
    const mended = await edit({ metadata: { colour: 'black', shelf: '4', rack: '5' } });
    expect(mended.fields.metadata).toEqual({ colour: 'black', shelf: '4', rack: '5' });
    expect(mended.problems).toEqual([]);
    await edit({ metadata: { colour: 'black', shelf: twice } });
    expect((await edit({ metadata: { colour: 'brown' } })).drafts).toEqual([]);
  });

  it('of a key that Stripe has leaves the value there as it is', async () => {
    const colours = {
      typed: [['colour', 'brown'] as [string, string], ['colour', 'red'] as [string, string]],
    };
    const detail = await edit({ metadata: { colour: colours } });
    expect(detail.fields.metadata).toEqual({ colour: 'brown' });
    expect(detail.drafts).toMatchObject([{ path: 'metadata.colour', base: 'brown', value: colours }]);
  });
});
