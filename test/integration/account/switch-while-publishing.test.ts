import { afterEach, beforeEach, expect, it } from 'vitest';
import { startTestEngine, type TestEngine } from '../support/start-test-engine.ts';

let test: TestEngine;
beforeEach(async () => {
  // Slow enough that the switch comes in the middle.
  test = await startTestEngine({ requestsPerSecond: 15 });
});
afterEach(async () => await test.dispose());

async function connect(key: string): Promise<string> {
  test.typedKeys.push(key);
  return (await test.call('account.connect', { accountId: null })).id;
}

const NAMES = Array.from({ length: 12 }, (_, index) => `Switched ${String(index)}`);

async function countNamed(mode: 'test' | 'live'): Promise<number> {
  const { data } = (await test.control('dashboard', {
    method: 'GET',
    path: '/v1/products',
    params: { limit: 100 },
    mode,
  })) as { data: { name: string }[] };
  return data.filter(({ name }) => NAMES.includes(name)).length;
}

it('a publish goes on for its own account when another comes on screen, and nothing crosses over', async () => {
  const inLive = await connect(test.server.keys.live.secret);
  const inTest = await connect(test.server.keys.test.secret);
  for (const name of NAMES) await test.call('catalog.createProduct', { changes: { name }, firstPrice: null });
  const { token, items } = await test.call('sync.review', {});
  const input = { token, itemIds: items.map(({ id }) => id), liveConfirmed: false };
  const publishing = test.engine.call('publishing', 'sync.publish', input, () => undefined);
  await test.call('account.switchTo', { accountId: inLive });
  expect(await test.call('account.list', {})).toMatchObject({ currentId: inLive });
  expect((await test.call('sync.review', {})).items).toEqual([]);
  const results = NAMES.map(() => ({ outcome: 'applied' }));
  expect(await publishing).toMatchObject({ ok: true, value: { results } });
  expect(await countNamed('test')).toBe(NAMES.length);
  expect(await countNamed('live')).toBe(0);
  await test.call('account.switchTo', { accountId: inTest });
  expect(await test.call('sync.getStatus', {})).toMatchObject({ waiting: 0, changes: 0 });
});
