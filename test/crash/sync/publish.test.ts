import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ControlClient } from '#electron/demo-account/control/control-client.ts';
import { type DemoAccountServer, startDemoAccount } from '#electron/demo-account/start-demo-account.ts';
import { type ChildOrder, type ChildReport, CRASH_POINTS } from './orders.ts';

const child = path.join(import.meta.dirname, 'publishing-child.ts');

let server: DemoAccountServer;
let control: ControlClient;
let folder: string;
let products: string[];

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'countertop-crash-'));
  // Answers take a moment, so that a request can be on its way.
  server = await startDemoAccount({ seed: 'crash', rateLimits: false, latencyMs: 30 });
  control = new ControlClient(server);
  const list = await control.dashboard('GET', '/v1/products', { limit: 40, active: true });
  products = (list['data'] as { id: string }[]).map(({ id }) => id);
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Life {
  readonly reports: ChildReport[];
  readonly signal: NodeJS.Signals | null;
  readonly code: number | null;
  readonly errors: string;
}

function live(order: ChildOrder): Promise<Life> {
  const { promise, resolve } = Promise.withResolvers<Life>();
  const running = spawn(process.execPath, [child, JSON.stringify(order)], { env: process.env });
  let said = '';
  let errors = '';
  running.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  running.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  running.on('close', (code, signal) => {
    const reports = said
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as ChildReport);
    resolve({ reports, signal, code, errors });
  });
  return promise;
}

let round = 0;

test.each(
  CRASH_POINTS.flatMap((point) =>
    (point.endsWith('frozen') || point === 'before-freeze' ? [1] : [1, 4]).map((hit) => ({ point, hit })),
  ),
)('killed at $point (time $hit), publishing ends with each change made once', async ({ point, hit }) => {
  round += 1;
  const name = `Round ${round}`;
  const bare = await control.dashboard('POST', '/v1/products', { name: `${name} to delete` });
  const [first = '', second = '', third = '', fourth = ''] = products.slice((round * 2) % 30);
  const order: ChildOrder = {
    task: 'publish',
    file: path.join(folder, `round-${round}.db`),
    port: server.port,
    key: server.keys.test.secret,
    name,
    edited: [first, second],
    pictured: [third, fourth],
    deleted: String(bare['id']),
    point,
    hit,
  };
  const before = { products: await control.count('products'), files: await control.count('files') };

  const killed = await live(order);
  expect(killed.errors).toBe('');
  expect(killed.signal).toBe('SIGKILL');
  const [drafted] = killed.reports;
  if (drafted?.kind !== 'drafted') throw new Error('killed before there was anything to lose');

  const next = await live({ ...order, task: 'go-on', point: 'never' });
  expect(next.errors).toBe('');
  expect(next.reports).toEqual([{ kind: 'done' }]);

  expect(await control.count('products')).toBe(before.products - 1 + drafted.created.length);
  expect(await control.count('files')).toBe(before.files + 1);
  for (const [index, id] of drafted.created.entries()) {
    expect(await control.dashboard('GET', `/v1/products/${id}`)).toMatchObject({ name: `${name} ${index}` });
    expect(await control.count('prices', { product: id })).toBe(1);
  }
  for (const id of order.edited) {
    expect(await control.dashboard('GET', `/v1/products/${id}`)).toMatchObject({ description: name });
  }
  const links = await Promise.all(
    order.pictured.map(
      async (id) => (await control.dashboard('GET', `/v1/products/${id}`))['images'] as string[],
    ),
  );
  expect(new Set(links.map((images) => images.at(-1))).size).toBe(1);
  await expect(control.dashboard('GET', `/v1/products/${order.deleted}`)).rejects.toThrow('No such product');
});
