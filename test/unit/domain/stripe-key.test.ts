import { describe, expect, it } from 'vitest';
import {
  KEY_PERMISSIONS,
  keyCreationUrl,
  permissionBySlug,
  slugInRefusal,
} from '#shared/domain/key-permissions.ts';
import { classifyStripeKey } from '#shared/domain/stripe-key.ts';

// Put together here, so that no text in this repository looks like a key.
const TOKEN = 'a1B2'.repeat(6);
const key = (prefix: string): string => `${prefix}_${TOKEN}`;
const refusal = (text: string): string => {
  const { kind, problems } = classifyStripeKey(text);
  return [kind, ...problems.filter((p) => p.severity === 'error').map((p) => p.code)].join(' ');
};

describe('classifyStripeKey', () => {
  it.each([
    ['rk_test', 'restricted', 'test', []],
    ['rk_live', 'restricted', 'live', []],
    ['sk_test', 'secret', 'test', ['key/prefer-restricted']],
    ['sk_live', 'secret', 'live', ['key/live-secret']],
  ])('takes %s', (prefix, kind, mode, warnings) => {
    const found = classifyStripeKey(key(prefix));
    expect(found).toMatchObject({ kind, mode, key: key(prefix) });
    expect(found.problems.map(({ code }) => code)).toEqual(warnings);
  });

  it.each([
    `  ${key('rk_test')}\n`,
    `"${key('rk_test')}"`,
    `STRIPE_SECRET_KEY=${key('rk_test')}`,
    `export STRIPE_KEY = '${key('rk_test')}'`,
    `Authorization: Bearer ${key('rk_test')}`,
    `\uFEFF${key('rk_test').slice(0, 12)}\r\n${key('rk_test').slice(12)}`,
    key('rk_test').replace('rk', 'ｒｋ'),
  ])('takes off what came along when it was copied (%#)', (text) => {
    expect(classifyStripeKey(text)).toMatchObject({ kind: 'restricted', key: key('rk_test') });
  });

  it.each([
    ['', 'malformed key/missing'],
    [key('pk_live'), 'publishable key/publishable'],
    [key('sk_org'), 'organisation key/organisation'],
    [key('sk_org_live'), 'organisation key/organisation'],
    ['sk_live_…4fQx', 'malformed key/masked'],
    ['sk_live_********4fQx', 'malformed key/masked'],
    [`whsec_${TOKEN}`, 'malformed key/not-an-api-key'],
    ['prod_QXg1hqf4jFNsqG', 'malformed key/not-an-api-key'],
    ['hello', 'malformed key/malformed'],
    [key('sk_prod'), 'malformed key/malformed'],
    [`${key('sk_test')} ${key('sk_live')}`, 'malformed key/several'],
    [`${key('sk_test')}ä`, 'malformed key/odd-characters'],
    ['sk_test_abc', 'malformed key/incomplete'],
  ])('refuses a text with its reason (%#)', (text, expected) => {
    expect(refusal(text)).toBe(expected);
  });

  it('puts no part of a key into its problems', () => {
    for (const prefix of ['pk_live', 'sk_org', 'whsec', 'sk_live']) {
      expect(JSON.stringify(classifyStripeKey(key(prefix)).problems)).not.toContain('a1B2');
    }
  });
});

describe('key permissions', () => {
  it('fills in Stripe’s page for a new key', () => {
    expect(keyCreationUrl('test')).toMatch(
      /^https:\/\/dashboard\.stripe\.com\/test\/apikeys\/create\?name=Countertop&permissions\[0\]=rak_product_write&permissions\[1\]=rak_plan_write&/,
    );
    expect(keyCreationUrl('live')).toMatch(/^https:\/\/dashboard\.stripe\.com\/apikeys\/create\?/);
  });

  it('asks for reading alone for a support key', () => {
    const url = keyCreationUrl('live', 'support');
    expect(url).toContain('name=Countertop%20support&');
    expect([...url.matchAll(/=(rak_\w+)/g)].map(([, slug]) => slug)).toEqual(
      [
        'rak_customer_portal_read',
        'rak_customer_read',
        'rak_subscription_read',
        'rak_event_read',
        'rak_accounts_kyc_basic_read',
      ].toSorted((a, b) => url.indexOf(a) - url.indexOf(b)),
    );
    expect(url).not.toContain('write');
  });

  it('finds the permission that a refusal names', () => {
    const text =
      "The provided key does not have access. Having the 'rak_plan_read' permission would allow this.";
    const slug = slugInRefusal(text);
    expect(slug).toBe('rak_plan_read');
    expect(permissionBySlug(slug ?? '')?.area).toBe('prices');
    expect(slugInRefusal('No such product')).toBeNull();
    expect(permissionBySlug('rak_other')).toBeNull();
  });

  it('asks for no permission whose slug is not known', () => {
    expect(keyCreationUrl('test')).not.toContain('null');
    expect(KEY_PERMISSIONS.filter(({ slug }) => slug === null).map(({ area }) => area)).toEqual(['taxCodes']);
  });
});
