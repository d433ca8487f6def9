import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Configuration, PortalState } from '#shared/contract/portal.ts';
import { PORTAL_LEAVES } from '#shared/domain/portal/leaves.ts';
import type { ControlClient } from '#electron/demo-account/control/control-client.ts';
import type { TestEngine } from '../support/start-test-engine.ts';
import { openPortalDesk, PATH, type PortalDesk, PRODUCTS } from './portal-desk.ts';

let test: TestEngine;
let control: ControlClient;
let edit: PortalDesk['edit'];
let mainOne: PortalDesk['mainOne'];
let publish: PortalDesk['publish'];
let remote: PortalDesk['remote'];

beforeEach(async () => {
  ({ test, control, edit, mainOne, publish, remote } = await openPortalDesk());
});

afterEach(async () => await test.dispose());

/** The bodies of the writes since `mark`, as flat names. */
async function sentSince(mark: number): Promise<string[][]> {
  const { requests } = await control.requests(mark);
  return requests
    .filter(({ method }) => method === 'POST')
    .map(({ body }) => [...new URLSearchParams(body).keys()].filter((name) => !name.startsWith('expand')));
}

/** Ten plans made of the shop's own goods. */
async function listTenPlans(id: string): Promise<void> {
  const products = [];
  for (let at = 0; at < 10; at += 1) {
    const made = await control.dashboard('POST', '/v1/products', {
      name: `Plan ${at}`,
      default_price_data: { currency: 'jpy', unit_amount: 1000, recurring: { interval: 'month' } },
    });
    products.push({ product: made['id'], prices: [made['default_price']] });
  }
  await control.dashboard('POST', `${PATH}/${id}`, { features: { subscription_update: { products } } });
}

