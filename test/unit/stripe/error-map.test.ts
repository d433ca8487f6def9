import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AppError } from '#shared/errors.ts';
import { createStripeGateway, type StripeGateway } from '#electron/core/stripe/gateway.ts';
import { createRateLimiter } from '#electron/core/stripe/limiter.ts';
import { silentLogger } from '../../integration/support/open-test-store.ts';

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

let server: Server;
let answer: Answer = { status: 200, body: '{}' };
let gateway: StripeGateway;

const clock = {
  now: () => 0,
  monotonicMs: () => performance.now(),
  sleep: () => Promise.resolve(),
};

function gatewayAt(port: number): StripeGateway {
  return createStripeGateway({
    key: 'sk_test_errormap0000000000',
    mode: 'test',
    endpoint: { protocol: 'http', host: '127.0.0.1', port },
    limiter: createRateLimiter({ clock, requestsPerSecond: () => 10_000 }),
    clock,
    random: { uuid: () => 'uuid', fraction: () => 0.5 },
    logger: silentLogger,
    timeoutMs: 500,
  });
}

beforeAll(async () => {
  server = createServer((_request, response) => {
    response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
    response.end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  gateway = gatewayAt((server.address() as AddressInfo).port);
});
afterAll(() => {
  gateway.close();
  server.close();
});

async function send(given: Answer): Promise<AppError> {
  answer = given;
  const result = await gateway.send({
    method: 'POST',
    path: '/v1/products',
    params: { name: 'Cup' },
    idempotencyKey: 'key',
    expected: 'product',
  });
  if (result.ok) throw new Error('it succeeded');
  return result.error;
}

function stripeSays(status: number, error: object, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, body: JSON.stringify({ error }), headers: { 'request-id': 'req_1', ...headers } };
}

const refusal = { type: 'invalid_request_error', message: 'No' };

describe('errors of Stripe as values', () => {
  test.each([
    [
      'a refused field',
      stripeSays(400, { ...refusal, param: 'tax_code' }),
      { code: 'stripe/refused', path: 'taxCode' },
    ],
    [
      'a nested field',
      stripeSays(400, { ...refusal, param: 'marketing_features[2][name]' }),
      { path: 'marketingFeatures.2' },
    ],
    [
      'a metadata key',
      stripeSays(400, { ...refusal, param: 'metadata[colour]' }),
      { path: 'metadata.colour' },
    ],
    [
      'the first price',
      stripeSays(400, { ...refusal, param: 'default_price_data[currency]' }),
      { path: 'firstPrice' },
    ],
    [
      'an object that is gone',
      stripeSays(404, { ...refusal, code: 'resource_missing', param: 'id' }),
      { code: 'stripe/missing' },
    ],
    [
      'another object that is gone',
      stripeSays(400, { ...refusal, code: 'resource_missing', param: 'tax_code' }),
      { code: 'stripe/refused' },
    ],
    [
      'an id that is taken',
      stripeSays(400, { ...refusal, code: 'resource_already_exists' }),
      { code: 'stripe/conflict' },
    ],
    [
      'a lookup key that is taken',
      stripeSays(400, { ...refusal, code: 'resource_already_exists', param: 'lookup_key' }),
      { code: 'stripe/refused' },
    ],
    ['a rejected key', stripeSays(401, refusal), { code: 'stripe/key-rejected', params: { expired: false } }],
    [
      'an expired key',
      stripeSays(401, { ...refusal, code: 'api_key_expired' }),
      { code: 'stripe/key-rejected', params: { expired: true } },
    ],
    [
      'a missing permission',
      stripeSays(403, {
        ...refusal,
        message:
          "The provided key 'rk_test_*1' does not have … on account 'acct_12'. Having the 'rak_product_write' permission would allow this.",
      }),
      { code: 'stripe/permission-missing', params: { slug: 'rak_product_write', account: 'acct_12' } },
    ],
    [
      'a key used with other content',
      stripeSays(400, { ...refusal, type: 'idempotency_error' }),
      { code: 'stripe/idempotency' },
    ],
    [
      'a key in use',
      stripeSays(409, { ...refusal, code: 'idempotency_key_in_use' }),
      { code: 'stripe/busy', params: { reason: 'idempotency_key_in_use' } },
    ],
    [
      'a lock',
      stripeSays(429, { ...refusal, code: 'lock_timeout' }),
      { code: 'stripe/busy', params: { reason: 'lock_timeout' } },
    ],
    [
      'a rate limit',
      stripeSays(429, { ...refusal, code: 'rate_limit' }, { 'stripe-rate-limited-reason': 'endpoint-rate' }),
      { code: 'stripe/rate-limited', params: { reason: 'endpoint-rate' } },
    ],
    [
      'a fault',
      stripeSays(500, { type: 'api_error', message: '' }),
      { code: 'stripe/fault', params: { status: 500, replayed: false } },
    ],
    [
      'a stored fault',
      stripeSays(500, { type: 'api_error', message: '' }, { 'idempotent-replayed': 'true' }),
      { code: 'stripe/fault', params: { replayed: true } },
    ],
  ] as const)('%s', async (_name, given, expected) => {
    expect(await send(given)).toMatchObject({ ...expected, requestId: 'req_1' });
  });

  test('never carry a key', async () => {
    const error = await send(
      stripeSays(400, { ...refusal, message: 'Bad sk_test_errormap0000000000 there' }),
    );
    expect(JSON.stringify(error)).not.toContain('errormap');
  });
});

describe('what is not Stripe', () => {
  test.each([
    ['a page of HTML', { status: 200, body: '<html>Log in</html>' }],
    ['an error page of a proxy', { status: 502, body: '<html>Bad gateway</html>' }],
    ['JSON without an error', { status: 403, body: '{"message":"blocked"}' }],
    ['a success without an object', { status: 200, body: '{"ok":true}' }],
    ['an error that is a text', { status: 403, body: '{"error":"login required"}' }],
    ['null', { status: 200, body: 'null' }],
    ['a bare text', { status: 200, body: '"hello"' }],
    ['a number', { status: 200, body: '42' }],
    ['a list', { status: 200, body: '[]' }],
  ])('%s', async (_name, given) => {
    expect((await send(given)).code).toBe('stripe/not-stripe');
  });

  test('another object is no success', async () => {
    const error = await send({ status: 200, body: '{"object":"customer","id":"cus_1"}' });
    expect(error).toMatchObject({
      code: 'stripe/unexpected-object',
      params: { expected: 'product', got: 'customer' },
    });
  });

  test('a product under an error status is no success', async () => {
    expect((await send({ status: 500, body: '{"object":"product","id":"p"}' })).code).toBe(
      'stripe/not-stripe',
    );
  });
});

test('a port that nobody listens on was certainly not reached', async () => {
  const closed = gatewayAt(1);
  const answered = await closed.ping();
  closed.close();
  expect(answered).toMatchObject({
    ok: false,
    error: { code: 'stripe/unreachable', params: { sent: false } },
  });
});

test('a write whose connection was closed is sent once, and may have arrived', async () => {
  let requests = 0;
  const breaking = createServer((request) => {
    requests += 1;
    // Whoever repeats by itself is refused now, and would say that nothing was sent.
    breaking.close();
    request.socket.destroy();
  });
  await new Promise<void>((resolve) => breaking.listen(0, '127.0.0.1', resolve));
  const broken = gatewayAt((breaking.address() as AddressInfo).port);
  const answered = await broken.send({
    method: 'POST',
    path: '/v1/products',
    params: { name: 'Cup' },
    idempotencyKey: 'key',
    expected: 'product',
  });
  broken.close();
  expect(requests).toBe(1);
  expect(answered).toMatchObject({
    ok: false,
    error: { code: 'stripe/unreachable', params: { sent: true, closed: true } },
  });
});

test('a decimal arrives as text', async () => {
  answer = {
    status: 200,
    body: '{"object":"price","id":"price_1","unit_amount":null,"unit_amount_decimal":"0.125"}',
  };
  const price = await gateway.readPrice('price_1');
  expect(price).toMatchObject({ ok: true, value: { unit_amount_decimal: '0.125' } });
});
