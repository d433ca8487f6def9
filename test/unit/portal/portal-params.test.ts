import { describe, expect, it } from 'vitest';
import { emptyPortalFields, parsePortalConfiguration } from '#shared/domain/portal/configuration.ts';
import type { PortalFields } from '#shared/domain/portal/leaves.ts';
import { applyPortalChanges, diffPortal, mergePortalChanges } from '#shared/domain/portal/portal-changes.ts';
import { portalCreateParams, portalUpdateParams } from '#shared/domain/portal/portal-params.ts';

function sent(before: PortalFields, edit: Partial<PortalFields>): unknown {
  const after = { ...before, ...edit };
  const changes = diffPortal(before, after);
  return portalUpdateParams(changes, applyPortalChanges(before, changes));
}

const fields = emptyPortalFields();

describe('what an edit sends', () => {
  it('is the headline alone when the headline was edited: ten plans stay as they are', () => {
    const plans = Array.from({ length: 10 }, (_, at) => ({
      product: `prod_${at}`,
      prices: ['price'],
      quantity: { enabled: false, minimum: null, maximum: null },
    }));
    const before = { ...fields, 'features.subscription_update.products': plans };
    expect(sent(before, { 'business_profile.headline': 'Hi' })).toEqual({
      business_profile: { headline: 'Hi' },
    });
  });

  it('clears texts and empties lists with an empty text', () => {
    const before = { ...fields, name: 'n', 'business_profile.headline': 'h' };
    expect(
      sent(before, {
        name: null,
        'business_profile.headline': '',
        'features.customer_update.allowed_updates': [],
      }),
    ).toEqual({
      name: '',
      business_profile: { headline: '' },
      features: { customer_update: { allowed_updates: '' } },
    });
  });

  it('carries the switch that Stripe wants beside a leaf, as it stands', () => {
    expect(sent(fields, { 'features.subscription_cancel.cancellation_reason.options': ['other'] })).toEqual({
      features: { subscription_cancel: { cancellation_reason: { enabled: true, options: ['other'] } } },
    });
    expect(
      sent(fields, {
        'features.subscription_pause.duration.interval_options': [{ interval: 'week', count: 2 }],
      }),
    ).toEqual({
      features: {
        subscription_pause: {
          duration: { type: 'indefinite', interval_options: [{ interval: 'week', interval_count: 2 }] },
        },
      },
    });
  });

  it('switches a login page off together with its configuration, and only where it is on', () => {
    expect(sent({ ...fields, 'login_page.enabled': true }, { active: false })).toEqual({
      active: false,
      login_page: { enabled: false },
    });
    expect(sent(fields, { active: false })).toEqual({ active: false });
    expect(sent({ ...fields, active: false, 'login_page.enabled': true }, { active: true })).toEqual({
      active: true,
    });
  });

  it('names metadata keys alone, and removes one with an empty text', () => {
    const before = { ...fields, metadata: { a: '1', b: '2', c: '3' } };
    expect(sent(before, { metadata: { a: '1', b: '9', d: '4' } })).toEqual({
      metadata: { b: '9', c: '', d: '4' },
    });
  });

  it('leaves the policy links out of a new configuration rather than clearing them', () => {
    const params = portalCreateParams({ ...fields, name: 'Club' });
    expect(params).not.toHaveProperty('business_profile');
    expect(params).not.toHaveProperty('active');
    expect(params).toMatchObject({ name: 'Club', features: { invoice_history: { enabled: true } } });
  });
});

describe('a plan list that was not expanded', () => {
  const unread = parsePortalConfiguration({
    id: 'bpc_1',
    object: 'billing_portal.configuration',
    features: { subscription_update: { enabled: true } },
  });

  it('reads as unknown, never as empty', () => {
    expect(unread?.fields['features.subscription_update.products']).toBeNull();
  });

  it('is in conflict with any edit of it, so that nothing is overwritten by a guess', () => {
    const change = { path: 'features.subscription_update.products', before: [], after: [] };
    expect(mergePortalChanges([change], unread?.fields ?? fields).conflicts).toHaveLength(1);
  });
});
