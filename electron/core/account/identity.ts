import type { Mode } from '#shared/contract/account.ts';
import { fail, ok, type Result } from '#shared/errors.ts';
import type { AccountRecord } from './registry.ts';

/** What a key tells of its account. Both are optional data: restricted keys often may not look (facts 9.1). */
export interface Identity {
  readonly stripeAccountId: string | null;
  readonly name: string | null;
}

export interface KnownPrice {
  readonly id: string;
  readonly created: number;
  readonly livemode: boolean;
}

export interface IdentityProbe {
  /** Fails when Stripe does not accept the key or does not answer. */
  identify(): Promise<Result<Identity>>;
  /** Null when the price is not there for this key. */
  readPrice(id: string): Promise<Result<KnownPrice | null>>;
  /** Ends its connections; the account's own gateway makes new ones. */
  close(): void;
}

/** Mode as far as a key tells; a sandbox's keys look like test keys (facts 9.1). */
export function sameKeyMode(mode: Mode, keyMode: 'test' | 'live'): boolean {
  return keyMode === 'live' ? mode === 'live' : mode !== 'live';
}

/**
 * Whether a key belongs to a known account (design, Sync 7): by account id, or, where that cannot
 * be read, by three known **price** ids that read back with the same `created` and `livemode`.
 * Product ids prove nothing: they are copied between accounts. Fails with
 * `account/key-other-account`, or with what Stripe answered.
 */
export async function proveSameAccount(
  record: AccountRecord,
  probe: IdentityProbe,
  knownPrices: readonly KnownPrice[],
): Promise<Result<Identity>> {
  const identity = await probe.identify();
  if (!identity.ok) return identity;
  const { stripeAccountId } = identity.value;
  if (stripeAccountId !== null && record.stripeAccountId !== null) {
    if (stripeAccountId === record.stripeAccountId) return identity;
    return fail('account/key-other-account', { name: record.name });
  }
  if (knownPrices.length < 3) return fail('account/key-other-account', { name: record.name });
  for (const known of knownPrices.slice(0, 3)) {
    // One after another: three answers are enough, and the first wrong one ends it.
    const found = await probe.readPrice(known.id);
    if (!found.ok) return found;
    const same = found.value?.created === known.created && found.value.livemode === known.livemode;
    if (!same) return fail('account/key-other-account', { name: record.name });
  }
  return ok(identity.value);
}
