import { describe, expect, it } from 'vitest';
import { fail, ok } from '#shared/errors.ts';
import { type IdentityProbe, type KnownPrice, proveSameAccount } from '#electron/core/account/identity.ts';
import type { AccountRecord } from '#electron/core/account/registry.ts';

const record: AccountRecord = {
  id: 'acct_1-test',
  stripeAccountId: 'acct_1',
  name: 'Kissa Mori',
  demo: false,
  mode: 'test',
  keyKind: 'restricted',
  keyRefused: true,
};

const third: KnownPrice = { id: 'price_3', created: 1003, livemode: false };
const prices: KnownPrice[] = [
  { id: 'price_1', created: 1001, livemode: false },
  { id: 'price_2', created: 1002, livemode: false },
  third,
];

function probe(stripeAccountId: string | null, readable: readonly KnownPrice[]): IdentityProbe {
  return {
    identify: async () => ok({ stripeAccountId, name: null }),
    readPrice: async (id) => ok(readable.find((price) => price.id === id) ?? null),
    close: () => undefined,
  };
}

describe('a new key for a known account', () => {
  it('is accepted when the account id is equal', async () => {
    expect(await proveSameAccount(record, probe('acct_1', []), [])).toMatchObject({ ok: true });
  });

  it('is refused when the account id differs, whatever the prices say', async () => {
    const answer = await proveSameAccount(record, probe('acct_2', prices), prices);
    expect(answer).toMatchObject({ ok: false, error: { code: 'account/key-other-account' } });
  });

  it('is accepted by three price ids when the account may not be read', async () => {
    expect(await proveSameAccount(record, probe(null, prices), prices)).toMatchObject({ ok: true });
  });

  it.each([
    ['one price is not there', prices.slice(0, 2)],
    ['one price was created at another time', [...prices.slice(0, 2), { ...third, created: 9 }]],
    ['one price is of another mode', [...prices.slice(0, 2), { ...third, livemode: true }]],
  ])('is refused when %s', async (_, readable) => {
    const answer = await proveSameAccount(record, probe(null, readable), prices);
    expect(answer).toMatchObject({ ok: false, error: { code: 'account/key-other-account' } });
  });

  it('is refused when fewer than three prices are known to compare', async () => {
    const answer = await proveSameAccount(record, probe(null, prices), prices.slice(0, 2));
    expect(answer).toMatchObject({ ok: false, error: { code: 'account/key-other-account' } });
  });

  it('passes on that Stripe could not be reached', async () => {
    const unreachable: IdentityProbe = {
      identify: async () => fail('stripe/unreachable'),
      readPrice: async () => ok(null),
      close: () => undefined,
    };
    const answer = await proveSameAccount(record, unreachable, prices);
    expect(answer).toMatchObject({ ok: false, error: { code: 'stripe/unreachable' } });
  });
});
