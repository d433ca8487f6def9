import type { Progress, PullProgress, SyncStatus } from '#shared/contract/sync.ts';

/** A speed measured over less than this says little. */
const MEASURABLE_MS = 3000;
/** Objects of one page of a scan. */
const PAGE = 100;

/** What a job without a known total has about left. */
export interface LeftGuess {
  /** Objects. */
  readonly left: number;
  /** Of this part of the pull alone. */
  readonly of: PullProgress['phase'];
}

/**
 * About how long the job that runs still takes: at the allowed rate, or at the speed it has shown
 * where that is slower. Null where nobody knows how much is left, or it is a moment. A first pull
 * is told by what its windows let guess (scan-left.ts), once it has run for a while.
 */
export function estimateLeft(parts: {
  job: SyncStatus['activity'];
  progress: Progress | null;
  guess: LeftGuess | null;
  /** Operations that are not settled. */
  waiting: number;
  perSecond: number;
  /** Objects done since the job began here, and in how long. */
  doneMeanwhile: number;
  elapsedMs: number;
}): SyncStatus['left'] {
  const { job, progress, guess, waiting, perSecond, doneMeanwhile, elapsedMs } = parts;
  if (job !== 'publishing' && job !== 'pulling') return null;
  if (job === 'pulling' && (guess?.of === 'taxCodes' || guess?.of === 'finishing'))
    return { ms: 0, of: 'all' };
  const isMeasurable = elapsedMs >= MEASURABLE_MS && doneMeanwhile > 0;
  const known = progress?.total == null ? null : progress.total - progress.done;
  const guessed = isMeasurable ? (guess?.left ?? null) : null;
  const left = known ?? (job === 'publishing' ? waiting : guessed);
  if (left === null || left <= 0) return null;
  const atRateMs = (left / (job === 'pulling' ? PAGE : 1) / perSecond) * 1000;
  const ms = Math.round(isMeasurable ? Math.max(atRateMs, (elapsedMs / doneMeanwhile) * left) : atRateMs);
  return { ms, of: known === null && guess?.of === 'products' ? 'products' : 'all' };
}
