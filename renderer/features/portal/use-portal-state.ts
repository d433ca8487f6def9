import { useEffect } from 'react';
import { on } from '#renderer/bridge/client.ts';
import { useCurrentAccount } from '#renderer/bridge/engine-state.ts';
import { portalActions, usePortal } from './portal-store.ts';

/** Keeps the portal of the account on screen at hand, and up to date with what changes it. */
export function useFreshPortal(): void {
  const accountId = useCurrentAccount()?.id ?? null;
  useEffect(() => {
    if (accountId === null) return undefined;
    void portalActions.open(accountId);
    const stops = [
      on('portal.changed', () => void portalActions.reread()),
      on('catalog.changed', () => void portalActions.reread()),
    ];
    return () => stops.forEach((stop) => stop());
  }, [accountId]);
}

/** Whether what is shown belongs to the account on screen. */
export function usePortalIsHere(): boolean {
  const accountId = useCurrentAccount()?.id ?? null;
  return usePortal((store) => store.accountId === accountId && store.state !== null);
}
