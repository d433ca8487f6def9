import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Permission } from '#shared/contract/account.ts';
import type { EventName, EventPayload } from '#shared/contract/events.ts';
import type { CallName, InputOf, OutputOf, StreamName } from '#shared/contract/index.ts';
import { AppFailure, type AppError, type Result } from '#shared/errors.ts';
import { createEngine, type Engine } from '#electron/core/engine.ts';
import type {
  DemoConnection,
  DemoLauncher,
  EngineNotice,
  KeyVault,
  Ports,
  SavePlaces,
} from '#electron/core/ports.ts';
import type { AreaHandlers } from '#electron/core/router.ts';
import { type DemoAccountServer, startDemoAccount } from '#electron/demo-account/start-demo-account.ts';
import { systemClock, systemRandom } from '#electron/shell/system-ports.ts';
import { silentLogger, startDatabaseThread, startTableThread } from './open-test-store.ts';

/** The whole engine on plain Node, against the demo account's server over HTTP. */
export interface TestEngine {
  readonly engine: Engine;
  readonly server: DemoAccountServer;
  readonly vault: Map<string, string>;
  readonly folder: string;
  /** What the next key windows will be answered with; null closes the window. */
  readonly typedKeys: (string | null)[];
  readonly emitted: { name: EventName; payload: unknown }[];
  /** What the person was told unasked. */
  readonly noticed: EngineNotice[];
  /** What a person would have chosen a place for. */
  readonly savedFiles: { suggestedName: string; content: string }[];
  /** What the next questions for a place are answered with; null = the person chose none. */
  readonly chosenPlaces: (string | null)[];
  call<N extends CallName>(name: N, input: InputOf<N>): Promise<OutputOf<N>>;
  stream<N extends StreamName>(name: N, input: InputOf<N>): Promise<OutputOf<N>>;
  callError<N extends CallName>(name: N, input: InputOf<N>): Promise<AppError>;
  control(command: string, body: object): Promise<unknown>;
  /** Ends the engine and starts another on the same folder and vault, with `meanwhile` done between. */
  restart(meanwhile?: () => Promise<void> | void): Promise<void>;
  dispose(): Promise<void>;
}

export async function startTestEngine(
  options: { readonly requestsPerSecond?: number; readonly folder?: string } = {},
): Promise<TestEngine> {
  const folder = options.folder ?? mkdtempSync(path.join(tmpdir(), 'countertop-engine-'));
  const server = await startDemoAccount({ rateLimits: false });
  const vault = new Map<string, string>();
  const typedKeys: (string | null)[] = [];
  const emitted: TestEngine['emitted'] = [];
  const noticed: TestEngine['noticed'] = [];
  const savedFiles: TestEngine['savedFiles'] = [];
  const { requestsPerSecond = 1000 } = options;
  const chosenPlaces: (string | null)[] = [];
  const choose = async (): Promise<string | null> => chosenPlaces.shift() ?? null;
  const places: SavePlaces = { file: choose, folder: choose };
  const ports = testPorts({
    folder,
    server,
    vault,
    typedKeys,
    emitted,
    noticed,
    savedFiles,
    places,
    requestsPerSecond,
  });
  let engine = await createEngine(ports, noAppArea);
  let calls = 0;

  async function invoke(name: CallName | StreamName, input: unknown): Promise<Result<unknown>> {
    calls += 1;
    return await engine.call(`call-${calls}`, name, input, () => undefined);
  }

  return {
    get engine() {
      return engine;
    },
    server,
    vault,
    folder,
    typedKeys,
    emitted,
    noticed,
    savedFiles,
    chosenPlaces,
    async call<N extends CallName>(name: N, input: InputOf<N>) {
      const answer = await invoke(name, input);
      if (!answer.ok) throw new AppFailure(answer.error);
      return answer.value as OutputOf<N>;
    },
    async stream<N extends StreamName>(name: N, input: InputOf<N>) {
      const answer = await invoke(name, input);
      if (!answer.ok) throw new AppFailure(answer.error);
      return answer.value as OutputOf<N>;
    },
    async callError(name, input) {
      const answer = await invoke(name, input);
      if (answer.ok) throw new Error(`${name} succeeded`);
      return answer.error;
    },
    async control(command, body) {
      const response = await fetch(`${server.controlUrl}/${command}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${server.controlToken}` },
        body: JSON.stringify(body),
      });
      if (!response.ok) throw new Error(`${command}: ${await response.text()}`);
      return await response.json();
    },
    async restart(meanwhile) {
      await engine.stop();
      await meanwhile?.();
      engine = await createEngine(ports, noAppArea);
    },
    async dispose() {
      await engine.stop();
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function testPorts(parts: {
  folder: string;
  server: DemoAccountServer;
  vault: Map<string, string>;
  typedKeys: (string | null)[];
  emitted: TestEngine['emitted'];
  noticed: TestEngine['noticed'];
  savedFiles: TestEngine['savedFiles'];
  requestsPerSecond: number;
  places: SavePlaces;
}): Ports {
  const endpoint = { protocol: 'http', host: '127.0.0.1', port: parts.server.port } as const;
  return {
    clock: systemClock,
    random: systemRandom,
    vault: memoryVault(parts.vault),
    keyEntry: { ask: async () => parts.typedKeys.shift() ?? null },
    logger: silentLogger,
    events: {
      emit: <N extends EventName>(name: N, payload: EventPayload<N>) => parts.emitted.push({ name, payload }),
    },
    notify: (notice) => parts.noticed.push(notice),
    demo: demoOf(parts.server),
    firstScreen: Promise.resolve(),
    dataFolder: path.join(parts.folder, 'accounts'),
    startDatabaseThread,
    startTableThread,
    mailDomains: { look: async () => 'unknown' },
    fileSaver: {
      async save(file) {
        const content =
          typeof file.content === 'string' ? file.content : new TextDecoder().decode(file.content);
        parts.savedFiles.push({ ...file, content });
        return true;
      },
    },
    places: parts.places,
    sheets: { print: async () => new TextEncoder().encode('a sheet') },
    stripeEndpoint: endpoint,
    requestsPerSecond: () => parts.requestsPerSecond,
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

function demoOf(server: DemoAccountServer): DemoLauncher {
  const connection: DemoConnection = {
    size: '40',
    endpoint: { protocol: 'http', host: '127.0.0.1', port: server.port },
    origin: server.url,
    testKey: server.keys.test.secret,
    liveKey: server.keys.live.secret,
  };
  return { start: async () => connection, reset: async () => connection, stop: async () => undefined };
}

/** The shell's own area; no test of the engine asks for it. */
const noAppArea: AreaHandlers<'app'> = {
  getState: unasked,
  updateSettings: unasked,
  dismissNotice: unasked,
  lock: unasked,
  unlock: unasked,
  openExternal: unasked,
  saveFile: unasked,
  getReport: unasked,
  recordWindowError: unasked,
  markReady: unasked,
};

async function unasked(): Promise<never> {
  throw new Error('the engine tests have no shell');
}

export function permissionState(
  permissions: readonly Permission[],
  id: Permission['id'],
): Permission['state'] {
  const found = permissions.find((permission) => permission.id === id);
  if (found === undefined) throw new Error(`${id} was not probed`);
  return found.state;
}
