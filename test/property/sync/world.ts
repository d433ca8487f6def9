import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CallName, InputOf, OutputOf, ProcedureName } from '#shared/contract/index.ts';
import type { JsonObject } from '#shared/domain/json.ts';
import { AppFailure } from '#shared/errors.ts';
import { createEngine, type Engine } from '#electron/core/engine.ts';
import type { WorkerThread, DemoLauncher, KeyVault } from '#electron/core/ports.ts';
import type { AreaHandlers } from '#electron/core/router.ts';
import { ControlClient } from '#electron/demo-account/control/control-client.ts';
import { type DemoAccountServer, startDemoAccount } from '#electron/demo-account/start-demo-account.ts';
import { createHurriedClock } from '../../integration/sync/shop.ts';
import {
  silentLogger,
  startDatabaseThread,
  startTableThread,
} from '../../integration/support/open-test-store.ts';
import { openWire, type Wire } from './wire.ts';

/** Stands for the 20 s of silence after which an answer is no longer waited for. */
const SILENCE_MS = 700;

/** The real engine on a folder of its own, against a stand-in with state, through as many lives as are wanted. */
export interface World {
  readonly server: DemoAccountServer;
  readonly control: ControlClient;
  readonly clock: ReturnType<typeof createHurriedClock>;
  readonly databaseFile: string;
  /** What the engine logged as an error: there must never be one. */
  readonly errors: string[];
  call<N extends ProcedureName>(name: N, input: InputOf<N>, callId?: string): Promise<OutputOf<N>>;
  cancel(callId: string): void;
  /** The life ends here and now: its thread, its sockets. Then another begins on the same folder. */
  crash(): Promise<void>;
  setOnline(isOnline: boolean): void;
  /** As Stripe has it now; null when it is not there. */
  remote(id: string): Promise<JsonObject | null>;
  /** A second computer that has never seen this account: what a full pull gives today. */
  pullAfresh(): Promise<string>;
  dispose(): Promise<void>;
}

interface Life {
  readonly engine: Engine;
  readonly wire: Wire;
  readonly threads: WorkerThread[];
}

export async function openWorld(): Promise<World> {
  const folder = mkdtempSync(path.join(tmpdir(), 'countertop-model-'));
  const server = await startDemoAccount({ seed: 'model', rateLimits: false });
  const control = new ControlClient(server);
  const clock = createHurriedClock();
  const keys = new Map<string, string>();
  const errors: string[] = [];

  async function begin(dataFolder: string): Promise<Life> {
    const wire = await openWire(server.port);
    const threads: WorkerThread[] = [];
    const engine = await createEngine(
      {
        clock,
        random: { uuid: () => randomUUID(), fraction: () => Math.random() },
        vault: memoryVault(keys),
        keyEntry: { ask: async () => server.keys.test.secret },
        logger: {
          ...silentLogger,
          error: (event, fields) => errors.push(`${event} ${JSON.stringify(fields)}`),
        },
        events: { emit: () => undefined },
        notify: () => undefined,
        demo: { start: none, reset: none, stop: async () => undefined } satisfies DemoLauncher,
        firstScreen: Promise.resolve(),
        dataFolder,
        startDatabaseThread() {
          const thread = startDatabaseThread();
          threads.push(thread);
          return thread;
        },
        startTableThread,
        fileSaver: { save: async () => false },
        places: { file: async () => null, folder: async () => null },
        sheets: { print: async () => new Uint8Array() },
        mailDomains: { look: async () => 'unknown' },
        stripeEndpoint: { protocol: 'http', host: '127.0.0.1', port: wire.port, timeoutMs: SILENCE_MS },
        requestsPerSecond: () => 1000,
      },
      new Proxy({}, { get: () => none }) as AreaHandlers<'app'>,
    );
    return { engine, wire, threads };
  }

  async function ask<N extends ProcedureName>(
    { engine }: Life,
    name: N,
    input: InputOf<N>,
    callId: string = randomUUID(),
  ): Promise<OutputOf<N>> {
    const reply = await engine.call(callId, name, input, () => undefined);
    if (!reply.ok) throw new AppFailure(reply.error);
    return reply.value as OutputOf<N>;
  }

  async function end({ engine, wire, threads }: Life): Promise<void> {
    // What a dead engine says of its dead database is no news.
    const known = errors.length;
    await Promise.all([wire.close(), ...threads.map((thread) => thread.terminate())]);
    // What is left of it has neither disk nor network; it only has to stop asking.
    await engine.stop().catch(() => undefined);
    errors.length = known;
  }

  const accounts = path.join(folder, 'accounts');
  let life = await begin(accounts);
  const { id } = await ask(life, 'account.connect' satisfies CallName, { accountId: null });
  await ask(life, 'sync.pull', {});
  let afresh = 0;

  return {
    server,
    control,
    clock,
    errors,
    databaseFile: path.join(accounts, id, 'catalog.db'),
    call: (name, input, callId) => ask(life, name, input, callId),
    cancel: (callId) => life.engine.cancel(callId),
    async crash() {
      await end(life);
      life = await begin(accounts);
    },
    setOnline: (isOnline) => life.wire.setUp(isOnline),
    async remote(productId) {
      try {
        return await control.dashboard('GET', `/v1/products/${productId}`);
      } catch {
        return null;
      }
    },
    async pullAfresh() {
      afresh += 1;
      const other = path.join(folder, `afresh-${afresh}`);
      keys.delete(id);
      const fresh = await begin(other);
      await ask(fresh, 'account.connect', { accountId: null });
      await ask(fresh, 'sync.pull', {});
      await fresh.engine.stop();
      await fresh.wire.close();
      return path.join(other, id, 'catalog.db');
    },
    async dispose() {
      await end(life);
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function memoryVault(keys: Map<string, string>): KeyVault {
  return {
    has: async (id) => keys.has(id),
    read: async (id) => keys.get(id) ?? null,
    async write(id, key) {
      keys.set(id, key);
      return { durability: 'stored' };
    },
    remove: async (id) => void keys.delete(id),
    durability: async () => 'stored',
  };
}

async function none(): Promise<never> {
  throw new Error('the model has neither a demo nor a shell');
}
