import type { Account } from '#shared/contract/account.ts';

/** How an account's mode looks and what it is called (`mode.<name>`). A demo is never called live. */
export type ModeName = 'demo' | 'test' | 'sandbox' | 'live';

export function modeNameOf(account: Pick<Account, 'demo' | 'mode'>): ModeName {
  return account.demo ? 'demo' : account.mode;
}

/**
 * The message that says the mode in the account button. The demo has a test and a live side too, and
 * they differ, so its word names both.
 */
export function modeWordKey(
  account: Pick<Account, 'demo' | 'mode'>,
): `mode.${'demoTest' | 'demoLive' | 'test' | 'sandbox' | 'live'}` {
  if (account.demo) return account.mode === 'live' ? 'mode.demoLive' : 'mode.demoTest';
  return `mode.${account.mode}`;
}
