import { Worker } from 'node:worker_threads';
import type { DatabaseThread } from '#electron/core/ports.ts';

/** The thread that alone runs SQL, as the port the engine knows (design, "Storage"). */
export function startDatabaseThread(file: string): DatabaseThread {
  const worker = new Worker(file, { name: 'database', stdin: false });
  return {
    // A thread has no origin to name.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    post: (message) => worker.postMessage(message),
    onMessage: (listener) => void worker.on('message', listener),
    onExit: (listener) => {
      worker.on('exit', listener);
      // An uncaught error ends the thread; `exit` follows and says so to whoever waits.
      worker.on('error', () => undefined);
    },
    terminate: async () => void (await worker.terminate()),
  };
}
