import { inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { ApiFailure } from '#electron/demo-account/api/errors.ts';
import { RateLimiter, STRIPE_RATE_LIMITS } from '#electron/demo-account/api/rate-limit.ts';
import { parseSearchQuery } from '#electron/demo-account/api/search-query.ts';
import { faultRule, FaultPlan } from '#electron/demo-account/control/faults.ts';
import { samplePicture } from '#electron/demo-account/sample/pictures.ts';
import { previousAttributes } from '#electron/demo-account/store/previous-attributes.ts';

describe('previous attributes', () => {
  test.each([
    [{ a: 1 }, { a: 1 }, undefined],
    [{ a: 1 }, { a: 2 }, { a: 1 }],
    [{ m: { a: '1', b: '2' } }, { m: { a: '1', b: '3', c: '4' } }, { m: { b: '2', c: null } }],
    [{ l: [1, 2] }, { l: [1] }, { l: [1, 2] }],
    [{ o: null }, { o: { x: 1 } }, { o: null }],
    [{ o: { x: 1 } }, { o: null }, { o: { x: 1 } }],
    [{ f: { g: { h: true, i: 1 } } }, { f: { g: { h: false, i: 1 } } }, { f: { g: { h: true } } }],
  ])('of %j → %j', (before, after, expected) => {
    expect(previousAttributes(before, after)).toEqual(expected);
  });
});

describe('search queries', () => {
  interface Person {
    readonly email: string | null;
    readonly created: number;
    readonly metadata: Readonly<Record<string, string>>;
  }
  const schema = {
    fields: { email: (person: Person) => person.email, created: (person: Person) => person.created },
    metadata: (person: Person) => person.metadata,
  };
  const person = { email: "O'Neil@Example.com", created: 100, metadata: { 'a b': 'X' } };

  test.each([
    [String.raw`email:'o\'neil@example.com'`, true],
    [`email:"o'neil@example.com"`, true],
    ["email:'o'", false],
    ["email~'NEIL'", true],
    ["-email~'neil'", false],
    ['created>99 AND created<=100', true],
    ['created>99 created<100', false],
    ["created:1 OR email~'neil'", true],
    ["metadata['a b']:'x'", true],
    ["-metadata['a b']:null", true],
    ["metadata['other']:null", true],
  ])('%s', (query, expected) => {
    expect(parseSearchQuery(query, schema)(person)).toBe(expected);
  });

  test.each([
    '',
    'email',
    "email:'a",
    "email~'ab'",
    "name:'x'",
    "email:'a' AND email:'b' OR email:'c'",
    "(email:'a')",
  ])('refuses %s', (query) => {
    expect(() => parseSearchQuery(query, schema)).toThrow(ApiFailure);
  });
});

describe('the rate limiter', () => {
  test('lets a second of requests pass, then one for each share of a second', () => {
    let nowMs = 0;
    const limiter = new RateLimiter({ ...STRIPE_RATE_LIMITS, test: 4, endpoint: 100 }, () => nowMs);
    const ask = (): string | undefined => {
      try {
        limiter.check('test', 'GET', '/v1/products');
        return undefined;
      } catch (error) {
        return error instanceof ApiFailure ? error.headers['stripe-rate-limited-reason'] : 'a bug';
      }
    };
    expect([ask(), ask(), ask(), ask(), ask()]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      'global-rate',
    ]);
    nowMs = 250;
    expect([ask(), ask()]).toEqual([undefined, 'global-rate']);
    nowMs = 10_000;
    expect([ask(), ask(), ask(), ask(), ask()].filter((refused) => refused !== undefined)).toHaveLength(1);
  });

  test('counts modes apart and each endpoint by itself', () => {
    const limiter = new RateLimiter({ test: 100, live: 100, endpoint: 1, search: 1, files: 1 }, () => 0);
    limiter.check('test', 'GET', '/v1/products');
    expect(() => limiter.check('test', 'GET', '/v1/products')).toThrow('rate limit');
    limiter.check('test', 'POST', '/v1/products');
    limiter.check('live', 'GET', '/v1/products');
  });
});

test('a fault is met by the first request that matches, as often as it says', () => {
  const plan = new FaultPlan();
  plan.add(
    faultRule.parse({
      fault: { kind: 'lock-timeout' },
      path: '/v1/a.b/*',
      method: 'POST',
      skip: 1,
      times: 2,
    }),
  );
  const ask = (method: string, path: string): string | undefined => plan.take(method, path, 'test')?.kind;
  expect([ask('GET', '/v1/a.b/1'), ask('POST', '/v1/axb/1'), ask('POST', '/v1/a.b/1')]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect([ask('POST', '/v1/a.b/1'), ask('POST', '/v1/a.b/2'), ask('POST', '/v1/a.b/3')]).toEqual([
    'lock-timeout',
    'lock-timeout',
    undefined,
  ]);
  expect(plan.pending()).toEqual([]);
});

test('sample pictures are real PNGs of 256 pixels a side', () => {
  const picture = samplePicture('cup-140');
  expect(picture?.subarray(1, 4).toString()).toBe('PNG');
  expect(picture?.readUInt32BE(16)).toBe(256);
  const start = (picture?.indexOf('IDAT') ?? 0) + 4;
  const length = picture?.readUInt32BE(start - 8) ?? 0;
  expect(inflateSync(picture?.subarray(start, start + length) ?? Buffer.alloc(0)).length).toBe(
    256 * (256 * 3 + 1),
  );
  expect(samplePicture('cup')).toBeUndefined();
  expect(samplePicture('constructor-1')).toBeUndefined();
});
