import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Lookup } from '#shared/contract/customers.ts';
import { ControlClient } from '#electron/demo-account/control/control-client.ts';
import { SAMPLE_CUSTOMERS } from '#electron/demo-account/sample/customer-cases.ts';
import { codeOf, lookUp, tryLookUp } from '../support/look-up.ts';
import { startTestEngine, type TestEngine } from '../support/start-test-engine.ts';

let test: TestEngine;
let control: ControlClient;

beforeEach(async () => {
  test = await startTestEngine();
  control = new ControlClient(test.server);
});

afterEach(async () => await test.dispose());

async function connectWith(permissions: readonly string[]): Promise<void> {
  test.typedKeys.push(await control.issueKey('test', permissions));
  await test.call('account.connect', { accountId: null });
}

function sourceOf(lookup: Lookup, id: Lookup['sources'][number]['id']) {
  return lookup.sources.find((source) => source.id === id);
}

describe('looking a customer up', () => {
  beforeEach(async () => {
    await test.call('account.exploreDemo', {});
  });

  it('needs at most 8 requests for an email with three matches', async () => {
    await control.dashboard('POST', '/v1/customers', { email: 'goro.fujii@example.com' });
    const { total } = await control.requests();
    const lookup = await lookUp(test, 'goro.fujii@example.com');
    const { requests } = await control.requests(total);
    expect(lookup.matches).toHaveLength(3);
    expect(
      requests.filter(({ path: asked }) => /customers|subscriptions|events|portal/.test(asked)).length,
    ).toBeLessThanOrEqual(8);
  });

  it('tells the conclusion before the history has been read', async () => {
    await control.setFault({
      fault: { kind: 'delay', effect: 'before', ms: 1500 },
      method: 'GET',
      path: '/v1/events',
    });
    const steps: Lookup[] = [];
    await lookUp(test, 'kaori.noda@example.com', { onProgress: (step) => steps.push(step) });
    const early = steps.filter((step) =>
      step.checks.some(({ id, state }) => id === 'history' && state === 'waiting'),
    );
    expect(early.some(({ conclusion }) => conclusion.code === 'opensOne')).toBe(true);
  });

  it('amends the conclusion when the history says more', async () => {
    await control.setFault({
      fault: { kind: 'delay', effect: 'before', ms: 500 },
      method: 'GET',
      path: '/v1/events',
    });
    const steps: string[] = [];
    const lookup = await lookUp(test, 'chie.kudo@example.com', {
      onProgress: ({ conclusion }) => steps.push(conclusion.code),
    });
    expect(steps).toContain('nobody');
    expect(lookup.conclusion.code).toBe('changed');
  });

  it('tells a customer that was made after the attempt', async () => {
    const made = await control.dashboard('POST', '/v1/customers', { email: 'late@example.com' });
    const attemptAt = Number(made['created']) - 60;
    const lookup = await lookUp(test, 'late@example.com', { attemptAt });
    expect(lookup.conclusion.code).toBe('madeLater');
  });

  it('follows at most 20 of many customers with one email', async () => {
    const lookup = await lookUp(test, 'frontdesk@blue-heron.example');
    expect(lookup.matches).toHaveLength(20);
    expect(lookup.moreMatches).toBe(true);
  });

  it('looks in the live account on request, without opening it', async () => {
    const { accounts } = await test.call('account.list', {});
    const live = accounts.find(({ mode }) => mode === 'live');
    const lookup = await lookUp(test, 'kaori.noda@example.com', { accountId: live?.id ?? '' });
    expect(lookup).toMatchObject({ mode: 'live', accountId: live?.id });
    expect(lookup.matches.map(({ name }) => name)).toEqual(['Kaori Noda']);
    // The sample shop has not turned it on there.
    expect(codeOf(lookup, 'link')).toBe('linkOff');
  });

  it('warns of a test link in the live account', async () => {
    const { accounts } = await test.call('account.list', {});
    const live = accounts.find(({ mode }) => mode === 'live');
    const text =
      'https://billing.stripe.com/p/login/test_aaaaaaaaaaaa?prefilled_email=kaori.noda%40example.com';
    const lookup = await lookUp(test, text, { accountId: live?.id ?? '' });
    expect(lookup.conclusion).toMatchObject({ code: 'linkTestForLive', answer: 'rightLink' });
  });

  it('knows the account’s own link, and says when its login page is off', async () => {
    const { loginUrl } = await lookUp(test, 'mei.okada@example.com');
    expect(
      codeOf(await lookUp(test, `${loginUrl ?? ''}?prefilled_email=mei.okada%40example.com`), 'link'),
    ).toBe('linkOurs');
    const pages = await control.dashboard('GET', '/v1/billing_portal/configurations');
    const [page] = pages['data'] as { id: string }[];
    await control.dashboard('POST', `/v1/billing_portal/configurations/${page?.id ?? ''}`, {
      login_page: { enabled: 'false' },
    });
    expect((await lookUp(test, 'mei.okada@example.com')).conclusion.code).toBe('pageOff');
  });

  it('goes on with exact spellings where search is not available', async () => {
    await control.changeSettings({ searchAvailable: false });
    const lookup = await lookUp(test, 'kaori.noda@example.com');
    expect(lookup.conclusion.code).toBe('opensOne');
    expect(sourceOf(lookup, 'search')).toMatchObject({ state: 'refused' });
    expect(lookup.checks.find(({ id }) => id === 'spelling')?.state).toBe('blocked');
  });

  it('ends with app/cancelled when it is cancelled', async () => {
    await control.setFault({
      fault: { kind: 'delay', effect: 'before', ms: 500 },
      method: 'GET',
      path: '/v1/events',
    });
    const running = tryLookUp(test, 'mei.okada@example.com', {
      callId: 'to-cancel',
      onProgress: () => test.engine.cancel('to-cancel'),
    });
    expect(await running).toMatchObject({ ok: false, error: { code: 'app/cancelled' } });
  });

  it('announces that it forgets, and then does not know near spellings from before', async () => {
    await lookUp(test, 'ken.ito@example.com');
    const seen = await lookUp(test, 'ken.itoh@example.com');
    expect(seen.matches.some(({ foundBy }) => foundBy.includes('loaded'))).toBe(true);
    await test.call('customers.forget', {});
    expect(test.emitted.some(({ name }) => name === 'customers.forgotten')).toBe(true);
    const fresh = await lookUp(test, 'ken.itoh@example.com');
    expect(fresh.matches.some(({ foundBy }) => foundBy.includes('loaded'))).toBe(false);
  });

  it('leaves no email and no name of a customer on disk', async () => {
    for (const { email } of SAMPLE_CUSTOMERS.slice(0, 30)) if (email !== null) await lookUp(test, email);
    await lookUp(test, 'Kaori Noda');
    await test.engine.stop();
    const needles = SAMPLE_CUSTOMERS.flatMap(({ email, name }) => [email, name?.en ?? null]).filter(
      (each) => each !== null,
    );
    const files = fs
      .readdirSync(test.folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name));
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      const content = fs.readFileSync(file).toString('utf8').toLowerCase();
      expect(needles.filter((needle) => content.includes(needle.trim().toLowerCase()))).toEqual([]);
    }
  });
});

