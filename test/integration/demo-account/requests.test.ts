import http from 'node:http';
import { Stripe } from 'stripe';
import { describe, expect, test } from 'vitest';
import { refusalOf, startDemo, type Demo } from './harness.ts';

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

async function post(
  demo: Demo,
  path: string,
  body: string,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(`${demo.server.url}${path}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${demo.server.keys.test.secret}`,
      'content-type': 'application/x-www-form-urlencoded',
      ...headers,
    },
    body,
  });
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Record<string, unknown>,
  };
}

async function statusWithHost(port: number, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    http
      .get({ host: '127.0.0.1', port, path: '/v1/products', headers: { host } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
      .on('error', reject);
  });
}

describe('who may call', () => {
  test('an unknown, missing or publishable key is a 401', async () => {
    const { stripeWith, server } = await startDemo();
    for (const key of ['sk_test_unknown', server.keys.test.secret.replace('sk_', 'pk_')]) {
      const error = await refusalOf(stripeWith(key).products.list());
      expect(error).toBeInstanceOf(Stripe.errors.StripeAuthenticationError);
      expect(error.message).not.toContain(server.keys.test.secret);
    }
    const bare = await fetch(`${server.url}/v1/products`);
    expect(bare.status).toBe(401);
    expect(bare.headers.get('request-id')).toMatch(/^req_/);
  });

  test('a revoked and an expired key are told apart', async () => {
    const { stripe, control, server } = await startDemo();
    await control.changeKey(server.keys.test.secret, { state: 'expired' });
    expect(await refusalOf(stripe.products.list())).toMatchObject({
      statusCode: 401,
      code: 'api_key_expired',
    });
    await control.changeKey(server.keys.test.secret, { state: 'revoked' });
    expect(await refusalOf(stripe.products.list())).toMatchObject({ statusCode: 401, code: undefined });
  });

  test('a missing permission names its slug and the account; write includes read', async () => {
    const { stripeWith, control, server } = await startDemo();
    const reader = stripeWith(server.keys.test.readOnly);
    const error = await refusalOf(reader.products.create({ name: 'A' }));
    expect(error).toBeInstanceOf(Stripe.errors.StripePermissionError);
    expect(/'(rak_[a-z_]+)'/.exec(error.message)?.[1]).toBe('rak_product_write');
    expect(error.message).toContain(`on account '${server.accountId}'`);
    const writer = stripeWith(await control.issueKey('test', ['rak_plan_write']));
    expect((await writer.prices.list()).data.length).toBeGreaterThan(0);
    expect((await refusalOf(writer.accounts.retrieveCurrent())).message).toContain(
      'rak_accounts_kyc_basic_read',
    );
  });

  test('a permission can be taken away from a key in use', async () => {
    const { stripeWith, control, server } = await startDemo();
    const key = server.keys.test.restricted;
    await stripeWith(key).events.list();
    await control.changeKey(key, { remove: ['rak_event_read'] });
    expect(await refusalOf(stripeWith(key).events.list())).toMatchObject({ statusCode: 403 });
  });

  test('the two modes share nothing, and say so', async () => {
    const { stripe, stripeWith, server } = await startDemo();
    const live = stripeWith(server.keys.live.secret);
    const made = await stripe.products.create({ name: 'A' });
    const error = await refusalOf(live.products.retrieve(made.id));
    expect(error).toMatchObject({ statusCode: 404, code: 'resource_missing' });
    expect(error.message).toContain('a similar object exists in test mode');
    expect((await live.products.list({ limit: 1 })).data[0]?.livemode).toBe(true);
  });

  test('only the loopback host is answered', async () => {
    const { server } = await startDemo();
    expect(await statusWithHost(server.port, `127.0.0.1:${server.port}`)).toBe(401);
    expect(await statusWithHost(server.port, `localhost:${server.port}`)).toBe(401);
    expect(await statusWithHost(server.port, 'attacker.example')).toBe(421);
    expect(await statusWithHost(server.port, '127.0.0.1')).toBe(421);
  });

  test('the control door needs its token', async () => {
    const { server } = await startDemo();
    const answer = await fetch(`${server.controlUrl}/reset`, { method: 'POST', body: '{}' });
    expect(answer.status).toBe(401);
  });

  test('unknown routes and writing to the own account are refused', async () => {
    const demo = await startDemo();
    const unknown = await post(demo, '/v1/coupons', 'name=x');
    expect(unknown).toMatchObject({ status: 404, body: { error: { type: 'invalid_request_error' } } });
    expect(unknown.headers.get('request-id')).toMatch(/^req_/);
    const own = await post(demo, '/v1/account', 'business_profile[name]=x');
    expect(own.status).toBe(400);
    expect(JSON.stringify(own.body)).toContain('You cannot use this method on your own account');
  });
});

