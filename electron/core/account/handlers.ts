import type { Account, AccountList, Permission } from '#shared/contract/account.ts';
import { keyCreationUrl } from '#shared/domain/key-permissions.ts';
import { failure, type Result } from '#shared/errors.ts';
import type { KeyVault } from '../ports.ts';
import type { AreaHandlers } from '../router.ts';
import { type ConnectParts, connectAccount } from './connect.ts';
import type { Demo } from './demo.ts';
import type { ProfileKeeper } from './profile.ts';
import type { AccountRecord } from './registry.ts';

export interface AccountParts extends ConnectParts {
  readonly demo: Demo;
  readonly vault: KeyVault;
  readonly profile: ProfileKeeper;
  /** The rights of the window have changed. */
  readonly onProfileChanged: () => void;
  readonly onFailure: (error: unknown) => void;
  readonly probePermissions: (accountId: string) => Promise<Result<readonly Permission[]>>;
}

export function createAccountHandlers(parts: AccountParts): AreaHandlers<'account'> {
  const { registry, sessions, demo, vault, profile } = parts;

  async function find(accountId: string): Promise<AccountRecord> {
    const { records } = await registry.list();
    const record = records.find(({ id }) => id === accountId);
    if (record === undefined) throw failure('account/unknown');
    return record;
  }

  async function toAccount(record: AccountRecord): Promise<Account> {
    const { id, stripeAccountId, name, demo: isDemo, mode, keyKind } = record;
    return {
      id,
      stripeAccountId,
      name,
      demo: isDemo,
      mode,
      keyKind,
      keyState: await sessions.keyStateOf(record),
    };
  }

  async function list(): Promise<AccountList> {
    const { records } = await registry.list();
    return {
      accounts: await Promise.all(records.map(toAccount)),
      currentId: sessions.currentId(),
      profile: profile.current(),
    };
  }

  async function changeProfile(next: ReturnType<ProfileKeeper['current']>): Promise<AccountList> {
    await profile.set(next);
    parts.onProfileChanged();
    return await list();
  }

  return {
    list,
    exploreDemo: async () => await toAccount(await demo.explore()),
    resetDemo: async () => {
      const { records } = await registry.list();
      if (!records.some((record) => record.demo)) throw failure('account/not-a-demo');
      return await toAccount(await demo.reset());
    },
    connect: async ({ accountId }) => await toAccount(await connectAccount(parts, accountId)),
    async startSupport({ accountId, newKey }) {
      if (newKey) await connectAccount(parts, accountId);
      return await changeProfile('support');
    },
    async endSupport({ accountId }) {
      const { records } = await registry.list();
      const keyed = records.filter((record) => !record.demo);
      const asked = keyed.find(({ id }) => id === accountId) ?? keyed[0];
      // The demo account alone: there is no key that could be asked for.
      if (asked !== undefined) await connectAccount(parts, asked.id, { mustWrite: true });
      return await changeProfile('owner');
    },
    async switchTo({ accountId }) {
      const record = await find(accountId);
      await sessions.open(record);
      await sessions.makeCurrent(record);
      // Not awaited: the catalog is on disk and shows at once; its server may take a moment.
      if (record.demo) void demo.reconnect(record).catch(parts.onFailure);
      return await toAccount(record);
    },
    async rename({ accountId, name }) {
      const record = { ...(await find(accountId)), name };
      await sessions.updateRecord(record);
      return await toAccount(record);
    },
    async forget({ accountId, confirmedName }) {
      const record = await find(accountId);
      if (confirmedName.trim() !== record.name.trim()) throw failure('account/confirmation-mismatch');
      if (sessions.currentId() === accountId) await sessions.makeCurrent(null);
      await sessions.close(accountId);
      await vault.remove(accountId);
      await registry.remove(accountId);
      return await list();
    },
    async checkPermissions({ accountId }) {
      const record = await find(accountId);
      const probed = await parts.probePermissions(record.id);
      if (!probed.ok) throw failure(probed.error.code, probed.error.params);
      return { permissions: [...probed.value] };
    },
    getKeyPageUrl: async ({ mode, profile: purpose }) => ({ url: keyCreationUrl(mode, purpose) }),
  };
}
