import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProductFields } from '#shared/domain/product.ts';
import { openStore, type Store } from '#electron/core/storage/store.ts';
import { damageSchema, damageTable, makeNewer } from '../support/damage.ts';
import {
  openTestStore,
  silentLogger,
  startDatabaseThread,
  type TestStore,
} from '../support/open-test-store.ts';
import { productBody } from '../support/sample-bodies.ts';

describe('opening a store', () => {
  let test: TestStore;
  beforeEach(async () => {
    test = await openTestStore();
  });
  afterEach(async () => {
    await test.dispose();
  });

  const open = async (file: string) =>
    await openStore({ startDatabaseThread, clock: test.clock, logger: silentLogger }, file);

  it('keeps what was written across a restart', async () => {
    await test.store.writeMeta({ key: 'cursor', value: 'evt_1' });
    const again = await test.reopen();
    expect(await again.readMeta({ key: 'cursor' })).toBe('evt_1');
    expect(again.setAside).toBeNull();
  });

  it('writes ahead, syncs fully and holds foreign keys', async () => {
    const database = new DatabaseSync(test.file);
    expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
    database.close();
    await expect(test.store.readProduct({ productId: 'prod_none' })).rejects.toMatchObject({
      error: { code: 'catalog/product-unknown' },
    });
  });

  it('refuses a database of a newer build and leaves it as it was', async () => {
    await test.store.close();
    makeNewer(test.file);
    const before = readFileSync(test.file);
    const opened = await open(test.file);
    expect(opened).toMatchObject({ ok: false, error: { code: 'app/database-too-new' } });
    expect(readFileSync(test.file).equals(before)).toBe(true);
  });

  it('sets a damaged file aside and saves the drafts that can still be read', async () => {
    await editedBeans();
    await test.store.close();
    damageSchema(test.file);
    expect((await saved(await test.reopen())).name).toBe('Better beans');
  });

  it('finds damage while it works, and saves the drafts at the next start', async () => {
    await editedBeans();
    await test.store.close();
    damageTable(test.file, 'product');
    const store = await test.reopen();
    expect(store.setAside).toBeNull();
    await expect(store.readProduct({ productId: 'prod_a' })).rejects.toMatchObject({
      error: { code: 'app/database-damaged' },
    });
    expect((await saved(await test.reopen())).name).toBe('Better beans');
  });

  async function editedBeans(): Promise<void> {
    await test.pull([productBody('prod_a', { name: 'Beans' })]);
    await test.store.editProduct({ productId: 'prod_a', changes: { name: 'Better beans' }, nowAt: 1 });
  }

  /** The product after the next pull, once everything of a damaged file was saved. */
  async function saved(store: Store): Promise<ProductFields> {
    expect(store.setAside?.salvaged.unreadable).toEqual([]);
    expect(existsSync(store.setAside?.file ?? '')).toBe(true);
    await test.pull([productBody('prod_a', { name: 'Beans' })]);
    return (await store.readProduct({ productId: 'prod_a' })).fields;
  }

  it('starts anew when nothing of a file can be read', async () => {
    await test.store.close();
    truncateSync(test.file, 0);
    writeFileSync(test.file, 'not a database at all, but a page of text'.repeat(200));
    const store = await test.reopen();
    expect(store.setAside).not.toBeNull();
    expect(await store.readCounts()).toMatchObject({ products: 0 });
    expect(readdirSync(test.folder).some((name) => name.includes('.damaged-'))).toBe(true);
  });

  it('says so when the folder cannot be written', async () => {
    const opened = await open(path.join(test.file, 'below-a-file', 'x.db'));
    expect(opened).toMatchObject({ ok: false, error: { code: 'app/folder-read-only' } });
  });

  it('rejects what is asked after closing', async () => {
    await test.store.close();
    await expect(test.store.readCounts()).rejects.toThrow('closed');
  });
});
