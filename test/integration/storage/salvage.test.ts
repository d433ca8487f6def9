import { existsSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { damageSchema } from '../support/damage.ts';
import { openTestStore, type TestStore } from '../support/open-test-store.ts';
import { productBody } from '../support/sample-bodies.ts';

const NEW = 'prod_new';

const CHANGED_FILTERS = {
  search: 'filter',
  filter: { status: 'all', changed: true, conflict: false, missingTaxCode: false },
  sort: { by: 'name', direction: 'ascending' },
} as const;
/** The new product is found at once; the edit of the other stands again after a pull. */
const EVERYTHING = {
  unreadable: [] as string[],
  isKept: true,
  products: 1,
  found: [NEW],
  afterPull: 'Better beans',
  leftOver: [] as string[],
};

describe('a damaged file', () => {
  let test: TestStore;
  beforeEach(async () => {
    test = await openTestStore();
    await test.pull([productBody('prod_a', { name: 'Beans' })]);
    await test.store.writeOwner({ owner: '{"id":"acct_1"}' });
    await test.store.editProduct({ productId: 'prod_a', changes: { name: 'Better beans' }, nowAt: 1 });
    await test.store.createProduct({
      productId: NEW,
      changes: { name: 'Filter' },
      firstPrice: null,
      nowAt: 100_000,
    });
    await test.store.close();
    damageSchema(test.file);
  });
  afterEach(async () => {
    await test.dispose();
  });

  it('gives its new products back, and they are found at once', async () => {
    expect(await reopened()).toEqual(EVERYTHING);
  });

  it('still says whose it is', async () => {
    expect(await (await test.reopen()).readOwner()).toEqual({ owner: '{"id":"acct_1"}' });
  });

  it('is said once', async () => {
    expect((await test.reopen()).setAside).not.toBeNull();
    expect((await test.reopen()).setAside).toBeNull();
  });

  describe('is read again from the start when the process died', () => {
    it('after it was moved, before its log was', async () => {
      renameSync(test.file, `${test.file}.salvaging`);
      expect(await reopened()).toEqual(EVERYTHING);
    });

    it('in the middle of a new file', async () => {
      renameSync(test.file, `${test.file}.salvaging`);
      writeFileSync(`${test.file}.new`, 'half a file');
      writeFileSync(`${test.file}.new-journal`, 'half a journal');
      expect(await reopened()).toEqual(EVERYTHING);
    });
  });

  it('is said, and not read again, when the process died with the new file in place', async () => {
    const first = await test.reopen();
    const kept = first.setAside?.file ?? '';
    await first.discardProduct({ productId: NEW, nowAt: 200_000 });
    await first.close();
    renameSync(kept, `${test.file}.salvaging`);
    const store = await test.reopen();
    expect(store.setAside).toMatchObject({ salvaged: { unreadable: [] } });
    expect(existsSync(store.setAside?.file ?? '')).toBe(true);
    expect(await store.readCounts()).toMatchObject({ products: 0 });
  });

  /** What the next start finds, and then a pull. */
  async function reopened(): Promise<typeof EVERYTHING> {
    const store = await test.reopen();
    const { products } = await store.readCounts();
    const { rows } = await store.openView({ viewId: 'v', query: CHANGED_FILTERS });
    await test.pull([productBody('prod_a', { name: 'Beans' })]);
    const { fields } = await store.readProduct({ productId: 'prod_a' });
    const { setAside } = store;
    return {
      unreadable: [...(setAside?.salvaged.unreadable ?? ['all'])],
      isKept: existsSync(setAside?.file ?? ''),
      products,
      found: rows.map(({ id }) => id),
      afterPull: fields.name,
      leftOver: readdirSync(test.folder).filter((name) => /\.(?:new|salvaging)/.test(name)),
    };
  }
});
