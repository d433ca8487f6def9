import { describe, expect, it } from 'vitest';
import { checkPortal, looksLikeTest, portalProblems } from '#shared/domain/portal/check-portal.ts';
import type { CheckContext } from '#shared/domain/portal/check-portal.ts';
import { emptyPortalFields } from '#shared/domain/portal/configuration.ts';
import type { PortalFields } from '#shared/domain/portal/leaves.ts';
import type { PortalPlan } from '#shared/domain/portal/plan.ts';
import { planCatalog, type PlanPrice } from '#shared/domain/portal/plan-catalog.ts';

const PRODUCTS = 'features.subscription_update.products';
const NO_QUANTITY = { enabled: false, minimum: null, maximum: null };

function price(id: string, productId: string, more: Partial<PlanPrice> = {}): PlanPrice {
  return {
    id,
    productId,
    active: true,
    currency: 'jpy',
    amount: '1000',
    interval: 'month',
    intervalCount: 1,
    usageType: 'licensed',
    lookupKey: null,
    nickname: null,
    ...more,
  };
}

const catalog = planCatalog(
  [
    { id: 'solo', name: 'Solo', active: true },
    { id: 'team', name: 'Team', active: true },
    { id: 'old', name: 'Old', active: false },
  ],
  [
    price('solo-m', 'solo'),
    price('solo-y', 'solo', { interval: 'year' }),
    price('solo-m2', 'solo', { amount: '1200' }),
    price('team-m', 'team'),
    price('team-y', 'team', { interval: 'year' }),
    price('team-once', 'team', { interval: null }),
    price('team-metered', 'team', { usageType: 'metered', interval: 'week' }),
    price('old-m', 'old', { active: false }),
  ],
);
const context: CheckContext = { mode: 'test', isDefault: true, catalog };

const sound: PortalFields = {
  ...emptyPortalFields(),
  'business_profile.terms_of_service_url': 'https://shop.jp/terms',
  'business_profile.privacy_policy_url': 'https://shop.jp/privacy',
  default_return_url: 'https://shop.jp/account',
};

function plan(product: string, prices: string[], quantity: PortalPlan['quantity'] = NO_QUANTITY): PortalPlan {
  return { product, prices, quantity };
}

function codes(fields: Partial<PortalFields>, how: Partial<CheckContext> = {}): string[] {
  return checkPortal({ ...sound, ...fields }, { ...context, ...how }).map(
    ({ code, severity }) => `${severity === 'error' ? '!' : '?'}${code.replace('portal/', '')}`,
  );
}

/** Every fix in turn, until none is offered. */
function fixed(fields: Partial<PortalFields>, how: Partial<CheckContext> = {}): PortalFields {
  let all: PortalFields = { ...sound, ...fields };
  for (let turn = 0; turn < 20; turn += 1) {
    const next = checkPortal(all, { ...context, ...how }).find((finding) => finding.fix !== null);
    if (next === undefined) return all;
    all = { ...all, ...next.fix };
  }
  throw new Error('the fixes never end');
}

