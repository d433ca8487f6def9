import type { Account } from '#shared/contract/account.ts';
import type { ReviewItem } from '#shared/contract/sync.ts';
import type { Text } from '#renderer/i18n/text.ts';
import type { ActionCounts, OutcomeCounts } from './publish-store.ts';

export type ModeKey = 'demo' | 'test' | 'sandbox' | 'live';

/** Where it goes. The demo's live side says live, as it would for real. */
export function modeKey(account: Pick<Account, 'demo' | 'mode'>): ModeKey {
  return account.demo && account.mode !== 'live' ? 'demo' : account.mode;
}

/** "Publish 3 changes to test": exactly what the button does. */
export function publishWords(text: Text, count: number, mode: ModeKey): string {
  if (count === 0) return text('publish.button');
  return text('publish.buttonWords', { count, mode });
}

/** "2 updated · 1 new · 0 archived": the three that a person expects always, the others when there are any. */
export function countWords(text: Text, counts: ActionCounts): string {
  const always: readonly ReviewItem['action'][] = ['update', 'create', 'archive'];
  const rare: readonly ReviewItem['action'][] = ['unarchive', 'delete'];
  return [...always, ...rare.filter((action) => counts[action] > 0)]
    .map((action) => text(`publish.count.${action}`, { count: counts[action] }))
    .join(' · ');
}

const OUTCOMES = ['applied', 'conflict', 'refused', 'waiting', 'dropped'] as const;

export function outcomeWords(text: Text, counts: OutcomeCounts): string {
  return OUTCOMES.filter((outcome) => counts[outcome] > 0)
    .map((outcome) => text(`publish.outcomeCount.${outcome}`, { count: counts[outcome] }))
    .join(' · ');
}
