import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestStore, type TestStore } from '../integration/support/open-test-store.ts';
import { productBody } from '../integration/support/sample-bodies.ts';

const SEED = Number(process.env['SEED'] ?? Date.now() % 0x7fff_ffff);
const ROUNDS = 8;
const script = fileURLToPath(new URL('support/edit-until-killed.ts', import.meta.url));

describe('a store whose process is killed', () => {
  let test: TestStore;
  beforeEach(async () => {
    test = await openTestStore();
    await test.pull(Array.from({ length: 7 }, (_, index) => productBody(`prod_${String(index)}`)));
    await test.store.close();
  });
  afterEach(async () => {
    await test.dispose();
  });

  it('has every edit that was answered, whole', async () => {
    process.stdout.write(`seed ${String(SEED)}\n`);
    let answered = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const killAfter = answered + 1 + ((SEED + round * 7919) % 60);
      answered = await editUntil(test.file, answered + 1, killAfter);
      expect(answered).toBeGreaterThanOrEqual(killAfter);
      const store = await test.reopen();
      expect(store.setAside).toBeNull();
      await expectWhole(test, answered);
      await store.close();
    }
  });
});

/** Answers the last edit that the child said was answered before it was killed. */
async function editUntil(file: string, start: number, killAfter: number): Promise<number> {
  const child = spawn(process.execPath, [script, file, String(start)], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let last = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    last = Number(line);
    if (last === killAfter) child.kill('SIGKILL');
  }
  return last;
}

async function expectWhole(test: TestStore, answered: number): Promise<void> {
  for (let index = 0; index < 7; index += 1) {
    const productId = `prod_${String(index)}`;
    const { fields } = await test.store.readProduct({ productId });
    const atLeast = answered - ((((answered - index) % 7) + 7) % 7);
    const count = Number(fields.metadata['count'] ?? 0);
    // One edit may have been on its way when the process died: then it is there as a whole.
    expect(count).toBeGreaterThanOrEqual(Math.max(atLeast, 0));
    if (count > 0) expect(fields.name).toBe(`edit ${String(count)}`);
    const { rows } = await test.store.openView({
      viewId: 'v',
      query: {
        search: `"edit ${String(count)}"`,
        filter: { status: 'all', changed: true, conflict: false, missingTaxCode: false },
        sort: { by: 'name', direction: 'ascending' },
      },
    });
    if (count > 0) expect(rows.map(({ id }) => id)).toContain(productId);
  }
}
