import type { Account } from '#shared/contract/account.ts';
import { classifyStripeKey } from '#shared/domain/stripe-key.ts';
import { type ErrorCode, failure, type Result } from '#shared/errors.ts';
import type { KeyEntry, KeyVault, Random, StripeEndpoint } from '../ports.ts';
import { identify } from '../account-proof.ts';
import { type KeyProbe, proveSameAccount, sameKeyMode } from './identity.ts';
import type { AccountRecord, AccountRegistry } from './registry.ts';
import type { Sessions } from './sessions.ts';

export interface ConnectParts {
  readonly registry: AccountRegistry;
  readonly sessions: Sessions;
  readonly vault: KeyVault;
  readonly keyEntry: KeyEntry;
  readonly random: Random;
  readonly endpoint: StripeEndpoint;
  /** A look at Stripe with a key; with the id of a known account, under that account's rate limit. */
  readonly probe: (accountId: string | null, key: string, mode: 'test' | 'live') => KeyProbe;
}

/**
 * Asks for a key in its own window and connects its account; with `accountId`, a new key for a
 * known one. The key is held here for the length of this call and handed to the vault and the
 * session; it is in no answer and in no error. With `mustWrite` a key that only reads is refused
 * before anything is kept.
 */
export async function connectAccount(
  parts: ConnectParts,
  accountId: string | null,
  { mustWrite = false }: { readonly mustWrite?: boolean } = {},
): Promise<AccountRecord> {
  const known = accountId === null ? null : await findRecord(parts.registry, accountId);
  const typed = await parts.keyEntry.ask({ accountName: known?.name ?? null });
  if (typed === null) throw failure('account/key-window-closed');
  const { key, kind, mode } = readKey(typed);
  const probe = parts.probe(accountId, key, mode);
  const record = await chooseRecord().finally(() => probe.close());
  const { durability } = await parts.vault.write(record.id, key);
  const accepted: AccountRecord = { ...record, keyKind: kind, keyRefused: false };
  await parts.registry.save(accepted);
  await parts.sessions.acceptKey(accepted, key, parts.endpoint, durability satisfies Account['keyState']);
  await parts.sessions.makeCurrent(accepted);
  return accepted;

  async function chooseRecord(): Promise<AccountRecord> {
    const chosen =
      known === null
        ? await recordForKey(parts, probe, mode)
        : await recordForKnown(parts, known, probe, mode);
    if (mustWrite && !unwrapKeyAnswer(await probe.mayWrite())) throw failure('account/key-reads-only');
    return chosen;
  }
}

async function findRecord(registry: AccountRegistry, accountId: string): Promise<AccountRecord> {
  const { records } = await registry.list();
  const record = records.find(({ id }) => id === accountId);
  if (record === undefined) throw failure('account/unknown');
  return record;
}

function readKey(typed: string): { key: string; kind: 'secret' | 'restricted'; mode: 'test' | 'live' } {
  const found = classifyStripeKey(typed);
  if (found.kind === 'publishable') throw failure('account/key-publishable');
  if (found.kind === 'organisation') throw failure('account/key-organisation');
  if (found.kind === 'malformed' || found.mode === null) throw failure('account/key-malformed');
  return { key: found.key, kind: found.kind, mode: found.mode };
}

async function recordForKnown(
  parts: ConnectParts,
  known: AccountRecord,
  probe: KeyProbe,
  mode: 'test' | 'live',
): Promise<AccountRecord> {
  if (!sameKeyMode(known.mode, mode)) throw failure('account/key-other-mode', { mode: known.mode });
  const { session } = await parts.sessions.open(known);
  const identity = unwrapKeyAnswer(await proveSameAccount(known, probe, await session.knownPrices()));
  return { ...known, stripeAccountId: identity.stripeAccountId ?? known.stripeAccountId };
}

/**
 * A key entered without saying for which account. An account already here is found by Stripe's
 * account id alone; where that cannot be read the key gets an account of its own: two keys are
 * never merged into one database on a guess (facts 9.1).
 */
async function recordForKey(
  parts: ConnectParts,
  probe: KeyProbe,
  mode: 'test' | 'live',
): Promise<AccountRecord> {
  const identity = unwrapKeyAnswer(await identify(probe));
  const { stripeAccountId } = identity;
  const { records } = await parts.registry.list();
  const known = records.find(
    (record) =>
      !record.demo &&
      stripeAccountId !== null &&
      record.stripeAccountId === stripeAccountId &&
      sameKeyMode(record.mode, mode),
  );
  if (known !== undefined) return known;
  const label = stripeAccountId ?? `account_${parts.random.uuid().slice(0, 8)}`;
  return {
    id: `${label}-${mode}`,
    stripeAccountId,
    name: identity.name ?? stripeAccountId ?? label,
    demo: false,
    mode,
    keyKind: null,
    keyRefused: false,
  };
}

/** Stripe's refusal of a key, in the words of this moment. */
function unwrapKeyAnswer<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  const { error } = result;
  if (error.code !== 'stripe/key-rejected')
    throw failure(error.code, error.params, withRequestId(error.requestId));
  const code: ErrorCode = error.params['expired'] === true ? 'account/key-expired' : 'account/key-rejected';
  throw failure(code, {}, withRequestId(error.requestId));
}

function withRequestId(requestId: string | undefined): { requestId?: string } {
  return requestId === undefined ? {} : { requestId };
}
