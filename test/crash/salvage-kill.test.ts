import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, watch, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { damagePage, rootPageOf } from '../integration/support/damage.ts';
import { openTestStore, type TestStore } from '../integration/support/open-test-store.ts';
import { productBody } from '../integration/support/sample-bodies.ts';

const EDITS = 21;
const editing = fileURLToPath(new URL('support/edit-until-killed.ts', import.meta.url));
const opening = fileURLToPath(new URL('support/open-and-say.ts', import.meta.url));
const ids = Array.from({ length: 7 }, (_, index) => `prod_${String(index)}`);

describe('a damaged file whose salvage is killed', () => {
  let test: TestStore;
  beforeEach(async () => {
    test = await openTestStore();
    await test.pull(ids.map((id) => productBody(id)));
    await test.store.close();
  });
  afterEach(async () => {
    await test.dispose();
  });

  it.each([1, 2, 3, 4, 6, 8, 12, 16, 24])('at change %i of its folder loses no edit', async (change) => {
    const root = rootPageOf(test.file, 'product');
    // The newest edits stand in the log alone.
    const answered = await editUntilKilled(test.file);
    damagePage(test.file, root);
    writeFileSync(`${test.file}.suspect`, '');

    await openUntilChange(test.file, test.folder, change);

    const store = await test.reopen();
    await test.pull(ids.map((id) => productBody(id)));
    for (const [index, productId] of ids.entries()) {
      const { fields } = await store.readProduct({ productId });
      const last = answered - ((((answered - index) % 7) + 7) % 7);
      expect(Number(fields.metadata['count'])).toBeGreaterThanOrEqual(last);
    }
    const names = readdirSync(test.folder);
    expect(names.filter((name) => /\.damaged-[^.]*Z$/.test(name))).toHaveLength(1);
    expect(names.filter((name) => /\.(?:new|salvaging)/.test(name))).toEqual([]);
  });
});

/** Answers the last edit that was answered. */
async function editUntilKilled(file: string): Promise<number> {
  const child = start(editing, file, '1');
  let last = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    last = Number(line);
    if (last === EDITS) child.kill('SIGKILL');
  }
  return last;
}

/** Kills an opening at a change of the folder, or once it is done. */
async function openUntilChange(file: string, folder: string, change: number): Promise<void> {
  let changes = 0;
  const watcher = watch(folder, () => {
    changes += 1;
    if (changes >= change) child.kill('SIGKILL');
  });
  const child = start(opening, file);
  child.stdout.on('data', () => child.kill('SIGKILL'));
  await once(child, 'close');
  watcher.close();
}

function start(script: string, ...args: string[]) {
  return spawn(process.execPath, [script, ...args], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}