describe('portal settings by the road of drafts, review and publish', () => {
  it('saving a headline leaves ten plans untouched, and does not send them', async () => {
    const { id } = await mainOne();
    await listTenPlans(id);
    await test.call('portal.checkAgain', {});
    const before = (await remote(id))[PRODUCTS];
    expect(before).toHaveLength(10);
    await edit({ 'business_profile.headline': 'Hello' });
    const { total } = await control.requests();
    expect(await publish()).toMatchObject([{ outcome: 'applied' }]);
    expect(await sentSince(total)).toEqual([['business_profile[headline]']]);
    expect((await remote(id))[PRODUCTS]).toEqual(before);
    expect((await mainOne()).fields[PRODUCTS]).toHaveLength(10);
  });

  it('does not overwrite plans that were edited meanwhile in the Dashboard', async () => {
    const { id } = await mainOne();
    await edit({ 'business_profile.headline': 'Hello' });
    await listTenPlans(id);
    expect(await publish()).toMatchObject([{ outcome: 'applied' }]);
    expect((await remote(id))[PRODUCTS]).toHaveLength(10);
    expect(await remote(id)).toMatchObject({ 'business_profile.headline': 'Hello' });
  });

  it('brings an edit of one plan together with an edit of another one made meanwhile', async () => {
    const { id, fields } = await mainOne();
    const [first, second, third] = fields[PRODUCTS] ?? [];
    if (first === undefined || second === undefined || third === undefined) throw new Error('three plans');
    await edit({ [PRODUCTS]: [first, third] });
    const changed = { product: first.product, prices: first.prices.slice(0, 1) };
    const others = [second, third].map(({ product, prices }) => ({ product, prices }));
    await control.dashboard('POST', `${PATH}/${id}`, {
      features: { subscription_update: { products: [changed, ...others] } },
    });
    expect(await publish()).toMatchObject([{ outcome: 'applied' }]);
    expect((await remote(id))[PRODUCTS]?.map(({ product, prices }) => [product, prices.length])).toEqual([
      [first.product, 1],
      [third.product, third.prices.length],
    ]);
  });

  it('holds back a leaf that was changed on both sides, and sends the others', async () => {
    const { id } = await mainOne();
    await edit({ 'business_profile.headline': 'Mine', name: 'Main' });
    await control.dashboard('POST', `${PATH}/${id}`, { business_profile: { headline: 'Theirs' } });
    expect(await publish()).toMatchObject([{ outcome: 'conflict' }]);
    expect(await remote(id)).toMatchObject({ 'business_profile.headline': 'Theirs', name: 'Main' });
    const { conflicts } = await mainOne();
    expect(conflicts).toMatchObject([{ path: 'business_profile.headline', mine: 'Mine', theirs: 'Theirs' }]);
    await test.call('sync.resolveConflict', {
      object: { kind: 'portal_configuration', id },
      path: 'business_profile.headline',
      choice: 'mine',
    });
    expect(await publish()).toMatchObject([{ outcome: 'applied' }]);
    expect(await remote(id)).toMatchObject({ 'business_profile.headline': 'Mine' });
  });

  it('writes every leaf, and reads each back as it was wanted', async () => {
    const { id, fields } = await mainOne();
    const [plan] = fields[PRODUCTS] ?? [];
    if (plan === undefined) throw new Error('no plan');
    const wanted: Partial<Configuration['fields']> = {
      name: 'Every field',
      'business_profile.headline': 'すべて',
      'business_profile.privacy_policy_url': 'https://shop.jp/p',
      'business_profile.terms_of_service_url': 'https://shop.jp/t',
      default_return_url: 'https://shop.jp/back',
      metadata: { colour: 'green' },
      'login_page.enabled': false,
      'features.customer_update.enabled': false,
      'features.customer_update.allowed_updates': ['name', 'shipping'],
      'features.invoice_history.enabled': false,
      'features.payment_method_update.enabled': false,
      'features.payment_method_update.payment_method_configuration': 'pmc_1',
      'features.subscription_cancel.enabled': false,
      'features.subscription_cancel.mode': 'immediately',
      'features.subscription_cancel.proration_behavior': 'create_prorations',
      'features.subscription_cancel.cancellation_reason.enabled': false,
      'features.subscription_cancel.cancellation_reason.options': ['other'],
      'features.subscription_cancel.cancellation_reason.feedback_options': ['fb_1'],
      'features.subscription_pause.enabled': true,
      'features.subscription_pause.duration.type': 'interval_options',
      'features.subscription_pause.duration.interval_options': [{ interval: 'week', count: 2 }],
      'features.subscription_update.enabled': false,
      'features.subscription_update.default_allowed_updates': ['promotion_code'],
      [PRODUCTS]: [
        { ...plan, prices: plan.prices.slice(0, 1), quantity: { enabled: true, minimum: 2, maximum: 9 } },
      ],
      'features.subscription_update.proration_behavior': 'always_invoice',
      'features.subscription_update.billing_cycle_anchor': 'now',
      'features.subscription_update.trial_update_behavior': 'continue_trial',
      'features.subscription_update.schedule_at_period_end.conditions': ['shortening_interval'],
    };
    // The default one cannot be switched off (facts 5.1): everything but `active`.
    expect(Object.keys(wanted).toSorted()).toEqual(
      PORTAL_LEAVES.map(({ path }) => path as string)
        .filter((path) => path !== 'active')
        .toSorted(),
    );
    await edit(wanted);
    expect(await publish()).toMatchObject([{ outcome: 'applied' }]);
    expect(await remote(id)).toEqual({ ...wanted, active: true });
    const after = await mainOne();
    expect(after).toMatchObject({ drafts: [], conflicts: [], refusal: null });
    expect(after.fields).toEqual({ ...wanted, active: true });
  });

  it('makes a new one that is not the default, and gives its drafts Stripe’s id', async () => {
    const made = await test.call('portal.createConfiguration', { name: 'For the club', from: null });
    await test.call('portal.editConfiguration', {
      configurationId: made.id,
      changes: { 'business_profile.headline': 'Club', 'login_page.enabled': true },
    });
    expect(await publish()).toMatchObject([{ outcome: 'applied' }]);
    const { configurations } = await test.call('portal.getPortal', {});
    const club = configurations.find(({ fields }) => fields.name === 'For the club');
    expect(club?.id).toMatch(/^bpc_/);
    expect(club?.stored).toMatchObject({ isDefault: false });
    expect(club?.stored?.loginUrl).toMatch(/^https:\/\/billing\.stripe\.com\/p\/login\/test_/);
    expect(club?.drafts).toEqual([]);
    expect(configurations).toHaveLength(2);
  });

  it('duplicates with its plans, and switches the copy off together with its login page', async () => {
    const { id, fields } = await mainOne();
    await test.call('portal.createConfiguration', { name: 'Copy', from: id });
    await publish();
    const copy = (await test.call('portal.getPortal', {})).configurations.find(
      (each) => each.fields.name === 'Copy',
    );
    if (copy === undefined) throw new Error('no copy');
    expect(copy.fields[PRODUCTS]).toEqual(fields[PRODUCTS]);
    await test.call('portal.editConfiguration', {
      configurationId: copy.id,
      changes: { 'login_page.enabled': true },
    });
    await publish();
    await test.call('portal.editConfiguration', { configurationId: copy.id, changes: { active: false } });
    expect(await publish()).toMatchObject([{ outcome: 'applied' }]);
    expect(await remote(copy.id)).toMatchObject({ active: false, 'login_page.enabled': false });
  });

  it('keeps the default one from being switched off before it is sent', async () => {
    await edit({ active: false });
    const { items } = await test.call('sync.review', {});
    expect(items).toMatchObject([{ publishable: false, problems: [{ code: 'portal/default-inactive' }] }]);
  });

  it('undoes an edit, and discards what is left', async () => {
    await edit({ 'business_profile.headline': 'Hello' });
    await test.call('catalog.undo', {});
    expect((await mainOne()).drafts).toEqual([]);
    const { id } = await edit({ default_return_url: 'https://shop.jp' });
    await test.call('portal.discardConfiguration', { configurationId: id });
    expect((await mainOne()).drafts).toEqual([]);
  });

  it('an edit back to what Stripe has leaves nothing to send', async () => {
    const before = await mainOne();
    await edit({ 'features.customer_update.allowed_updates': ['email'] });
    const back = await edit({
      'features.customer_update.allowed_updates':
        before.fields['features.customer_update.allowed_updates'].toReversed(),
    });
    expect(back.drafts).toEqual([]);
  });
});

