import { describe, expect, test } from 'vitest';
import { idOf, refusalOf, startDemo } from './harness.ts';

describe('customers', () => {
  test('the list compares emails exactly, the search without regard to case', async () => {
    const { stripe } = await startDemo();
    expect((await stripe.customers.list({ email: 'hanako.tanaka@example.com' })).data).toEqual([]);
    expect((await stripe.customers.list({ email: 'Hanako.Tanaka@Example.com' })).data).toHaveLength(1);
    const found = await stripe.customers.search({ query: "email:'hanako.tanaka@example.com'" });
    expect(found.data.map((customer) => customer.email)).toEqual(['Hanako.Tanaka@Example.com']);
  });

  test('search understands substrings, negation, AND, OR, metadata and escapes', async () => {
    const { stripe } = await startDemo();
    const search = async (query: string): Promise<(string | null)[]> =>
      (await stripe.customers.search({ query, limit: 100 })).data.map((customer) => customer.email);
    expect((await search("email~'ONO@GMAIL'")).length).toBe(1);
    expect(await search(String.raw`email:'siobhan.o\'brien@example.com'`)).toHaveLength(1);
    expect(await search("email:'ken.ito@example.com' AND -email:'x'")).toHaveLength(2);
    expect(await search("email:'mei.okada@example.com' OR email:'jun.goto@example.com'")).toHaveLength(2);
    expect((await search("metadata['branch']:'kyoto'")).length).toBeGreaterThan(1);
    expect(await search("-metadata['branch']:null")).toHaveLength(10);
    expect(
      await refusalOf(stripe.customers.search({ query: "email:'a' AND name:'b' OR name:'c'" })),
    ).toMatchObject({ param: 'query' });
    expect(await refusalOf(stripe.customers.search({ query: "shoe:'a'" }))).toMatchObject({ param: 'query' });
    expect(await refusalOf(stripe.customers.search({ query: 'nonsense' }))).toMatchObject({ param: 'query' });
  });

  test('search pages and counts', async () => {
    const { stripe } = await startDemo();
    const query = "email:'frontdesk@blue-heron.example'";
    const first = await stripe.customers.search({ query, limit: 15, expand: ['total_count'] });
    expect(first).toMatchObject({ has_more: true, total_count: 22 });
    const second = await stripe.customers.search({ query, limit: 15, page: first.next_page ?? '' });
    expect(second.data).toHaveLength(7);
    expect(second).toMatchObject({ has_more: false, next_page: null });
  });

  test('search sees a change late, the list at once', async () => {
    const { stripe, control } = await startDemo({ searchLagMs: 30_000 });
    const made = await stripe.customers.create({ email: 'late@example.com' });
    const find = async (): Promise<number> =>
      (await stripe.customers.search({ query: "email:'late@example.com'" })).data.length;
    expect((await stripe.customers.list({ email: 'late@example.com' })).data).toHaveLength(1);
    expect(await find()).toBe(0);
    await control.advanceClock(31_000);
    expect(await find()).toBe(1);
    await stripe.customers.update(made.id, { email: 'moved@example.com' });
    expect(await find()).toBe(1);
    await control.advanceClock(31_000);
    expect(await find()).toBe(0);
  });

  test('search can be missing, as for merchants in India', async () => {
    const { stripe, control } = await startDemo();
    await control.changeSettings({ searchAvailable: false });
    expect(await refusalOf(stripe.customers.search({ query: "email:'a'" }))).toMatchObject({
      statusCode: 400,
    });
  });

  test('a deleted one is a stub, in no list, and its subscriptions end', async () => {
    const { stripe } = await startDemo();
    const [price] = (await stripe.prices.list({ lookup_keys: ['solo_monthly'] })).data;
    const { id } = await stripe.customers.create({ email: 'gone@example.com' });
    const subscription = await stripe.subscriptions.create({
      customer: id,
      items: [{ price: price?.id ?? '' }],
    });
    await stripe.customers.del(id);
    expect(await stripe.customers.retrieve(id)).toMatchObject({ id, deleted: true });
    expect((await stripe.customers.list({ email: 'gone@example.com' })).data).toEqual([]);
    expect((await stripe.subscriptions.retrieve(subscription.id)).status).toBe('canceled');
    const events = await stripe.events.list({
      types: ['customer.deleted', 'customer.subscription.deleted'],
      limit: 2,
    });
    expect(events.data.map((event) => event.type)).toEqual([
      'customer.deleted',
      'customer.subscription.deleted',
    ]);
  });

  test('those on a test clock show only with it', async () => {
    const { stripe } = await startDemo();
    expect((await stripe.customers.list({ email: 'clock@example.com' })).data).toEqual([]);
    const [event] = (await stripe.customers.search({ query: "email:'clock@example.com'" })).data;
    const clock = idOf(event?.test_clock);
    expect(
      (await stripe.customers.list({ test_clock: clock })).data.map((customer) => customer.email),
    ).toEqual(['clock@example.com']);
  });
});

describe('subscriptions', () => {
  test('leave out canceled ones unless asked', async () => {
    const { stripe } = await startDemo();
    const [customer] = (await stripe.customers.list({ email: 'kei.imai@example.com' })).data;
    const of = async (status?: 'all' | 'ended'): Promise<string[]> =>
      (
        await stripe.subscriptions.list({
          customer: customer?.id ?? '',
          ...(status === undefined ? {} : { status }),
        })
      ).data.map((subscription) => subscription.status);
    expect(await of()).toEqual([]);
    expect(await of('all')).toEqual(['canceled']);
    expect(await of('ended')).toEqual(['canceled']);
  });

  test('come in every status, with the period on their items', async () => {
    const { stripe, server } = await startDemo();
    const all = await stripe.subscriptions
      .list({ status: 'all', limit: 100, expand: ['data.customer', 'data.items.data.price.product'] })
      .autoPagingToArray({ limit: 500 });
    expect(new Set(all.map((each) => each.status))).toEqual(
      new Set([
        'active',
        'trialing',
        'past_due',
        'unpaid',
        'paused',
        'incomplete',
        'incomplete_expired',
        'canceled',
      ]),
    );
    const nowSeconds = Date.now() / 1000;
    for (const each of all) {
      const [item] = each.items.data;
      expect(item?.current_period_end).toBeGreaterThan(nowSeconds - 60);
      expect(item?.price.product).toMatchObject({ object: 'product' });
    }
    expect(all.some((each) => each.cancel_at_period_end)).toBe(true);
    expect(all.some((each) => each.collection_method === 'send_invoice')).toBe(true);
    expect(server.accountId).toMatch(/^acct_/);
  });

  test('can be put into any state by the control door', async () => {
    const { stripe, control } = await startDemo();
    const [subscription] = (await stripe.subscriptions.list({ status: 'active', limit: 1 })).data;
    await control.setSubscriptionStatus(subscription?.id ?? '', 'past_due');
    const [event] = (await stripe.events.list({ type: 'customer.subscription.updated', limit: 1 })).data;
    expect(event?.data).toMatchObject({
      object: { status: 'past_due' },
      previous_attributes: { status: 'active' },
    });
  });
});
