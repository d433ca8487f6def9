import type { Account } from '#shared/contract/account.ts';

/**
 * A page of Stripe's Dashboard in the account's own mode: `/test` before the path outside live
 * (facts 4.3, 5.1). A sandbox is chosen in the Dashboard itself; its address has no other form we know.
 */
export function dashboardUrl(page: string, account: Pick<Account, 'mode'> | null): string {
  return `https://dashboard.stripe.com/${account?.mode === 'live' ? '' : 'test/'}${page}`;
}
