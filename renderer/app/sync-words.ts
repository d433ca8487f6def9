import type { SyncStatus } from '#shared/contract/sync.ts';
import { leftWords } from '#renderer/i18n/pace-text.ts';
import type { Text } from '#renderer/i18n/text.ts';
import type { Tone } from '#renderer/ui/badge.tsx';

export interface SyncLine {
  readonly text: string;
  readonly tone: Tone;
}

export interface SyncWords {
  /** What happens now, or how fresh what is shown is. */
  readonly state: SyncLine;
  /** What of the person's work stands between here and Stripe; empty when nothing does. */
  readonly work: readonly SyncLine[];
  /** The whole sentence where the state is not simply fine: what happened, what it means, what to do. */
  readonly explanation: SyncLine | null;
  /** What the person can do about it. */
  readonly remedy: 'new-key' | 'try-again' | 'resume' | 'resume-publish' | null;
}

const KEY_TROUBLE = {
  missing: 'sync.keyMissingExplained',
  rejected: 'sync.keyNeededExplained',
  unsuited: 'sync.keyUnsuitedExplained',
} as const;

/** The state of sync in words (look.md, Words). Pure; `nowMs` is local time. */
export function syncWords(status: SyncStatus, nowMs: number, text: Text): SyncWords {
  return {
    state: describeState(status, nowMs, text),
    work: describeWork(status, text),
    explanation: explain(status, text),
    remedy: remedyOf(status),
  };
}

/** For who does not see the catalog: the line to Stripe alone. */
export function lineWords(status: SyncStatus, text: Text): SyncWords {
  const state: SyncLine =
    status.connection === 'online'
      ? { text: text('support.online'), tone: 'positive' }
      : describeState(status, 0, text);
  return { state, work: [], explanation: explainLine(status, text), remedy: null };
}

function explainLine(status: SyncStatus, text: Text): SyncLine | null {
  switch (status.connection) {
    case 'offline':
      return { text: text('support.offline'), tone: 'neutral' };
    case 'key-needed':
      return { text: text('support.keyNeeded'), tone: 'danger' };
    case 'not-stripe':
    case 'stripe-trouble':
      return { text: text('support.stripeTrouble'), tone: 'caution' };
    case 'online':
      return null;
  }
}

function describeState(status: SyncStatus, nowMs: number, text: Text): SyncLine {
  const since = status.since === null ? null : text.time(status.since);
  switch (status.connection) {
    case 'offline':
      return {
        text: since === null ? text('sync.offline') : text('sync.offlineSince', { time: since }),
        tone: 'caution',
      };
    case 'key-needed':
      return { text: text('sync.keyNeeded'), tone: 'danger' };
    case 'not-stripe':
      return { text: text('sync.notStripe'), tone: 'caution' };
    case 'stripe-trouble':
      return { text: text('sync.stripeTrouble'), tone: 'caution' };
    case 'online':
      return describeActivity(status, nowMs, text);
  }
}

function describeActivity(status: SyncStatus, nowMs: number, text: Text): SyncLine {
  const progress = status.progress;
  switch (status.activity) {
    case 'publishing':
      return { text: withLeft(counted('sync.publishing', progress, text), status, text), tone: 'accent' };
    case 'paused':
      return { text: counted('sync.paused', progress, text), tone: 'caution' };
    case 'pulling':
      return {
        text: withLeft(
          progress === null || progress.done === 0
            ? text('sync.pulling')
            : text('sync.pullingCount', { done: progress.done }),
          status,
          text,
        ),
        tone: 'accent',
      };
    case 'refreshing':
      return { text: text('sync.refreshing'), tone: 'accent' };
    case 'idle': {
      if (!status.pulled)
        return { text: text(status.resumable ? 'sync.pullStopped' : 'sync.notPulled'), tone: 'caution' };
      if (status.checkedAt === null) return { text: text('sync.upToDate'), tone: 'positive' };
      const age = text.age(status.checkedAt, nowMs);
      const isSettled = status.changes + status.waiting + status.conflicts + status.refused === 0;
      return isSettled
        ? { text: text('sync.upToDateChecked', { age }), tone: 'positive' }
        : { text: text('sync.checked', { age }), tone: 'neutral' };
    }
  }
}

function withLeft(words: string, status: SyncStatus, text: Text): string {
  // There is room for one time here; what it does not cover is told under the top bar.
  const left = status.left?.of === 'all' ? leftWords(status.left, text) : null;
  return left === null ? words : text('sync.withLeft', { words, left });
}

function counted(
  key: 'sync.publishing' | 'sync.paused',
  progress: SyncStatus['progress'],
  text: Text,
): string {
  if (progress === null || progress.total === null) return text(`${key}Plain`);
  return text(key, { done: progress.done, total: progress.total });
}

function describeWork(status: SyncStatus, text: Text): SyncLine[] {
  const lines: SyncLine[] = [];
  if (status.conflicts > 0)
    lines.push({ text: text('sync.conflicts', { count: status.conflicts }), tone: 'caution' });
  if (status.refused > 0)
    lines.push({ text: text('sync.refused', { count: status.refused }), tone: 'danger' });
  if (status.waiting > 0 && status.activity !== 'publishing' && status.activity !== 'paused') {
    lines.push({ text: text('sync.waiting', { count: status.waiting }), tone: 'accent' });
  }
  if (status.changes > 0)
    lines.push({ text: text('sync.changes', { count: status.changes }), tone: 'accent' });
  return lines;
}

function explain(status: SyncStatus, text: Text): SyncLine | null {
  const kept = status.changes + status.waiting;
  switch (status.connection) {
    case 'offline': {
      const since = status.since === null ? null : text.time(status.since);
      const sentence =
        since === null ? text('sync.offlineExplained') : text('sync.offlineSinceExplained', { time: since });
      return { text: sentence, tone: 'neutral' };
    }
    case 'key-needed':
      return { text: text(KEY_TROUBLE[status.keyTrouble ?? 'rejected'], { count: kept }), tone: 'danger' };
    case 'not-stripe':
      return { text: text('sync.notStripeExplained', { count: kept }), tone: 'caution' };
    case 'stripe-trouble':
      return { text: text('sync.stripeTroubleExplained', { count: kept }), tone: 'caution' };
    case 'online':
      return null;
  }
}

function remedyOf(status: SyncStatus): SyncWords['remedy'] {
  switch (status.connection) {
    case 'key-needed':
      return 'new-key';
    case 'offline':
    case 'not-stripe':
    case 'stripe-trouble':
      return 'try-again';
    case 'online':
      if (status.activity === 'paused') return 'resume-publish';
      return !status.pulled && status.activity === 'idle' ? 'resume' : null;
  }
}

/** Whether a line under the top bar has something to say of this state. */
export function hasBanner(status: SyncStatus): boolean {
  return remedyOf(status) !== null;
}
