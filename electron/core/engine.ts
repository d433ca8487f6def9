import type { Account } from '#shared/contract/account.ts';
import { PROFILES, type Right } from '#shared/contract/rights.ts';
import { AppFailure, fail, failure, ok, type Result } from '#shared/errors.ts';
import { PRICES_TO_KNOW } from './account-proof.ts';
import { createDatabaseNotices } from './account/database-notices.ts';
import { createDemo } from './account/demo.ts';
import { createAccountHandlers } from './account/handlers.ts';
import { isOtherMode } from './account/other-mode.ts';
import { openProfile } from './account/profile.ts';
import { type AccountRecord, accountRecordSchema, createAccountRegistry } from './account/registry.ts';
import {
  type AccountSession,
  createSessions,
  type CustomerChange,
  type Sessions,
} from './account/sessions.ts';
import { afterKey, ofCurrentAccount } from './area-handlers.ts';
import { createBranding } from './branding/branding.ts';
import type { BrandMode, BrandSurroundings } from './branding/target.ts';
import { createCatalog } from './catalog/catalog.ts';
import { createCustomers } from './customers/customers.ts';
import { createCopies } from './copies/copies.ts';
import type { CustomerTarget } from './customers/target.ts';
import type { Ports, StripeEndpoint } from './ports.ts';
import { fencedFetch } from './image/fenced-fetch.ts';
import { createPortal } from './portal/portal.ts';
import { readElsewhere } from './portal/read-elsewhere.ts';
import { type AreaHandlers, createRouter, type Router } from './router.ts';
import { withFileThread } from './storage/file-thread.ts';
import { openStore } from './storage/store.ts';
import { createStripeGateway, type StripeGateway } from './stripe/gateway.ts';
import { createRateLimiter, type RateLimiter } from './stripe/limiter.ts';
import { createSync } from './sync/sync.ts';
import { transferArea } from './transfer/transfer-area.ts';

/** The whole of Countertop without a window: what main hands calls to. */
export interface Engine extends Router {
  /**
   * As {@link Router.call}. With `accountId`, a call for the catalog or sync of an account that is
   * no longer on screen answers `account/switched`.
   */
  call(
    callId: string,
    name: string,
    input: unknown,
    progress: (value: unknown) => void,
    accountId?: string,
  ): Promise<Result<unknown>>;
  /** `--demo`: opens the demo account before the window asks. */
  openDemo(): Promise<Result<Account>>;
  readQueuedImage(sha256: string): Promise<{ mime: string; bytes: Uint8Array } | null>;
  /** Where the demo account answers, once it does; null when it is not running. */
  demoOrigin(): Promise<string | null>;
  /** What was read of customers goes from memory: the screen was locked. */
  forgetCustomers(): void;
  /** Stops sync where it can be taken up again, closes every database. */
  stop(): Promise<void>;
}

/** How long a quit waits for answers that are on their way. */
const LAST_ANSWERS_MS = 1500;

/** How long a request waits for its key at the start; then it says that a key is needed. */
const KEY_WAIT_MS = 10_000;

