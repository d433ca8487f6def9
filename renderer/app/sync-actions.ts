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

let running: RunningStream<'sync.pull'> | null = null;
/** Accounts whose first read was begun here and did not end: it does not begin again by itself. */
const begun = new Set<string>();

/** Reads the whole catalog; goes on where a cancelled one stopped. */
export async function startPull(): Promise<void> {
  const accountId = useEngineState.getState().accounts?.currentId ?? null;
  if (accountId === null || running !== null) return;
  begun.add(accountId);
  useSyncActions.setState({ pull: { accountId, progress: null }, error: null });
  const started = stream('sync.pull', {}, (progress) => {
    if (running === started) useSyncActions.setState({ pull: { accountId, progress } });
  });
  running = started;
  const result = await started.result;
  if (running === started) running = null;
  if (result.ok) begun.delete(accountId);
  useSyncActions.setState({ pull: null, error: result.ok ? null : tellable(result.error) });
}

export function cancelPull(): void {
  running?.cancel();
}

/** Reads what changed in Stripe; the first time, everything. */
export async function refresh(): Promise<void> {
  const status = useEngineState.getState().sync;
  if (useSyncActions.getState().isRefreshing || running !== null) return;
  if (status !== null && !status.pulled) return await startPull();
  useSyncActions.setState({ isRefreshing: true, error: null });
  const result = await call('sync.refresh');
  useSyncActions.setState({ isRefreshing: false, error: result.ok ? null : tellable(result.error) });
  if (!result.ok && result.error.code === 'sync/not-pulled-yet') await startPull();
}

/** The first read begins by itself; not again after the person cancelled it or it failed. */
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
