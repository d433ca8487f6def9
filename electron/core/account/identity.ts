import type { Mode } from '#shared/contract/account.ts';
import { fail, ok, type Result } from '#shared/errors.ts';
import { type Identity, type IdentityProbe, type KnownPrice, proveAccount } from '../account-proof.ts';
import type { AccountRecord } from './registry.ts';

/** A look at Stripe with a key that no account has yet. */
export interface KeyProbe extends IdentityProbe {
  /** Whether the key may change products, as an owner's may. */
  mayWrite(): Promise<Result<boolean>>;
  /** Ends its connections; the account's own gateway makes new ones. */
  close(): void;
}

/** Mode as far as a key tells; a sandbox's keys look like test keys (facts 9.1). */
export function sameKeyMode(mode: Mode, keyMode: 'test' | 'live'): boolean {
  return keyMode === 'live' ? mode === 'live' : mode !== 'live';
}

/**
 * A new key for a known account must prove itself: what cannot be told is not taken on a guess.
 * Fails with `account/key-other-account`, `account/key-unproven`, or with what Stripe answered.
 */
export async function proveSameAccount(
  record: Pick<AccountRecord, 'stripeAccountId' | 'name'>,
  probe: IdentityProbe,
  prices: readonly KnownPrice[],
): Promise<Result<Identity>> {
  const proof = await proveAccount({ stripeAccountId: record.stripeAccountId, prices }, probe);
  if (!proof.ok) return proof;
  switch (proof.value.verdict) {
    case 'same':
      return ok(proof.value.identity);
    case 'other':
      return fail('account/key-other-account', { name: record.name });
    case 'cannot-tell':
      return fail('account/key-unproven', { name: record.name });
  }
}
