import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { SESSION_FLOWS } from '#shared/contract/portal.ts';
import { ControlClient } from '#electron/demo-account/control/control-client.ts';
import { lookUp } from '../support/look-up.ts';
import { startTestEngine, type TestEngine } from '../support/start-test-engine.ts';

let test: TestEngine;
let control: ControlClient;

beforeEach(async () => {
  test = await startTestEngine();
  control = new ControlClient(test.server);
  await test.call('account.exploreDemo', {});
});

afterEach(async () => await test.dispose());

const plain = {
  configurationId: null,
  returnUrl: null,
  locale: null,
  flow: 'none',
  subscriptionId: null,
} as const;

async function someone(): Promise<string> {
  const { matches } = await lookUp(test, 'mei.okada@example.com');
  return matches[0]?.id ?? '';
}

describe('a one-off portal session', () => {
  it('is made for a customer, and its address is on no disk', async () => {
    const customerId = await someone();
    const { url, requestId } = await test.call('portal.createSession', { ...plain, customerId });
    expect(url).toMatch(/^https:\/\/billing\.stripe\.com\/p\/session\/test_/);
    expect(requestId).toMatch(/^req_/);
    const { entries } = await test.call('sync.listActivity', { beforeId: null, limit: 10 });
    const entry = entries.find(({ kind }) => kind === 'portal.session');
    expect(entry).toMatchObject({ title: customerId, outcome: 'applied', requestId, changes: [] });
    const token = url.split('/').at(-1) ?? '';
    const files = readdirSync(test.folder, { recursive: true, withFileTypes: true }).filter((file) =>
      file.isFile(),
    );
    const holding = files.filter((file) =>
      readFileSync(path.join(file.parentPath, file.name)).includes(token),
    );
    expect(files.length).toBeGreaterThan(0);
    expect(holding).toEqual([]);
  });

  it('leads to a flow of one subscription, in a language, with a way back', async () => {
    const customerId = await someone();
    const { subscriptions } = await test.call('portal.readSubscriptions', { customerId });
    const [subscription] = subscriptions;
    const { total } = await control.requests();
    await test.call('portal.createSession', {
      customerId,
      configurationId: null,
      returnUrl: 'https://shop.jp/back',
      locale: 'ja',
      flow: 'subscription_cancel',
      subscriptionId: subscription?.id ?? null,
    });
    const { requests } = await control.requests(total);
    const sent = new URLSearchParams(requests.find(({ method }) => method === 'POST')?.body);
    expect(Object.fromEntries(sent)).toEqual({
      customer: customerId,
      return_url: 'https://shop.jp/back',
      locale: 'ja',
      'flow_data[type]': 'subscription_cancel',
      'flow_data[subscription_cancel][subscription]': subscription?.id,
    });
  });

  it('opens at every page there is to choose, of a subscription where it is about one', async () => {
    const customerId = await someone();
    const { subscriptions } = await test.call('portal.readSubscriptions', { customerId });
    const subscriptionId = subscriptions[0]?.id ?? null;
    for (const flow of SESSION_FLOWS) {
      const { total } = await control.requests();
      const isOfOne = flow.startsWith('subscription_');
      const made = await test.call('portal.createSession', {
        ...plain,
        customerId,
        flow,
        subscriptionId: isOfOne ? subscriptionId : null,
      });
      expect(made.url).toMatch(/^https:\/\/billing\.stripe\.com\/p\/session\//);
      const { requests } = await control.requests(total);
      const sent = new URLSearchParams(requests.find(({ method }) => method === 'POST')?.body);
      expect(sent.get('flow_data[type]')).toBe(flow === 'none' ? null : flow);
      expect(sent.get(`flow_data[${flow}][subscription]`)).toBe(isOfOne ? subscriptionId : null);
    }
  });

  it('that is refused says why, and Activity keeps that it was', async () => {
    const error = await test.callError('portal.createSession', { ...plain, customerId: 'cus_nobody00' });
    expect(error).toMatchObject({ code: 'stripe/refused' });
    const { entries } = await test.call('sync.listActivity', { beforeId: null, limit: 10 });
    expect(entries.find(({ kind }) => kind === 'portal.session')).toMatchObject({ outcome: 'rejected' });
    expect(JSON.stringify(entries)).not.toContain('http');
  });
});

describe('the portal of another account', () => {
  it('is read from Stripe with what its plan lists speak of', async () => {
    const { accounts, currentId } = await test.call('account.list', {});
    const elsewhere = await test.call('portal.readElsewhere', {
      accountId: currentId ?? '',
      withCatalog: true,
    });
    expect(accounts).not.toEqual([]);
    expect(elsewhere.stripeAccountId).toMatch(/^acct_/);
    expect(elsewhere.catalog.products).toHaveLength(3);
    const listed = elsewhere.configurations[0]?.fields['features.subscription_update.products'] ?? [];
    const prices = new Set(elsewhere.catalog.prices.map(({ id }) => id));
    expect(listed.flatMap((plan) => plan.prices).every((id) => prices.has(id))).toBe(true);
  });
});