describe('what Stripe tells', () => {
  async function state(): Promise<PortalState> {
    return await test.call('portal.checkAgain', {});
  }

  it('a refusal stays with what was wanted, in Stripe’s words and with its request id', async () => {
    await edit({ 'business_profile.headline': 'Hello' });
    await control.setFault({
      method: 'POST',
      path: '/v1/billing_portal/configurations/*',
      fault: { kind: 'refused', message: 'Save your settings first.' },
    });
    expect(await publish()).toMatchObject([{ outcome: 'refused' }]);
    const { refusal, drafts } = await mainOne();
    expect(refusal?.message).toBe('Save your settings first.');
    expect(refusal?.requestId).toMatch(/^req_/);
    expect(drafts).toHaveLength(1);
  });

  it('every published state is kept, once', async () => {
    const { id } = await mainOne();
    await edit({ 'business_profile.headline': 'One' });
    await publish();
    await control.dashboard('POST', `${PATH}/${id}`, { business_profile: { headline: 'Two' } });
    await state();
    await state();
    const { versions } = await test.call('portal.listVersions', { configurationId: id });
    expect(versions.map(({ fields }) => fields['business_profile.headline'])).toEqual([
      'Two',
      'One',
      'Your subscriptions at Kissa Mori',
    ]);
  });

  it('an edit in the Dashboard arrives with the next refresh, plans included', async () => {
    const { id } = await mainOne();
    await control.dashboard('POST', `${PATH}/${id}`, { business_profile: { headline: 'Theirs' } });
    await test.call('sync.refresh', {});
    const { fields } = await mainOne();
    expect(fields['business_profile.headline']).toBe('Theirs');
    expect(fields[PRODUCTS]).toHaveLength(3);
  });

  it('the public name is known where the key may read it, and unknown where it may not', async () => {
    expect((await state()).business).toMatchObject({
      known: true,
      name: 'Kissa Mori',
      brandColour: '#2f4b3c',
    });
    await control.setFault({ path: '/v1/account', fault: { kind: 'permission' } });
    expect((await state()).business).toEqual({ known: false });
  });
});
