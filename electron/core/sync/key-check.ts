import { asFilledText, asObject } from '#shared/domain/json.ts';
import { fail, ok, type Result } from '#shared/errors.ts';
import { PRICES_TO_KNOW, proveAccount } from '../account-proof.ts';
import type { StripeGateway } from '../stripe/gateway.ts';
import type { SyncParts } from './parts.ts';

/**
 * Before anything is sent: is this still the account and the mode the work was made for (design,
 * Sync 7)? Connecting has proven it once; a publish may run days later, in a session that a key
 * was put into since. Where it cannot be told nothing speaks against it, and the work goes on.
 */
export async function checkKey(parts: SyncParts, gateway: StripeGateway): Promise<Result<null>> {
  if ((gateway.mode === 'live') !== (parts.account.mode === 'live')) {
    return fail('account/key-other-mode', { mode: parts.account.mode });
  }
  const { stripeAccountId, name } = await readOwnerId(parts);
  const prices = await parts.store.listKnownPrices({ limit: PRICES_TO_KNOW });
  const proof = await proveAccount({ stripeAccountId, prices }, gateway);
  if (!proof.ok) return proof;
  return proof.value.verdict === 'other' ? fail('account/key-other-account', { name }) : ok(null);
}

async function readOwnerId(parts: SyncParts): Promise<{ stripeAccountId: string | null; name: string }> {
  const { owner } = await parts.store.readOwner();
  const record = owner === null ? null : asObject(JSON.parse(owner));
  return {
    stripeAccountId: asFilledText(record?.['stripeAccountId']),
    name: asFilledText(record?.['name']) ?? parts.account.id,
  };
}
