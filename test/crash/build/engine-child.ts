/**
 * The engine alone, as a process of its own: everything of Countertop but the window and Electron's
 * part of main. Calls come and answers go over the parent's channel.
 */
import { z } from 'zod';
import { createEngine } from '#electron/core/engine.ts';
import { createLogger } from '#electron/core/log/logger.ts';
import type { DemoLauncher } from '#electron/core/ports.ts';
import type { AreaHandlers } from '#electron/core/router.ts';
import { startDatabaseThread, startTableThread } from '#electron/shell/worker-threads.ts';
import { openLogFile } from '#electron/shell/log-file.ts';
import path from 'node:path';
import { readFileSync, existsSync, writeFileSync, renameSync } from 'node:fs';
import { systemClock, systemRandom } from './ahead-clock.ts';
import { openVault } from './file-vault.ts';
import type { EngineCall, EngineOrder, EngineWord } from './engine-words.ts';

z.config({ jitless: true });

const order = JSON.parse(process.argv[2] ?? '{}') as EngineOrder;
const logger = createLogger(openLogFile(path.join(order.userData, 'logs')), systemClock);
const keyFile = path.join(order.userData, 'keys.json');

function say(word: EngineWord): void {
  process.send?.(word);
}

function readKeys(): Record<string, string> {
  return existsSync(keyFile) ? (JSON.parse(readFileSync(keyFile, 'utf8')) as Record<string, string>) : {};
}

const vault = openVault({
  store: {
    read: readKeys,
    async write(keys) {
      writeFileSync(`${keyFile}.new`, JSON.stringify(keys));
      renameSync(`${keyFile}.new`, keyFile);
    },
    damagedFile: null,
  },
} as Parameters<typeof openVault>[0]);

async function none(): Promise<never> {
  throw new Error('the engine alone has neither a demo nor a shell');
}

async function live(): Promise<void> {
  const engine = await createEngine(
    {
      clock: systemClock,
      random: systemRandom,
      vault,
      keyEntry: { ask: async () => order.key },
      logger,
      events: { emit: () => undefined },
      notify: ({ code }) => logger.warn('notice', { code }),
      demo: { start: none, reset: none, stop: async () => undefined } satisfies DemoLauncher,
      firstScreen: Promise.resolve(),
      dataFolder: path.join(order.userData, 'accounts'),
      startDatabaseThread: () => startDatabaseThread(path.join(import.meta.dirname, 'database-worker.cjs')),
      startTableThread: () => startTableThread(path.join(import.meta.dirname, 'table-worker.cjs')),
      fileSaver: { save: async () => false },
      places: { file: async () => null, folder: async () => null },
      sheets: { print: none },
      mailDomains: { look: async () => 'unknown' },
      stripeEndpoint: { protocol: 'http', host: '127.0.0.1', port: order.port },
      requestsPerSecond: () => 25,
    },
    new Proxy({}, { get: () => none }) as AreaHandlers<'app'>,
  );
  process.on('message', (call: EngineCall) => {
    void engine
      .call(call.callId, call.name, call.input, () => undefined)
      .then((reply) => say({ type: 'reply', callId: call.callId, reply }));
  });
  say({ type: 'ready' });
}

void live();
