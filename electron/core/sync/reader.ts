import type { PullProgress } from '#shared/contract/sync.ts';
import { AppFailure, failure } from '#shared/errors.ts';
import type { StripeGateway } from '../stripe/gateway.ts';
import { errorOf, type SyncParts } from './parts.ts';
import { pullEverything, type PullResult } from './pull.ts';
import { refreshFromEvents } from './refresh.ts';
import type { StatusBoard } from './status.ts';

export interface RefreshResult {
  readonly changed: number;
  readonly requests: number;
}

/** Reading from Stripe: full scans and refreshes, one at a time. Publishing may go on beside them. */
export interface Reader {
  pull(onProgress: (progress: PullProgress) => void, signal: AbortSignal): Promise<PullResult>;
  refresh(signal: AbortSignal): Promise<RefreshResult>;
  /** In the background, when there is something to refresh and nothing else is being read. */
  refreshSoon(): void;
  stop(): Promise<void>;
}

export function createReader(
  parts: SyncParts,
  board: StatusBoard,
  openGateway: () => StripeGateway | null,
): Reader {
  const { store } = parts;
  const { clock, logger } = parts.ports;
  const stopping = new AbortController();
  let running: { job: 'pulling' | 'refreshing'; ended: Promise<unknown>; background: boolean } | null = null;

  /** One job of reading; a background refresh is waited for, anything else refuses a second. */
  async function run<T>(
    job: 'pulling' | 'refreshing',
    background: boolean,
    signal: AbortSignal,
    work: (gateway: StripeGateway, signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const before = running;
    if (!background && before?.background === true) await before.ended;
    if (running !== null) throw failure('sync/already-running');
    const gateway = openGateway();
    if (gateway === null) throw failure('account/key-needed');
    const ended = Promise.withResolvers<void>();
    running = { job, background, ended: ended.promise };
    board.begin(job);
    const both = AbortSignal.any([signal, stopping.signal]);
    try {
      return await work(gateway, both);
    } catch (error) {
      if (both.aborted) throw failure('app/cancelled');
      throw error;
    } finally {
      running = null;
      ended.resolve();
      board.end(job);
    }
  }

  async function pull(
    gateway: StripeGateway,
    onProgress: (progress: PullProgress, left: number | null) => void,
    signal: AbortSignal,
  ): Promise<PullResult> {
    try {
      const pulled = await pullEverything(parts, gateway, onProgress, signal);
      await journal('pull', 'done', null);
      // What changed while we read. Should this fail, the pull stands, and the next refresh finds it.
      await refreshFromEvents(parts, gateway, signal).catch((error: unknown) => {
        if (errorOf(error) === null) throw error;
      });
      logger.info('pull.done', { ...pulled });
      return pulled;
    } catch (error) {
      await journal('pull', signal.aborted ? 'cancelled' : 'failed', error);
      throw error;
    }
  }

  async function refresh(gateway: StripeGateway, signal: AbortSignal): Promise<RefreshResult> {
    try {
      const refreshed = await refreshFromEvents(parts, gateway, signal);
      if (refreshed.kind === 'refreshed') {
        const { changed, requests } = refreshed;
        if (changed.length > 0) parts.onChanged(changed);
        // A price is seen on its product, which is among them.
        return { changed: changed.filter(({ kind }) => kind !== 'price').length, requests };
      }
      let pages = 0;
      const { products, prices } = await pullEverything(parts, gateway, () => (pages += 1), signal);
      return { changed: products + prices, requests: refreshed.requests + pages };
    } catch (error) {
      if (!signal.aborted) await journal('refresh', 'failed', error);
      throw error;
    }
  }

  /** Refreshes that found nothing amiss are not worth a line; the status shows when we last looked. */
  async function journal(
    kind: 'pull' | 'refresh',
    outcome: 'done' | 'failed' | 'cancelled',
    thrown: unknown,
  ): Promise<void> {
    const error = thrown instanceof AppFailure ? thrown.error : null;
    await store.addJournal({
      at: clock.now(),
      kind,
      publishId: null,
      operationId: null,
      object: null,
      parentId: null,
      title: '',
      outcome,
      error: outcome === 'failed' ? error : null,
      requestId: error?.requestId ?? null,
      changes: [],
    });
    board.activityChanged();
  }

  return {
    pull: (onProgress, signal) =>
      run('pulling', false, signal, async (gateway, both) => {
        const { pulled } = await store.readPullState();
        // How many there will be is known from the last time, about.
        const known = pulled ? await store.countBase() : null;
        return await pull(
          gateway,
          (progress, left) => {
            onProgress(progress);
            const done = progress.products + progress.prices;
            const total = known === null ? null : Math.max(known, done);
            const guess = left === null ? null : { left, of: progress.phase };
            board.progress('pulling', { done, total }, guess);
          },
          both,
        );
      }),
    refresh: (signal) => run('refreshing', false, signal, refresh),
    refreshSoon() {
      if (running !== null || stopping.signal.aborted) return;
      void inBackground();
    },
    async stop() {
      stopping.abort();
      await running?.ended;
    },
  };

  async function inBackground(): Promise<void> {
    try {
      if (!(await store.readPullState()).pulled) return;
      await run('refreshing', true, stopping.signal, refresh);
    } catch (error) {
      // The connection's state tells what is wrong; here nobody asked.
      logger.info('refresh.background', { code: errorOf(error)?.code ?? 'unexpected' });
    }
  }
}
