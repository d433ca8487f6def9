import type { Account } from '#shared/contract/account.ts';
import type { AreaHandlers } from '../router.ts';
import type { TransferEnd } from '../transfer/transfer.ts';
import type { KeyVault, StripeEndpoint } from '../ports.ts';
import { type AppError, failure, type Result } from '#shared/errors.ts';
import type { AccountRecord, AccountRegistry } from './registry.ts';

/** Something that was sent at once for a customer, without the way of drafts and publish. */
export interface CustomerChange {
  readonly kind: 'customer.fixEmail' | 'portal.session';
  readonly customerId: string;
  readonly outcome: 'applied' | 'rejected' | 'unknown';
  readonly error: AppError | null;
  readonly requestId: string | null;
}

/** One account at work: its database, catalog and sync. Built by engine.ts, where areas meet. */
export interface AccountSession {
  readonly branding: AreaHandlers<'branding'>;
  readonly catalog: AreaHandlers<'catalog'>;
  /** Its catalog for copying: read from Stripe, drafted in. */
  readonly transferEnd: Pick<TransferEnd, 'store' | 'changed'>;
  readonly copies: AreaHandlers<'copies'>;
  readonly sync: AreaHandlers<'sync'>;
  readonly portal: Omit<AreaHandlers<'portal'>, 'readElsewhere'>;
  /** Gives sync the key to work with; null puts it into "key needed". */
  useKey(key: string | null, endpoint: StripeEndpoint): void;
  /** Tells that the vault has answered, or a key was given: what asks Stripe has waited for it. */
  keyIsKnown(): void;
  /** A few prices as last read, to recognise the account by (design, Sync 7). */
  knownPrices(): Promise<readonly { id: string; created: number; livemode: boolean }[]>;
  readQueuedImage(sha256: string): Promise<{ mime: string; bytes: Uint8Array } | null>;
  /** Notes what was sent at once for a customer: its id and how it ended, nothing personal. */
  noteCustomerChange(change: CustomerChange): Promise<void>;
  /** Writes whose it is into the database, so that a lost account.json can be made again. */
  writeOwner(record: AccountRecord): Promise<void>;
  close(): Promise<void>;
}

export type OpenSession = (
  record: AccountRecord,
  hooks: { onKeyRejected(): void; isCurrent(): boolean },
) => Promise<Result<AccountSession>>;

interface Entry {
  record: AccountRecord;
  session: AccountSession;
  keyState: Account['keyState'];
  /** Raised by each key that is set; what an older key brings late no longer counts. */
  keyGeneration: number;
}

/**
 * The accounts that are open. Switching does not close the one left behind: a publish that runs
 * there goes on under its own key (design, Sync 7: work never moves to another key).
 */
export interface Sessions {
  /** The account on screen, opened. Fails with `account/none-open`. */
  current(): Promise<Entry>;
  currentId(): string | null;
  /** Opens an account if it is not, with the key the vault has for it. */
  open(record: AccountRecord): Promise<Entry>;
  makeCurrent(record: AccountRecord | null): Promise<void>;
  keyStateOf(record: AccountRecord): Promise<Account['keyState']>;
  /** Sets a key that is known to work; the vault has it already, except for the demo's. */
  acceptKey(
    record: AccountRecord,
    key: string,
    endpoint: StripeEndpoint,
    keyState: Account['keyState'],
  ): Promise<void>;
  updateRecord(record: AccountRecord): Promise<void>;
  close(id: string): Promise<void>;
  closeAll(): Promise<void>;
}

