import { describe, expect, it } from 'vitest';
import { activationOf, inOrder } from '#shared/domain/portal/activation.ts';
import { emptyPortalFields, type PortalConfiguration } from '#shared/domain/portal/configuration.ts';
import type { PortalFields } from '#shared/domain/portal/leaves.ts';

const named = { known: true, name: 'Kissa Mori' } as const;
const links = {
  'business_profile.terms_of_service_url': 'https://shop.jp/t',
  'business_profile.privacy_policy_url': 'https://shop.jp/p',
};

function configuration(
  more: Partial<Omit<PortalConfiguration, 'fields'>> & { fields?: Partial<PortalFields> } = {},
): PortalConfiguration {
  return {
    id: 'bpc_1',
    created: 1,
    updated: 1,
    livemode: false,
    isDefault: true,
    application: null,
    loginUrl: null,
    extra: {},
    ...more,
    fields: { ...emptyPortalFields(), ...links, ...more.fields },
  };
}

describe('where a portal stands', () => {
  it('is unknown while Stripe was not asked, and says nothing else', () => {
    expect(activationOf(null, named)).toMatchObject({ lamp: 'unknown', reasons: ['not-read'] });
  });

  it('is nowhere without a configuration', () => {
    expect(activationOf([], named)).toMatchObject({ lamp: 'none', reasons: ['no-configuration'] });
  });

  it('is off, on or inactive by the default configuration', () => {
    expect(activationOf([configuration()], named)).toMatchObject({
      lamp: 'off',
      reasons: ['is-default', 'login-off'],
    });
    const on = configuration({ loginUrl: 'https://x', fields: { 'login_page.enabled': true } });
    expect(activationOf([on], named)).toMatchObject({ lamp: 'on', loginUrl: 'https://x' });
    expect(activationOf([configuration({ fields: { active: false } })], named).lamp).toBe('inactive');
  });

  it('says so when there are only configurations made through the API', () => {
    const made = configuration({ isDefault: false });
    expect(activationOf([made], named)).toMatchObject({
      lamp: 'no-default',
      reasons: ['only-api-made', 'made-by-api', 'login-off'],
    });
  });

  it('names what is missing, and what Stripe does not tell as unknown', () => {
    const bare = configuration({
      fields: {
        'business_profile.terms_of_service_url': null,
        'features.subscription_update.enabled': true,
        'features.subscription_update.products': [],
      },
    });
    expect(activationOf([bare], { known: true, name: null }).reasons).toEqual([
      'is-default',
      'login-off',
      'business-name-missing',
      'terms-missing',
      'no-plan',
    ]);
    const unread = configuration({
      fields: { 'features.subscription_update.enabled': true, 'features.subscription_update.products': null },
    });
    expect(activationOf([unread], { known: false }).reasons).toEqual([
      'is-default',
      'login-off',
      'business-name-unknown',
      'plans-unknown',
    ]);
  });

  it('lists the default first, then active ones, the newest first', () => {
    const ids = inOrder([
      configuration({ id: 'old', isDefault: false, created: 1 }),
      configuration({ id: 'off', isDefault: false, created: 9, fields: { active: false } }),
      configuration({ id: 'new', isDefault: false, created: 5 }),
      configuration({ id: 'default', created: 0 }),
    ]).map(({ id }) => id);
    expect(ids).toEqual(['default', 'new', 'old', 'off']);
  });
});
