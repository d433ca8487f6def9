import { describe, expect, it } from 'vitest';
import { readLaunch } from '#electron/shell/launch.ts';

const STRIPE = { protocol: 'https', host: 'api.stripe.com', port: 443 };

describe('flags', () => {
  it('asks for nothing by default', () => {
    expect(readLaunch(['.', '--no-sandbox'], {}, false)).toEqual({
      demo: null,
      language: null,
      theme: null,
      userData: null,
      stripeEndpoint: STRIPE,
      apiOverride: 'none',
      apiOverrideText: '',
      complaints: [],
    });
  });

  it.each([
    ['--demo', '40'],
    ['--demo=1k', '1k'],
    ['--demo=100k', '100k'],
  ])('%s opens a demo of %s products', (flag, size) => {
    expect(readLaunch([flag], {}, true).demo).toBe(size);
  });

  it('takes language and theme', () => {
    const launch = readLaunch(['--language=ja', '--theme=dark'], {}, true);
    expect([launch.language, launch.theme]).toEqual(['ja', 'dark']);
  });

  it('says what it does not know and goes on', () => {
    const launch = readLaunch(['--demo=5k', '--language=fr', '--theme=__proto__'], {}, false);
    expect([launch.demo, launch.language, launch.theme]).toEqual([null, null, null]);
    expect(launch.complaints).toEqual([
      '--demo=5k is not known and is ignored. Known: 40, 1k, 10k, 100k.',
      '--language=fr is not known and is ignored. Known: en, ja.',
      '--theme=__proto__ is not known and is ignored. Known: light, dark.',
    ]);
  });

  it('takes the data folder from the environment', () => {
    expect(readLaunch([], { COUNTERTOP_USER_DATA: '/data' }, true).userData).toBe('/data');
    expect(readLaunch([], { COUNTERTOP_USER_DATA: '' }, true).userData).toBeNull();
  });
});

describe('COUNTERTOP_STRIPE_API', () => {
  it.each([
    ['http://127.0.0.1:4242', { protocol: 'http', host: '127.0.0.1', port: 4242 }],
    ['http://localhost:4242/', { protocol: 'http', host: 'localhost', port: 4242 }],
    ['http://[::1]:4242', { protocol: 'http', host: '::1', port: 4242 }],
  ])('takes %s', (text, endpoint) => {
    const launch = readLaunch([], { COUNTERTOP_STRIPE_API: text }, false);
    expect(launch.stripeEndpoint).toEqual(endpoint);
    expect(launch.apiOverride).toBe('used');
  });

  it.each([
    'https://127.0.0.1:4242',
    'http://192.168.1.2:4242',
    'http://127.0.0.1.evil.example:4242',
    'http://evil.example',
    'http://key@127.0.0.1:4242',
    'http://127.0.0.1:4242/v1',
    'http://127.0.0.1:4242/?a',
    'nonsense',
  ])('refuses %s and stays with Stripe', (text) => {
    const launch = readLaunch([], { COUNTERTOP_STRIPE_API: text }, false);
    expect(launch.stripeEndpoint).toEqual(STRIPE);
    expect(launch.apiOverride).toBe('refused');
  });

  it('is refused by a packaged app', () => {
    const launch = readLaunch([], { COUNTERTOP_STRIPE_API: 'http://127.0.0.1:4242' }, true);
    expect(launch.stripeEndpoint).toEqual(STRIPE);
    expect(launch.apiOverride).toBe('refused');
  });
});