describe('idempotency', () => {
  test('the same request is answered again and done once', async () => {
    const demo = await startDemo();
    const first = await post(demo, '/v1/products', 'name=A&metadata[x]=1', { 'idempotency-key': 'k1' });
    const again = await post(demo, '/v1/products', 'metadata[x]=1&name=A', { 'idempotency-key': 'k1' });
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(again.headers.get('original-request')).toBe(first.headers.get('request-id'));
    expect(first.headers.get('idempotent-replayed')).toBeNull();
    expect(await demo.control.count('products', { metadata: { x: '1' } })).toBe(1);
  });

  test('other parameters under the same key are refused', async () => {
    const { stripe } = await startDemo();
    await stripe.products.create({ name: 'A' }, { idempotencyKey: 'k' });
    const error = await refusalOf(stripe.products.create({ name: 'B' }, { idempotencyKey: 'k' }));
    expect(error).toBeInstanceOf(Stripe.errors.StripeIdempotencyError);
    expect(error).toMatchObject({ statusCode: 400, rawType: 'idempotency_error' });
  });

  test('a key whose request still runs is a 409', async () => {
    const { stripe, control } = await startDemo();
    await control.setFault({
      fault: { kind: 'delay', effect: 'before', ms: 60_000 },
      method: 'POST',
      times: 1,
    });
    const slow = refusalOf(stripe.products.create({ name: 'A' }, { idempotencyKey: 'k', timeout: 300 }));
    await expect.poll(async () => control.pendingFaults()).toBe(0);
    const error = await refusalOf(stripe.products.create({ name: 'A' }, { idempotencyKey: 'k' }));
    expect(error).toMatchObject({ statusCode: 409, code: 'idempotency_key_in_use' });
    await slow;
  });

  test('what was refused before it ran is not remembered, what failed while running is', async () => {
    const demo = await startDemo();
    expect((await post(demo, '/v1/products', 'nam=A', { 'idempotency-key': 'k' })).status).toBe(400);
    expect((await post(demo, '/v1/products', 'name=A', { 'idempotency-key': 'k' })).status).toBe(200);
    await demo.control.setFault({
      fault: { kind: 'server-error', effect: 'before' },
      method: 'POST',
      times: 1,
    });
    expect((await post(demo, '/v1/products', 'name=B', { 'idempotency-key': 'l' })).status).toBe(500);
    const again = await post(demo, '/v1/products', 'name=B', { 'idempotency-key': 'l' });
    expect(again.status).toBe(500);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
  });

  test('a key is forgotten after a day', async () => {
    const demo = await startDemo();
    await post(demo, '/v1/products', 'name=A&metadata[x]=1', { 'idempotency-key': 'k' });
    await demo.control.advanceClock(25 * 3600 * 1000);
    await post(demo, '/v1/products', 'name=A&metadata[x]=1', { 'idempotency-key': 'k' });
    expect(await demo.control.count('products', { metadata: { x: '1' } })).toBe(2);
  });

  test('keys do not count for GET and DELETE', async () => {
    const { stripe } = await startDemo();
    const { id } = await stripe.products.create({ name: 'A' });
    await stripe.products.del(id, {}, { idempotencyKey: 'd' });
    expect(await refusalOf(stripe.products.del(id, {}, { idempotencyKey: 'd' }))).toMatchObject({
      statusCode: 404,
    });
  });
});

