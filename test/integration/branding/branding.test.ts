import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BrandDraft, BrandingState, BrandReading } from '#shared/contract/branding.ts';
import { LAUNCH_CHECKS } from '#shared/domain/launch-checks.ts';
import { isSameBrand } from '#shared/domain/brand-diff.ts';
import { startTestEngine, type TestEngine } from '../support/start-test-engine.ts';
import { solidPng } from '../../fixtures/brand-images/png.ts';

let test: TestEngine;

beforeEach(async () => {
  test = await startTestEngine();
  await test.call('account.exploreDemo', {});
});
afterEach(async () => await test.dispose());

function readingOf(state: BrandingState, mode: 'test' | 'live'): BrandReading {
  const found = state.readings.find((reading) => reading.mode === mode);
  if (found === undefined) throw new Error(`no reading of ${mode}`);
  return found;
}

function draftOf(state: BrandingState, id: number): BrandDraft {
  const found = state.drafts.find((draft) => draft.id === id);
  if (found === undefined) throw new Error(`no draft ${id}`);
  return found;
}

/** What Stripe was asked, without reads. */
async function writes(): Promise<unknown[]> {
  const { requests } = (await test.control('requests', {})) as { requests: { method: string }[] };
  return requests.filter(({ method }) => method !== 'GET');
}

async function newDraft(): Promise<number> {
  await test.call('branding.readLive', {});
  const made = await test.call('branding.createDraft', {
    name: 'Spring',
    from: { kind: 'live', mode: 'test' },
  });
  return made.draftId;
}

describe('what is live', () => {
  it('is not asked for until somebody wants it', async () => {
    const state = await test.call('branding.getState', {});
    expect(state.readings.map(({ mode, state: how }) => [mode, how])).toEqual([
      ['test', 'notRead'],
      ['live', 'notRead'],
    ]);
  });

  it('is read in both modes, pictures by the file’s own address with the key, without a new link', async () => {
    const state = await test.call('branding.readLive', {});
    const inTest = readingOf(state, 'test');
    expect(inTest).toMatchObject({
      state: 'read',
      permission: null,
      pictures: { icon: 'read', logo: 'read' },
    });
    expect(inTest.brand).toMatchObject({
      businessName: 'Kissa Mori',
      brandColour: '#2f4b3c',
      accentColour: '#e8a33d',
      icon: { width: 256, height: 256 },
      supportEmail: 'hello@kissa-mori.example',
      statementDescriptor: 'KISSA MORI',
    });
    expect(readingOf(state, 'live')).toMatchObject({
      state: 'read',
      pictures: { icon: 'read', logo: 'none' },
    });
    const sha256 = /queued\/(\w+)$/.exec(inTest.brand?.icon?.url ?? '')?.[1] ?? '';
    expect((await test.engine.readQueuedImage(sha256))?.mime).toBe('image/png');
    expect(await test.control('count', { kind: 'fileLinks' })).toEqual({ count: 0 });
    expect(await writes()).toEqual([]);
  });

  it('is read by a link that is there already where the file itself may not be read', async () => {
    const { branding } = (await test.control('branding', { mode: 'live' })) as { branding: { icon: string } };
    await test.control('dashboard', {
      mode: 'live',
      method: 'POST',
      path: '/v1/file_links',
      params: { file: branding.icon },
    });
    const state = await test.call('branding.readLive', {});
    expect(readingOf(state, 'live').pictures.icon).toBe('read');
    expect(await test.control('count', { mode: 'live', kind: 'fileLinks' })).toEqual({ count: 1 });
  });

  it('says which permission is missing where the key may not look, and keeps what was read before', async () => {
    const key = await restrictedKey(['rak_product_write', 'rak_plan_write', 'rak_accounts_kyc_basic_read']);
    test.typedKeys.push(key);
    await test.call('account.connect', { accountId: null });
    const first = readingOf(await test.call('branding.readLive', {}), 'test');
    expect(first).toMatchObject({
      state: 'read',
      permission: 'rak_file_read',
      pictures: { icon: 'notPermitted', logo: 'notPermitted' },
    });
    await test.control('key', { key, remove: ['rak_accounts_kyc_basic_read'] });
    const second = readingOf(await test.call('branding.readLive', {}), 'test');
    expect(second).toMatchObject({ state: 'notPermitted', permission: 'rak_accounts_kyc_basic_read' });
    expect(second.brand?.brandColour).toBe('#2f4b3c');
  });

  it('is there again after a restart, with its age', async () => {
    const before = readingOf(await test.call('branding.readLive', {}), 'test');
    await test.restart();
    expect(readingOf(await test.call('branding.getState', {}), 'test')).toEqual(before);
  });
});

