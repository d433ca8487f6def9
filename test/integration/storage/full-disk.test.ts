import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { CallName } from '#shared/contract/index.ts';
import { hasRealDisks, mountSmallDisk, type SmallDisk } from '../support/small-disk.ts';
import { startTestEngine, type TestEngine } from '../support/start-test-engine.ts';
import { tinyPng } from '../sync/tiny-png.ts';

const LONG = 'A long description. '.repeat(200);

// A disk that is really full: only who may mount one has it (root on Linux, as in CI's containers).
describe.runIf(hasRealDisks)('a full disk', () => {
  let disk: SmallDisk;
  let engine: TestEngine;
  let ids: string[];
  let currentId = '';
  beforeEach(async () => {
    disk = mountSmallDisk(24);
    engine = await startTestEngine({ folder: disk.folder });
    await engine.call('account.exploreDemo', {});
    await engine.stream('sync.pull', {});
    ids = await listIds();
  });
  afterEach(async () => {
    disk.free();
    await engine.dispose();
    disk.dispose();
  });

  async function listIds(): Promise<string[]> {
    const { rows } = await engine.call('catalog.openView', {
      search: '',
      filter: { status: 'all', changed: false, conflict: false, missingTaxCode: false },
      sort: { by: 'name', direction: 'ascending' },
    });
    return rows.map(({ id }) => id);
  }

  const id = (index: number): string => ids[index % ids.length] ?? '';
  const describeProduct = async (productId: string): Promise<string | null> =>
    (await engine.call('catalog.getProduct', { productId })).fields.description;

  /** Asks again and again, as long as what is there already still takes it; answers how often it did. */
  async function untilRefused(name: CallName, input: (round: number) => object): Promise<number> {
    for (let round = 0; round < 2000; round += 1) {
      const answer = await engine.engine.call(`full-${name}-${round}`, name, input(round), () => undefined);
      if (answer.ok) continue;
      expect(answer.error.code).toBe('app/disk-full');
      return round;
    }
    throw new Error(`${name} was never refused`);
  }

  test('refuses an edit with a sentence, keeps every one that was answered, and takes it later', async () => {
    disk.fill();
    const wanted = new Map<string, string>();
    const taken = await untilRefused('catalog.editProduct', (round) => {
      return { productId: id(round), changes: { description: `${round} ${LONG}` } };
    });
    for (let round = 0; round < taken; round += 1) wanted.set(id(round), `${round} ${LONG}`);
    for (const [productId, description] of wanted) expect(await describeProduct(productId)).toBe(description);
    disk.free();
    await engine.call('catalog.editProduct', { productId: id(0), changes: { description: 'After' } });
    wanted.set(id(0), 'After');
    await engine.restart();
    for (const [productId, description] of wanted) expect(await describeProduct(productId)).toBe(description);
  });

  test.each<[CallName, (round: number) => object]>([
    [
      'catalog.createProduct',
      (round) => ({ changes: { name: `New ${round}`, description: LONG }, firstPrice: null }),
    ],
    ['catalog.duplicateProduct', (round) => ({ productId: id(round), name: `Copy ${round}` })],
    ['catalog.archiveProduct', (round) => ({ productId: id(round) })],
    [
      'catalog.attachImage',
      (round) => {
        const bytes = new Uint8Array(200_000 + round);
        bytes.set(tinyPng);
        return { productId: id(0), fileName: 'cup.png', original: bytes, upload: bytes };
      },
    ],
    ['catalog.discardProduct', (round) => ({ productId: id(round) })],
    ['account.rename', (round) => ({ accountId: currentId, name: `Name ${round}` })],
    ['copies.make', () => ({})],
  ])('%s is refused with a sentence and leaves no half behind', async (name, input) => {
    const { currentId: account } = await engine.call('account.list', {});
    currentId = account ?? '';
    if (name === 'catalog.discardProduct') {
      for (const productId of ids)
        await engine.call('catalog.editProduct', { productId, changes: { description: LONG } });
    }
    const before = await engine.call('catalog.getCounts', {});
    disk.fill();
    await untilRefused(name, input);
    // Reading goes on, and what is there is whole.
    expect((await engine.call('catalog.getCounts', {})).products).toBeGreaterThanOrEqual(before.products);
    expect(await listIds()).toEqual(expect.arrayContaining(ids));
    disk.free();
    await engine.restart();
    expect(await listIds()).toEqual(expect.arrayContaining(ids));
    // A start writes files of its own: one that is on its way is not one that was left.
    await vi.waitFor(() => {
      const left = readdirSync(disk.folder, { recursive: true }).map(String);
      expect(left.filter((file) => /\.partial$|\.new$|\.tmp$/.test(file))).toEqual([]);
    });
  });

  test('refuses a publish before anything is sent, and keeps its drafts', async () => {
    for (const productId of ids) {
      await engine.call('catalog.editProduct', { productId, changes: { description: `Mine. ${LONG}` } });
    }
    const { token, items } = await engine.call('sync.review', {});
    const itemIds = items.filter(({ publishable }) => publishable).map((item) => item.id);
    disk.fill();
    const { total } = (await engine.control('requests', {})) as { total: number };
    const publish = { token, itemIds, liveConfirmed: false };
    const refused = await engine.engine.call('publish', 'sync.publish', publish, () => undefined);
    expect(refused).toMatchObject({ ok: false, error: { code: 'app/disk-full' } });
    const { requests } = (await engine.control('requests', { since: total })) as {
      requests: { method: string }[];
    };
    expect(requests.filter(({ method }) => method !== 'GET')).toEqual([]);
    expect(await describeProduct(id(0))).toBe(`Mine. ${LONG}`);
    disk.free();
    const { results } = await engine.stream('sync.publish', publish);
    expect(new Set(results.map(({ outcome }) => outcome))).toEqual(new Set(['applied']));
  });

  test('that fills in the middle of a publish ends it with a sentence; what was on its way goes on, once', async () => {
    const metadata = Object.fromEntries(
      Array.from({ length: 8 }, (_, index) => [`key_${index}`, 'v'.repeat(500)]),
    );
    for (const productId of ids)
      await engine.call('catalog.editProduct', { productId, changes: { metadata } });
    const made: string[] = [];
    for (let number = 0; number < 12; number += 1) {
      const changes = { name: `Made ${number}`, metadata };
      const firstPrice = { currency: 'usd', unitAmountMinor: 500, recurring: null };
      made.push((await engine.call('catalog.createProduct', { changes, firstPrice })).id);
    }
    const { token, items } = await engine.call('sync.review', {});
    const publish = { token, itemIds: items.map((item) => item.id), liveConfirmed: false };
    const { total } = (await engine.control('requests', {})) as { total: number };
    const writes = async (): Promise<number> => {
      const { requests } = (await engine.control('requests', { since: total })) as {
        requests: { method: string }[];
      };
      return requests.filter(({ method }) => method === 'POST').length;
    };
    // Long enough that most are still to be sent when the disk is full.
    const delay = { kind: 'delay', effect: 'after', ms: 1000 };
    await engine.control('fault', { fault: delay, method: 'POST', path: '/v1/products*' });
    const running = engine.engine.call('publish', 'sync.publish', publish, () => undefined);
    await vi.waitFor(async () => expect(await writes()).toBeGreaterThan(0), { timeout: 20_000 });
    disk.fill();
    expect(await running).toMatchObject({ ok: false, error: { code: 'app/disk-full' } });
    await engine.control('clear-faults', {});
    disk.free();
    await engine.call('sync.resumePublish', {});
    await vi.waitFor(
      async () =>
        expect(await engine.call('sync.getStatus', {})).toMatchObject({
          waiting: 0,
          activity: 'idle',
          changes: 0,
        }),
      { timeout: 30_000 },
    );
    for (const productId of [...ids, ...made])
      expect((await engine.call('catalog.getProduct', { productId })).fields.metadata).toMatchObject({
        key_7: metadata['key_7'],
      });
    for (const productId of made)
      expect((await engine.call('catalog.getProduct', { productId })).prices).toHaveLength(1);
    const pulled = await engine.stream('sync.pull', {});
    expect(pulled.products).toBe(ids.length + made.length);
  });

  test('ends a pull with a sentence, and it goes on once there is room', async () => {
    for (let number = 0; number < 150; number += 1) {
      await engine.control('dashboard', {
        mode: 'test',
        method: 'POST',
        path: '/v1/products',
        params: { name: `More ${number}`, description: LONG },
      });
    }
    disk.fill();
    const refused = await engine.engine.call('pull', 'sync.pull', {}, () => undefined);
    expect(refused).toMatchObject({ ok: false, error: { code: 'app/disk-full' } });
    disk.free();
    const pulled = await engine.stream('sync.pull', {});
    expect(pulled.products).toBe(ids.length + 150);
  });
});