describe('limits and faults', () => {
  test('more requests a second than the mode allows are a 429 with its reason', async () => {
    const { stripe, stripeWith, server } = await startDemo({
      rateLimits: { test: 3, endpoint: 1000, live: 2, search: 1 },
    });
    const outcomes = await Promise.allSettled(
      Array.from({ length: 12 }, async () => stripe.products.list({ limit: 1 })),
    );
    const refused = outcomes
      .filter((outcome) => outcome.status === 'rejected')
      .map((outcome) => outcome.reason as unknown);
    expect(refused.length).toBeGreaterThanOrEqual(6);
    expect(refused[0]).toBeInstanceOf(Stripe.errors.StripeRateLimitError);
    expect(refused[0]).toMatchObject({
      statusCode: 429,
      code: 'rate_limit',
      headers: { 'stripe-rate-limited-reason': 'global-rate' },
    });
    await stripeWith(server.keys.live.secret).products.list();
  });

  test.each([
    [
      { kind: 'rate-limit', reason: 'global-concurrency' },
      { statusCode: 429, code: 'rate_limit' },
    ],
    [
      { kind: 'rate-limit', reason: 'resource-specific' },
      { statusCode: 429, code: 'rate_limit' },
    ],
    [{ kind: 'lock-timeout' }, { statusCode: 429, code: 'lock_timeout' }],
    [{ kind: 'key-in-use' }, { statusCode: 409, code: 'idempotency_key_in_use' }],
    [
      { kind: 'server-error', effect: 'before' },
      { statusCode: 500, rawType: 'api_error' },
    ],
    [{ kind: 'cut', effect: 'before' }, { type: 'StripeConnectionError' }],
    [{ kind: 'permission', slug: 'rak_product_write' }, { statusCode: 403 }],
    [{ kind: 'invalid-key' }, { statusCode: 401 }],
    [{ kind: 'html' }, { type: 'StripeAPIError' }],
  ] as const)('%j meets a request before it has any effect', async (fault, expected) => {
    const { stripe, control } = await startDemo();
    await control.setFault({ fault, method: 'POST', path: '/v1/products', times: 1 });
    const before = await control.count('products');
    expect(await refusalOf(stripe.products.create({ name: 'A' }))).toMatchObject(expected);
    expect(await control.count('products')).toBe(before);
    await stripe.products.create({ name: 'A' });
  });

  test('JSON without an error, and a foreign object, look like success to the SDK', async () => {
    const { stripe, control } = await startDemo();
    await control.setFault({ fault: { kind: 'json-without-error' }, times: 1 });
    const blocked = await stripe.products.list();
    expect(blocked.lastResponse.statusCode).toBe(403);
    await control.setFault({ fault: { kind: 'wrong-object' }, times: 1 });
    expect(await stripe.products.retrieve('prod_x')).toMatchObject({ object: 'unexpected' });
  });

  test.each([
    { kind: 'server-error', effect: 'after' },
    { kind: 'cut', effect: 'after' },
  ] as const)('%j: the request took effect and the answer does not tell', async (fault) => {
    const { stripe, control } = await startDemo();
    await control.setFault({ fault, method: 'POST', times: 1 });
    const params = { name: 'A', metadata: { mark: '1' } };
    await refusalOf(stripe.products.create(params, { idempotencyKey: 'k' }));
    expect(await control.count('products', { metadata: { mark: '1' } })).toBe(1);
    const again = stripe.products.create(params, { idempotencyKey: 'k' });
    if (fault.kind === 'cut') expect(await again).toMatchObject({ name: 'A' });
    else expect(await refusalOf(again)).toMatchObject({ statusCode: 500 });
    expect(await control.count('products', { metadata: { mark: '1' } })).toBe(1);
  });

  test('silence: the request took effect and nothing comes', async () => {
    const { stripe, control } = await startDemo();
    await control.setFault({ fault: { kind: 'silence', effect: 'after' }, method: 'POST', times: 1 });
    const error = await refusalOf(
      stripe.products.create({ name: 'A', metadata: { mark: '1' } }, { timeout: 200 }),
    );
    expect(error).toBeInstanceOf(Stripe.errors.StripeConnectionError);
    expect(await control.count('products', { metadata: { mark: '1' } })).toBe(1);
  });

  test('a fault can skip requests and hit one path only', async () => {
    const { stripe, control } = await startDemo();
    const { id } = await stripe.products.create({ name: 'A' });
    await control.setFault({ fault: { kind: 'lock-timeout' }, path: '/v1/products/*', skip: 1, times: 1 });
    await stripe.products.list();
    await stripe.products.retrieve(id);
    expect(await refusalOf(stripe.products.retrieve(id))).toMatchObject({ code: 'lock_timeout' });
    await stripe.products.retrieve(id);
  });

  test('the request log tells what came', async () => {
    const { stripe, control } = await startDemo();
    const { total } = await control.requests();
    await stripe.products.create({ name: 'A' }, { idempotencyKey: 'k' });
    await stripe.products.create({ name: 'A' }, { idempotencyKey: 'k' });
    const { requests } = await control.requests(total);
    expect(requests).toMatchObject([
      {
        method: 'POST',
        path: '/v1/products',
        body: 'name=A',
        idempotencyKey: 'k',
        status: 200,
        replayed: false,
        mode: 'test',
      },
      { status: 200, replayed: true },
    ]);
  });
});
