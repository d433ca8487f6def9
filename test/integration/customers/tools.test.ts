import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OutputOf, StreamName } from '#shared/contract/index.ts';
import { ControlClient } from '#electron/demo-account/control/control-client.ts';
import { lookUp } from '../support/look-up.ts';
import { startTestEngine, type TestEngine } from '../support/start-test-engine.ts';

let test: TestEngine;
let control: ControlClient;

beforeEach(async () => {
  test = await startTestEngine();
  control = new ControlClient(test.server);
  await test.call('account.exploreDemo', {});
});

afterEach(async () => await test.dispose());

async function run<N extends StreamName>(
  name: N,
  input: unknown,
  steps: unknown[] = [],
): Promise<OutputOf<N>> {
  const answer = await test.engine.call('tool', name, input, (step) => steps.push(step));
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value as OutputOf<N>;
}

async function find(text: string) {
  const { matches } = await lookUp(test, text);
  const [first] = matches;
  if (first === undefined) throw new Error(`nobody for ${text}`);
  return first;
}

describe('correcting a stored email', () => {
  it('sends it once, reads it back, and lets the look-up find it exactly', async () => {
    const { id, email } = await find('hiro.kato@example.com');
    const { total } = await control.requests();
    const fixed = await test.call('customers.fixEmail', {
      customerId: id,
      before: email,
      after: 'hiro.kato@example.com',
    });
    expect(fixed.requestId).toMatch(/^req_/);
    const { requests } = await control.requests(total);
    expect(requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
    expect((await lookUp(test, 'hiro.kato@example.com')).conclusion.code).toBe('allFine');
  });

  it('keeps id, outcome and request id in Activity, and no address', async () => {
    const { id, email } = await find('taro.suzuki@gmail.com');
    await test.call('customers.fixEmail', { customerId: id, before: email, after: 'taro.suzuki@gmail.com' });
    const { entries } = await test.call('sync.listActivity', { beforeId: null, limit: 10 });
    const entry = entries.find(({ kind }) => kind === 'customer.fixEmail');
    expect(entry).toMatchObject({ title: id, outcome: 'applied', productId: null, changes: [] });
    expect(entry?.requestId).toMatch(/^req_/);
    expect(JSON.stringify(entries)).not.toContain('@');
  });

  it('refuses when the email has changed since it was seen', async () => {
    const { id, email } = await find('rin.ueda@example.com');
    await control.dashboard('POST', `/v1/customers/${id}`, { email: 'rin@elsewhere.example' });
    const error = await test.callError('customers.fixEmail', {
      customerId: id,
      before: email,
      after: 'rin.ueda@example.com',
    });
    expect(error.code).toBe('customers/changed-meanwhile');
  });

  it('names the permission that is missing', async () => {
    const { id, email } = await find('rin.ueda@example.com');
    await control.setFault({
      fault: { kind: 'permission', slug: 'rak_customer_write' },
      method: 'POST',
      path: '/v1/customers/*',
    });
    const error = await test.callError('customers.fixEmail', {
      customerId: id,
      before: email,
      after: 'rin.ueda@example.com',
    });
    expect(error).toMatchObject({
      code: 'stripe/permission-missing',
      params: { slug: 'rak_customer_write' },
    });
  });

  it('uses the same idempotency key when it is tried again after no answer', async () => {
    const { id, email } = await find('rin.ueda@example.com');
    const input = { customerId: id, before: email, after: 'rin.ueda@example.com' };
    await control.setFault({
      fault: { kind: 'cut', effect: 'before' },
      method: 'POST',
      path: '/v1/customers/*',
      times: 2,
    });
    expect((await test.callError('customers.fixEmail', input)).code).toBe('stripe/unreachable');
    await control.clearFaults();
    const { total } = await control.requests();
    await test.call('customers.fixEmail', input);
    const { requests } = await control.requests(total);
    expect(requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
    const { entries } = await test.call('sync.listActivity', { beforeId: null, limit: 10 });
    const outcomes = entries.filter(({ kind }) => kind === 'customer.fixEmail').map(({ outcome }) => outcome);
    expect(outcomes).toEqual(['applied', 'unknown']);
  });

  it.each(['not an address', 'a@', ' a@b.c'])('refuses %j', async (after) => {
    const error = await test.callError('customers.fixEmail', { customerId: 'cus_x', before: null, after });
    expect(error.code).toBe('app/invalid-input');
  });
});

describe('checking many', () => {
  it('concludes for each address of a text, in its order', async () => {
    const text =
      'mei.okada@example.com; Kei <kei.imai@example.com>\nnobody@nowhere.example, goro.fujii@example.com';
    const steps: unknown[] = [];
    const { total, rows } = await run('customers.checkMany', { text }, steps);
    expect(total).toBe(4);
    expect(rows.map(({ address, conclusion }) => [address, conclusion.code])).toEqual([
      ['mei.okada@example.com', 'allFine'],
      ['kei.imai@example.com', 'noSubscription'],
      ['nobody@nowhere.example', 'nobody'],
      ['goro.fujii@example.com', 'opensNewer'],
    ]);
    expect(rows[3]?.customers).toBe(2);
    expect(steps).toHaveLength(4);
  });
});

describe('stopping a long look', () => {
  it.each([
    ['customers.checkMany', { text: 'mei.okada@example.com saki.ota@example.com kei.imai@example.com' }],
    ['customers.findDuplicates', {}],
  ] as const)('%s ends when it is cancelled', async (name, input) => {
    let steps = 0;
    const answer = await test.engine.call('long', name, input, () => {
      steps += 1;
      test.engine.cancel('long');
    });
    expect(answer).toMatchObject({ ok: false, error: { code: 'app/cancelled' } });
    expect(steps).toBeLessThan(5);
  });
});

describe('the duplicates report', () => {
  it('finds every email that several customers carry, and which one opens', async () => {
    const steps: unknown[] = [];
    const report = await run('customers.findDuplicates', {}, steps);
    expect(report.state).toBe('complete');
    const goro = report.duplicates.find(({ email }) => email === 'goro.fujii@example.com');
    expect(goro).toMatchObject({ certainty: 'sure' });
    expect(goro?.customerIds).toHaveLength(2);
    expect(report.duplicates.find(({ email }) => email === 'ryo.hara@example.com')?.certainty).toBe(
      'doubtful',
    );
    expect(report.duplicates.map(({ email }) => email)).toContain('frontdesk@blue-heron.example');
    expect(report.duplicates.map(({ email }) => email)).not.toContain('ken.ito@example.com');
    expect(report.withoutEmail.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Walk-in, table 4', 'Dan Wells']),
    );
    expect(steps.length).toBeGreaterThan(1);
  });
});
