import { Worker } from 'node:worker_threads';
import type { WorkerThread } from '#electron/core/ports.ts';

/** The thread that alone runs SQL, as the port the engine knows (design, "Storage"). */
export function startDatabaseThread(file: string): WorkerThread {
  return asPort(new Worker(file, { name: 'database', stdin: false }));
}

/** The thread that packs and unpacks workbooks. A file that needs more memory than this is no catalog. */
export function startTableThread(file: string): WorkerThread {
  const resourceLimits = { maxOldGenerationSizeMb: 2048 };
  return asPort(new Worker(file, { name: 'table', stdin: false, resourceLimits }));
}

function asPort(worker: Worker): WorkerThread {
  // An uncaught error ends the thread; `exit` follows and says so to whoever waits.
  worker.on('error', () => undefined);
  return {
    // A thread has no origin to name.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    post: (message) => worker.postMessage(message),
    onMessage: (listener) => void worker.on('message', listener),
    onExit: (listener) => void worker.on('exit', listener),
    terminate: async () => void (await worker.terminate()),
  };
}

/** Starts threads when they are asked for; the first starts now, and is up when the first database is opened. */
export function createDatabaseThreads(file: string): () => WorkerThread {
  let first: WorkerThread | null = startDatabaseThread(file);
  return () => {
    const thread = first ?? startDatabaseThread(file);
    first = null;
    return thread;
  };
}
