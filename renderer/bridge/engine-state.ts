import { useMemo } from 'react';
import { create } from 'zustand';
import type { Account, AccountList } from '#shared/contract/account.ts';
import { PROFILES, type ProfileName, type Right } from '#shared/contract/rights.ts';
import type { AppState } from '#shared/contract/app.ts';
import type { SyncStatus } from '#shared/contract/sync.ts';
import { call, on } from './client.ts';

/**
 * The window's copy of what the engine announces by events. Nothing here is decided by the window:
 * to change it, call the engine; the event that follows changes the copy.
 */
export interface EngineState {
  readonly app: AppState | null;
  readonly accounts: AccountList | null;
  /** Null while no account is open. */
  readonly sync: SyncStatus | null;
}

export const useEngineState = create<EngineState>(() => ({ app: null, accounts: null, sync: null }));

/** Reads everything the first paint needs, then follows the events. The answer ends the following. */
export async function followEngine(): Promise<() => void> {
  const set = useEngineState.setState;
  const stops = [
    on('app.changed', (app) => set({ app })),
    on('account.changed', (accounts) => {
      const before = useEngineState.getState().accounts?.currentId;
      set({ accounts, ...(accounts.currentId === before ? {} : { sync: null }) });
      if (accounts.currentId !== null && accounts.currentId !== before) void readSyncStatus();
    }),
    on('sync.changed', (sync) => set({ sync })),
    // What waits to be published is part of the state of sync, and every edit changes it.
    on('catalog.changed', () => void readSyncStatus()),
  ];
  const [app, accounts] = await Promise.all([call('app.getState'), call('account.list')]);
  if (app.ok) set({ app: app.value });
  if (accounts.ok) set({ accounts: accounts.value });
  if (accounts.ok && accounts.value.currentId !== null) await readSyncStatus();
  return () => stops.forEach((stop) => stop());
}

async function readSyncStatus(): Promise<void> {
  const status = await call('sync.getStatus');
  if (status.ok) useEngineState.setState({ sync: status.value });
}

/** The account that is open, or null on the welcome screen. */
export function useCurrentAccount(): Account | null {
  const accounts = useEngineState((state) => state.accounts);
  return useMemo(() => findCurrent(accounts), [accounts]);
}

export function findCurrent(accounts: AccountList | null): Account | null {
  return accounts?.accounts.find((account) => account.id === accounts.currentId) ?? null;
}

/** Who works at this computer. The engine enforces it; the window only leaves out what it would refuse. */
export function useProfile(): ProfileName {
  return useEngineState(profileOf);
}

/** Whether whoever works here may do what needs this right. */
export function useMay(right: Right): boolean {
  return mayNow(useEngineState(profileOf), right);
}

function profileOf({ accounts }: EngineState): ProfileName {
  return accounts?.profile ?? 'owner';
}

function mayNow(profile: ProfileName, right: Right): boolean {
  return (PROFILES[profile] as readonly Right[]).includes(right);
}

export function useSyncStatus(): SyncStatus | null {
  return useEngineState((state) => state.sync);
}

export function useAppState(): AppState | null {
  return useEngineState((state) => state.app);
}