export function createSessions(parts: {
  registry: AccountRegistry;
  vault: KeyVault;
  endpoint: StripeEndpoint;
  firstScreen: Promise<void>;
  openSession: OpenSession;
  onChanged: () => void;
  /** Something in the background failed that nobody waits for; for the log. */
  onFailure: (error: unknown) => void;
}): Sessions {
  const { registry, vault } = parts;
  const opening = new Map<string, Promise<Entry>>();
  /** Databases still being closed: the same file is not opened a second time meanwhile. */
  const closing = new Map<string, Promise<void>>();
  let current: AccountRecord | null = null;

  async function openEntry(record: AccountRecord): Promise<Entry> {
    await closing.get(record.id);
    const opened = await parts.openSession(record, {
      isCurrent: () => current?.id === record.id,
      onKeyRejected: () => void refuseKey(record.id).catch(parts.onFailure),
    });
    if (!opened.ok) throw failure(opened.error.code, opened.error.params);
    const mayHaveKey = !record.demo && !record.keyRefused && (await vault.has(record.id));
    const keyState = mayHaveKey ? 'stored' : record.demo ? 'session' : 'needed';
    const entry: Entry = { record, session: opened.value, keyState, keyGeneration: 0 };
    await entry.session.writeOwner(record);
    // The key itself in the background: a locked keyring asks its own question, and the catalog must not wait for it.
    if (mayHaveKey) {
      void loadKey(entry)
        .catch(parts.onFailure)
        .finally(() => entry.session.keyIsKnown());
    } else if (!record.demo) entry.session.keyIsKnown();
    return entry;
  }

  async function loadKey(entry: Entry): Promise<void> {
    const generation = entry.keyGeneration;
    await parts.firstScreen;
    const key = await vault.read(entry.record.id);
    const durability = await vault.durability();
    // A slow keyring must not put an old key back over one that was entered meanwhile.
    if (entry.keyGeneration !== generation) return;
    entry.keyState = key === null ? 'needed' : durability;
    entry.session.useKey(key, parts.endpoint);
    parts.onChanged();
  }

  async function refuseKey(id: string): Promise<void> {
    const entry = await opening.get(id);
    if (entry === undefined || entry.keyState === 'needed') return;
    entry.keyState = 'needed';
    entry.keyGeneration += 1;
    entry.session.useKey(null, parts.endpoint);
    await updateRecord({ ...entry.record, keyRefused: true });
  }

  async function updateRecord(record: AccountRecord): Promise<void> {
    await registry.save(record);
    const entry = await opening.get(record.id);
    if (entry !== undefined) {
      entry.record = record;
      await entry.session.writeOwner(record);
    }
    if (current?.id === record.id) current = record;
    parts.onChanged();
  }

  async function close(id: string): Promise<void> {
    const entry = opening.get(id);
    if (entry === undefined) return await closing.get(id);
    opening.delete(id);
    const closed = entry.then(async ({ session }) => await session.close());
    closing.set(id, closed);
    await closed.finally(() => closing.delete(id));
  }

  function open(record: AccountRecord): Promise<Entry> {
    const known = opening.get(record.id);
    if (known !== undefined) return known;
    const entry = openEntry(record);
    opening.set(record.id, entry);
    // A failed opening must not stand in the way of the next try.
    entry.catch(() => {
      if (opening.get(record.id) === entry) opening.delete(record.id);
    });
    return entry;
  }

  return {
    async current() {
      if (current === null) throw failure('account/none-open');
      return await open(current);
    },
    currentId: () => current?.id ?? null,
    open,
    async makeCurrent(record) {
      current = record;
      await registry.writeCurrent(record?.id ?? null);
      parts.onChanged();
    },
    async keyStateOf(record) {
      const entry = await opening.get(record.id);
      if (entry !== undefined) return entry.keyState;
      if (record.demo) return 'session';
      if (record.keyRefused || !(await vault.has(record.id))) return 'needed';
      return await vault.durability();
    },
    async acceptKey(record, key, endpoint, keyState) {
      const entry = await open(record);
      entry.keyState = keyState;
      entry.keyGeneration += 1;
      entry.session.useKey(key, endpoint);
      entry.session.keyIsKnown();
      await updateRecord({ ...entry.record, ...record, keyRefused: false });
    },
    updateRecord,
    close,
    async closeAll() {
      await Promise.allSettled([...opening.keys()].map(close));
    },
  };
}
