import { create } from 'zustand';
import type { Account } from '#shared/contract/account.ts';
import type { AppError, Result } from '#shared/errors.ts';
import { call } from '#renderer/bridge/client.ts';
import { goTo, ROUTES } from './navigation.ts';

/** The question about an account that is open now. */
export interface AccountDialog {
  readonly kind: 'rename' | 'forget' | 'reset-demo' | 'leave-support';
  readonly account: Account;
}

interface AccountDialogs {
  readonly dialog: AccountDialog | null;
}

export const useAccountDialogs = create<AccountDialogs>(() => ({ dialog: null }));

export function askAboutAccount(kind: AccountDialog['kind'], account: Account): void {
  useAccountDialogs.setState({ dialog: { kind, account } });
}

export function closeAccountDialog(): void {
  useAccountDialogs.setState({ dialog: null });
}

/** One step: the other account's catalog is on screen. */
export async function switchAccount(accountId: string): Promise<AppError | null> {
  const switched = await call('account.switchTo', { accountId });
  if (!switched.ok) return switched.error;
  // A product page belongs to the account that was left.
  if (location.hash.startsWith(`#${ROUTES.catalog}/`) || location.hash.startsWith(`#${ROUTES.connect}`))
    goTo(ROUTES.catalog);
  return null;
}

export async function exploreDemo(): Promise<Result<Account>> {
  const opened = await call('account.exploreDemo');
  if (opened.ok) goTo(ROUTES.catalog);
  return opened;
}

export async function resetDemo(): Promise<Result<Account>> {
  const opened = await call('account.resetDemo');
  if (opened.ok) goTo(ROUTES.catalog);
  return opened;
}
