import { type ObjectRef, refKey } from '#shared/contract/object.ts';
import type { Progress, PublishResult } from '#shared/contract/sync.ts';
import { failure } from '#shared/errors.ts';
import type { DraftedObject } from '../storage/drafted.ts';
import type { LeftOut } from '../storage/methods/outbox.ts';
import type { StripeGateway } from '../stripe/gateway.ts';
import type { Connection } from './connection.ts';
import { freezeDrafts, type KnownImages } from './freeze.ts';
import { syncKind } from './kinds.ts';
import { runOutbox } from './outbox.ts';
import { errorOf, type SyncParts } from './parts.ts';
import { queuedImagesOf } from './queued-images.ts';
import { publishResults } from './results.ts';
import type { StatusBoard } from './status.ts';

/** What waits though Stripe can be reached (a lock, a fault that stayed) is tried again after this. */
const TRY_AGAIN_MS = 60_000;

export interface PublishInput {
  readonly token: string;
  readonly itemIds: readonly string[];
  readonly liveConfirmed: boolean;
  /** Changes of chosen objects that stay drafts this time. */
  readonly leftOut?: readonly LeftOut[] | undefined;
  /** A set that is aside; else the one in work. */
  readonly changeSetId?: number | undefined;
}

/** Freezing and sending. One run at a time: what was frozen meanwhile is part of it. */
export interface Publisher {
  publish(
    input: PublishInput,
    onProgress: (progress: Progress) => void,
    signal: AbortSignal,
  ): Promise<{ publishId: number; results: PublishResult[] }>;
  /** A pause outlives the app. */
  restore(): Promise<void>;
  /** Sends what waits, in the background. Harmless when there is nothing or no way. */
  wake(): void;
  /** Sends what waits because a person asked for it. */
  retry(): Promise<void>;
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** An operation was given up: a publish that waits may have nothing left to wait for. */
  operationDropped(): void;
  /** Lets what is on its way end, and starts nothing more. */
  stop(): Promise<void>;
}

