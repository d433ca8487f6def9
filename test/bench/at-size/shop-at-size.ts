import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { type Catalog, createCatalog } from '#electron/core/catalog/catalog.ts';
import { openStore, type Store } from '#electron/core/storage/store.ts';
import { createStripeGateway } from '#electron/core/stripe/gateway.ts';
import { createRateLimiter } from '#electron/core/stripe/limiter.ts';
import { createSync, type Sync } from '#electron/core/sync/sync.ts';
import { ControlClient } from '#electron/demo-account/control/control-client.ts';
import { systemClock as clock, systemRandom as random } from '#electron/shell/system-ports.ts';
import {
  silentLogger as logger,
  startDatabaseThread,
  startTableThread,
} from '../../integration/support/open-test-store.ts';
import { type DemoProcess, startDemoProcess } from './demo-process.ts';
import { fail } from '#shared/errors.ts';

/** What the numbers hold for. `COUNTERTOP_BENCH_SIZE` is for those who work on them. */
export const SIZE = Number(process.env['COUNTERTOP_BENCH_SIZE'] ?? '100000') as 1000 | 10_000 | 100_000;
export const LATENCY_MS = 200;
/** What the settings start with in test mode. */
export const REQUESTS_PER_SECOND = 15;
const PAGE = 100;
/** Objects of one second in the crowd `second`, by kind. */
const IN_ONE_SECOND = Math.min(3000, SIZE);

export type Crowding = 'spread' | 'hour' | 'second';

const never = new AbortController().signal;

/** Catalog and sync of an empty database, as the app has them, against a demo account of full size. */
export interface ShopAtSize {
  readonly server: DemoProcess;
  readonly control: ControlClient;
  readonly store: Store;
  readonly sync: Sync['handlers'];
  catalog<P extends keyof Catalog['handlers']>(
    name: P,
    input: InputOf<`catalog.${P}`>,
  ): Promise<OutputOf<`catalog.${P}`>>;
  close(): Promise<void>;
}

export async function openShopAtSize(created: Crowding): Promise<ShopAtSize> {
  const folder = await mkdtemp(path.join(tmpdir(), 'countertop-bench-'));
  const server = await startDemoProcess({ size: SIZE, created, seed: 'bench', latencyMs: LATENCY_MS });
  const opened = await openStore({ startDatabaseThread, clock, logger }, path.join(folder, 'shop.db'));
  if (!opened.ok) throw new Error(opened.error.code);
  const store = opened.value;
  const owner = { stripeAccountId: server.accountId, name: 'Bench' };
  await store.writeOwner({ owner: JSON.stringify(owner) });
  const gateway = createStripeGateway({
    key: server.keys.test.secret,
    mode: 'test',
    endpoint: { protocol: 'http', host: '127.0.0.1', port: server.port },
    limiter: createRateLimiter({ clock, requestsPerSecond: () => REQUESTS_PER_SECOND }),
    clock,
    random,
    logger,
  });
  const account = { id: server.accountId, mode: 'test', demo: true } as const;
  const ports = { clock, random, logger, events: { emit: () => undefined } };
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
    gateway: () => gateway,
    wasKeyRefused: false,
    onKeyRejected: () => undefined,
    onChanged: (objects) => catalog.notifyChanged(objects),
    mayRead: () => true,
  });
  await sync.start();
  return {
    server,
    control: new ControlClient(server),
    store,
    sync: sync.handlers,
    async catalog(name, input) {
      const handler = catalog.handlers[name] as (given: unknown, signal: AbortSignal) => Promise<never>;
      return await handler(input, never);
    },
    async close() {
      await sync.stop();
      await store.close();
      gateway.close();
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export interface MeasuredPull {
  readonly ms: number;
  readonly requests: number;
  /** The pages there are, at the rate that is allowed; where one second holds many, its pages one after the other. */
  readonly idealMs: number;
}

export async function measurePull(shop: ShopAtSize, created: Crowding): Promise<MeasuredPull> {
  const [products, prices] = [await shop.control.count('products'), await shop.control.count('prices')];
  const { total: before } = await shop.control.requests(Number.MAX_SAFE_INTEGER);
  const startedAt = performance.now();
  const pulled = await shop.sync.pull({}, () => undefined, never);
  const ms = performance.now() - startedAt;
  if (pulled.products !== products || pulled.prices !== prices) {
    throw new Error(`pulled ${JSON.stringify(pulled)} of ${products} products and ${prices} prices`);
  }
  const { total } = await shop.control.requests(Number.MAX_SAFE_INTEGER);
  const pages = Math.ceil(products / PAGE) + Math.ceil(prices / PAGE);
  const serialMs = created === 'second' ? 2 * (IN_ONE_SECOND / PAGE) * LATENCY_MS : 0;
  return { ms, requests: total - before, idealMs: (pages / REQUESTS_PER_SECOND) * 1000 + serialMs };
}
