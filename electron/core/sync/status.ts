import type { Progress, SyncStatus } from '#shared/contract/sync.ts';
import type { Connection } from './connection.ts';
import { estimateLeft, type LeftGuess } from './estimate-left.ts';
import type { SyncParts } from './parts.ts';

/** How often at most the window is told; a publish of thousands must not flood it. */
const TELL_EVERY_MS = 100;

export type JobName = 'pulling' | 'refreshing' | 'publishing';

/** What goes on now, for the person to see. */
export interface StatusBoard {
  begin(job: JobName): void;
  end(job: JobName): void;
  /** @param guess what is left where no total is known, of the part that is worked on now. */
  progress(job: JobName, progress: Progress | null, guess?: LeftGuess | null): void;
  read(): Promise<SyncStatus>;
  /** Something that status shows may have changed: told soon, and not too often. */
  touch(): void;
  activityChanged(): void;
  stop(): void;
}

export function createStatusBoard(parts: SyncParts, connection: () => Connection): StatusBoard {
  const { store } = parts;
  const { clock, events, logger } = parts.ports;
  const jobs = new Map<
    JobName,
    { progress: Progress | null; guess: LeftGuess | null; startedAt: number; doneBefore: number }
  >();
  let telling = false;
  let stopped = false;
  let hasNews = false;
  let hasActivity = false;

  const mayTell = (): boolean => (hasNews || hasActivity) && !stopped;

  async function read(): Promise<SyncStatus> {
    const [outbox, pull] = await Promise.all([store.countOutbox(), store.readPullState()]);
    const { paused, ...counts } = outbox;
    // What writes comes first, then what takes longer.
    const job = (['publishing', 'pulling', 'refreshing'] as const).find((name) => jobs.has(name)) ?? null;
    const current = job === null ? undefined : jobs.get(job);
    const progress = current?.progress ?? null;
    const activity = paused && (job === null || job === 'publishing') ? 'paused' : (job ?? 'idle');
    const limiter = parts.gateway()?.limiter ?? null;
    return {
      activity,
      connection: connection().state(),
      keyTrouble: connection().keyTrouble(),
      since: connection().since(),
      progress,
      pace: limiter === null ? null : { perSecond: limiter.rate(), slowed: limiter.isSlowed() },
      left:
        limiter === null || current === undefined || activity === 'paused'
          ? null
          : estimateLeft({
              job: activity,
              progress,
              guess: current.guess,
              waiting: counts.waiting,
              perSecond: limiter.rate(),
              doneMeanwhile: (progress?.done ?? 0) - current.doneBefore,
              elapsedMs: clock.monotonicMs() - current.startedAt,
            }),
      ...counts,
      checkedAt: pull.checkedAt,
      pulled: pull.pulled,
      resumable: pull.resumable,
    };
  }

  async function tell(): Promise<void> {
    if (telling || stopped) return;
    telling = true;
    try {
      while (mayTell()) {
        const withActivity = hasActivity;
        hasNews = false;
        hasActivity = false;
        events.emit('sync.changed', await read());
        if (withActivity) events.emit('activity.changed', {});
        await clock.sleep(TELL_EVERY_MS);
      }
    } catch (error) {
      // The store closing under a last message is no trouble of anyone's.
      if (!stopped) logger.error('sync.status', { message: String(error) });
    } finally {
      telling = false;
    }
  }

  function touch(): void {
    hasNews = true;
    void tell();
  }

  return {
    begin(job) {
      jobs.set(job, { progress: null, guess: null, startedAt: clock.monotonicMs(), doneBefore: 0 });
      touch();
    },
    end(job) {
      jobs.delete(job);
      touch();
    },
    progress(job, progress, guess = null) {
      // A late count must not bring back a job that has ended.
      const known = jobs.get(job);
      if (known !== undefined) {
        // What a resumed job had done before is no measure of its speed.
        const isFirst = known.progress === null;
        const doneBefore = isFirst ? (progress?.done ?? 0) : known.doneBefore;
        jobs.set(job, { ...known, progress, guess, doneBefore });
      }
      touch();
    },
    read,
    touch,
    activityChanged() {
      hasActivity = true;
      touch();
    },
    stop() {
      stopped = true;
    },
  };
}