describe('Check settings', () => {
  it('has nothing to say of sound settings', () => {
    expect(codes({})).toEqual([]);
  });

  it.each<[string, Partial<PortalFields>, Partial<CheckContext>, string[]]>([
    [
      'cancelling without reasons',
      { 'features.subscription_cancel.cancellation_reason.enabled': false },
      {},
      ['?cancel-without-reasons'],
    ],
    [
      'reasons asked, none offered',
      { 'features.subscription_cancel.cancellation_reason.options': [] },
      {},
      ['?reasons-empty'],
    ],
    [
      'prorating at the end of the period',
      { 'features.subscription_cancel.proration_behavior': 'create_prorations' },
      {},
      ['!cancel-proration-at-period-end'],
    ],
    [
      'invoicing a cancellation at once',
      { 'features.subscription_cancel.proration_behavior': 'always_invoice' },
      {},
      ['!cancel-always-invoice'],
    ],
    [
      'an archived product',
      { [PRODUCTS]: [plan('old', ['old-m'])] },
      {},
      ['?plan-archived', '?price-archived'],
    ],
    [
      'a one-time price',
      { [PRODUCTS]: [plan('team', ['team-m', 'team-once'])] },
      {},
      ['!price-not-recurring'],
    ],
    ['a metered price', { [PRODUCTS]: [plan('team', ['team-metered'])] }, {}, ['?price-metered']],
    [
      'a price of another product',
      { [PRODUCTS]: [plan('team', ['solo-m'])] },
      {},
      ['!price-of-other-product'],
    ],
    [
      'two prices that bill alike',
      { [PRODUCTS]: [plan('solo', ['solo-m', 'solo-m2'])] },
      {},
      ['!interval-twice'],
    ],
    [
      'a product twice',
      { [PRODUCTS]: [plan('solo', ['solo-m']), plan('solo', ['solo-m'])] },
      {},
      ['!plan-twice'],
    ],
    [
      'a plan without a price for an interval',
      { [PRODUCTS]: [plan('solo', ['solo-m', 'solo-y']), plan('team', ['team-m'])] },
      {},
      ['?plan-lacks-interval'],
    ],
    [
      'a minimum above its maximum',
      { [PRODUCTS]: [plan('solo', ['solo-m'], { enabled: true, minimum: 9, maximum: 3 })] },
      {},
      ['!minimum-above-maximum'],
    ],
    ['a plan without prices', { [PRODUCTS]: [plan('solo', [])] }, {}, ['!plan-without-price']],
    [
      'a product that is not in the catalog',
      { [PRODUCTS]: [plan('gone', ['x'])] },
      {},
      ['?plan-unknown', '?price-unknown'],
    ],
    [
      'eleven plans',
      { [PRODUCTS]: Array.from({ length: 11 }, (_, at) => plan(`p${at}`, ['x'])) },
      { catalog: null },
      ['!too-many-plans'],
    ],
    [
      'switching on with nothing to switch to',
      {
        'features.subscription_update.enabled': true,
        'features.subscription_update.default_allowed_updates': ['price'],
      },
      {},
      ['?no-plans'],
    ],
    [
      'no policy links',
      { 'business_profile.terms_of_service_url': null, 'business_profile.privacy_policy_url': null },
      {},
      ['?no-terms', '?no-privacy'],
    ],
    ['a return address on http', { default_return_url: 'http://shop.jp/a' }, {}, ['?url-not-https']],
    ['an address without https://', { default_return_url: 'shop.jp/a' }, {}, ['!url-malformed']],
    ['another scheme', { default_return_url: 'ftp://shop.jp/a' }, {}, ['!url-not-http']],
    [
      'a staging address in live mode',
      { default_return_url: 'https://staging.shop.jp/a' },
      { mode: 'live' },
      ['?url-looks-like-test'],
    ],
    [
      'an own network’s address in live mode',
      { default_return_url: 'https://localhost/a' },
      { mode: 'live' },
      ['?url-looks-like-test'],
    ],
    ['an own network’s address in test mode', { default_return_url: 'https://localhost/a' }, {}, []],
    [
      'a headline of 61 characters',
      { 'business_profile.headline': '森'.repeat(61) },
      {},
      ['!headline-too-long'],
    ],
    ['a headline of 60 characters', { 'business_profile.headline': '森'.repeat(60) }, {}, []],
    [
      'pausing for chosen times, none offered',
      { 'features.subscription_pause.duration.type': 'interval_options' },
      {},
      ['!pause-options-missing'],
    ],
    [
      'a pause of four years',
      { 'features.subscription_pause.duration.interval_options': [{ interval: 'year', count: 4 }] },
      {},
      ['!price/interval-too-long'],
    ],
    ['pausing', { 'features.subscription_pause.enabled': true }, {}, ['?pause-redesigned-only']],
    ['the default configuration switched off', { active: false }, {}, ['!default-inactive']],
    [
      'another one switched off with its login page on',
      { active: false, 'login_page.enabled': true, 'features.customer_update.allowed_updates': ['name'] },
      { isDefault: false },
      ['?inactive-with-login'],
    ],
    [
      'changing the email, which the login link does not do',
      { 'login_page.enabled': true },
      {},
      ['?email-not-by-link'],
    ],
  ])('finds %s', (_, fields, how, expected) => {
    expect(codes(fields, how)).toEqual(expected);
  });

  it('fixes what it can, by presses that end', () => {
    const fields = fixed({
      'features.subscription_cancel.cancellation_reason.enabled': false,
      'features.subscription_cancel.cancellation_reason.options': [],
      'features.subscription_cancel.proration_behavior': 'create_prorations',
      default_return_url: 'http://shop.jp/a',
      'business_profile.terms_of_service_url': 'shop.jp/terms',
      [PRODUCTS]: [
        plan('old', ['old-m']),
        plan('solo', ['solo-m', 'solo-y', 'solo-m2'], { enabled: true, minimum: 9, maximum: 3 }),
        plan('team', ['team-m', 'team-once', 'team-metered']),
      ],
    });
    expect(fields['features.subscription_cancel.cancellation_reason.options']).toHaveLength(5);
    expect(fields['features.subscription_cancel.proration_behavior']).toBe('none');
    expect(fields.default_return_url).toBe('https://shop.jp/a');
    expect(fields['business_profile.terms_of_service_url']).toBe('https://shop.jp/terms');
    expect(fields[PRODUCTS]).toEqual([
      plan('solo', ['solo-m', 'solo-y'], { enabled: true, minimum: 3, maximum: 9 }),
      plan('team', ['team-m', 'team-y']),
    ]);
    expect(codes(fields)).toEqual([]);
  });

  it('gives the review its problems without what would fix them', () => {
    const [problem] = portalProblems({ ...sound, active: false }, context);
    expect(problem).toEqual({
      code: 'portal/default-inactive',
      path: 'active',
      severity: 'error',
      params: {},
    });
  });

  it('says nothing of plans while the catalog is not read', () => {
    expect(codes({ [PRODUCTS]: [plan('gone', ['x'])] }, { catalog: null })).toEqual([]);
  });

  it.each([
    ['https://testing.shop.jp/', true],
    ['https://shop-staging.jp.net/', true],
    ['https://example.com/', true],
    ['https://my.vercel.app/', true],
    ['https://contest.jp/', false],
    ['https://developers.jp/', false],
    ['https://shop.jp/test', false],
  ])('%s looks like a test: %s', (url, expected) => {
    expect(looksLikeTest(url)).toBe(expected);
  });
});
