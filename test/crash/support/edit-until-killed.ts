/** Run as a process of its own: edits one product over and over, and says each answered edit. */
import { openStore } from '#electron/core/storage/store.ts';
import {
  createTestClock,
  silentLogger,
  startDatabaseThread,
} from '../../integration/support/open-test-store.ts';

const [file = '', start = '1'] = process.argv.slice(2);
const clock = createTestClock();
const opened = await openStore({ startDatabaseThread, clock, logger: silentLogger }, file);
if (!opened.ok) throw new Error(opened.error.code);
const store = opened.value;
for (let count = Number(start); ; count += 1) {
  const productId = `prod_${String(count % 7)}`;
  // Far apart, so that each is a step of its own to undo.
  const nowAt = count * 60_000;
  await store.editProduct({
    productId,
    changes: { name: `edit ${String(count)}`, metadata: { count: String(count) } },
    nowAt,
  });
  process.stdout.write(`${String(count)}\n`);
}