export function createPublisher(
  parts: SyncParts,
  connection: Connection,
  board: StatusBoard,
  openGateway: () => StripeGateway | null,
): Publisher {
  const { store } = parts;
  const { clock, logger } = parts.ports;
  let running: Promise<void> | null = null;
  let wanted = false;
  let paused = false;
  let resumed = Promise.withResolvers<void>();
  let dropped = Promise.withResolvers<void>();
  let cancelled = false;
  const stopping = new AbortController();
  const listeners = new Set<() => void>();
  let retrying = false;

  const isHalted = (): boolean => paused || cancelled || stopping.signal.aborted;

  /** Joins the run that is on, or starts one. */
  function run(): Promise<void> {
    wanted = true;
    running ??= runAll().finally(() => {
      running = null;
      board.end('publishing');
    });
    return running;
  }

  async function runAll(): Promise<void> {
    while (wanted && !isHalted()) {
      wanted = false;
      const gateway = openGateway();
      if (gateway === null || connection.state() !== 'online') return;
      if ((await store.countOutbox()).waiting === 0) return;
      board.begin('publishing');
      try {
        await runOutbox(parts, gateway, connection, {
          isHalted,
          isCurrent: () => openGateway() === gateway,
          onSettled(objects) {
            parts.onChanged(objects);
            board.activityChanged();
            for (const listener of listeners) listener();
          },
        });
      } finally {
        // A full disk too: it may have room by then, and nobody else would look.
        if (connection.state() === 'online' && !isHalted()) void tryLater().catch(warn);
      }
    }
  }

  async function tryLater(): Promise<void> {
    if (retrying || (await store.countOutbox()).waiting === 0) return;
    retrying = true;
    await clock.sleep(TRY_AGAIN_MS, stopping.signal);
    retrying = false;
    wake();
  }

  /** A person asks: whatever kept us from sending is looked at anew. */
  async function tryNow(): Promise<void> {
    const gateway = openGateway();
    if (gateway !== null && connection.state() !== 'online') {
      const answer = await gateway.ping();
      if (answer.ok && connection.state() === 'key-needed') connection.keyChanged(true);
      else connection.observe(answer.ok ? null : answer.error);
    }
    await run();
  }

  function wake(): void {
    if (stopping.signal.aborted) return;
    run().catch(warn);
  }

  function warn(error: unknown): void {
    logger.warn('publish.background', { code: errorOf(error)?.code ?? 'unexpected', message: String(error) });
  }

  async function freeze(input: PublishInput): Promise<{ publishId: number; objects: ObjectRef[] }> {
    const leftOut = input.leftOut ?? [];
    const changeSetId = input.changeSetId ?? null;
    const { token, objects: drafted } = await store.readChosenDrafts({ changeSetId, leftOut });
    const selected = selectDrafts(drafted.filter(hasWork), new Set(input.itemIds));
    if (token !== input.token) throw failure('sync/review-outdated');
    if (selected.length === 0) throw failure('sync/nothing-selected');
    const operations = freezeDrafts(selected, await knownImages(selected), () => parts.ports.random.uuid());
    const objects = selected.map(({ kind, id }) => ({ kind, id }));
    const at = clock.now();
    const committed = await store.commitPublish({ token, changeSetId, objects, operations, leftOut, at });
    if (committed === null) throw failure('sync/review-outdated');
    parts.onChanged(committed.changed);
    return { publishId: committed.publishId, objects };
  }

  async function knownImages(objects: readonly DraftedObject[]): Promise<KnownImages> {
    const sha256 = objects.flatMap(({ drafts }) => queuedImagesOf({ changes: drafts }));
    const waiting = await store.listWaiting();
    const uploads = waiting
      .filter(({ kind, state }) => kind === 'image.upload' && state !== 'rejected')
      .map(({ id, params }) => [String(params['sha256']), id] as const);
    return { links: await store.listImageLinks({ sha256 }), uploads: Object.fromEntries(uploads) };
  }

  async function readResults(publishId: number): Promise<PublishResult[]> {
    const operations = await store.listPublished({ publishId });
    const inConflict = new Set((await store.listInConflict({ publishId })).map(refKey));
    return publishResults(operations, inConflict);
  }

  return {
    wake,
    async restore() {
      paused = (await store.countOutbox()).paused;
    },
    async publish(input, onProgress, signal) {
      if (parts.account.mode === 'live' && !input.liveConfirmed) throw failure('sync/live-not-confirmed');
      if (input.itemIds.length === 0) throw failure('sync/nothing-selected');
      if (parts.gateway() === null) throw failure('account/key-needed');
      // One after another: two publishes at once could not be told apart on the screen.
      if (listeners.size > 0) throw failure('sync/already-running');
      if (paused) await unpause();
      const { publishId, objects } = await freeze(input);
      logger.info('publish.frozen', { publishId, objects: objects.length });
      const total = objects.length;
      const tell = (done: number): void => {
        onProgress({ done, total });
        board.progress('publishing', { done, total });
      };
      const count = async (): Promise<void> => tell((await store.countSettled({ publishId })).settled);
      const onSettled = (): void => void count().catch(warn);
      const onAbort = (): void => {
        cancelled = true;
      };
      const isWaiting = (): boolean => paused && !signal.aborted && !stopping.signal.aborted;
      listeners.add(onSettled);
      signal.addEventListener('abort', onAbort, { once: true });
      tell(0);
      try {
        if (signal.aborted) onAbort();
        await tryNow();
        while (isWaiting()) {
          const somethingDropped = dropped.promise;
          if ((await store.countSettled({ publishId })).settled === total) break;
          await Promise.race([resumed.promise, somethingDropped, aborted(signal), aborted(stopping.signal)]);
          if (!paused) await run();
        }
      } finally {
        signal.removeEventListener('abort', onAbort);
        try {
          // However it ended: what was cancelled must not go by itself when Stripe is back.
          if (signal.aborted) await takeBack(publishId);
        } finally {
          listeners.delete(onSettled);
          cancelled = false;
          // What belongs to other publishes was held up by this one's end.
          if (signal.aborted) wake();
        }
      }
      const results = await readResults(publishId);
      logPublish(publishId, results);
      board.activityChanged();
      return { publishId, results };
    },
    async retry() {
      await tryNow();
    },
    async pause() {
      paused = true;
      await store.setPublishState({ from: 'running', to: 'paused' });
      board.touch();
    },
    async resume() {
      await unpause();
      void tryNow().catch(warn);
    },
    operationDropped() {
      dropped.resolve();
      dropped = Promise.withResolvers();
      for (const listener of listeners) listener();
    },
    async stop() {
      stopping.abort();
      await running?.catch(() => undefined);
    },
  };

  async function unpause(): Promise<void> {
    paused = false;
    await store.setPublishState({ from: 'paused', to: 'running' });
    resumed.resolve();
    resumed = Promise.withResolvers();
    board.touch();
  }

  /** What had certainly no effect is a draft again; what may have had one is settled in its time. */
  async function takeBack(publishId: number): Promise<void> {
    const ids = await store.listQueued({ publishId });
    const { changed } = await store.dropOperations({
      ids,
      from: ['queued'],
      outcome: 'dropped',
      work: 'thaw',
      at: clock.now(),
    });
    parts.onChanged(changed);
  }

  function logPublish(publishId: number, results: readonly PublishResult[]): void {
    const count = (outcome: PublishResult['outcome']): number =>
      results.filter((result) => result.outcome === outcome).length;
    logger.info('publish.done', {
      publishId,
      applied: count('applied'),
      conflict: count('conflict'),
      refused: count('refused'),
      waiting: count('waiting'),
      dropped: count('dropped'),
    });
  }
}

/** False when every change of it was left out. */
function hasWork({ drafts, object }: DraftedObject): boolean {
  return drafts.length > 0 || object !== null;
}

/** What was chosen and can go: nothing without what it needs, should that have been left out. */
function selectDrafts(drafted: readonly DraftedObject[], chosen: ReadonlySet<string>): DraftedObject[] {
  const items = new Map(drafted.map((object) => [refKey(object), syncKind(object.kind).review(object)]));
  let selected = drafted.filter(
    (object) => chosen.has(refKey(object)) && items.get(refKey(object))?.publishable,
  );
  for (let before = -1; before !== selected.length;) {
    before = selected.length;
    const going = new Set(selected.map(refKey));
    const mayGo = (key: string): boolean =>
      items.get(key)?.needs.every((needed) => going.has(needed) || !items.has(needed)) === true;
    selected = selected.filter((object) => mayGo(refKey(object)));
  }
  return selected;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