async function restrictedKey(permissions: string[]): Promise<string> {
  const { key } = (await test.control('issue-key', { permissions })) as { key: string };
  return key;
}

describe('a draft', () => {
  it('starts as what is live and is edited, undone and redone', async () => {
    const draftId = await newDraft();
    const live = readingOf(await test.call('branding.getState', {}), 'test').brand;
    expect(draftOf(await test.call('branding.getState', {}), draftId).brand).toEqual(live);
    await test.call('branding.editDraft', { draftId, changes: { brandColour: '#112233' } });
    const edited = await test.call('branding.editDraft', { draftId, changes: { businessName: '' } });
    expect(draftOf(edited, draftId)).toMatchObject({
      brand: { brandColour: '#112233', businessName: null },
      canUndo: true,
      canRedo: false,
    });
    await test.call('branding.undoEdit', { draftId });
    const undone = draftOf(await test.call('branding.undoEdit', { draftId }), draftId);
    expect(undone.brand).toEqual(live);
    expect([undone.canUndo, undone.canRedo]).toEqual([false, true]);
    const redone = draftOf(await test.call('branding.redoEdit', { draftId }), draftId);
    expect(redone.brand.brandColour).toBe('#112233');
  });

  it('joins typing in one field into one step', async () => {
    const draftId = await newDraft();
    for (const supportEmail of ['a', 'a@', 'a@b.example']) {
      await test.call('branding.editDraft', { draftId, changes: { supportEmail } });
    }
    const undone = draftOf(await test.call('branding.undoEdit', { draftId }), draftId);
    expect(undone).toMatchObject({ canUndo: false, brand: { supportEmail: 'hello@kissa-mori.example' } });
  });

  it('is copied, renamed, deleted and brought back, and survives a restart', async () => {
    const draftId = await newDraft();
    const copy = await test.call('branding.createDraft', { name: 'Copy', from: { kind: 'draft', draftId } });
    await test.call('branding.renameDraft', { draftId, name: 'Autumn' });
    expect((await test.call('branding.deleteDraft', { draftId: copy.draftId })).drafts).toHaveLength(1);
    await test.call('branding.restoreDraft', { draftId: copy.draftId });
    await test.restart();
    const { drafts } = await test.call('branding.getState', {});
    expect(drafts.map(({ name }) => name)).toEqual(['Copy', 'Autumn']);
    await test.call('branding.deleteDraft', { draftId: copy.draftId });
    await test.restart();
    expect(await test.callError('branding.restoreDraft', { draftId: copy.draftId })).toMatchObject({
      code: 'branding/draft-unknown',
    });
  });

  it('takes only pictures that Stripe would take as they are', async () => {
    const draftId = await newDraft();
    const icon = solidPng({ width: 200, height: 200 });
    const kept = await test.call('branding.setPicture', { draftId, slot: 'icon', bytes: icon });
    expect(draftOf(kept, draftId).brand.icon).toMatchObject({ width: 200, height: 200 });
    const wide = solidPng({ width: 300, height: 200 });
    expect(await test.callError('branding.setPicture', { draftId, slot: 'icon', bytes: wide })).toMatchObject(
      {
        code: 'branding/picture-refused',
        params: { reason: 'image/brand-not-square' },
      },
    );
    const without = await test.call('branding.setPicture', { draftId, slot: 'icon', bytes: null });
    expect(draftOf(without, draftId).brand.icon).toBeNull();
  });

  it('never reaches Stripe', async () => {
    const draftId = await newDraft();
    await test.call('branding.editDraft', { draftId, changes: { brandColour: '#abcdef' } });
    await test.call('branding.setPicture', {
      draftId,
      slot: 'logo',
      bytes: solidPng({ width: 400, height: 200 }),
    });
    expect(await writes()).toEqual([]);
  });
});

