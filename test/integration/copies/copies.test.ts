import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Copy } from '#shared/contract/copies.ts';
import { lookUp } from '../support/look-up.ts';
import { startTestEngine, type TestEngine } from '../support/start-test-engine.ts';

let engine: TestEngine;
let ids: string[];
beforeEach(async () => {
  engine = await startTestEngine();
  await engine.call('account.exploreDemo', {});
  await engine.stream('sync.pull', {});
  ids = await listIds();
});
afterEach(() => engine.dispose());

async function listIds(): Promise<string[]> {
  const { rows } = await engine.call('catalog.openView', {
    search: '',
    filter: { status: 'all', changed: false, conflict: false, missingTaxCode: false },
    sort: { by: 'name', direction: 'ascending' },
  });
  return rows.map(({ id }) => id);
}

const id = (index: number): string => ids[index] ?? '';
const describeProduct = async (index: number): Promise<string | null> =>
  (await engine.call('catalog.getProduct', { productId: id(index) })).fields.description;
const edit = async (index: number, description: string): Promise<unknown> =>
  await engine.call('catalog.editProduct', { productId: id(index), changes: { description } });
const make = async (): Promise<Copy> => await engine.call('copies.make', {});

async function restore(copyId: string) {
  const { token } = await engine.call('copies.compare', { copyId });
  return await engine.call('copies.restore', { copyId, token });
}

async function publishAll(): Promise<void> {
  const { token, items } = await engine.call('sync.review', {});
  const itemIds = items.filter(({ publishable }) => publishable).map((item) => item.id);
  await engine.stream('sync.publish', { token, itemIds, liveConfirmed: false });
}

function copiesFolder(): string {
  const accounts = path.join(engine.folder, 'accounts');
  const [account = ''] = readdirSync(accounts).filter((name) =>
    existsSync(path.join(accounts, name, 'catalog.db')),
  );
  return path.join(accounts, account, 'copies');
}

describe('a copy', () => {
  test('holds everything as of one moment, while work goes on', async () => {
    await edit(0, 'In the copy');
    const copy = await make();
    expect(copy).toMatchObject({ changes: 1 });
    expect(copy.bytes).toBeGreaterThan(10_000);
    const database = new DatabaseSync(path.join(copiesFolder(), `${copy.id}.db`), { readOnly: true });
    expect(database.prepare('SELECT count(*) AS count FROM product').get()).toEqual({ count: ids.length });
    expect(database.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
    database.close();
  });

  test('is one of five: the oldest goes', async () => {
    const made: string[] = [];
    for (let count = 0; count < 7; count += 1) made.push((await make()).id);
    const { copies } = await engine.call('copies.list', {});
    expect(copies.map((copy) => copy.id)).toEqual(made.slice(2).toReversed());
  });

  test('that was cut short leaves nothing that is taken for one', async () => {
    const folder = copiesFolder();
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, '2026-01-01T00-00-00-000Z.db.partial'), 'half');
    writeFileSync(path.join(folder, 'notes.txt'), 'not ours');
    expect((await engine.call('copies.list', {})).copies).toEqual([]);
  });

  test('that is damaged says so, and restoring it changes nothing', async () => {
    await edit(0, 'Mine');
    const copy = await make();
    writeFileSync(path.join(copiesFolder(), `${copy.id}.db`), 'no database');
    const { copies } = await engine.call('copies.list', {});
    expect(copies).toMatchObject([{ id: copy.id, changes: null }]);
    expect((await engine.callError('copies.compare', { copyId: copy.id })).code).toBe('copies/unreadable');
    expect(await describeProduct(0)).toBe('Mine');
  });

  test('made by a newer Countertop is refused', async () => {
    const copy = await make();
    const database = new DatabaseSync(path.join(copiesFolder(), `${copy.id}.db`));
    database.exec(
      "INSERT INTO schema_migration (version, name, checksum, applied_at) VALUES (99, 'x', 'y', 0)",
    );
    database.close();
    expect((await engine.callError('copies.compare', { copyId: copy.id })).code).toBe('app/database-too-new');
  });

  test('that is not there, or a path in its place, is unknown', async () => {
    for (const copyId of ['2026-01-01T00-00-00-000Z', '../catalog', '']) {
      expect((await engine.callError('copies.compare', { copyId })).code).toBe('copies/unknown');
    }
  });
});