describe('a key that may not everything', () => {
  it('works with customers, subscriptions and portal settings alone, and says which check is not possible', async () => {
    await connectWith(['rak_customer_read', 'rak_subscription_read', 'rak_customer_portal_read']);
    const lookup = await lookUp(test, 'kaori.noda@example.com');
    expect(lookup.conclusion.code).toBe('opensOne');
    expect(lookup.checks.find(({ id }) => id === 'history')).toMatchObject({
      state: 'blocked',
      code: 'notPermitted',
      params: { slug: 'rak_event_read' },
    });
  });

  it('finds customers and says that it cannot tell which opens without their subscriptions', async () => {
    await connectWith(['rak_customer_read']);
    const lookup = await lookUp(test, 'kaori.noda@example.com');
    expect(lookup.conclusion).toMatchObject({ code: 'notRead', params: { slug: 'rak_subscription_read' } });
    expect(codeOf(lookup, 'link')).toBe('notPermitted');
  });

  it('names the permission when it may not read customers', async () => {
    await connectWith(['rak_product_read']);
    const lookup = await lookUp(test, 'kaori.noda@example.com');
    expect(lookup.conclusion).toMatchObject({ code: 'cannotLook', params: { slug: 'rak_customer_read' } });
  });

  it('says that Stripe cannot be reached', async () => {
    await connectWith(['rak_customer_read']);
    await control.setFault({ fault: { kind: 'cut', effect: 'before' }, method: 'GET', path: '/v1/*' });
    expect((await lookUp(test, 'kaori.noda@example.com')).conclusion.code).toBe('offline');
  });

  it('needs a key at all', async () => {
    expect(await tryLookUp(test, 'a@b.c')).toMatchObject({ ok: false, error: { code: 'account/none-open' } });
  });
});
