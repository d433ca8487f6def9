import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { Procedure } from '#shared/contract/procedure.ts';
import { PROFILES, type Right } from '#shared/contract/rights.ts';
import { ControlClient } from '#electron/demo-account/control/control-client.ts';
import { lookUp } from '../support/look-up.ts';
import { startTestEngine, type TestEngine } from '../support/start-test-engine.ts';

const READING = ['rak_customer_read', 'rak_subscription_read', 'rak_customer_portal_read'];

let test: TestEngine;
let control: ControlClient;
let accountId: string;

beforeEach(async () => {
  test = await startTestEngine();
  control = new ControlClient(test.server);
  test.typedKeys.push(test.server.keys.test.secret);
  accountId = (await test.call('account.connect', { accountId: null })).id;
});

afterEach(async () => await test.dispose());

async function supportKey(): Promise<string> {
  return await control.issueKey('test', READING);
}

async function startSupport(): Promise<void> {
  test.typedKeys.push(await supportKey());
  await test.call('account.startSupport', { accountId, newKey: true });
}

async function profileNow(): Promise<string> {
  return (await test.call('account.list', {})).profile;
}

describe('the support profile', () => {
  it('is refused by the engine whatever it has no right to', async () => {
    await startSupport();
    const procedures = Object.entries(contract).flatMap(([area, all]) =>
      Object.entries(all as Record<string, Procedure>).map(([name, { right }]) => ({
        name: `${area}.${name}`,
        right,
      })),
    );
    const allowed: readonly Right[] = PROFILES.support;
    const refused = procedures.filter(({ right }) => !allowed.includes(right));
    expect(refused.length).toBeGreaterThan(20);
    for (const { name, right } of refused) {
      const answer = await test.engine.call('try', name, {}, () => undefined);
      expect({ name, ...answer }).toMatchObject({
        name,
        ok: false,
        error: { code: 'app/right-missing', params: { right } },
      });
    }
    // What would change anything at Stripe or show the catalog is among them.
    for (const name of ['customers.fixEmail', 'sync.publish', 'catalog.openView', 'account.connect'])
      expect(refused.map((each) => each.name)).toContain(name);
  });

  it('looks customers up with a key that reads customers, subscriptions and portal settings alone', async () => {
    await startSupport();
    const lookup = await lookUp(test, 'goro.fujii@example.com');
    expect(lookup.conclusion.code).toBe('opensNewer');
    expect(lookup.checks.find(({ id }) => id === 'history')).toMatchObject({
      state: 'blocked',
      params: { slug: 'rak_event_read' },
    });
    const { permissions } = await test.call('account.checkPermissions', { accountId });
    expect(permissions.map(({ id, state }) => [id, state])).toEqual([
      ['events.read', 'missing'],
      ['portal.read', 'works'],
      ['customers.read', 'works'],
      ['subscriptions.read', 'works'],
      ['account.read', 'missing'],
    ]);
  });

  it('holds after a restart, and a file of it that cannot be read opens nothing', async () => {
    await startSupport();
    await test.restart();
    expect(await profileNow()).toBe('support');
    await test.restart(() => writeFileSync(path.join(test.folder, 'accounts', 'profile.json'), '{"prof'));
    expect(await profileNow()).toBe('support');
  });

  it('reads nothing of the catalog by itself', async () => {
    await startSupport();
    await test.restart();
    const { total } = await control.requests();
    await lookUp(test, 'mei.okada@example.com');
    const { requests } = await control.requests(total);
    expect(requests.filter(({ path: asked }) => /products|prices|tax_codes/.test(asked))).toEqual([]);
  });

  it('is not begun when the key window is closed or the key is of another account', async () => {
    test.typedKeys.push(null);
    const closed = await test.callError('account.startSupport', { accountId, newKey: true });
    expect(closed.code).toBe('account/key-window-closed');
    expect(await profileNow()).toBe('owner');
  });

  it('is left with the key alone, which must be able to write', async () => {
    await startSupport();
    const reading = await supportKey();
    test.typedKeys.push(null, 'pk_test_1234567890abcdefgh', reading);
    const codes = [];
    for (let attempt = 0; attempt < 3; attempt += 1)
      codes.push((await test.callError('account.endSupport', { accountId })).code);
    expect(codes).toEqual(['account/key-window-closed', 'account/key-publishable', 'account/key-reads-only']);
    expect(await profileNow()).toBe('support');
    test.typedKeys.push(test.server.keys.test.secret);
    await test.call('account.endSupport', { accountId });
    expect(await profileNow()).toBe('owner');
    expect(test.vault.get(accountId)).toBe(test.server.keys.test.secret);
  });

  it('is not left by way of the demo account while a real one is here', async () => {
    await test.call('account.exploreDemo', {});
    await startSupport();
    test.typedKeys.push(null);
    const { accounts } = await test.call('account.list', {});
    const demo = accounts.find((account) => account.demo);
    const refused = await test.callError('account.endSupport', { accountId: demo?.id ?? '' });
    expect(refused.code).toBe('account/key-window-closed');
    expect(await profileNow()).toBe('support');
  });

  it('keeps the present key when none is entered', async () => {
    await test.call('account.startSupport', { accountId, newKey: false });
    expect(await profileNow()).toBe('support');
    expect((await lookUp(test, 'mei.okada@example.com')).conclusion.code).toBe('allFine');
  });
});

it('asks for no key where there is the demo account alone', async () => {
  const demoOnly = await startTestEngine();
  await demoOnly.call('account.exploreDemo', {});
  await demoOnly.call('account.startSupport', { accountId: null, newKey: false });
  expect((await demoOnly.callError('catalog.getCounts', {})).code).toBe('app/right-missing');
  await demoOnly.call('account.endSupport', { accountId: null });
  expect((await demoOnly.call('account.list', {})).profile).toBe('owner');
  await demoOnly.dispose();
});
