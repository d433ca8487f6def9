import { describe, expect, test } from 'vitest';
import { refusalOf, startDemo, type Demo } from './harness.ts';

const EXPAND = ['features.subscription_update.products'];

async function defaultId({ stripe }: Demo): Promise<string> {
  const { data } = await stripe.billingPortal.configurations.list({ is_default: true, limit: 1 });
  return data[0]?.id ?? '';
}

describe('portal configurations', () => {
  test('show their plans only when asked for, and an update leaves them alone', async () => {
    const demo = await startDemo();
    const { configurations } = demo.stripe.billingPortal;
    const id = await defaultId(demo);
    const plain = await configurations.retrieve(id);
    expect(plain.features.subscription_update).not.toHaveProperty('products');
    const full = await configurations.retrieve(id, { expand: EXPAND });
    expect(full.features.subscription_update.products?.length).toBe(3);
    const updated = await configurations.update(id, {
      business_profile: { headline: 'Hello' },
      features: { subscription_update: { default_allowed_updates: '' } },
      expand: EXPAND,
    });
    expect(updated.features.subscription_update).toMatchObject({
      enabled: true,
      default_allowed_updates: [],
      products: full.features.subscription_update.products,
    });
    expect(updated.business_profile).toMatchObject({
      headline: 'Hello',
      privacy_policy_url: 'https://kissa-mori.example/privacy',
    });
    const [event] = (await demo.stripe.events.list({ type: 'billing_portal.configuration.updated' })).data;
    expect(event?.data.previous_attributes).toMatchObject({
      features: { subscription_update: { default_allowed_updates: ['price', 'quantity'] } },
    });
  });

  test('writing back an empty plan list erases it', async () => {
    const demo = await startDemo();
    const updated = await demo.stripe.billingPortal.configurations.update(await defaultId(demo), {
      features: { subscription_update: { products: '' } },
      expand: EXPAND,
    });
    expect(updated.features.subscription_update.products).toEqual([]);
  });

  test('a login page gets an address when enabled, loses it when disabled, and never gets the old one back', async () => {
    const demo = await startDemo();
    const { configurations } = demo.stripe.billingPortal;
    const made = await configurations.create({ features: { invoice_history: { enabled: true } } });
    expect(made).toMatchObject({
      is_default: false,
      active: true,
      login_page: { enabled: false, url: null },
    });
    const on = await configurations.update(made.id, { login_page: { enabled: true } });
    expect(on.login_page.url).toMatch(/^https:\/\/billing\.stripe\.com\/p\/login\/test_[A-Za-z0-9]{10,40}$/);
    expect(
      (await configurations.update(made.id, { login_page: { enabled: false } })).login_page.url,
    ).toBeNull();
    const again = await configurations.update(made.id, { login_page: { enabled: true } });
    expect(again.login_page.url).not.toBe(on.login_page.url);
  });

  test('the default cannot be switched off, another only without its login page', async () => {
    const demo = await startDemo();
    const { configurations } = demo.stripe.billingPortal;
    expect(await refusalOf(configurations.update(await defaultId(demo), { active: false }))).toMatchObject({
      statusCode: 400,
    });
    const made = await configurations.create({
      features: { invoice_history: { enabled: true } },
      login_page: { enabled: true },
    });
    expect(await refusalOf(configurations.update(made.id, { active: false }))).toMatchObject({
      statusCode: 400,
    });
    const off = await configurations.update(made.id, { active: false, login_page: { enabled: false } });
    expect(off.active).toBe(false);
    expect((await configurations.list({ active: false })).data.map((each) => each.id)).toEqual([made.id]);
  });

  test('prices of one plan must differ in their interval', async () => {
    const demo = await startDemo();
    const product = await demo.stripe.products.create({ name: 'A' });
    const monthly = {
      product: product.id,
      currency: 'jpy',
      unit_amount: 1,
      recurring: { interval: 'month' },
    } as const;
    const prices = [await demo.stripe.prices.create(monthly), await demo.stripe.prices.create(monthly)];
    const error = await refusalOf(
      demo.stripe.billingPortal.configurations.update(await defaultId(demo), {
        features: {
          subscription_update: {
            products: [{ product: product.id, prices: prices.map((price) => price.id) }],
          },
        },
      }),
    );
    expect(error.message).toContain('unique billing intervals');
  });

  test.each([
    [{ business_profile: { headline: 'h'.repeat(61) } }, 'business_profile[headline]'],
    [
      { features: { subscription_cancel: { proration_behavior: 'always_invoice' } } },
      'features[subscription_cancel][proration_behavior]',
    ],
    [
      { features: { subscription_cancel: { proration_behavior: 'create_prorations' } } },
      'features[subscription_cancel][proration_behavior]',
    ],
    [{ features: { invoice_history: {} } }, 'features[invoice_history]'],
    [{ is_default: true }, 'is_default'],
  ])('refuses %j', async (params, param) => {
    const demo = await startDemo();
    const id = await defaultId(demo);
    const call = demo.stripe.billingPortal.configurations.update(id, params as never);
    // The SDK does not send an empty object at all.
    if (param === 'features[invoice_history]') expect(await call).toMatchObject({ id });
    else expect(await refusalOf(call)).toMatchObject({ statusCode: 400, param });
  });

  test('are not there before settings were saved in the Dashboard', async () => {
    const demo = await startDemo();
    const live = demo.stripeWith(demo.server.keys.live.secret);
    expect((await live.billingPortal.configurations.list()).data).toEqual([]);
    const [customer] = (await live.customers.list({ limit: 1 })).data;
    const error = await refusalOf(live.billingPortal.sessions.create({ customer: customer?.id ?? '' }));
    expect(error.message).toContain('https://dashboard.stripe.com/settings/billing/portal');
    await demo.control.savePortalSettings('live');
    const [saved] = (await live.billingPortal.configurations.list({ is_default: true })).data;
    expect(saved).toMatchObject({
      is_default: true,
      livemode: true,
      features: { subscription_cancel: { enabled: true } },
    });
    await live.billingPortal.sessions.create({ customer: customer?.id ?? '' });
  });

  test('a session uses the default and its return address', async () => {
    const demo = await startDemo();
    const [customer] = (await demo.stripe.customers.list({ limit: 1 })).data;
    const session = await demo.stripe.billingPortal.sessions.create({
      customer: customer?.id ?? '',
      locale: 'ja',
      flow_data: {
        type: 'payment_method_update',
        after_completion: { type: 'redirect', redirect: { return_url: 'https://a.example/' } },
      },
      expand: ['configuration'],
    });
    expect(session).toMatchObject({
      return_url: 'https://kissa-mori.example/account',
      configuration: { is_default: true },
    });
  });
});

describe('account and branding', () => {
  test('show the brand of the mode, which only the Dashboard changes', async () => {
    const demo = await startDemo();
    const before = await demo.stripe.accounts.retrieveCurrent({ expand: ['settings.branding.icon'] });
    expect(before.settings?.branding.icon).toMatchObject({ object: 'file', purpose: 'business_icon' });
    await demo.control.changeBranding({ primary_color: '#123456', logo: null });
    expect((await demo.stripe.accounts.retrieveCurrent()).settings?.branding).toMatchObject({
      primary_color: '#123456',
      logo: null,
    });
    const live = await demo.stripeWith(demo.server.keys.live.secret).accounts.retrieveCurrent();
    expect(live.id).toBe(before.id);
    expect(live.settings?.branding.logo).toBeNull();
  });
});
