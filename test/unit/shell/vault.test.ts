import { describe, expect, it } from 'vitest';
import type { Logger } from '#electron/core/ports.ts';
import type { JsonStore } from '#electron/shell/json-store.ts';
import { type KeyFile, openVault } from '#electron/shell/vault.ts';

const KEY = `sk_test_${'a1B2'.repeat(8)}`;
const LIVE_KEY = `sk_live_${'a1B2'.repeat(8)}`;

type Backend = 'basic_text' | 'gnome_libsecret' | 'unknown';

function setUp(options: { backend?: Backend; mark?: string; mayUse?: (key: string) => boolean } = {}) {
  let file: KeyFile = {};
  let saidSessionOnly = 0;
  const store: JsonStore<KeyFile> = {
    read: () => file,
    async write(next) {
      file = next;
    },
    damagedFile: null,
  };
  const mark = options.mark ?? 'v11';
  const logger: Logger = { info() {}, warn() {}, error() {}, tail: () => [] };
  const open = () =>
    openVault({
      system: {
        getSelectedStorageBackend: () => options.backend ?? 'gnome_libsecret',
        isAsyncEncryptionAvailable: async () => true,
        encryptStringAsync: async (text) => Buffer.from(mark + reverse(text)),
        async decryptStringAsync(bytes) {
          const text = bytes.toString();
          if (!text.startsWith(mark)) throw new Error('cannot decrypt');
          return { result: reverse(text.slice(mark.length)), shouldReEncrypt: false };
        },
      },
      platform: 'linux',
      store,
      logger,
      mayUse: options.mayUse ?? (() => true),
      onSessionOnly() {
        saidSessionOnly += 1;
      },
    });
  return { open, file: () => file, setFile: (next: KeyFile) => (file = next), said: () => saidSessionOnly };
}

describe('the vault', () => {
  it('stores a key where the system really encrypts, for later starts too', async () => {
    const { open, file } = setUp();
    expect(await open().write('acct-test', KEY)).toEqual({ durability: 'stored' });
    expect(JSON.stringify(file())).not.toContain(KEY);
    expect(await open().has('acct-test')).toBe(true);
    expect(await open().read('acct-test')).toBe(KEY);
  });

  it.each(['basic_text', 'unknown'] as const)('keeps a key for the session only with %s', async (backend) => {
    const { open, file, said } = setUp({ backend });
    const vault = open();
    expect(await vault.write('acct-test', KEY)).toEqual({ durability: 'session' });
    expect(await vault.durability()).toBe('session');
    expect(await vault.read('acct-test')).toBe(KEY);
    expect(file()).toEqual({});
    expect(said()).toBe(1);
    expect(await open().read('acct-test')).toBeNull();
  });

  it('does not trust a keyring that stays locked: its bytes say that anyone can read them', async () => {
    const { open, file, said } = setUp({ backend: 'gnome_libsecret', mark: 'v10' });
    expect(await open().write('acct-test', KEY)).toEqual({ durability: 'session' });
    expect(file()).toEqual({});
    expect(said()).toBe(1);
  });

  it('answers null for a key that cannot be decrypted any more, and keeps the file', async () => {
    const { open, file, setFile } = setUp();
    const foreign = { 'acct-test': Buffer.from('v12 of another login').toString('base64') };
    setFile(foreign);
    expect(await open().read('acct-test')).toBeNull();
    expect(file()).toEqual(foreign);
  });

  it('gives no live key away while another server stands in for Stripe', async () => {
    const { open } = setUp({ mayUse: (key) => !key.includes('_live_') });
    const vault = open();
    await vault.write('acct-live', LIVE_KEY);
    await vault.write('acct-test', KEY);
    expect(await vault.read('acct-live')).toBeNull();
    expect(await vault.read('acct-test')).toBe(KEY);
  });

  it('forgets one account and keeps the others', async () => {
    const { open } = setUp();
    const vault = open();
    await vault.write('one', KEY);
    await vault.write('two', LIVE_KEY);
    await vault.remove('one');
    expect(await vault.has('one')).toBe(false);
    expect(await vault.read('two')).toBe(LIVE_KEY);
  });
});

function reverse(text: string): string {
  return [...text].toReversed().join('');
}
