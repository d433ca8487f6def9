import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ProductDetail } from '#shared/contract/catalog.ts';
import { emptyProductFields } from '#shared/domain/product.ts';
import { fail, ok } from '#shared/errors.ts';
import {
  ProductEditor,
  SAVE_AFTER_MS,
  shownFields,
} from '#renderer/features/catalog/product/product-editor.ts';

type Call = ConstructorParameters<typeof ProductEditor>[0];

function detailOf(
  fields: Partial<ProductDetail['fields']>,
  more: Partial<ProductDetail> = {},
): ProductDetail {
  return {
    id: 'prod_1',
    marks: {
      isNew: false,
      changed: false,
      waiting: false,
      conflict: false,
      refused: false,
      deleting: false,
    },
    fields: { ...emptyProductFields(), ...fields },
    base: null,
    drafts: [],
    conflicts: [],
    problems: [],
    firstPrice: null,
    prices: [],
    typedPrices: [],
    images: [],
    createdAt: null,
    updatedAt: null,
    pulledAt: null,
    dashboardUrl: null,
    refusal: null,
    ...more,
  };
}

/** An engine of one product that remembers what it was asked. */
function engineWith(start: ProductDetail) {
  const engine = { detail: start, asked: [] as [string, unknown][], fails: false, answerBefore: () => {} };
  const call = async (name: string, input: never): Promise<unknown> => {
    engine.asked.push([name, input]);
    await Promise.resolve();
    engine.answerBefore();
    if (engine.fails) return fail('app/disk-full');
    const { changes, firstPrice } = input as {
      changes?: Partial<ProductDetail['fields']>;
      firstPrice?: ProductDetail['firstPrice'];
    };
    engine.detail = {
      ...engine.detail,
      fields: { ...engine.detail.fields, ...changes },
      ...(firstPrice === undefined ? {} : { firstPrice }),
    };
    return ok(engine.detail);
  };
  const writes = (): [string, unknown][] => engine.asked.filter(([name]) => name !== 'catalog.getProduct');
  return { engine, writes, call: call as unknown as Call };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('editing a product', () => {
  it('puts what is typed on disk within a second, in one write', async () => {
    const { call, writes } = engineWith(detailOf({ name: 'Tea' }));
    const editor = new ProductEditor(call, 'prod_1');
    await editor.load();
    editor.change({ name: 'Green' });
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS / 2);
    editor.change({ name: 'Green tea', description: 'From Uji' });
    expect(shownFields(editor.store.getState()).name).toBe('Green tea');
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS / 2);
    expect(SAVE_AFTER_MS).toBeLessThan(1000);
    expect(writes()).toEqual([
      [
        'catalog.editProduct',
        { productId: 'prod_1', changes: { name: 'Green tea', description: 'From Uji' } },
      ],
    ]);
    expect(editor.store.getState().save).toEqual({ kind: 'saved' });
  });

  it('never overwrites what is typed while a write is under way', async () => {
    const { call, engine } = engineWith(detailOf({ name: 'Tea' }));
    const editor = new ProductEditor(call, 'prod_1');
    await editor.load();
    editor.change({ name: 'A' });
    engine.answerBefore = () => {
      engine.answerBefore = () => {};
      editor.change({ name: 'AB' });
    };
    await editor.flush();
    expect(shownFields(editor.store.getState()).name).toBe('AB');
    expect(editor.store.getState().save).toEqual({ kind: 'saving' });
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS);
    expect(engine.detail.fields.name).toBe('AB');
  });

  it('writes nothing when a field is back to what it was', async () => {
    const { call, writes } = engineWith(detailOf({ name: 'Tea', description: null }));
    const editor = new ProductEditor(call, 'prod_1');
    await editor.load();
    editor.change({ name: 'Teas', description: 'x' });
    editor.change({ name: 'Tea', description: '' });
    await editor.flush();
    expect(writes()).toEqual([]);
    expect(editor.store.getState().save).toEqual({ kind: 'saved' });
  });

  it('keeps what is typed when the disk is full, and writes it at the next try', async () => {
    const { call, engine } = engineWith(detailOf({ name: 'Tea' }));
    const editor = new ProductEditor(call, 'prod_1');
    await editor.load();
    editor.change({ name: 'Green tea' });
    engine.fails = true;
    expect(await editor.flush()).toBe(false);
    expect(editor.store.getState().save).toMatchObject({ kind: 'failed', error: { code: 'app/disk-full' } });
    expect(shownFields(editor.store.getState()).name).toBe('Green tea');
    engine.fails = false;
    expect(await editor.flush()).toBe(true);
    expect(engine.detail.fields.name).toBe('Green tea');
  });
});

describe('a new product', () => {
  const price = { currency: 'jpy', unitAmountMinor: 1480, recurring: null };

  it('is made with its first price by the first write, and only edited afterwards', async () => {
    const { call, writes } = engineWith(detailOf({}, { id: 'prod_new' }));
    const created = vi.fn<(id: string) => void>();
    const editor = new ProductEditor(call, null, created);
    editor.change({ name: 'Tea' });
    editor.changeFirstPrice(price);
    await editor.flush();
    expect(created).toHaveBeenCalledExactlyOnceWith('prod_new');
    editor.change({ description: 'From Uji' });
    await editor.flush();
    expect(writes()).toEqual([
      ['catalog.createProduct', { changes: { name: 'Tea' }, firstPrice: price }],
      ['catalog.editProduct', { productId: 'prod_new', changes: { description: 'From Uji' } }],
    ]);
  });

  it('leaves no trace when nothing was typed', async () => {
    const { call, writes } = engineWith(detailOf({}));
    const editor = new ProductEditor(call, null);
    editor.change({ name: 'x' });
    editor.change({ name: '' });
    await editor.flush();
    expect(writes()).toEqual([]);
    expect(editor.store.getState().productId).toBeNull();
  });

  it('sets the price alone when only the price changed', async () => {
    const { call, writes } = engineWith(detailOf({ name: 'Tea' }));
    const editor = new ProductEditor(call, 'prod_1');
    await editor.load();
    editor.changeFirstPrice(price);
    await editor.flush();
    expect(writes()).toEqual([['catalog.setFirstPrice', { productId: 'prod_1', firstPrice: price }]]);
  });
});

describe('a product that changed elsewhere', () => {
  it('takes the new values under what is being typed', async () => {
    const { call, engine } = engineWith(detailOf({ name: 'Tea', description: 'old' }));
    const editor = new ProductEditor(call, 'prod_1');
    await editor.load();
    editor.change({ name: 'Green tea' });
    engine.detail = detailOf({ name: 'Tea', description: 'new in Stripe' });
    await editor.load();
    expect(shownFields(editor.store.getState())).toMatchObject({
      name: 'Green tea',
      description: 'new in Stripe',
    });
  });
});
