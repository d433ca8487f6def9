import { useEffect } from 'react';
import { create } from 'zustand';
import { call } from '#renderer/bridge/client.ts';
import { useCurrentAccount, useSyncStatus } from '#renderer/bridge/engine-state.ts';
import { useTaxCodes, type TaxCodes } from '#renderer/bridge/use-tax-codes.ts';

/** Codes that a person marked, and those used last, newest first. */
export interface UsedTaxCodes {
  readonly favourites: readonly string[];
  readonly recent: readonly string[];
}

const useUsedStore = create<UsedTaxCodes & { readonly accountId: string | null }>(() => ({
  accountId: null,
  favourites: [],
  recent: [],
}));

/** The tax codes of the account on screen. */
export function useAccountTaxCodes(): TaxCodes {
  const account = useCurrentAccount();
  const status = useSyncStatus();
  return useTaxCodes(account?.id ?? null, status?.pulled === true);
}

export function useUsedTaxCodes(): UsedTaxCodes {
  const accountId = useCurrentAccount()?.id ?? null;
  useEffect(() => void readUsed(accountId), [accountId]);
  return useUsedStore();
}

/** Those of an account as far as they are at hand; asks for them where they are not yet. */
export function usedTaxCodes(accountId: string | null): UsedTaxCodes {
  void readUsed(accountId);
  const used = useUsedStore.getState();
  return used.accountId === accountId ? used : { favourites: [], recent: [] };
}

async function readUsed(accountId: string | null): Promise<void> {
  if (accountId === null || useUsedStore.getState().accountId === accountId) return;
  const used = await call('catalog.getUsedTaxCodes');
  if (used.ok) useUsedStore.setState({ accountId, ...used.value });
}

export const taxCodeActions = {
  use(id: string): void {
    void keep({ id, favourite: null });
  },
  favour(id: string, favourite: boolean): void {
    void keep({ id, favourite });
  },
};

async function keep(input: { id: string; favourite: boolean | null }): Promise<void> {
  const used = await call('catalog.rememberTaxCode', input);
  if (used.ok) useUsedStore.setState(used.value);
}
