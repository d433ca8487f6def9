import { safeStorage } from 'electron';
import { z } from 'zod';
import type { KeyVault, Logger } from '#electron/core/ports.ts';
import { openJsonStore } from './json-store.ts';
import { writeFailure } from './settings.ts';

/** Account id → the encrypted key, base64. */
const fileSchema = z.record(z.string(), z.base64());

/** Backends of Linux that encrypt with a secret of the person's own login. */
const REAL_BACKENDS = new Set(['gnome_libsecret', 'kwallet', 'kwallet5', 'kwallet6']);

/**
 * Keys, kept by the system's own encryption or not kept at all. On Linux without a keyring
 * Electron "encrypts" with a password that stands in its source (`basic_text`): such a key stays in
 * this process until the app ends, and `onSessionOnly` says so.
 */
export function openVault(parts: {
  folder: string;
  logger: Logger;
  /** False for keys that must not be read now: live ones, while another server stands in for Stripe. */
  mayUse: (key: string) => boolean;
  onSessionOnly: () => void;
}): KeyVault & { readonly damagedFile: string | null } {
  const store = openJsonStore(parts.folder, 'keys', fileSchema, {});
  const sessionKeys = new Map<string, string>();
  let encrypts: Promise<boolean> | null = null;

  function isEncrypting(): Promise<boolean> {
    encrypts ??= askSystem();
    return encrypts;
  }

  async function askSystem(): Promise<boolean> {
    if (process.platform === 'linux') {
      const backend = safeStorage.getSelectedStorageBackend();
      parts.logger.info('vault.backend', { backend });
      if (!REAL_BACKENDS.has(backend)) return false;
    }
    return await safeStorage.isAsyncEncryptionAvailable();
  }

  async function readStored(accountId: string): Promise<string | null> {
    const encrypted = store.read()[accountId];
    if (encrypted === undefined || !(await isEncrypting())) return null;
    try {
      const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(
        Buffer.from(encrypted, 'base64'),
      );
      if (shouldReEncrypt) await encryptAndStore(accountId, result);
      return result;
    } catch (error) {
      // Another login, a reset keyring: the account says "Key needed"; its work is untouched.
      parts.logger.warn('vault.unreadable', {
        reason: error instanceof Error ? error.message : String(error),
      });
      return null;
    }
  }

  async function encryptAndStore(accountId: string, key: string): Promise<void> {
    const encrypted = await safeStorage.encryptStringAsync(key);
    writeAll({ ...store.read(), [accountId]: encrypted.toString('base64') });
  }

  function writeAll(keys: Record<string, string>): void {
    try {
      store.write(keys);
    } catch (error) {
      throw writeFailure(error);
    }
  }

  function removeStored(accountId: string): void {
    const { [accountId]: removed, ...rest } = store.read();
    if (removed !== undefined) writeAll(rest);
  }

  const durability = async (): Promise<'stored' | 'session'> =>
    (await isEncrypting()) ? 'stored' : 'session';

  return {
    durability,
    async has(accountId) {
      if (sessionKeys.has(accountId)) return true;
      return Object.hasOwn(store.read(), accountId) && (await isEncrypting());
    },
    async read(accountId) {
      const key = sessionKeys.get(accountId) ?? (await readStored(accountId));
      return key !== null && parts.mayUse(key) ? key : null;
    },
    async write(accountId, key) {
      const kept = await durability();
      if (kept === 'stored') {
        await encryptAndStore(accountId, key);
        sessionKeys.delete(accountId);
      } else {
        removeStored(accountId);
        sessionKeys.set(accountId, key);
        parts.onSessionOnly();
      }
      return { durability: kept };
    },
    async remove(accountId) {
      sessionKeys.delete(accountId);
      removeStored(accountId);
    },
    damagedFile: store.damagedFile,
  };
}
