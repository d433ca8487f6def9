import { countSubscriptions } from './count-subscriptions.ts';
import { failure } from '#shared/errors.ts';
import type { AreaHandlers } from '../router.ts';
import type { StripeGateway } from '../stripe/gateway.ts';
import { type Connection, createConnection } from './connection.ts';
import { createChangeSets } from './change-sets.ts';
import { createHistory } from './history.ts';
import { createActivity } from './activity.ts';
import { syncKind } from './kinds.ts';
import { observeGateway } from './observed-gateway.ts';
import { createPublisher } from './publisher.ts';
import { createReader } from './reader.ts';
import type { SyncParts } from './parts.ts';
import { createStatusBoard } from './status.ts';

export interface Sync {
  readonly handlers: AreaHandlers<'sync'>;
  /** Settles what a crash left, and goes on where the last session ended. */
  start(): Promise<void>;
  /** Lets what is on its way end. The store must stay open until this resolves. */
  stop(): Promise<void>;
  /** A key came or went. */
  keyChanged(): void;
  /** The gateway whose answers tell the state of the line; null while there is no key that works. */
  gateway(): StripeGateway | null;
  /** Drafts changed: the counts that status shows are others now. */
  draftsChanged(): void;
}

/** Between reviewing so many products the engine looks at other work. */
const REVIEW_STEP = 200;

export function createSync(parts: SyncParts): Sync {
  const { store } = parts;
  const { clock, random } = parts.ports;
  let stopped = false;
  const board = createStatusBoard(parts, () => connection);
  const connection: Connection = createConnection({
    clock,
    random,
    hasKey: parts.gateway() !== null,
    wasKeyRefused: parts.wasKeyRefused,
    probe: async () => (await parts.gateway()?.ping()) ?? { ok: true, value: null },
    onChanged: () => board.touch(),
    onRecovered: () => goOn(),
    onKeyRejected: parts.onKeyRejected,
  });
  const watched = new WeakMap<StripeGateway, StripeGateway>();

  function openGateway(): StripeGateway | null {
    const gateway = parts.gateway();
    if (gateway === null) return null;
    const known =
      watched.get(gateway) ?? observeGateway(gateway, connection, () => parts.gateway() === gateway);
    watched.set(gateway, known);
    return known;
  }

  const publisher = createPublisher(parts, connection, board, openGateway);
  const reader = createReader(parts, board, openGateway);
  const activity = createActivity(parts, board, publisher);

  function goOn(): void {
    if (stopped) return;
    publisher.wake();
    if (parts.mayRead()) reader.refreshSoon();
  }

  return {
    handlers: {
      ...activity,
      ...createHistory(parts, board),
      ...createChangeSets(parts, board),
      getStatus: () => board.read(),
      countSubscriptions: (input, signal) => countSubscriptions(openGateway(), input, signal),
      pull: (_input, progress, signal) => reader.pull(progress, signal),
      refresh: (_input, signal) => reader.refresh(signal),
      async review({ changeSetId = null }) {
        const { token, objects } = await store.readChosenDrafts({ changeSetId, leftOut: [] });
        const items = [];
        for (const [index, object] of objects.entries()) {
          items.push(syncKind(object.kind).review(object));
          if (index % REVIEW_STEP === REVIEW_STEP - 1) await clock.sleep(0);
        }
        parts.ports.logger.info('publish.reviewed', { objects: items.length });
        return { token, items };
      },
      async publish(input, progress, signal) {
        try {
          return await publisher.publish(input, progress, signal);
        } finally {
          // The events of our own writes tell whether somebody's edit was overwritten (design, Sync 5).
          reader.refreshSoon();
        }
      },
      async pausePublish() {
        await publisher.pause();
        return {};
      },
      async resumePublish() {
        if (parts.gateway() === null) throw failure('account/key-needed');
        await publisher.resume();
        return {};
      },
      async discardObject(input) {
        const { changed } = await store.discardObject({ ...input, nowAt: clock.now() });
        parts.onChanged(changed);
        return {};
      },
      async discardChange(input) {
        const { changed } = await store.discardChange({ ...input, nowAt: clock.now() });
        parts.onChanged(changed);
        return {};
      },
      async takeTheirs({ object }) {
        parts.onChanged((await store.takeTheirs({ object, nowAt: clock.now() })).changed);
        board.touch();
        return {};
      },
      async resolveConflict(input) {
        const { found, changed } = await store.resolveConflict({ ...input, nowAt: clock.now() });
        if (!found) throw failure('sync/conflict-unknown', { path: input.path });
        parts.onChanged(changed);
        board.touch();
        return {};
      },
    },
    async start() {
      await store.recoverSending({ at: clock.now() });
      await publisher.restore();
      if (parts.gateway() !== null) goOn();
    },
    async stop() {
      stopped = true;
      connection.stop();
      await Promise.all([publisher.stop(), reader.stop()]);
      board.stop();
    },
    keyChanged: () => connection.keyChanged(parts.gateway() !== null),
    gateway: openGateway,
    draftsChanged: () => board.touch(),
  };
}
