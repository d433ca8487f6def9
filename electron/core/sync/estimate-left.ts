import type { Progress, SyncStatus } from '#shared/contract/sync.ts';

/** A speed measured over less than this says little. */
const MEASURABLE_MS = 3000;
/** Objects of one page of a scan. */
const PAGE = 100;

/**
 * About how long the job that runs still takes: at the allowed rate, or at the speed it has shown
 * where that is slower. Null where nobody knows how much is left (a first pull) or it is a moment.
 */
export function estimateLeftMs(parts: {
  job: SyncStatus['activity'];
  progress: Progress | null;
  /** Operations that are not settled. */
  waiting: number;
  perSecond: number;
  /** Objects done since the job began here, and in how long. */
  doneMeanwhile: number;
  elapsedMs: number;
}): number | null {
  const { job, progress, waiting, perSecond, doneMeanwhile, elapsedMs } = parts;
  if (job !== 'publishing' && job !== 'pulling') return null;
  const known = progress?.total == null ? null : progress.total - progress.done;
  const left = known ?? (job === 'publishing' ? waiting : null);
  if (left === null || left <= 0) return null;
  const atRateMs = (left / (job === 'pulling' ? PAGE : 1) / perSecond) * 1000;
  const isMeasurable = elapsedMs >= MEASURABLE_MS && doneMeanwhile > 0;
  return Math.round(isMeasurable ? Math.max(atRateMs, (elapsedMs / doneMeanwhile) * left) : atRateMs);
}
