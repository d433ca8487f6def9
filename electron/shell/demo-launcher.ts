import { utilityProcess, type UtilityProcess } from 'electron';
import fs from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { DemoConnection, DemoLauncher, Logger } from '#electron/core/ports.ts';
import type { DemoSize } from './launch.ts';

/** 100,000 products are made from the seed at the first start. */
const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 3000;

/** What the demo account answers (electron/demo-account/main.ts); its control door is not for the app. */
const modeKeys = z.object({ secret: z.string() });
const answerSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('ready'),
    port: z.int().positive(),
    keys: z.object({ test: modeKeys, live: modeKeys }),
  }),
  z.object({ type: z.literal('failed'), message: z.string() }),
]);
type Ready = Extract<z.infer<typeof answerSchema>, { type: 'ready' }>;

const PRODUCTS: Readonly<Record<DemoSize, number>> = { '40': 40, '1k': 1000, '10k': 10_000, '100k': 100_000 };

/**
 * The demo account's server in a process of its own. Its keys are made at random for each run and
 * live in memory only; the catalog it keeps stands in its data folder.
 */
export function createDemoLauncher(parts: {
  /** The built demo-account.cjs. */
  file: string;
  folder: string;
  size: DemoSize;
  /** In which the sample shop is written when it is made. */
  language: () => 'en' | 'ja';
  logger: Logger;
}): DemoLauncher {
  let running: { process: UtilityProcess; connection: Promise<DemoConnection> } | null = null;
  const dataFolder = path.join(parts.folder, parts.size);

  function launch(): { process: UtilityProcess; connection: Promise<DemoConnection> } {
    const child = utilityProcess.fork(parts.file, [], {
      serviceName: 'Countertop demo account',
      stdio: 'ignore',
    });
    const started = { process: child, connection: waitUntilReady(child) };
    child.once('exit', (code) => {
      parts.logger.info('demo.ended', { code });
      if (running === started) running = null;
    });
    const options = { dataFolder, size: PRODUCTS[parts.size], language: parts.language() };
    // A process has no origin to name.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    child.postMessage({ type: 'start', options });
    return started;
  }

  async function waitUntilReady(child: UtilityProcess): Promise<DemoConnection> {
    const { port, keys } = await firstAnswer(child);
    parts.logger.info('demo.started', { port, size: parts.size });
    return {
      size: parts.size,
      endpoint: { protocol: 'http', host: '127.0.0.1', port },
      origin: `http://127.0.0.1:${port}`,
      testKey: keys.test.secret,
      liveKey: keys.live.secret,
    };
  }

  async function stop(): Promise<void> {
    if (running === null) return;
    const { process: child } = running;
    running = null;
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    child.postMessage({ type: 'stop' });
    const timer = setTimeout(() => child.kill(), STOP_LIMIT_MS);
    await gone;
    clearTimeout(timer);
  }

  async function start(): Promise<DemoConnection> {
    running ??= launch();
    try {
      return await running.connection;
    } catch (error) {
      // It may hang rather than have ended: the next try starts afresh.
      await stop();
      throw error;
    }
  }

  return {
    start,
    stop,
    async reset() {
      await stop();
      await fs.rm(dataFolder, { recursive: true, force: true });
      return await start();
    },
  };
}

function firstAnswer(child: UtilityProcess): Promise<Ready> {
  const { promise, resolve, reject } = Promise.withResolvers<Ready>();
  const timer = setTimeout(() => reject(new Error('the demo account did not start in time')), START_LIMIT_MS);
  child.once('message', (message: unknown) => {
    const answer = answerSchema.safeParse(message);
    if (!answer.success) reject(new Error('the demo account answered nonsense'));
    else if (answer.data.type === 'failed') reject(new Error(answer.data.message));
    else resolve(answer.data);
  });
  child.once('exit', (code) => reject(new Error(`the demo account ended with ${code}`)));
  return promise.finally(() => clearTimeout(timer));
}
