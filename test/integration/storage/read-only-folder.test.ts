import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hasRealDisks, makeFolder, mountSmallDisk, type SmallDisk } from '../support/small-disk.ts';
import { startTestEngine, type TestEngine } from '../support/start-test-engine.ts';

describe('a data folder that cannot be written any more', () => {
  let disk: SmallDisk;
  let engine: TestEngine;
  beforeEach(async () => {
    disk = hasRealDisks ? mountSmallDisk(24) : makeFolder();
    engine = await startTestEngine({ folder: disk.folder });
  });
  afterEach(async () => {
    disk.allowWriting();
    await engine.dispose();
    disk.dispose();
  });

  test('is said, and everything is there once it can', async () => {
    await engine.call('account.exploreDemo', {});
    await engine.stream('sync.pull', {});
    const { rows } = await engine.call('catalog.openView', {
      search: '',
      filter: { status: 'all', changed: false, conflict: false, missingTaxCode: false },
      sort: { by: 'name', direction: 'ascending' },
    });
    const productId = rows[0]?.id ?? '';
    await engine.call('catalog.editProduct', { productId, changes: { description: 'Mine' } });
    await engine.restart(() => disk.forbidWriting());
    const error = await engine.callError('catalog.editProduct', {
      productId,
      changes: { description: 'No' },
    });
    expect(error.code).toBe('app/folder-read-only');
    await engine.restart(() => disk.allowWriting());
    const product = await engine.call('catalog.getProduct', { productId });
    expect(product.fields.description).toBe('Mine');
  });
});