describe('restoring', () => {
  test('takes unpublished changes back, and what can be undone', async () => {
    await edit(0, 'Then');
    const copy = await make();
    await edit(0, 'Now');
    await edit(1, 'New since');
    const comparison = await engine.call('copies.compare', { copyId: copy.id });
    expect(comparison).toMatchObject({ inCopy: 1, newer: 2, waiting: 0 });
    expect(comparison.newerTitles).toHaveLength(2);
    await engine.call('copies.restore', { copyId: copy.id, token: comparison.token });
    expect(await describeProduct(0)).toBe('Then');
    expect(await describeProduct(1)).not.toBe('New since');
    expect((await engine.call('catalog.getCounts', {})).changed).toBe(1);
    await engine.call('catalog.undo', {});
    expect(await describeProduct(0)).not.toBe('Then');
  });

  test('copies the state of now first, so that nothing is lost by it', async () => {
    const copy = await make();
    await edit(0, 'Made since');
    const { copyOfNow } = await restore(copy.id);
    expect(await describeProduct(0)).not.toBe('Made since');
    await restore(copyOfNow.id);
    expect(await describeProduct(0)).toBe('Made since');
  });

  test('is refused when changes were made since they were compared', async () => {
    const copy = await make();
    const { token } = await engine.call('copies.compare', { copyId: copy.id });
    await edit(0, 'Typed meanwhile');
    expect((await engine.callError('copies.restore', { copyId: copy.id, token })).code).toBe(
      'copies/outdated',
    );
    expect(await describeProduct(0)).toBe('Typed meanwhile');
  });

  test('sends nothing again that was published since, and makes nothing twice', async () => {
    await edit(0, 'Published since');
    const created = await engine.call('catalog.createProduct', {
      changes: { name: 'Kettle' },
      firstPrice: { currency: 'usd', unitAmountMinor: 2500, recurring: null },
    });
    const copy = await make();
    await publishAll();
    await restore(copy.id);
    expect((await engine.call('sync.review', {})).items).toEqual([]);
    const { marks } = await engine.call('catalog.getProduct', { productId: created.id });
    expect(marks).toMatchObject({ isNew: false, changed: false, conflict: false });
    expect(await describeProduct(0)).toBe('Published since');
  });

  test('shows a conflict where the copy and what was published since differ', async () => {
    await edit(0, 'Of the copy');
    const copy = await make();
    await edit(0, 'Of later');
    await publishAll();
    await restore(copy.id);
    const { conflicts } = await engine.call('catalog.getProduct', { productId: id(0) });
    expect(conflicts).toMatchObject([{ path: 'description', mine: 'Of the copy', theirs: 'Of later' }]);
  });

  test('leaves what was sent and has no answer as it is', async () => {
    const copy = await make();
    await edit(0, 'On its way');
    await engine.control('fault', { fault: { kind: 'cut', effect: 'before' }, path: '/v1/products*' });
    await publishAll();
    const comparison = await engine.call('copies.compare', { copyId: copy.id });
    expect(comparison).toMatchObject({ waiting: 1, newer: 0 });
    await engine.call('copies.restore', { copyId: copy.id, token: comparison.token });
    expect((await engine.call('sync.listWaiting', {})).operations).toHaveLength(1);
    expect(await describeProduct(0)).toBe('On its way');
    await engine.control('clear-faults', {});
  });

  test('brings changes of a product back that Stripe has deleted since, and says so', async () => {
    const bare = (await engine.control('dashboard', {
      mode: 'test',
      method: 'POST',
      path: '/v1/products',
      params: { name: 'Without a price' },
    })) as { id: string };
    await engine.call('sync.refresh', {});
    await engine.call('catalog.editProduct', { productId: bare.id, changes: { description: 'Mine' } });
    const copy = await make();
    await engine.call('catalog.discardProduct', { productId: bare.id });
    await engine.control('dashboard', {
      mode: 'test',
      method: 'DELETE',
      path: `/v1/products/${bare.id}`,
      params: {},
    });
    await engine.call('sync.refresh', {});
    await restore(copy.id);
    const product = await engine.call('catalog.getProduct', { productId: bare.id });
    expect(product.fields.description).toBe('Mine');
    expect(product.marks.conflict).toBe(true);
  });
});

describe('nothing of a customer', () => {
  test('is in the database, its log or a copy, whatever was looked up', async () => {
    const found = await lookUp(engine, 'mei.okada@example.com');
    expect(found.matches.length).toBeGreaterThan(0);
    await edit(0, 'Something to copy');
    await make();
    const folder = path.join(engine.folder, 'accounts');
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    expect(files.length).toBeGreaterThan(2);
    for (const file of files) {
      const bytes = readFileSync(path.join(file.parentPath, file.name));
      for (const personal of ['mei.okada', 'Okada', 'cus_']) {
        expect(bytes.includes(personal), `${personal} in ${file.name}`).toBe(false);
      }
    }
    rmSync(folder, { recursive: true, force: true });
  });
});
