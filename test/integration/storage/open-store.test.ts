import { afterEach, describe, expect, it } from 'vitest';
import { openTestStore, type TestStore } from '../support/open-test-store.ts';

describe('opening a store', () => {
  let test: TestStore | null = null;
  afterEach(async () => {
    await test?.dispose();
    test = null;
  });

  it('keeps what was written across a restart', async () => {
    test = await openTestStore();
    await test.store.writeMeta({ key: 'cursor', value: 'evt_1' });
    const again = await test.reopen();
    expect(await again.readMeta({ key: 'cursor' })).toBe('evt_1');
    expect(again.setAside).toBeNull();
  });
});
