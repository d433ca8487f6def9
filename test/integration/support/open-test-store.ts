import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { JsonObject } from '#shared/domain/json.ts';
import type { Clock, WorkerThread, Logger } from '#electron/core/ports.ts';
import { openStore, type Store } from '#electron/core/storage/store.ts';

const databaseEntry = new URL('../../../electron/core/storage/database-worker.ts', import.meta.url);
const tableEntry = new URL('../../../electron/core/catalog/exchange/table-worker.ts', import.meta.url);

/** The database's thread straight from its source: Electron's Node strips the types. */
export function startDatabaseThread(): WorkerThread {
  return startThread(databaseEntry);
}

export function startTableThread(): WorkerThread {
  return startThread(tableEntry);
}

function startThread(entry: URL): WorkerThread {
  const worker = new Worker(entry, { execArgv: [], env: {} });
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    post: (message) => worker.postMessage(message),
    onMessage: (listener) => worker.on('message', listener),
    onExit: (listener) => worker.on('exit', listener),
    terminate: async () => {
      await worker.terminate();
    },
  };
}

/** A clock that stands still until it is told to move. */
export interface TestClock extends Clock {
  advance(ms: number): void;
}

export function createTestClock(startAt = Date.UTC(2026, 10, 2)): TestClock {
  let at = startAt;
  return {
    now: () => at,
    monotonicMs: () => at,
    sleep: () => Promise.resolve(),
    advance: (ms) => {
      at += ms;
    },
  };
}

export const silentLogger: Logger = {
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  tail: () => [],
};

export interface TestStore {
  readonly store: Store;
  readonly file: string;
  readonly folder: string;
  readonly clock: TestClock;
  /** Makes these bodies Stripe's state, as a pull would. */
  pull(products: readonly JsonObject[], prices?: readonly JsonObject[]): Promise<void>;
  /** Closes the store and opens the same file again, as a new start of the app would. */
  reopen(): Promise<Store>;
  /** Closes everything and removes the folder. */
  dispose(): Promise<void>;
}

/** A store on a file of its own in a fresh folder. Call `dispose` when the test is over. */
export async function openTestStore(): Promise<TestStore> {
  const folder = mkdtempSync(path.join(tmpdir(), 'countertop-store-'));
  const file = path.join(folder, 'test.db');
  const clock = createTestClock();
  const open = async (): Promise<Store> => {
    const opened = await openStore({ startDatabaseThread, clock, logger: silentLogger }, file);
    if (!opened.ok) throw new Error(opened.error.code);
    return opened.value;
  };
  let store = await open();
  return {
    get store() {
      return store;
    },
    file,
    folder,
    clock,
    async pull(products, prices = []) {
      const at = clock.now();
      const readSeq = await store.takeReadSeq();
      await store.saveBase({ found: [...products, ...prices], removed: [], readSeq, at });
    },
    async reopen() {
      await store.close();
      store = await open();
      return store;
    },
    async dispose() {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
