import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type AccountRecord,
  type AccountRegistry,
  createAccountRegistry,
} from '#electron/core/account/registry.ts';

const record: AccountRecord = {
  id: 'acct_1-live',
  stripeAccountId: 'acct_1',
  name: 'Kissa Mori',
  demo: false,
  mode: 'live',
  keyKind: 'restricted',
  keyRefused: false,
};

let folder: string;
let registry: AccountRegistry;

beforeEach(async () => {
  folder = await fs.mkdtemp(path.join(os.tmpdir(), 'countertop-registry-'));
  registry = createAccountRegistry(folder);
});

afterEach(async () => await fs.rm(folder, { recursive: true, force: true }));

describe('the account registry', () => {
  it('finds accounts by their folders, with nothing else to lose', async () => {
    await registry.save(record);
    await registry.save({ ...record, id: 'acct_1-test', mode: 'test' });
    const { records } = await createAccountRegistry(folder).list();
    expect(records.map(({ id }) => id)).toEqual(['acct_1-live', 'acct_1-test']);
  });

  it('reports a folder whose record is damaged instead of dropping it', async () => {
    await registry.save(record);
    await fs.writeFile(registry.databaseFile(record.id), 'data');
    await fs.writeFile(path.join(folder, record.id, 'account.json'), '{"id": "acct');
    expect(await registry.list()).toEqual({ records: [], unreadable: [record.id] });
  });

  it('leaves folders alone that hold no database', async () => {
    await fs.mkdir(path.join(folder, 'something else'));
    expect(await registry.list()).toEqual({ records: [], unreadable: [] });
  });

  it('does not believe a record that names another folder', async () => {
    await registry.save(record);
    await fs.writeFile(registry.databaseFile(record.id), 'data');
    await fs.rename(path.join(folder, record.id), path.join(folder, 'copied'));
    expect((await registry.list()).unreadable).toEqual(['copied']);
  });

  it('opens no account when the note of the current one is damaged', async () => {
    await registry.writeCurrent(record.id);
    expect(await registry.readCurrent()).toBe(record.id);
    await fs.writeFile(path.join(folder, 'current.json'), 'x');
    expect(await registry.readCurrent()).toBeNull();
  });

  it('removes an account with everything in its folder', async () => {
    await registry.save(record);
    await fs.writeFile(registry.databaseFile(record.id), 'data');
    await registry.remove(record.id);
    expect(await fs.readdir(folder)).toEqual([]);
  });
});
