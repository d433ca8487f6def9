import { create } from 'zustand';
import type { PullProgress } from '#shared/contract/sync.ts';
import type { AppError } from '#shared/errors.ts';
import { call, type RunningStream, stream } from '#renderer/bridge/client.ts';
import { useEngineState } from '#renderer/bridge/engine-state.ts';

interface SyncActions {
  /** The full read that this window started, while it runs. */
  readonly pull: { readonly accountId: string; readonly progress: PullProgress | null } | null;
  readonly isRefreshing: boolean;
  /** Why the last read or refresh did not end well; gone with the next one. */
  readonly error: AppError | null;
}

export const useSyncActions = create<SyncActions>(() => ({ pull: null, isRefreshing: false, error: null }));

/** By account: one that is left behind by a switch goes on reading. */
const running = new Map<string, RunningStream<'sync.pull'>>();
/** Accounts whose first read was begun here and did not end: it does not begin again by itself. */
const begun = new Set<string>();
/** What ends a read and passes without the person: a key comes, the line comes back. */
const PASSES: readonly AppError['code'][] = [
  'account/key-needed',
  'stripe/key-rejected',
  'stripe/unreachable',
  'stripe/timeout',
  'stripe/not-stripe',
];

/** Reads the whole catalog; goes on where a cancelled one stopped. */
export async function startPull(): Promise<void> {
  const accountId = currentId();
  if (accountId === null || running.has(accountId)) return;
  begun.add(accountId);
  useSyncActions.setState({ pull: { accountId, progress: null }, error: null });
  const started = stream('sync.pull', {}, (progress) => {
    if (shownPull() === accountId) useSyncActions.setState({ pull: { accountId, progress } });
  });
  running.set(accountId, started);
  const result = await started.result;
  running.delete(accountId);
  if (result.ok || PASSES.includes(result.error.code)) begun.delete(accountId);
  if (shownPull() === accountId) {
    useSyncActions.setState({ pull: null, error: result.ok ? null : tellable(result.error) });
  }
}

export function cancelPull(): void {
  const accountId = currentId();
  if (accountId !== null) running.get(accountId)?.cancel();
}

function currentId(): string | null {
  return useEngineState.getState().accounts?.currentId ?? null;
}

function shownPull(): string | undefined {
  return useSyncActions.getState().pull?.accountId;
}

/** Reads what changed in Stripe; the first time, everything. */
export async function refresh(): Promise<void> {
  const status = useEngineState.getState().sync;
  if (useSyncActions.getState().isRefreshing || running.has(currentId() ?? '')) return;
  if (status !== null && !status.pulled) return await startPull();
  useSyncActions.setState({ isRefreshing: true, error: null });
  const result = await call('sync.refresh');
  useSyncActions.setState({ isRefreshing: false, error: result.ok ? null : tellable(result.error) });
  if (!result.ok && result.error.code === 'sync/not-pulled-yet') await startPull();
}

/**
 * The first read begins by itself, and again once Stripe can be asked where it could not; not after
 * the person cancelled it, or Stripe refused it.
 */
export function startFirstPull(accountId: string): void {
  if (!begun.has(accountId)) void startPull();
}

/** What the state of sync already says, and what the person did, needs no second sentence. */
function tellable(error: AppError): AppError | null {
  const saidByStatus: readonly AppError['code'][] = [
    'app/cancelled',
    'sync/already-running',
    'sync/not-pulled-yet',
    'sync/offline',
    'account/key-needed',
    'stripe/key-rejected',
    'stripe/unreachable',
    'stripe/not-stripe',
  ];
  return saidByStatus.includes(error.code) ? null : error;
}
