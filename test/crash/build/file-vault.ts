import type { KeyVault } from '#electron/core/ports.ts';
import type { openVault as openReal } from '#electron/shell/vault.ts';

export * from '#electron/shell/vault.ts';

/**
 * Stands in the place of the system's keyring in the crash build, so that a reopened app has its key
 * without a person. Keys of the stand-in alone pass here.
 */
export const openVault: typeof openReal = ({ store }): KeyVault => ({
  durability: async () => 'stored',
  has: async (accountId) => Object.hasOwn(store.read(), accountId),
  async read(accountId) {
    const kept = store.read()[accountId];
    return kept === undefined ? null : Buffer.from(kept, 'base64').toString();
  },
  async write(accountId, key) {
    await store.write({ ...store.read(), [accountId]: Buffer.from(key).toString('base64') });
    return { durability: 'stored' };
  },
  async remove(accountId) {
    const { [accountId]: _removed, ...rest } = store.read();
    await store.write(rest);
  },
});
