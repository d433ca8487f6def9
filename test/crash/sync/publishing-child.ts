/**
 * One life of the engine, for the crash test: opens a database file, publishes or goes on, and ends
 * itself by SIGKILL at a named point. The points are wrapped around what sync is given; the product
 * knows nothing of them.
 */
import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { setTimeout as later } from 'node:timers/promises';
import { createCatalog } from '#electron/core/catalog/catalog.ts';
import { openStore, type Store } from '#electron/core/storage/store.ts';
import { createStripeGateway, type StripeGateway } from '#electron/core/stripe/gateway.ts';
import { createRateLimiter } from '#electron/core/stripe/limiter.ts';
import { createSync } from '#electron/core/sync/sync.ts';
import { createHurriedClock } from '../../integration/sync/shop.ts';
import { tinyPng } from '../../integration/sync/tiny-png.ts';
import {
  silentLogger,
  startDatabaseThread,
  startTableThread,
} from '../../integration/support/open-test-store.ts';
import type { ChildOrder, ChildReport } from './orders.ts';
import { fail } from '#shared/errors.ts';

const order = JSON.parse(process.argv[2] ?? '{}') as ChildOrder;
let hits = 0;

/** The n-th time this point is reached is the last thing this process does. */
function reach(point: ChildOrder['point']): void {
  if (point !== order.point) return;
  hits += 1;
  if (hits === order.hit) process.kill(process.pid, 'SIGKILL');
}

function tell(report: ChildReport): void {
  writeSync(1, `${JSON.stringify(report)}\n`);
}

const clock = createHurriedClock();
const random = { uuid: () => randomUUID(), fraction: () => Math.random() };
const ports = { clock, random, logger: silentLogger, events: { emit: () => undefined } };
const account = { id: 'acct_demo', mode: 'test', demo: true } as const;

function watchStore(store: Store): Store {
  return new Proxy(store, {
    get(target, name) {
      const method = Reflect.get(target, name) as unknown;
      if (typeof method !== 'function') return method;
      return async (input: unknown) => {
        if (name === 'commitPublish') reach('before-freeze');
        if (name === 'settleApplied') reach('answered-not-committed');
        const value = (await method.call(target, input)) as unknown;
        if (name === 'commitPublish') reach('frozen');
        if (name === 'markSending') reach('sending-committed');
        if (name === 'settleApplied') reach('settled');
        return value;
      };
    },
  });
}

function watchGateway(gateway: StripeGateway): StripeGateway {
  const onTheWay = async <T>(call: Promise<T>): Promise<T> => {
    // Long enough for the request to be at the server, which takes its time to answer.
    if (order.point === 'on-the-way') void later(15).then(() => reach('on-the-way'));
    return await call;
  };
  return {
    ...gateway,
    send: (request, permit) => onTheWay(gateway.send(request, permit)),
    uploadImage: (image) => onTheWay(gateway.uploadImage(image)),
  };
}

const limiter = createRateLimiter({ clock, requestsPerSecond: () => 1000 });
const endpoint = { protocol: 'http', host: '127.0.0.1', port: order.port } as const;
const gateway = watchGateway(
  createStripeGateway({
    key: order.key,
    mode: 'test',
    endpoint,
    limiter,
    clock,
    random,
    logger: silentLogger,
  }),
);
const opened = await openStore({ startDatabaseThread, clock, logger: silentLogger }, order.file);
if (!opened.ok) throw new Error(opened.error.code);
const store = watchStore(opened.value);
const catalog = createCatalog({
  fetchPicture: async () => fail('image/unreachable', { host: '' }),
  store,
  ports: { ...ports, startTableThread, fileSaver: { save: async () => false } },
  account,
}).handlers;
const sync = createSync({
  store,
  ports,
  account,
  mayRead: () => true,
  gateway: () => gateway,
  wasKeyRefused: false,
  onKeyRejected: () => undefined,
  onChanged: () => undefined,
});
const never = new AbortController().signal;
await sync.start();
if (order.task === 'publish') await makeDrafts();
for (;;) {
  const { waiting, activity, changes } = await sync.handlers.getStatus({}, never);
  if (waiting === 0 && activity === 'idle' && changes === 0) break;
  if (waiting === 0 && activity === 'idle') await publishAll();
  else await later(10);
}
await sync.stop();
await store.close();
gateway.close();
tell({ kind: 'done' });

async function makeDrafts(): Promise<void> {
  await sync.handlers.pull({}, () => undefined, never);
  const { edited, pictured, deleted } = order;
  const created: string[] = [];
  for (let index = 0; index < 4; index += 1) {
    const { id } = await catalog.createProduct(
      {
        changes: { name: `${order.name} ${index}` },
        firstPrice: { currency: 'usd', unitAmountMinor: 100 + index, recurring: null },
      },
      never,
    );
    created.push(id);
  }
  for (const productId of edited)
    await catalog.editProduct({ productId, changes: { description: order.name } }, never);
  const bytes = new Uint8Array([...tinyPng, ...Buffer.from(order.name)]);
  for (const productId of pictured) {
    await catalog.attachImage({ productId, fileName: 'cup.png', original: bytes, upload: bytes }, never);
  }
  await catalog.deleteProduct({ productId: deleted }, never);
  tell({ kind: 'drafted', created });
}

async function publishAll(): Promise<void> {
  const { token, items } = await sync.handlers.review({}, never);
  const itemIds = items.filter(({ publishable }) => publishable).map(({ id }) => id);
  await sync.handlers.publish({ token, itemIds, liveConfirmed: true }, () => undefined, never);
}