/** The one place where the areas of core meet. */
export async function createEngine(ports: Ports, app: AreaHandlers<'app'>): Promise<Engine> {
  const { logger, clock, random, vault } = ports;
  const registry = createAccountRegistry(ports.dataFolder);
  const databaseNotices = createDatabaseNotices(ports.notify);
  const profile = await openProfile(ports.dataFolder);
  const may = (right: Right): boolean => (PROFILES[profile.current()] as readonly Right[]).includes(right);
  const gateways = new Map<string, StripeGateway>();
  /** Those of open accounts whose answers tell the state of the line. */
  const watchedGateways = new Map<string, () => StripeGateway | null>();
  const limiters = new Map<string, RateLimiter>();
  const keysKnown = new Map<string, Promise<void>>();

  /** One limiter an account (design, Sync 9): a new key does not forget that Stripe asked to slow down. */
  function limiterOf(accountId: string | null, mode: 'test' | 'live'): RateLimiter {
    const known = accountId === null ? undefined : limiters.get(accountId);
    if (known !== undefined) return known;
    const limiter = createRateLimiter({ clock, requestsPerSecond: () => ports.requestsPerSecond(mode) });
    if (accountId !== null) limiters.set(accountId, limiter);
    return limiter;
  }

  function makeGateway(
    accountId: string | null,
    key: string,
    mode: 'test' | 'live',
    endpoint: StripeEndpoint,
  ): StripeGateway {
    const limiter = limiterOf(accountId, mode);
    return createStripeGateway({ key, mode, endpoint, limiter, clock, random, logger });
  }

  /** A slow keyring, or the demo's server on its way: what asks Stripe waits for it, in bounds. */
  async function keyKnownOf(accountId: string): Promise<void> {
    const waiting = new AbortController();
    const known = keysKnown.get(accountId) ?? Promise.resolve();
    await Promise.race([known, clock.sleep(KEY_WAIT_MS, waiting.signal)]);
    waiting.abort();
  }

  function dropGateway(accountId: string): void {
    gateways.get(accountId)?.close();
    gateways.delete(accountId);
  }

  const sessions: Sessions = createSessions({
    registry,
    vault,
    endpoint: ports.stripeEndpoint,
    firstScreen: ports.firstScreen,
    openSession: async (record, hooks) => {
      const opened = await openStore(ports, registry.databaseFile(record.id));
      databaseNotices.opened(record, opened);
      if (!opened.ok) return opened;
      const store = opened.value;
      const events: Ports['events'] = {
        // Only the account on screen speaks to the window; others work on quietly.
        emit: (name, payload) => {
          if (hooks.isCurrent()) ports.events.emit(name, payload);
          // The status counts drafts.
          if (name === 'catalog.changed') sync.draftsChanged();
        },
      };
      const scoped: Ports = { ...ports, events };
      const account = { id: record.id, mode: record.mode, demo: record.demo };
      const catalog = createCatalog({
        store,
        ports: scoped,
        account,
        fetchPicture: fencedFetch(ports.stripeEndpoint, record.demo ? () => demo.origin() : null),
      });
      const sync = createSync({
        store,
        ports: scoped,
        account,
        gateway: () => gateways.get(record.id) ?? null,
        wasKeyRefused: record.keyRefused,
        mayRead: () => may('catalog.read'),
        onKeyRejected: hooks.onKeyRejected,
        onChanged: (objects) => {
          catalog.notifyChanged(objects);
          if (objects === null || objects.some(({ kind }) => kind === 'portal_configuration')) {
            events.emit('portal.changed', {});
          }
        },
      });
      const portal = createPortal({
        store,
        ports: scoped,
        gateway: () => gateways.get(record.id) ?? null,
        onChanged: () => {
          // Its edits are undone in the same order as the catalog's.
          catalog.notifyChanged([]);
          events.emit('portal.changed', {});
        },
        note: async (note) => await noteCustomerChange({ kind: 'portal.session', ...note }),
      });
      const copies = createCopies({
        file: registry.databaseFile(record.id),
        store,
        ports: scoped,
        withFileThread: (work) => withFileThread(ports, work),
        onRestored: () => catalog.notifyChanged(null),
      });
      await sync.start();
      watchedGateways.set(record.id, sync.gateway);
      copies.start();
      const noteCustomerChange = async (change: CustomerChange): Promise<void> => {
        const { customerId, kind, outcome, error, requestId } = change;
        await store.addJournal({
          at: clock.now(),
          kind,
          publishId: null,
          operationId: null,
          object: null,
          parentId: null,
          title: customerId,
          outcome,
          error,
          requestId,
          changes: [],
        });
        events.emit('activity.changed', {});
      };
      const keyKnown = Promise.withResolvers<void>();
      keysKnown.set(record.id, keyKnown.promise);
      const session: AccountSession = {
        keyIsKnown: () => keyKnown.resolve(),
        branding: createBranding({
          store,
          ports: scoped,
          account: { ...account, name: record.name },
          surroundings: brandSurroundings(record),
        }),
        catalog: catalog.handlers,
        transferEnd: { store, changed: () => catalog.notifyChanged(null) },
        copies: copies.handlers,
        portal: portal.handlers,
        sync: afterKey(sync.handlers, () => keyKnownOf(record.id)),
        useKey(key, endpoint) {
          dropGateway(record.id);
          if (key !== null)
            gateways.set(
              record.id,
              makeGateway(record.id, key, record.mode === 'live' ? 'live' : 'test', endpoint),
            );
          sync.keyChanged();
        },
        knownPrices: async () => await store.listKnownPrices({ limit: PRICES_TO_KNOW }),
        readQueuedImage: async (sha256) =>
          (await store.readImage({ sha256 })) ?? (await store.readBrandPicture({ sha256 })),
        noteCustomerChange,
        writeOwner: async (owner) => await store.writeOwner({ owner: JSON.stringify(owner) }),
        async close() {
          watchedGateways.delete(record.id);
          const stopped = sync.stop();
          // What is on its way may end by itself; where Stripe is silent it is cut, and settled by
          // its idempotency key at the next start.
          await Promise.race([stopped, clock.sleep(LAST_ANSWERS_MS)]);
          dropGateway(record.id);
          await Promise.all([stopped, copies.stop()]);
          await store.close();
        },
      };
      return ok(session);
    },
    onChanged: () => void announceAccounts().catch(logFailure),
    onFailure: logFailure,
  });

  function logFailure(error: unknown): void {
    logger.error('engine.background-failed', { reason: String(error) });
  }

  const demo = createDemo({ registry, sessions, launcher: ports.demo, logger });

  const account = createAccountHandlers({
    registry,
    sessions,
    vault,
    demo,
    random,
    keyEntry: ports.keyEntry,
    endpoint: ports.stripeEndpoint,
    probe: (accountId, key, mode) => makeGateway(accountId, key, mode, ports.stripeEndpoint),
    profile,
    onProfileChanged: () => void announceAccounts().catch(logFailure),
    onFailure: logFailure,
    probePermissions: async (accountId) => {
      await keyKnownOf(accountId);
      const gateway = gateways.get(accountId);
      return gateway === undefined
        ? fail('account/key-needed')
        : await gateway.probePermissions(profile.current());
    },
  });

  const customers = createCustomers({
    ports,
    open: openCustomerTarget,
    currentId: () => sessions.currentId(),
    note: async (change) =>
      await (await sessions.current()).session.noteCustomerChange({ kind: 'customer.fixEmail', ...change }),
  });

  /**
   * The account that customers are looked up in. One that is not open is not opened for it: no
   * pull starts there, and its gateway ends with the look-up.
   */
  async function openCustomerTarget(accountId: string | null): Promise<CustomerTarget> {
    const id = accountId ?? sessions.currentId();
    if (id === null) throw failure('account/none-open');
    const { records } = await registry.list();
    const record = records.find((candidate) => candidate.id === id);
    if (record === undefined) throw failure('account/unknown');
    const { name, mode, demo: isDemo } = record;
    const target = { accountId: id, name, mode, demo: isDemo };
    const open = watchedGateways.get(id)?.() ?? null;
    if (open !== null) return { ...target, gateway: open, release: () => undefined };
    const access = isDemo ? await demo.access(record) : await storedAccess(record);
    if (access === null) throw failure('account/key-needed');
    const gateway = makeGateway(id, access.key, mode === 'live' ? 'live' : 'test', access.endpoint);
    return { ...target, gateway, release: () => gateway.close() };
  }

  /** Branding looks at both modes of an account, and fetches pictures behind the fences. */
  function brandSurroundings(record: AccountRecord): BrandSurroundings {
    return {
      async modes() {
        const { records } = await registry.list();
        const others = records.filter((other) => isOtherMode(record, other));
        return [record, ...others].map(({ id, mode }): BrandMode => ({ accountId: id, mode }));
      },
      async open(accountId) {
        await keyKnownOf(accountId);
        return await openCustomerTarget(accountId);
      },
      fetchPicture: fencedFetch(ports.stripeEndpoint, record.demo ? () => demo.origin() : null),
    };
  }

  async function storedAccess(
    record: AccountRecord,
  ): Promise<{ key: string; endpoint: StripeEndpoint } | null> {
    const key = record.keyRefused ? null : await vault.read(record.id);
    return key === null ? null : { key, endpoint: ports.stripeEndpoint };
  }

  const router = createRouter(
    {
      transfer: transferArea({ ports, registry, sessions, demo, hasKey: (id) => gateways.has(id) }),
      app,
      account,
      customers: customers.handlers,
      branding: ofCurrentAccount('branding', async () => (await sessions.current()).session.branding),
      catalog: ofCurrentAccount('catalog', async () => (await sessions.current()).session.catalog),
      copies: ofCurrentAccount('copies', async () => (await sessions.current()).session.copies),
      sync: ofCurrentAccount('sync', async () => (await sessions.current()).session.sync),
      portal: {
        ...ofCurrentAccount('portal', async () => (await sessions.current()).session.portal),
        readElsewhere: async (input, signal) => await readElsewhere(openCustomerTarget, input, signal),
      },
    },
    () => PROFILES[profile.current()],
    logger,
  );

  async function announceAccounts(): Promise<void> {
    ports.events.emit('account.changed', await account.list({}, new AbortController().signal));
  }

  let demoReconnected: Promise<void> = Promise.resolve();
  await restoreCurrent();

  /** Opens what was open when the app last ended; the demo's server is started behind it. */
  async function restoreCurrent(): Promise<void> {
    const id = await registry.readCurrent();
    const { unreadable } = await registry.list();
    await Promise.all(unreadable.map(async (folder) => await recoverRecord(folder).catch(logFailure)));
    const { records } = await registry.list();
    const record = records.find((candidate) => candidate.id === id);
    if (record === undefined) return;
    await sessions.makeCurrent(record);
    // While the window loads. What stands in the way is met again, and told, by the first call.
    sessions.open(record).catch(() => undefined);
    if (record.demo) {
      demoReconnected = ports.firstScreen.then(() => demo.reconnect(record)).catch(logFailure);
    }
  }

  /** Makes a lost or damaged account.json again from what its database says of its owner. */
  async function recoverRecord(id: string): Promise<void> {
    const opened = await openStore(ports, registry.databaseFile(id));
    if (!opened.ok) return;
    const { owner } = await opened.value.readOwner({});
    await opened.value.close();
    const parsed = accountRecordSchema.safeParse(owner === null ? null : (JSON.parse(owner) as unknown));
    databaseNotices.opened({ id, name: parsed.data?.name ?? '' }, opened);
    if (parsed.success && parsed.data.id === id) await registry.save(parsed.data satisfies AccountRecord);
    logger.warn('account.record.recovered', { id, recovered: parsed.success });
  }

  return {
    cancel: (callId) => router.cancel(callId),
    async call(callId, name, input, progress, accountId) {
      if (accountId !== undefined && accountId !== sessions.currentId()) return fail('account/switched');
      return await router.call(callId, name, input, progress);
    },
    async openDemo() {
      try {
        const record = await demo.explore();
        const { id, stripeAccountId, name, mode, keyKind } = record;
        return ok({ id, stripeAccountId, name, demo: true, mode, keyKind, keyState: 'session' });
      } catch (error) {
        if (error instanceof AppFailure) return { ok: false, error: error.error };
        throw error;
      }
    },
    async readQueuedImage(sha256) {
      if (sessions.currentId() === null) return null;
      return await (await sessions.current()).session.readQueuedImage(sha256);
    },
    async demoOrigin() {
      await demoReconnected;
      return demo.origin();
    },
    forgetCustomers: () => customers.forget(),
    async stop() {
      customers.stop();
      await sessions.closeAll();
    },
  };
}
