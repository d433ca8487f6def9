import fs from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { damageSchema, makeNewer } from '../support/damage.ts';
import { permissionState, startTestEngine, type TestEngine } from '../support/start-test-engine.ts';

let test: TestEngine;

beforeEach(async () => {
  test = await startTestEngine();
});

afterEach(async () => await test.dispose());

async function connect(key: string | null, accountId: string | null = null) {
  test.typedKeys.push(key);
  return await test.call('account.connect', { accountId });
}

async function connectError(key: string | null, accountId: string | null = null) {
  test.typedKeys.push(key);
  return await test.callError('account.connect', { accountId });
}

describe('connecting an account', () => {
  it('knows the account by its name and id, and keeps the key in the vault alone', async () => {
    const key = test.server.keys.test.secret;
    const account = await connect(`  ${key}\n`);
    expect(account).toMatchObject({
      stripeAccountId: test.server.accountId,
      mode: 'test',
      demo: false,
      keyState: 'stored',
      keyKind: 'secret',
    });
    expect(account.name).not.toBe('');
    expect([...test.vault.values()]).toEqual([key]);
    expect(JSON.stringify(test.emitted)).not.toContain(key);
    expect(await test.call('account.list', {})).toMatchObject({ currentId: account.id });
  });

  it('keeps test and live apart, side by side', async () => {
    const inTest = await connect(test.server.keys.test.restricted);
    const inLive = await connect(test.server.keys.live.restricted);
    expect(inTest.id).not.toBe(inLive.id);
    const { accounts } = await test.call('account.list', {});
    expect(accounts.map(({ mode }) => mode).toSorted()).toEqual(['live', 'test']);
    await test.call('account.switchTo', { accountId: inTest.id });
    expect(await test.call('account.list', {})).toMatchObject({ currentId: inTest.id });
  });

  it('refuses a call made for an account that is no longer on screen', async () => {
    const inTest = await connect(test.server.keys.test.secret);
    const inLive = await connect(test.server.keys.live.secret);
    const create = async (accountId: string) =>
      await test.engine.call('c', 'catalog.createProduct', newProduct, () => undefined, accountId);
    const newProduct = { changes: { name: 'Coffee beans' }, firstPrice: null };
    expect(await create(inTest.id)).toMatchObject({ ok: false, error: { code: 'account/switched' } });
    expect(await create(inLive.id)).toMatchObject({ ok: true });
  });

  it('finds the account again when another key of it is entered', async () => {
    const first = await connect(test.server.keys.test.secret);
    const again = await connect(test.server.keys.test.secret);
    expect(again.id).toBe(first.id);
    expect((await test.call('account.list', {})).accounts).toHaveLength(1);
  });

  it.each([
    ['pk_test_51H8abcdefghijklmnop', 'account/key-publishable'],
    ['sk_org_live_51H8abcdefghijkl', 'account/key-organisation'],
    ['hello', 'account/key-malformed'],
    ['sk_test_51Hunknownunknownunknown', 'account/key-rejected'],
    [null, 'account/key-window-closed'],
  ])('refuses %s with %s and keeps nothing', async (key, code) => {
    expect(await connectError(key)).toMatchObject({ code });
    expect(test.vault.size).toBe(0);
    expect((await test.call('account.list', {})).accounts).toEqual([]);
  });

  it('says that a key has expired', async () => {
    const key = test.server.keys.test.secret;
    await test.control('key', { key, state: 'expired' });
    expect(await connectError(key)).toMatchObject({ code: 'account/key-expired' });
  });

  it('probes what a read-only key may do', async () => {
    const account = await connect(test.server.keys.test.readOnly);
    const { permissions } = await test.call('account.checkPermissions', { accountId: account.id });
    expect(permissionState(permissions, 'products.read')).toBe('works');
    expect(permissionState(permissions, 'products.write')).toBe('missing');
    expect(permissionState(permissions, 'customers.read')).toBe('missing');
  });

  it('refuses a key of the other mode for a known account', async () => {
    const account = await connect(test.server.keys.test.secret);
    expect(await connectError(test.server.keys.live.secret, account.id)).toMatchObject({
      code: 'account/key-other-mode',
    });
    expect(test.vault.get(account.id)).toBe(test.server.keys.test.secret);
  });

  it('finds its accounts again after a restart, without any list', async () => {
    const account = await connect(test.server.keys.test.secret);
    await test.restart();
    expect(await test.call('account.list', {})).toMatchObject({
      accounts: [{ id: account.id, keyState: 'stored' }],
      currentId: account.id,
    });
  });

  it('makes a damaged account record again from its database', async () => {
    const account = await connect(test.server.keys.test.secret);
    await fs.writeFile(path.join(test.folder, 'accounts', account.id, 'account.json'), '{');
    await test.restart();
    const { accounts } = await test.call('account.list', {});
    expect(accounts).toMatchObject([{ id: account.id, name: account.name }]);
  });

  it('tells of a damaged database that was set aside, and goes on', async () => {
    const account = await connect(test.server.keys.test.secret);
    const file = path.join(test.folder, 'accounts', account.id, 'catalog.db');
    await test.restart(() => damageSchema(file));
    await test.call('catalog.getCounts', {});
    expect(test.noticed).toMatchObject([
      { code: 'database-damaged', params: { account: account.name, file: expect.any(String) } },
    ]);
  });

  it('tells of a damaged database even when the account record is lost with it', async () => {
    const account = await connect(test.server.keys.test.secret);
    const folder = path.join(test.folder, 'accounts', account.id);
    await test.restart(async () => {
      damageSchema(path.join(folder, 'catalog.db'));
      await fs.rm(path.join(folder, 'account.json'));
    });
    expect(test.noticed).toMatchObject([{ code: 'database-damaged', params: { account: account.name } }]);
    const { accounts } = await test.call('account.list', {});
    expect(accounts).toMatchObject([{ id: account.id, name: account.name }]);
  });

  it('tells once of a database of a newer Countertop, however often it is asked for', async () => {
    const account = await connect(test.server.keys.test.secret);
    const file = path.join(test.folder, 'accounts', account.id, 'catalog.db');
    await test.restart(() => makeNewer(file));
    for (let count = 0; count < 2; count += 1) {
      expect(await test.callError('catalog.getCounts', {})).toMatchObject({ code: 'app/database-too-new' });
    }
    expect(test.noticed).toEqual([{ code: 'database-too-new', params: { account: account.name } }]);
  });

  it('forgets an account only when its name was typed, and then wholly', async () => {
    const account = await connect(test.server.keys.test.secret);
    const input = { accountId: account.id, confirmedName: 'something else' };
    expect(await test.callError('account.forget', input)).toMatchObject({
      code: 'account/confirmation-mismatch',
    });
    await test.call('account.forget', { ...input, confirmedName: account.name });
    expect(test.vault.size).toBe(0);
    const left = await fs.readdir(path.join(test.folder, 'accounts'));
    expect(left).toEqual(['current.json']);
  });

  it('explores the demo account without a key, test and live', async () => {
    const demo = await test.call('account.exploreDemo', {});
    expect(demo).toMatchObject({ demo: true, mode: 'test', keyState: 'session' });
    expect(test.vault.size).toBe(0);
    const { accounts } = await test.call('account.list', {});
    expect(accounts.map(({ mode }) => mode).toSorted()).toEqual(['live', 'test']);
  });
});
