import { setTimeout as later } from 'node:timers/promises';
import type { Ledger } from './ledger.ts';
import type { Life } from './life.ts';
import type { Dice } from './random.ts';
import { publishAll, tolerated } from './work.ts';

/** A person looks, and presses Retry. */
const PATIENCE_MS = 1500;

/**
 * Lets a reopened app go on until nothing is left to send: what came back as a draft is published
 * again, conflicts are decided by the dice. Answers what is left when the time is over; null when
 * nothing is.
 */
export async function finish(
  life: Life,
  ledger: Ledger,
  dice: Dice,
  limitMs: number,
): Promise<string | null> {
  const end = performance.now() + limitMs;
  let retryAt = performance.now() + PATIENCE_MS;
  for (;;) {
    const status = await life.call('sync.getStatus', {});
    if (performance.now() > end) return JSON.stringify(status);
    const isBusy = status.waiting > 0 || status.activity !== 'idle' || !status.pulled;
    if (!isBusy && status.changes === 0 && status.connection === 'online') return null;
    if (isBusy || status.connection !== 'online') {
      if (performance.now() > retryAt) {
        await goOn(life, status.pulled);
        retryAt = performance.now() + PATIENCE_MS;
      }
      await later(30);
      continue;
    }
    await decideConflicts(life, ledger, dice);
    await publishAll(life);
  }
}

async function goOn(life: Life, isPulled: boolean): Promise<void> {
  if (!isPulled) await tolerated(async () => void (await life.call('sync.pull', {})));
  const { operations } = await life.call('sync.listWaiting', {});
  const [waiting] = operations.filter(({ state }) => state === 'queued' || state === 'unknown');
  if (waiting !== undefined)
    await tolerated(async () => void (await life.call('sync.retryOperation', { operationId: waiting.id })));
}

/** Of whatever cannot be published as it is, a round's own or one before it. */
async function decideConflicts(life: Life, ledger: Ledger, dice: Dice): Promise<void> {
  const { items } = await life.call('sync.review', {});
  const held = items.flatMap(({ publishable, productId }) => (publishable ? [] : (productId ?? [])));
  for (const productId of new Set(held)) {
    const { conflicts } = await life.call('catalog.getProduct', { productId });
    for (const { path } of conflicts) {
      const choice = dice.one(['mine', 'theirs'] as const);
      const story = ledger.fields.get(`${productId} ${path}`);
      if (story !== undefined) story.chosen = choice;
      const object = { kind: 'product', id: productId } as const;
      await life.call('sync.resolveConflict', { object, path, choice });
    }
  }
}
