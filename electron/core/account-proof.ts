import { ok, type Result } from '#shared/errors.ts';
import type { StripeGateway } from './stripe/gateway.ts';

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

/** What is known of an account, to recognise it by. */
export interface KnownAccount {
  readonly stripeAccountId: string | null;
  /** As last read; at most {@link PRICES_TO_KNOW} are asked for. */
  readonly prices: readonly KnownPrice[];
}

/**
 * `other`: the account's id, or its prices, speak against it. `cannot-tell`: the key may not look,
 * or there is too little to look at.
 */
export type Verdict = 'same' | 'other' | 'cannot-tell';

/** The part of a gateway that tells whose key it has. */
export type IdentityProbe = Pick<StripeGateway, 'retrieveAccount' | 'findPrice'>;

/** So many that read back prove an account (design, Sync 7). */
const PROOF = 3;
/** A few more than that are tried: the Dashboard can delete unused prices. */
export const PRICES_TO_KNOW = 2 * PROOF;

/** Fails when Stripe does not accept the key or does not answer; not when the key may not look. */
export async function identify(probe: IdentityProbe): Promise<Result<Identity>> {
  const answer = await probe.retrieveAccount();
  if (answer.ok) return ok({ stripeAccountId: answer.value.id, name: answer.value.name });
  if (answer.error.code !== 'stripe/permission-missing') return answer;
  // The refusal itself often names the account (facts 9.1).
  const named = answer.error.params['account'];
  return ok({ stripeAccountId: typeof named === 'string' ? named : null, name: null });
}

/**
 * Whether a key belongs to a known account (design, Sync 7): by account id, or, where that cannot
 * be read, by three known **price** ids that read back with the same `created` and `livemode`.
 * Product ids prove nothing: they are copied between accounts. The one rule for connecting and for
 * publishing; what to do about `cannot-tell` is theirs. Fails with what Stripe answered.
 */
export async function proveAccount(
  known: KnownAccount,
  probe: IdentityProbe,
): Promise<Result<{ readonly verdict: Verdict; readonly identity: Identity }>> {
  const identified = await identify(probe);
  if (!identified.ok) return identified;
  const identity = identified.value;
  if (identity.stripeAccountId !== null && known.stripeAccountId !== null) {
    return ok({ verdict: identity.stripeAccountId === known.stripeAccountId ? 'same' : 'other', identity });
  }
  const verdict = await comparePrices(known.prices.slice(0, PRICES_TO_KNOW), probe);
  return verdict.ok ? ok({ verdict: verdict.value, identity }) : verdict;
}

async function comparePrices(prices: readonly KnownPrice[], probe: IdentityProbe): Promise<Result<Verdict>> {
  let same = 0;
  for (const known of prices) {
    // One after another: the first answers are mostly enough.
    const found = await probe.findPrice(known.id);
    if (!found.ok) {
      return found.error.code === 'stripe/permission-missing' ? ok('cannot-tell') : found;
    }
    if (found.value === null) continue;
    if (found.value.created !== known.created || found.value.livemode !== known.livemode) return ok('other');
    same += 1;
    if (same === PROOF) return ok('same');
  }
  return ok(same === 0 && prices.length > 0 ? 'other' : 'cannot-tell');
}
