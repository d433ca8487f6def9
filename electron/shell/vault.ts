import type { SafeStorage } from 'electron';
import { z } from 'zod';
import type { KeyVault, Logger } from '#electron/core/ports.ts';
import type { JsonStore } from './json-store.ts';
import { writeFailure } from '#electron/core/write-failure.ts';

/** Account id → the encrypted key, base64. */
export const keyFileSchema = z.record(z.string(), z.base64());
export type KeyFile = z.infer<typeof keyFileSchema>;

/** Backends of Linux that encrypt with a secret of the person's own login. */
const REAL_BACKENDS = new Set(['gnome_libsecret', 'kwallet', 'kwallet5', 'kwallet6']);

/**
 * How Chromium marks bytes on Linux that it "encrypted" with the password in its own source. It
 * falls back to that in silence, whatever backend is selected, when the keyring stays locked.
 */
const UNPROTECTED = 'v10';

type SystemEncryption = Pick<
  SafeStorage,
  'getSelectedStorageBackend' | 'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync'
>;

/**
 * Keys, kept by the system's own encryption or not kept at all: where nothing really encrypts, a
 * key stays in this process until the app ends, and `onSessionOnly` says so.
 */
export function openVault(parts: {
  system: SystemEncryption;
  platform: NodeJS.Platform;
  store: JsonStore<KeyFile>;
  logger: Logger;
  /** False for keys that must not be read now: live ones, while another server stands in for Stripe. */
  mayUse: (key: string) => boolean;
  onSessionOnly: () => void;
}): KeyVault {
  const { system, store } = parts;
  const isLinux = parts.platform === 'linux';
  const sessionKeys = new Map<string, string>();
  let protects: Promise<boolean> | null = null;

  function isProtecting(): Promise<boolean> {
    protects ??= askSystem();
    return protects;
  }

  async function askSystem(): Promise<boolean> {
    const backend = isLinux ? system.getSelectedStorageBackend() : parts.platform;
    const offers = !isLinux || REAL_BACKENDS.has(backend);
    const holds = offers && (await system.isAsyncEncryptionAvailable()) && (await encrypt('probe')) !== null;
    parts.logger.info('vault.backend', { backend, protects: holds });
    return holds;
  }

  /** Null when the system gave back something that anyone can read. */
  async function encrypt(text: string): Promise<Buffer | null> {
    const bytes = await system.encryptStringAsync(text);
    const mark = bytes.subarray(0, UNPROTECTED.length).toString('latin1');
    return isLinux && mark === UNPROTECTED ? null : bytes;
  }

  async function readStored(accountId: string): Promise<string | null> {
    const encrypted = store.read()[accountId];
    if (encrypted === undefined || !(await isProtecting())) return null;
    try {
      const bytes = Buffer.from(encrypted, 'base64');
      const { result, shouldReEncrypt } = await system.decryptStringAsync(bytes);
      if (shouldReEncrypt) await tryStore(accountId, result);
      return result;
    } catch (error) {
      // Another login, a reset keyring: the account says "Key needed"; its work is untouched.
      const reason = error instanceof Error ? error.message : String(error);
      parts.logger.warn('vault.unreadable', { reason });
      return null;
    }
  }

  /** False when the system would not protect the key; nothing is written then. */
  async function tryStore(accountId: string, key: string): Promise<boolean> {
    const encrypted = (await isProtecting()) ? await encrypt(key) : null;
    if (encrypted === null) return false;
    await writeAll({ ...store.read(), [accountId]: encrypted.toString('base64') });
    return true;
  }

  async function writeAll(keys: KeyFile): Promise<void> {
    try {
      await store.write(keys);
    } catch (error) {
      throw writeFailure(error);
    }
  }

  async function removeStored(accountId: string): Promise<void> {
    const { [accountId]: removed, ...rest } = store.read();
    if (removed !== undefined) await writeAll(rest);
  }

  return {
    async durability() {
      return (await isProtecting()) ? 'stored' : 'session';
    },
    async has(accountId) {
      if (sessionKeys.has(accountId)) return true;
      return Object.hasOwn(store.read(), accountId) && (await isProtecting());
    },
    async read(accountId) {
      const key = sessionKeys.get(accountId) ?? (await readStored(accountId));
      return key !== null && parts.mayUse(key) ? key : null;
    },
    async write(accountId, key) {
      if (await tryStore(accountId, key)) {
        sessionKeys.delete(accountId);
        return { durability: 'stored' };
      }
      await removeStored(accountId);
      sessionKeys.set(accountId, key);
      parts.onSessionOnly();
      return { durability: 'session' };
    },
    async remove(accountId) {
      sessionKeys.delete(accountId);
      await removeStored(accountId);
    },
  };
}
