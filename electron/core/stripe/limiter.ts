import type { Clock } from '../ports.ts';

/** How long a 429 halves the rate (design, Sync 9). */
const SLOW_FOR_MS = 60_000;
/** At most this much of a second's requests may leave at once: a full bucket plus a full second would pass 25/s. */
const BURST_S = 1 / 3;

/** One for each account: everything sent to Stripe under its key goes through here (design, Sync 9). */
export interface RateLimiter {
  /** Resolves when one request may leave, first come first served. Rejects only when the signal is aborted. */
  take(signal?: AbortSignal): Promise<void>;
  /** Stripe said 429: half the rate for a minute from now. */
  slowDown(): void;
  /** The rate in force now, requests per second. */
  rate(): number;
  /** Whether that is less than what was set, because Stripe asked to slow down. */
  isSlowed(): boolean;
  /** How many stand in the queue: while there are any, more askers would not get more through. */
  waiting(): number;
}

/**
 * A token bucket. The rate is read before each token, so a changed setting holds at once.
 * Time is the monotonic clock's: a wall clock that jumps neither stalls nor floods.
 */
export function createRateLimiter(parts: { clock: Clock; requestsPerSecond: () => number }): RateLimiter {
  const { clock } = parts;
  let tokens = 1;
  let filledAt = clock.monotonicMs();
  let slowUntil = Number.NEGATIVE_INFINITY;
  let tail: Promise<void> = Promise.resolve();
  let waiting = 0;

  const isSlowed = (): boolean => clock.monotonicMs() < slowUntil;

  function rate(): number {
    const wanted = Math.max(0.1, parts.requestsPerSecond());
    return isSlowed() ? wanted / 2 : wanted;
  }

  async function takeInTurn(signal: AbortSignal | undefined): Promise<void> {
    for (;;) {
      signal?.throwIfAborted();
      const now = clock.monotonicMs();
      const perMs = rate() / 1000;
      tokens = Math.min(Math.max(1, rate() * BURST_S), tokens + (now - filledAt) * perMs);
      filledAt = now;
      if (tokens >= 1) {
        tokens -= 1;
        return;
      }
      // One waiter at a time looks at the bucket; the others stand behind it.
      await clock.sleep(Math.max(1, (1 - tokens) / perMs), signal);
    }
  }

  return {
    rate,
    isSlowed,
    waiting: () => waiting,
    slowDown() {
      slowUntil = clock.monotonicMs() + SLOW_FOR_MS;
    },
    take(signal) {
      waiting += 1;
      const turn = tail
        .then(() => takeInTurn(signal))
        .finally(() => {
          waiting -= 1;
        });
      // A caller that gave up must not stop those behind it.
      tail = turn.catch(() => undefined);
      return turn;
    },
  };
}
