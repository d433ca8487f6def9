import type { SyncStatus } from '#shared/contract/sync.ts';
import type { Text } from './text.ts';

/** "about 3 min left", and of what where it is not all; null where nobody knows. */
export function leftWords(left: SyncStatus['left'], text: Text): string | null {
  if (left === null) return null;
  const time = timeWords(left.ms, text);
  return left.of === 'all' ? time : text('sync.left.products', { left: time });
}

function timeWords(ms: number, text: Text): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 1) return text('sync.left.moment');
  if (minutes < 90) return text('sync.left.minutes', { minutes });
  return text('sync.left.hours', { hours: Math.round(minutes / 60) });
}

/** How fast Stripe is asked now, and why not faster; null without a key. */
export function paceWords(pace: SyncStatus['pace'], text: Text): string | null {
  if (pace === null) return null;
  return text(pace.slowed ? 'sync.paceSlowed' : 'sync.pace', { count: pace.perSecond });
}
