import { mkdtempSync, rmSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as later } from 'node:timers/promises';
import type { EventName, EventPayload } from '#shared/contract/events.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import type { Progress, PublishResult, SyncStatus } from '#shared/contract/sync.ts';
import type { JsonObject } from '#shared/domain/json.ts';
import { AppFailure, type AppError, fail } from '#shared/errors.ts';
import { type Catalog, createCatalog } from '#electron/core/catalog/catalog.ts';
import type { Clock } from '#electron/core/ports.ts';
import { openStore, type Store } from '#electron/core/storage/store.ts';
import { createStripeGateway, type StripeGateway } from '#electron/core/stripe/gateway.ts';
import { createRateLimiter } from '#electron/core/stripe/limiter.ts';
import { createSync, type Sync } from '#electron/core/sync/sync.ts';
import { ControlClient } from '#electron/demo-account/control/control-client.ts';
import { type DemoAccountServer, startDemoAccount } from '#electron/demo-account/start-demo-account.ts';
import { silentLogger, startDatabaseThread, startTableThread } from '../support/open-test-store.ts';

/** Waiting passes a hundred times as fast; everything else takes its real time. */
export function createHurriedClock(): Clock & { advance(ms: number): void } {
  let ahead = 0;
  return {
    now: () => Date.now() + ahead,
    monotonicMs: () => performance.now(),
    sleep: async (ms, signal) => {
      await later(ms / 100, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
    },
    advance: (ms) => {
      ahead += ms;
    },
  };
}

export interface ShopOptions {
  readonly size?: 40 | 1000;
  readonly mode?: 'test' | 'live';
  /** Wraps what sync is given: where tests cut it off. */
  readonly wrapStore?: (store: Store) => Store;
  readonly wrapGateway?: (gateway: StripeGateway) => StripeGateway;
  readonly requestsPerSecond?: number;
  readonly timeoutMs?: number;
}

/** Catalog and sync of one account on a store of its own, against a demo account over HTTP. */
export interface Shop {
  readonly server: DemoAccountServer;
  readonly control: ControlClient;
  readonly clock: ReturnType<typeof createHurriedClock>;
  readonly store: Store;
  readonly sync: Sync;
  readonly statuses: SyncStatus[];
  readonly rejectedKeys: number[];
  catalog<P extends keyof Catalog['handlers']>(
    name: P,
    input: InputOf<`catalog.${P}`>,
  ): Promise<OutputOf<`catalog.${P}`>>;
  call<P extends Exclude<keyof Sync['handlers'], 'pull' | 'publish'>>(
    name: P,
    input: InputOf<`sync.${P}`>,
  ): Promise<OutputOf<`sync.${P}`>>;
  pull(signal?: AbortSignal): Promise<OutputOf<'sync.pull'>>;
  /** Reviews, and publishes everything that may be published. */
  publish(options?: PublishOptions): Promise<PublishResult[]>;
  useKey(key: string | null): void;
  /** The products as Stripe has them now. */
  remote(id: string): Promise<JsonObject | null>;
  /** Stripe's copy as it is on disk. */
  readBody(kind: 'product' | 'price', id: string): JsonObject;
  ids(): Promise<string[]>;
  /** Ends sync and starts another on the same file, as a new start of the app would. */
  restart(): Promise<void>;
  until(holds: (status: SyncStatus) => boolean): Promise<SyncStatus>;
  dispose(): Promise<void>;
}

export interface PublishOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  readonly only?: readonly string[];
}

const never = new AbortController().signal;

