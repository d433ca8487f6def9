import { describe, expect, test } from 'vitest';
import { startDemo } from './harness.ts';

describe('the sample shop', () => {
  test.each(['en', 'ja'] as const)('is forty products, mostly in %s, of every kind', async (language) => {
    const { stripe } = await startDemo({ language });
    const products = (
      await stripe.products.list({ limit: 100, expand: ['data.default_price', 'data.tax_code'] })
    ).data;
    expect(products).toHaveLength(40);
    const japanese = products.filter((product) =>
      /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(product.name),
    );
    if (language === 'ja') expect(japanese.length).toBeGreaterThan(30);
    else expect(japanese.length).toBe(1);
    expect(products.some((product) => !product.active)).toBe(true);
    expect(products.some((product) => product.active && product.tax_code === null)).toBe(true);
    expect(products.some((product) => product.default_price === null)).toBe(true);
    expect(products.some((product) => product.unit_label !== null)).toBe(true);

    const prices = (await stripe.prices.list({ limit: 100, expand: ['data.tiers', 'data.currency_options'] }))
      .data;
    const currencies = new Set(prices.map((price) => price.currency));
    for (const currency of ['jpy', 'usd', 'kwd', 'bhd', 'isk', 'krw']) expect(currencies).toContain(currency);
    expect(prices.some((price) => price.tiers_mode === 'graduated')).toBe(true);
    expect(prices.some((price) => price.tiers_mode === 'volume')).toBe(true);
    expect(prices.some((price) => price.transform_quantity !== null)).toBe(true);
    expect(prices.some((price) => price.custom_unit_amount !== null)).toBe(true);
    expect(prices.some((price) => price.recurring?.meter)).toBe(true);
    expect(prices.some((price) => price.unit_amount === null && price.unit_amount_decimal !== null)).toBe(
      true,
    );
    expect(prices.some((price) => Object.keys(price.currency_options ?? {}).length > 1)).toBe(true);
    expect(prices.some((price) => !price.active)).toBe(true);
  });

  test('live mode differs: fewer products, the same product ids, other price ids', async () => {
    const { stripe, stripeWith, server } = await startDemo();
    const live = stripeWith(server.keys.live.secret);
    const inTest = (await stripe.products.list({ limit: 100 })).data;
    const inLive = (await live.products.list({ limit: 100 })).data;
    expect(inLive.length).toBeLessThan(inTest.length);
    const ids = new Set(inTest.map((product) => product.id));
    expect(inLive.every((product) => ids.has(product.id))).toBe(true);
    const prices = new Set((await stripe.prices.list({ limit: 100 })).data.map((price) => price.id));
    expect((await live.prices.list({ limit: 100 })).data.some((price) => prices.has(price.id))).toBe(false);
  });

  test('the same seed gives the same account, another seed another', async () => {
    const [one, two, other] = [await startDemo(), await startDemo(), await startDemo({ seed: 'other' })];
    const idsOf = async (demo: typeof one): Promise<string[]> =>
      (await demo.stripe.products.list({ limit: 100 })).data.map((product) => product.id);
    expect(await idsOf(two)).toEqual(await idsOf(one));
    expect(two.server.accountId).toBe(one.server.accountId);
    expect(other.server.accountId).not.toBe(one.server.accountId);
    expect((await idsOf(other)).some((id) => new Set(two.server.accountId).has(id))).toBe(false);
  });

  test('has customers with every difficult email', async () => {
    const { stripe, control } = await startDemo();
    const customers = await stripe.customers.list({ limit: 100 }).autoPagingToArray({ limit: 500 });
    expect(customers.length).toBeGreaterThanOrEqual(78);
    const emails = customers.map((customer) => customer.email);
    expect(emails).toContain(null);
    expect(emails.some((email) => email?.startsWith(' '))).toBe(true);
    expect(emails.some((email) => email?.endsWith(' '))).toBe(true);
    expect(emails.some((email) => email !== null && email !== email.normalize('NFKC'))).toBe(true);
    expect(emails.some((email) => email !== null && email !== email.normalize('NFC'))).toBe(true);
    const parts = ['+', 'gmial.com', 'xn--', '\u0430', '\u200B', "'"];
    expect(parts.filter((part) => !emails.some((email) => email?.includes(part)))).toEqual([]);
    const [changed] = (await stripe.events.list({ type: 'customer.updated' })).data.filter((event) =>
      JSON.stringify(event.data.previous_attributes).includes('chie.kudo'),
    );
    expect(changed?.data.previous_attributes).toEqual({ email: 'chie.kudo@example.com' });
    const [deleted] = (await stripe.events.list({ type: 'customer.deleted' })).data;
    expect(deleted?.data.object).toMatchObject({ email: 'naoki.seki@example.com' });
    expect(await control.count('subscriptions')).toBeGreaterThan(40);
  });

  test('100,000 products have ids of their own and are paged to the end', async () => {
    const { server } = await startDemo({ size: 100_000 });
    const headers = { authorization: `Bearer ${server.keys.test.secret}` };
    const seen = new Set<string>();
    for (let cursor = ''; ;) {
      const answer = await fetch(`${server.url}/v1/products?limit=100${cursor}`, { headers });
      const page = (await answer.json()) as { data: { id: string }[]; has_more: boolean };
      for (const { id } of page.data) seen.add(id);
      if (!page.has_more) break;
      cursor = `&starting_after=${page.data.at(-1)?.id ?? ''}`;
    }
    expect(seen.size).toBe(100_000);
  });
});
