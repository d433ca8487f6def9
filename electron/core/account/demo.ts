import { failure } from '#shared/errors.ts';
import type { DemoConnection, DemoLauncher, Logger, StripeEndpoint } from '../ports.ts';
import type { AccountRecord, AccountRegistry } from './registry.ts';
import type { Sessions } from './sessions.ts';

export interface DemoParts {
  readonly registry: AccountRegistry;
  readonly sessions: Sessions;
  readonly launcher: DemoLauncher;
  readonly logger: Logger;
}

const DEMO_NAME = 'Kissa Mori';

function demoRecord(connection: DemoConnection, mode: 'test' | 'live'): AccountRecord {
  return {
    id: `demo-${connection.size}-${mode}`,
    stripeAccountId: null,
    name: DEMO_NAME,
    demo: true,
    mode,
    keyKind: 'secret',
    keyRefused: false,
  };
}

/** The demo account: one server, two accounts (test and live) that differ, like a real merchant's. */
export interface Demo {
  /** Starts the server, makes both accounts known, opens its test mode. */
  explore(): Promise<AccountRecord>;
  /** Connects an account of the demo that was current when the app last ended. */
  reconnect(record: AccountRecord): Promise<void>;
  reset(): Promise<AccountRecord>;
  /** How to reach one of its accounts without opening it; null when it is of another size. */
  access(record: AccountRecord): Promise<{ key: string; endpoint: StripeEndpoint } | null>;
  origin(): string | null;
}

export function createDemo(parts: DemoParts): Demo {
  let connection: DemoConnection | null = null;

  async function start(): Promise<DemoConnection> {
    try {
      connection = await parts.launcher.start();
      return connection;
    } catch (error) {
      throw demoFailure(error);
    }
  }

  function demoFailure(error: unknown) {
    const reason = error instanceof Error ? error.message : String(error);
    parts.logger.error('demo.failed', { reason });
    return failure('account/demo-failed', { reason });
  }

  async function connect(started: DemoConnection, record: AccountRecord): Promise<void> {
    const key = record.mode === 'live' ? started.liveKey : started.testKey;
    await parts.sessions.acceptKey(record, key, started.endpoint, 'session');
  }

  async function connectBoth(started: DemoConnection): Promise<AccountRecord> {
    const test = demoRecord(started, 'test');
    const live = demoRecord(started, 'live');
    await Promise.all([parts.registry.save(test), parts.registry.save(live)]);
    await connect(started, test);
    await parts.sessions.makeCurrent(test);
    return test;
  }

  return {
    explore: async () => await connectBoth(await start()),
    async reconnect(record) {
      const started = await start();
      // A demo of another size was asked for this time: its own accounts, not this one's server.
      if (record.id !== demoRecord(started, record.mode === 'live' ? 'live' : 'test').id) return;
      await connect(started, record);
    },
    async reset() {
      const { size } = await start();
      // Nothing on screen may open the database again while its folder goes.
      await parts.sessions.makeCurrent(null);
      for (const mode of ['test', 'live']) {
        const id = `demo-${size}-${mode}`;
        // In turn: a database must be closed before its folder goes.
        await parts.sessions.close(id);
        await parts.registry.remove(id);
      }
      try {
        connection = await parts.launcher.reset();
      } catch (error) {
        throw demoFailure(error);
      }
      return await connectBoth(connection);
    },
    async access(record) {
      const started = await start();
      const mode = record.mode === 'live' ? 'live' : 'test';
      if (record.id !== demoRecord(started, mode).id) return null;
      return { key: mode === 'live' ? started.liveKey : started.testKey, endpoint: started.endpoint };
    },
    origin: () => connection?.origin ?? null,
  };
}
