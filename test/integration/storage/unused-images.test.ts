import { createHash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestStore, type TestStore } from '../support/open-test-store.ts';
import { productBody } from '../support/sample-bodies.ts';
import { tinyPng } from '../sync/tiny-png.ts';

const sha256 = createHash('sha256').update(tinyPng).digest('hex');
const FAR_APART_MS = 60_000;

describe('a queued image at the next start', () => {
  let test: TestStore;
  beforeEach(async () => {
    test = await openTestStore();
    await test.pull([productBody('prod_a'), productBody('prod_b')]);
    await test.store.attachImage({
      productId: 'prod_a',
      fileName: 'cup.png',
      original: tinyPng,
      upload: tinyPng,
      nowAt: 1,
    });
  });
  afterEach(async () => {
    await test.dispose();
  });

  const isThere = async () => (await (await test.reopen()).readImage({ sha256 })) !== null;

  it('stays while a draft shows it', async () => {
    await forgetEdits();
    expect(await isThere()).toBe(true);
  });

  it('stays while undo or redo could bring it back', async () => {
    await test.store.discardProduct({ productId: 'prod_a', nowAt: FAR_APART_MS });
    expect(await isThere()).toBe(true);
    await test.store.undo({ nowAt: FAR_APART_MS });
    await test.store.undo({ nowAt: FAR_APART_MS });
    expect(await isThere()).toBe(true);
  });

  it('stays while it waits to be published', async () => {
    const { token, objects } = await test.store.readDrafts();
    const changes = objects[0]?.drafts ?? [];
    const operation = {
      object: { kind: 'product', id: 'prod_a' },
      parentId: null,
      title: '',
      method: 'POST',
      params: {},
      afterOperation: null,
    } as const;
    await test.store.commitPublish({
      token,
      objects: [{ kind: 'product', id: 'prod_a' }],
      operations: [
        { ...operation, id: 'op_1', kind: 'product.update', path: '/', changes, idempotencyKey: 'key_1' },
      ],
      at: 2,
    });
    await forgetEdits();
    expect(await isThere()).toBe(true);
  });

  it('is gone once nothing refers to it', async () => {
    await test.store.undo({ nowAt: FAR_APART_MS });
    // A new change: the image can no longer be brought back.
    await test.store.editProduct({ productId: 'prod_b', changes: { name: 'B' }, nowAt: 2 * FAR_APART_MS });
    expect(await test.store.readImage({ sha256 })).not.toBeNull();
    expect(await isThere()).toBe(false);
  });

  async function forgetEdits(): Promise<void> {
    await test.store.close();
    const database = new DatabaseSync(test.file);
    database.exec('PRAGMA foreign_keys = ON; DELETE FROM edit');
    database.close();
  }
});
