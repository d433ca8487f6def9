import type { SyncStatus } from '#shared/contract/sync.ts';
import type { AppError, ErrorCode, Result } from '#shared/errors.ts';
import type { Clock, Random } from '../ports.ts';
import { backoffMs } from '../backoff.ts';

export type ConnectionState = SyncStatus['connection'];
type KeyTrouble = SyncStatus['keyTrouble'];

/** What an answer says of the line to Stripe; the rest of the codes are Stripe itself speaking. */
const STATE_OF: Partial<Record<ErrorCode, ConnectionState>> = {
  'stripe/unreachable': 'offline',
  // The line is there: it is Stripe that does not answer.
  'stripe/timeout': 'stripe-trouble',
  'stripe/not-stripe': 'not-stripe',
  'stripe/unexpected-object': 'not-stripe',
  'stripe/fault': 'stripe-trouble',
  'stripe/rate-limited': 'stripe-trouble',
  'stripe/key-rejected': 'key-needed',
};

const PROBE = { firstMs: 2_000, mostMs: 60_000 };

/** Whether Stripe can be reached, since when not, and the way back: a light probe with back-off. */
export interface Connection {
  state(): ConnectionState;
  /** Why it is `key-needed`; null when it is not. */
  keyTrouble(): KeyTrouble;
  /** Local time since when it is not `online`; null when it is. */
  since(): number | null;
  /** Every answer of Stripe's passes here. */
  observe(error: AppError | null): void;
  /** A write was not permitted, or the key is another account's: it has to change, though reads may go on (design, Sync 9). */
  needKey(): void;
  /** A key came or went: what was known of the line is void. */
  keyChanged(hasKey: boolean): void;
  /** Ends probing. */
  stop(): void;
}

export function createConnection(parts: {
  clock: Clock;
  random: Random;
  hasKey: boolean;
  /** Stripe refused the key of an earlier run. */
  wasKeyRefused: boolean;
  probe: () => Promise<Result<null>>;
  onChanged: () => void;
  /** Online again. */
  onRecovered: () => void;
  onKeyRejected: () => void;
}): Connection {
  const { clock, random } = parts;
  let state: ConnectionState = parts.hasKey ? 'online' : 'key-needed';
  let since: number | null = parts.hasKey ? null : clock.now();
  let trouble: KeyTrouble = parts.hasKey ? null : parts.wasKeyRefused ? 'rejected' : 'missing';
  let probing: AbortController | null = null;

  function needKey(why: NonNullable<KeyTrouble>): void {
    trouble = why;
    set('key-needed');
  }

  function set(next: ConnectionState): void {
    if (next === state) return;
    const wasOnline = state === 'online';
    state = next;
    if (next !== 'key-needed') trouble = null;
    // One trouble turning into another is still the same time without Stripe.
    if (next === 'online') since = null;
    else if (wasOnline || since === null) since = clock.now();
    if (next === 'online' || next === 'key-needed') stopProbing();
    else void keepProbing();
    parts.onChanged();
    if (next === 'online') parts.onRecovered();
  }

  function observe(error: AppError | null): void {
    const next = error === null ? 'online' : (STATE_OF[error.code] ?? 'online');
    if (next === 'key-needed') {
      needKey('rejected');
      parts.onKeyRejected();
      return;
    }
    // A read that works does not bring back a key that may not write.
    if (state !== 'key-needed') set(next);
  }

  async function keepProbing(): Promise<void> {
    if (probing !== null) return;
    const abort = new AbortController();
    probing = abort;
    for (let attempt = 1; !abort.signal.aborted; attempt += 1) {
      await clock.sleep(backoffMs(attempt, random, PROBE), abort.signal);
      if (abort.signal.aborted) return;
      const answer = await parts.probe();
      if (abort.signal.aborted) return;
      observe(answer.ok ? null : answer.error);
    }
  }

  function stopProbing(): void {
    probing?.abort();
    probing = null;
  }

  return {
    state: () => state,
    keyTrouble: () => trouble,
    since: () => since,
    observe,
    needKey: () => needKey('unsuited'),
    keyChanged(hasKey) {
      stopProbing();
      // A key that was refused is taken away, too: that it was refused is what counts.
      if (!hasKey) needKey(trouble === 'rejected' ? 'rejected' : 'missing');
      else if (state === 'online') parts.onRecovered();
      else set('online');
    },
    stop: stopProbing,
  };
}
