import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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

describe('the history of a configuration', () => {
  const history = async (id: string) =>
    (await test.call('sync.listHistory', { object: { kind: 'portal_configuration', id }, limit: 50 }))
      .entries;

  /** The refresh that follows a publish by itself may be on its way. */
  async function refreshed(): Promise<void> {
    await expect.poll(async () => (await test.call('sync.getStatus', {})).activity).toBe('idle');
    await test.call('sync.refresh', {});
  }

  it('merges what was published here with what was changed in the Dashboard, newest first', async () => {
    const { id } = await mainOne();
    await control.dashboard('POST', `${PATH}/${id}`, {
      business_profile: { headline: 'Theirs' },
      metadata: { colour: 'green' },
    });
    await test.call('sync.refresh', {});
    await edit({ default_return_url: 'https://shop.jp/back' });
    await publish();
    await refreshed();
    const [ours, theirs] = await history(id);
    expect(ours).toMatchObject({ by: 'here', changes: [{ path: 'default_return_url' }], check: 'clear' });
    expect(theirs).toMatchObject({
      by: 'elsewhere',
      changes: [
        { path: 'business_profile.headline', before: 'Your subscriptions at Kissa Mori', after: 'Theirs' },
        { path: 'metadata.colour', before: null, after: 'green' },
      ],
    });
    await test.call('sync.restoreValue', {
      object: { kind: 'portal_configuration', id },
      path: 'business_profile.headline',
      value: theirs?.changes[0]?.before,
    });
    expect((await mainOne()).fields['business_profile.headline']).toBe('Your subscriptions at Kissa Mori');
  });

  it('says of a plan list that no event shows it, rather than that nobody’s edit was lost', async () => {
    const { id, fields } = await mainOne();
    await edit({ [PRODUCTS]: (fields[PRODUCTS] ?? []).slice(1) });
    await publish();
    await refreshed();
    expect((await history(id))[0]).toMatchObject({ by: 'here', check: 'unchecked' });
  });
});

describe('undo after the publish of a configuration', () => {
  async function publishOnce(): Promise<number> {
    expect(await publish()).toMatchObject([{ outcome: 'applied' }]);
    const { entries } = await test.call('sync.listActivity', { beforeId: null, limit: 10 });
    return entries.find(({ publishId }) => publishId !== null)?.publishId ?? 0;
  }

  it('drafts every value of before, plan list and metadata too, and publishes them', async () => {
    const before = await mainOne();
    await edit({
      'business_profile.headline': 'Hello',
      'business_profile.terms_of_service_url': 'https://shop.jp/t',
      'features.customer_update.allowed_updates': ['email'],
      'features.subscription_pause.enabled': true,
      'features.subscription_pause.duration.interval_options': [{ interval: 'week', count: 2 }],
      metadata: { colour: 'green' },
      // As the picker adds one: no limits given.
      [PRODUCTS]: (before.fields[PRODUCTS] ?? [])
        .slice(1)
        .map((plan) => ({ ...plan, quantity: { enabled: false, minimum: null, maximum: null } })),
    });
    const publishId = await publishOnce();
    expect(await test.call('sync.undoPublish', { publishId })).toEqual({ drafted: 1, without: [] });
    expect((await mainOne()).fields).toEqual(before.fields);
    await publishOnce();
    expect(await remote(before.id)).toEqual(before.fields);
  });

  it('leaves alone what was changed in the Dashboard since, and says so', async () => {
    const { id } = await edit({ 'business_profile.headline': 'Hello', name: 'Main' });
    const publishId = await publishOnce();
    await control.dashboard('POST', `${PATH}/${id}`, { business_profile: { headline: 'Theirs' } });
    await test.call('portal.checkAgain', {});
    const { without } = await test.call('sync.undoPublish', { publishId });
    expect(without).toMatchObject([{ path: 'business_profile.headline', reason: 'changed-since' }]);
    expect((await mainOne()).fields).toMatchObject({ 'business_profile.headline': 'Theirs', name: null });
  });

  it('of a new one switches it off with its login page, for Stripe deletes none', async () => {
    const made = await test.call('portal.createConfiguration', { name: 'Club', from: null });
    await test.call('portal.editConfiguration', {
      configurationId: made.id,
      changes: { 'login_page.enabled': true },
    });
    const publishId = await publishOnce();
    const { without } = await test.call('sync.undoPublish', { publishId });
    expect(without).toMatchObject([{ reason: 'deactivated-instead' }]);
    await publishOnce();
    const { configurations } = await test.call('portal.getPortal', {});
    const club = configurations.find(({ fields }) => fields.name === 'Club');
    expect(await remote(club?.id ?? '')).toMatchObject({ active: false, 'login_page.enabled': false });
  });
});