describe('going live', () => {
  it('reads back equal once it was applied in the Dashboard, in both modes', async () => {
    const draftId = await newDraft();
    await test.call('branding.editDraft', {
      draftId,
      changes: { brandColour: '#123456', accentColour: '#654321', businessName: 'Mori Coffee' },
    });
    const wanted = draftOf(await test.call('branding.getState', {}), draftId);
    for (const mode of ['test', 'live'] as const) {
      await test.control('branding', { mode, primary_color: '#123456', secondary_color: '#654321' });
      await test.control('profile', { mode, name: 'Mori Coffee' });
    }
    const after = await test.call('branding.readLive', {});
    const live = readingOf(after, 'test').brand;
    expect(live !== null && isSameBrand(live, wanted.brand)).toBe(true);
    expect(readingOf(after, 'live').brand).toMatchObject({
      brandColour: '#123456',
      accentColour: '#654321',
      businessName: 'Mori Coffee',
    });
  });

  it('has a lamp for everything else that a launch needs', async () => {
    const draftId = await newDraft();
    await test.engine.call('pull', 'sync.pull', {}, () => undefined);
    const answer = await test.engine.call('launch', 'branding.checkLaunch', { draftId }, () => undefined);
    const { checks } = (answer.ok ? answer.value : { checks: [] }) as {
      checks: { id: string; state: string; reason: string | null; params: Record<string, unknown> }[];
    };
    expect(checks.map(({ id }) => id)).toEqual([...LAUNCH_CHECKS]);
    const lamp = (id: string): string | undefined => checks.find((check) => check.id === id)?.state;
    // The demo's live side has no portal settings yet.
    expect(lamp('loginLink')).toBe('todo');
    expect(checks.find(({ id }) => id === 'portalSettings')).toMatchObject({
      state: 'unknown',
      reason: 'noSettings',
    });
    expect(lamp('supportContacts')).toBe('fine');
    expect(lamp('productImages')).toBe('todo');
    expect(await writes()).toEqual([]);
  });

  it('compares the portal’s settings of both modes once live has some', async () => {
    const draftId = await newDraft();
    await test.control('save-portal-settings', { mode: 'live' });
    const answer = await test.engine.call('launch', 'branding.checkLaunch', { draftId }, () => undefined);
    const { checks } = (answer.ok ? answer.value : { checks: [] }) as {
      checks: { id: string; state: string; params: Record<string, number> }[];
    };
    const settings = checks.find(({ id }) => id === 'portalSettings');
    expect(settings?.state).toBe('todo');
    expect(settings?.params['count']).toBeGreaterThan(0);
    expect(checks.find(({ id }) => id === 'policyLinks')).toMatchObject({
      state: 'todo',
      params: { count: 0 },
    });
  });

  it('writes the very bytes of icon and logo into a chosen folder and replaces nothing', async () => {
    const draftId = await newDraft();
    const icon = solidPng({ width: 256, height: 256 });
    await test.call('branding.setPicture', { draftId, slot: 'icon', bytes: icon });
    const folder = mkdtempSync(path.join(tmpdir(), 'countertop-brand-'));
    try {
      test.chosenPlaces.push(folder, folder, null);
      const first = await test.call('branding.exportPictures', { draftId });
      expect(first?.files).toEqual(['Spring-icon.png', 'Spring-logo.png']);
      expect(new Uint8Array(readFileSync(path.join(folder, 'Spring-icon.png')))).toEqual(icon);
      const second = await test.call('branding.exportPictures', { draftId });
      expect(second?.files).toEqual(['Spring-icon-2.png', 'Spring-logo-2.png']);
      expect(await test.call('branding.exportPictures', { draftId })).toBeNull();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('is previewed with the portal’s own settings and plans, drafts included', async () => {
    await test.engine.call('pull', 'sync.pull', {}, () => undefined);
    const before = await test.call('branding.getPreviewSample', {});
    expect(before.products.length).toBeGreaterThan(0);
    expect(before.portal?.plans.length).toBeGreaterThan(0);
    expect(before.portal?.plans[0]?.prices[0]).toMatchObject({ usageType: 'licensed' });
    const { configurations } = await test.call('portal.getPortal', {});
    const usual = configurations.find(({ stored }) => stored?.isDefault === true);
    await test.call('portal.editConfiguration', {
      configurationId: usual?.id ?? '',
      changes: {
        'business_profile.headline': 'Beans at your door',
        'features.subscription_cancel.enabled': false,
      },
    });
    const after = await test.call('branding.getPreviewSample', {});
    expect(after.portal?.fields['business_profile.headline']).toBe('Beans at your door');
    expect(after.portal?.fields['features.subscription_cancel.enabled']).toBe(false);
  });

  it('says where a sheet could not be written', async () => {
    const draftId = await newDraft();
    test.chosenPlaces.push(path.join(test.folder, 'no', 'such', 'folder', 'sheet.pdf'));
    const error = await test.callError('branding.exportSheet', {
      draftId,
      kind: 'pdf',
      previews: [{ surface: 'portal', page: 'home', device: 'phone', language: 'en' }],
    });
    expect(error).toMatchObject({ code: 'branding/file-not-written', params: { file: 'sheet.pdf' } });
  });
});
