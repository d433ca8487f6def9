import { asFilledText, asObject } from '#shared/domain/json.ts';
import { fail, ok, type Result } from '#shared/errors.ts';
import type { StripeGateway } from '../stripe/gateway.ts';
import type { SyncParts } from './parts.ts';

/**
 * Before anything is sent: is this still the account and the mode the work was made for (design,
 * Sync 7)? Connecting has proven it once; a publish may run days later, in a session that a key
 * was put into since. A key that may not read its account is tried on known prices; where there is
 * none to try, nothing speaks against it.
 */
export async function checkKey(parts: SyncParts, gateway: StripeGateway): Promise<Result<null>> {
  if ((gateway.mode === 'live') !== (parts.account.mode === 'live')) {
    return fail('account/key-other-mode', { mode: parts.account.mode });
  }
  const owner = await readOwnerId(parts);
  const account = await gateway.retrieveAccount();
  if (!account.ok && account.error.code !== 'stripe/permission-missing') return account;
  const told = account.ok ? account.value.id : account.error.params['account'];
  if (typeof told === 'string' && owner.stripeAccountId !== null) {
    return told === owner.stripeAccountId
      ? ok(null)
      : fail('account/key-other-account', { name: owner.name });
  }
  for (const known of await parts.store.listKnownPrices({ limit: 3 })) {
    const price = await gateway.findPrice(known.id);
    if (!price.ok) return price;
    const same = price.value?.created === known.created && price.value.livemode === known.livemode;
    if (!same) return fail('account/key-other-account', { name: owner.name });
  }
  return ok(null);
}

async function readOwnerId(parts: SyncParts): Promise<{ stripeAccountId: string | null; name: string }> {
  const { owner } = await parts.store.readOwner();
  const record = owner === null ? null : asObject(JSON.parse(owner));
  return {
    stripeAccountId: asFilledText(record?.['stripeAccountId']),
    name: asFilledText(record?.['name']) ?? parts.account.id,
  };
}
