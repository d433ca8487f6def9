import { describe, expect, it } from 'vitest';
import { fail, ok } from '#shared/errors.ts';
import { type IdentityProbe, type KnownPrice, proveAccount } from '#electron/core/account-proof.ts';
import { proveSameAccount } from '#electron/core/account/identity.ts';

const record = { stripeAccountId: 'acct_1', name: 'Kissa Mori' };

const prices: KnownPrice[] = [1, 2, 3, 4].map((number) => ({
  id: `price_${number}`,
  created: 1000 + number,
  livemode: false,
}));
const [first, second] = prices as [KnownPrice, KnownPrice];
const denied = fail('stripe/permission-missing', { slug: 'rak_x' });

function probe(stripeAccountId: string | null, readable: readonly KnownPrice[]): IdentityProbe {
  return {
    retrieveAccount: async () =>
      stripeAccountId === null ? denied : ok({ id: stripeAccountId, name: null }),
    findPrice: async (id) => ok(readable.find((price) => price.id === id) ?? null),
  };
}

async function verdict(readable: readonly KnownPrice[], known: readonly KnownPrice[]): Promise<unknown> {
  const proof = await proveAccount({ stripeAccountId: 'acct_1', prices: known }, probe(null, readable));
  return proof.ok ? proof.value.verdict : proof.error;
}

describe('whose a key is', () => {
  it('is told by the account id, whatever the prices say', async () => {
    expect(await proveSameAccount(record, probe('acct_1', []), prices)).toMatchObject({ ok: true });
    expect(await proveSameAccount(record, probe('acct_2', prices), prices)).toMatchObject({
      ok: false,
      error: { code: 'account/key-other-account', params: { name: 'Kissa Mori' } },
    });
  });

  it('is told by the account that a refusal names', async () => {
    const naming: IdentityProbe = {
      ...probe(null, []),
      retrieveAccount: async () => fail('stripe/permission-missing', { slug: 'rak_x', account: 'acct_1' }),
    };
    expect(await proveSameAccount(record, naming, [])).toMatchObject({
      value: { stripeAccountId: 'acct_1' },
    });
  });

  it.each([
    ['three known prices read back', prices, prices.slice(0, 3), 'same'],
    ['one was deleted in the Dashboard and three others read back', prices.slice(1), prices, 'same'],
    ['none of the known prices is there', [], prices, 'other'],
    ['one was created at another time', [{ ...first, created: 9 }, ...prices.slice(1)], prices, 'other'],
    ['one is of another mode', [first, { ...second, livemode: true }, ...prices.slice(2)], prices, 'other'],
    ['too few are known', prices, prices.slice(0, 2), 'cannot-tell'],
    ['too few of them are there', prices.slice(0, 2), prices, 'cannot-tell'],
    ['no price is known', [], [], 'cannot-tell'],
  ] as const)('where the account may not be read: %s', async (_, readable, known, expected) => {
    expect(await verdict(readable, known)).toBe(expected);
  });

  it('cannot be told by a key that may read neither the account nor prices', async () => {
    const blind: IdentityProbe = { retrieveAccount: async () => denied, findPrice: async () => denied };
    expect(await proveSameAccount(record, blind, prices)).toMatchObject({
      ok: false,
      error: { code: 'account/key-unproven', params: { name: 'Kissa Mori' } },
    });
  });

  it('passes on that Stripe could not be reached', async () => {
    const unreachable: IdentityProbe = {
      ...probe(null, []),
      retrieveAccount: async () => fail('stripe/unreachable'),
    };
    const answer = await proveSameAccount(record, unreachable, prices);
    expect(answer).toMatchObject({ ok: false, error: { code: 'stripe/unreachable' } });
  });
});