export async function openShop(options: ShopOptions = {}): Promise<Shop> {
  const mode = options.mode ?? 'test';
  const folder = mkdtempSync(path.join(tmpdir(), 'countertop-sync-'));
  const server = await startDemoAccount({ size: options.size ?? 40, seed: 'sync', rateLimits: false });
  const control = new ControlClient(server);
  const clock = createHurriedClock();
  const random = { uuid: () => randomUUID(), fraction: () => Math.random() };
  const statuses: SyncStatus[] = [];
  const rejectedKeys: number[] = [];
  const account = { id: 'acct_demo', mode, demo: true };
  let key: string | null = server.keys[mode].secret;
  let gateway: StripeGateway | null = null;
  const events = {
    emit: <N extends EventName>(name: N, payload: EventPayload<N>) => {
      if (name === 'sync.changed') statuses.push(payload as SyncStatus);
    },
  };
  const ports = { clock, random, logger: silentLogger, events };

  function currentGateway(): StripeGateway | null {
    if (key === null) return null;
    if (gateway === null) {
      const limiter = createRateLimiter({
        clock,
        requestsPerSecond: () => options.requestsPerSecond ?? 1000,
      });
      const endpoint = { protocol: 'http', host: '127.0.0.1', port: server.port } as const;
      const made = createStripeGateway({
        key,
        mode,
        endpoint,
        limiter,
        clock,
        random,
        logger: silentLogger,
        ...(options.timeoutMs === undefined ? {} : { timeoutMs: options.timeoutMs }),
      });
      gateway = options.wrapGateway?.(made) ?? made;
    }
    return gateway;
  }

  async function open() {
    const opened = await openStore(
      { startDatabaseThread, clock, logger: silentLogger },
      path.join(folder, 'shop.db'),
    );
    if (!opened.ok) throw new Error(opened.error.code);
    const store = options.wrapStore?.(opened.value) ?? opened.value;
    const owner = { stripeAccountId: server.accountId, name: 'Demo' };
    await store.writeOwner({ owner: JSON.stringify(owner) });
    const catalog = createCatalog({
      fetchPicture: async () => fail('image/unreachable', { host: '' }),
      store,
      ports: { ...ports, startTableThread, fileSaver: { save: async () => false } },
      account,
    });
    const sync = createSync({
      store,
      ports,
      account,
      mayRead: () => true,
      gateway: currentGateway,
      wasKeyRefused: false,
      onKeyRejected: () => rejectedKeys.push(clock.now()),
      onChanged: (objects) => catalog.notifyChanged(objects),
    });
    await sync.start();
    return { store, catalog, sync };
  }

  let open_ = await open();
  const shop: Shop = {
    server,
    control,
    clock,
    statuses,
    rejectedKeys,
    get store() {
      return open_.store;
    },
    get sync() {
      return open_.sync;
    },
    async catalog(name, input) {
      const handler = open_.catalog.handlers[name] as (given: unknown, signal: AbortSignal) => Promise<never>;
      return await handler(input, never);
    },
    async call(name, input) {
      const handler = open_.sync.handlers[name] as (given: unknown, signal: AbortSignal) => Promise<never>;
      return await handler(input, never);
    },
    pull: (signal = never) => open_.sync.handlers.pull({}, () => undefined, signal),
    async publish({ signal = never, onProgress = () => undefined, only } = {}) {
      const { token, items } = await open_.sync.handlers.review({}, never);
      const chosen = items.filter((item) => item.publishable && (only?.includes(item.object.id) ?? true));
      const itemIds = chosen.map(({ id }) => id);
      const { results } = await open_.sync.handlers.publish(
        { token, itemIds, liveConfirmed: true },
        onProgress,
        signal,
      );
      return results;
    },
    useKey(given) {
      key = given;
      gateway?.close();
      gateway = null;
      open_.sync.keyChanged();
    },
    async remote(id) {
      try {
        return await control.dashboard('GET', `/v1/products/${id}`, {}, mode);
      } catch {
        return null;
      }
    },
    readBody(kind, id) {
      const database = new DatabaseSync(path.join(folder, 'shop.db'), { readOnly: true });
      try {
        const sql =
          kind === 'product'
            ? 'SELECT body FROM product WHERE id = ?'
            : 'SELECT body FROM price WHERE id = ?';
        return JSON.parse(String(database.prepare(sql).get(id)?.['body'])) as JsonObject;
      } finally {
        database.close();
      }
    },
    async ids() {
      const view = await open_.catalog.handlers.openView(
        {
          search: '',
          filter: { status: 'all', changed: false, conflict: false, missingTaxCode: false },
          sort: { by: 'name', direction: 'ascending' },
        },
        never,
      );
      return view.rows.map(({ id }) => id);
    },
    async restart() {
      await open_.sync.stop();
      await open_.store.close();
      open_ = await open();
    },
    async until(holds) {
      const end = performance.now() + 20_000;
      for (;;) {
        const status = await open_.sync.handlers.getStatus({}, never);
        if (holds(status)) return status;
        if (performance.now() > end)
          throw new Error(`never came: ${holds.toString()} of ${JSON.stringify(status)}`);
        await later(10);
      }
    },
    async dispose() {
      await open_.sync.stop();
      await open_.store.close();
      gateway?.close();
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return shop;
}

/** The error a call was refused with. */
export async function errorOf(call: Promise<unknown>): Promise<AppError> {
  try {
    await call;
  } catch (thrown) {
    if (thrown instanceof AppFailure) return thrown.error;
    throw thrown;
  }
  throw new Error('the call succeeded');
}
