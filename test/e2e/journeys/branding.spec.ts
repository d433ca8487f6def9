import fs from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { contrastRatio } from '#shared/domain/contrast.ts';
import { makeCorpus } from '../../fixtures/brand-images/corpus.ts';
import { solidPng } from '../../fixtures/brand-images/png.ts';
import { answerDialogs, BrandingPage } from '../pages/branding-page.ts';
import { expect, expectAccessible, type OpenedApp, type StandIn, test } from '../support/countertop-test.ts';
import { dropFiles } from '../support/drop-files.ts';
import { type DemoDoor, hearDemoAccount } from '../support/demo-door.ts';
import { callEngine } from '../support/engine-calls.ts';
import { makeFolder } from '../support/launch-app.ts';

/** A logo in one strong colour on white. */
const LOGO = solidPng({
  width: 400,
  height: 200,
  paint: (x, y) => (Math.hypot(x - 100, y - 100) < 70 ? [240, 150, 40] : [255, 255, 255]),
});

async function connectTest(
  open: (options: { env: Record<string, string> }) => Promise<OpenedApp>,
  stripe: StandIn,
): Promise<OpenedApp> {
  const app = await open({ env: { COUNTERTOP_STRIPE_API: stripe.url } });
  await app.shell.connect(stripe.keys.test.secret);
  return app;
}

/** What was asked of either mode that could change anything. */
async function writes(stripe: DemoDoor): Promise<string[]> {
  const { requests } = await stripe.control.requests();
  expect(new Set(requests.map(({ mode }) => mode))).toEqual(new Set(['test', 'live']));
  return requests
    .filter(({ method }) => method !== 'GET')
    .map(({ method, mode, path: asked }) => `${mode ?? ''} ${method} ${asked}`);
}

test('a brand is read, drafted from a logo, mended, exported, applied and read back equal, in both modes', async ({
  open,
}) => {
  test.slow();
  const { app, shell, window } = await open();
  const demo = await hearDemoAccount(app);
  await shell.exploreDemo();
  const stripe = await demo();
  const branding = new BrandingPage(shell);
  await branding.open();
  await expect(branding.live.getByRole('columnheader')).toHaveText(['Field', 'Test', 'Live']);
  await expect(branding.live.getByRole('row', { name: /^Brand colour/ })).toContainText('#2f4b3c');
  await expect(branding.live.getByRole('row', { name: /^Brand colour/ })).toContainText('#3b2f2f');
  await branding.startDraft();
  await expect(branding.text('Business name')).toHaveValue('Kissa Mori');

  await branding.choose('logo', { name: 'logo.png', bytes: LOGO });
  const fromLogo = window.getByRole('button', { name: /^Use #\w+ as Accent colour$/ }).first();
  await expect(fromLogo).toHaveAccessibleName(/^Use #f09628/);
  await fromLogo.click();
  await expect(branding.text('Accent colour')).toHaveValue('#f09628');
  await expect(window.getByRole('list', { name: 'Contrast of the Accent colour' })).toContainText(
    'needs 4.5',
  );
  await branding.fixContrast.click();
  await expect(branding.fixContrast).toBeHidden();
  const mended = await branding.text('Accent colour').inputValue();
  expect(contrastRatio(mended, '#ffffff')).toBeGreaterThanOrEqual(4.5);

  const iconBytes = solidPng({ width: 160, height: 160 });
  await branding.choose('icon', { name: 'icon.png', bytes: iconBytes });
  await branding.text('Business name').fill('Mori Coffee');
  for (const [tab, note] of [
    ['Checkout', 'Your logo is shown here'],
    ['Invoice', 'Your accent colour is not shown here'],
    ['Email', 'Your accent colour is the background'],
    ['Pricing table', 'Stripe publishes no rule for colours here'],
    ['Portal', 'Your logo is not shown here'],
  ] as const) {
    await branding.tab(tab).click();
    await expect(branding.draft).toContainText(note);
    await expect(branding.draft.getByRole('figure')).toBeVisible();
  }

  await branding.goLive.click();
  await expect(branding.step('Test').getByRole('heading')).toHaveText('Test: 4 fields differ');
  await expect(branding.step('Live').getByRole('heading')).toHaveText(/^Live: 5 fields differ$/);
  const folder = makeFolder('export');
  await answerDialogs(app, { folder });
  await branding.button('Save files in a folder').click();
  await expect(branding.checklist).toContainText('Draft-1-icon.png, Draft-1-logo.png');
  expect(new Uint8Array(fs.readFileSync(path.join(folder, 'Draft-1-icon.png')))).toEqual(iconBytes);
  await branding.step('Test').getByRole('button', { name: 'Copy Accent colour' }).click();
  await expect.poll(async () => await app.evaluate(({ clipboard }) => clipboard.readText())).toBe(mended);
  expect(await writes(stripe)).toEqual([]);

  // One mode after the other, as in the Dashboard: what is not applied yet still differs.
  await applyInDashboard(window, stripe, folder, 'test');
  await branding.applied.click();
  await expect(branding.step('Test').getByRole('heading')).toHaveText('Test: applied, and read back equal');
  await expect(branding.step('Live').getByRole('heading')).toHaveText('Live: 5 fields differ');
  await applyInDashboard(window, stripe, folder, 'live');
  await branding.applied.click();
  await expect(branding.step('Live').getByRole('heading')).toHaveText('Live: applied, and read back equal');
  await expect(branding.step('Test').getByRole('heading')).toHaveText('Test: applied, and read back equal');
  await expectAccessible(window, 'go-live checklist');
  await window.keyboard.press('Escape');
  await expect(branding.live.getByRole('columnheader')).toHaveText(['Field', 'Test and live']);
  // The two uploads of each mode are those of the person at the Dashboard.
  expect(await writes(stripe)).toEqual([
    'test POST /v1/files',
    'test POST /v1/files',
    'live POST /v1/files',
    'live POST /v1/files',
  ]);
});

test('a picture that cannot be read is asked for, dropped or pasted, and where another was applied the person decides', async ({
  open,
  standIn,
}) => {
  const stripe = await standIn();
  await stripe.control.changeBranding({ icon: 'file_1NobodyHasThisFile', logo: null });
  const { app, shell, window } = await connectTest(open, stripe);
  const branding = new BrandingPage(shell);
  await branding.open();
  await expect(branding.live.getByRole('row', { name: /^Icon/ })).toContainText(
    'choose the file in the draft',
  );
  await branding.startDraft();
  const field = (name: string): Locator => window.getByRole('region', { name, exact: true });
  await expect(field('Icon')).toContainText('Your live icon cannot be read from Stripe.');

  const folder = makeFolder('drop');
  const file = path.join(folder, 'round.png');
  fs.writeFileSync(file, solidPng({ width: 200, height: 200 }));
  await dropFiles(window, field('Icon').getByText('under 512 KB'), [file]);
  await expect(field('Icon')).toContainText('200 × 200');
  await expect(field('Icon')).not.toContainText('cannot be read');

  await app.evaluate(
    ({ clipboard, nativeImage }, bytes) => {
      clipboard.writeImage(nativeImage.createFromBuffer(Buffer.from(bytes)));
    },
    [...LOGO],
  );
  await field('Logo')
    .getByRole('button', { name: /Drop or paste a logo here/ })
    .focus();
  await window.keyboard.press('ControlOrMeta+v');
  await expect(field('Logo')).toContainText('400 × 200');

  // The stand-in's product pictures are on no public address: Checkout is drawn without, not with a broken frame.
  await branding.tab('Checkout').click();
  const checkout = branding.draft.getByRole('figure');
  await expect(checkout).toContainText('Contact information');
  await expect
    .poll(
      async () =>
        await checkout
          .locator('img')
          .evaluateAll((all) =>
            all.map((image) => image instanceof HTMLImageElement && image.naturalWidth > 0),
          ),
    )
    .toEqual([true]);

  const opened = await watchOpened(app);
  await branding.goLive.click();
  await branding.step('Test').getByRole('button', { name: 'Branding in the Dashboard (Test)' }).click();
  await expect.poll(opened).toEqual(['https://dashboard.stripe.com/test/settings/branding']);
  await branding.step('Test').getByRole('button', { name: 'Public details in the Dashboard (Test)' }).click();
  await expect.poll(opened).toContain('https://dashboard.stripe.com/test/settings/public');

  // Live has no key here: it cannot be compared, and can be set all the same.
  const live = branding.step('Live');
  await expect(live.getByRole('heading')).toHaveText('Live: not connected on this computer');
  await live.getByRole('button', { name: 'Copy Brand colour' }).click();
  await expect.poll(async () => await app.evaluate(({ clipboard }) => clipboard.readText())).toBe('#2f4b3c');
  await live.getByRole('button', { name: 'Branding in the Dashboard (Live)' }).click();
  await expect.poll(opened).toContain('https://dashboard.stripe.com/settings/branding');
  await expectAccessible(window, 'go-live checklist without a live key');

  // Another icon than the draft's ends up in Stripe; the logo as it was pasted.
  const icon = await upload(
    stripe,
    'icon',
    solidPng({ width: 200, height: 200, paint: () => [200, 60, 60] }),
  );
  await stripe.control.changeBranding({ icon, logo: await upload(stripe, 'logo', LOGO) });
  await branding.applied.click();
  const step = branding.step('Test');
  await expect(step.getByRole('heading')).toHaveText('Test: 1 field differs');
  const row = step.getByRole('row', { name: /^Icon/ });
  await expect(row).toContainText('look at both');
  await expect(row).toContainText('% apart after scaling');
  await expect(row.locator('img')).toHaveCount(2);
  await row.getByRole('button', { name: 'It is the same picture' }).click();
  await expect(step.getByRole('heading')).toHaveText('Test: applied, and read back equal');
});

/** What the app hands to the system's browser from now on. */
async function watchOpened(app: OpenedApp['app']): Promise<() => Promise<string[]>> {
  const opened = await app.evaluateHandle(({ shell }) => {
    const urls: string[] = [];
    shell.openExternal = async (url) => void urls.push(url);
    return urls;
  });
  return async () => await opened.evaluate((urls) => urls);
}

async function upload(
  stripe: Pick<DemoDoor, 'url' | 'keys'>,
  slot: 'icon' | 'logo',
  bytes: Uint8Array,
  mode: 'test' | 'live' = 'test',
): Promise<string> {
  const form = new FormData();
  form.set('purpose', `business_${slot}`);
  form.set('file', new Blob([new Uint8Array(bytes)]), `${slot}.png`);
  const response = await fetch(`${stripe.url}/v1/files`, {
    method: 'POST',
    headers: { authorization: `Bearer ${stripe.keys[mode].secret}` },
    body: form,
  });
  return ((await response.json()) as { id: string }).id;
}

/** What the merchant does on a mode's two pages of the Dashboard: uploads the files, sets each value. */
async function applyInDashboard(
  window: Page,
  stripe: DemoDoor,
  folder: string,
  mode: 'test' | 'live',
): Promise<void> {
  const exported = (slot: 'icon' | 'logo'): Uint8Array =>
    fs.readFileSync(path.join(folder, `Draft-1-${slot}.png`));
  const { drafts } = await callEngine(window, 'branding.getState', {});
  const [draft] = drafts;
  if (draft === undefined) throw new Error('there is no draft to apply');
  const { brandColour, accentColour, businessName, ...contacts } = draft.brand;
  await stripe.control.changeBranding(
    {
      icon: await upload(stripe, 'icon', exported('icon'), mode),
      logo: await upload(stripe, 'logo', exported('logo'), mode),
      primary_color: brandColour,
      secondary_color: accentColour,
    },
    mode,
  );
  const { supportEmail, supportPhone, supportUrl, statementDescriptor } = contacts;
  await stripe.control.changeProfile(
    { name: businessName ?? '', supportEmail, supportPhone, supportUrl, statementDescriptor },
    mode,
  );
}

test('both modes of the demo account are told apart, and what else a launch needs is listed', async ({
  open,
}) => {
  const { shell, window } = await open({ args: ['--demo'] });
  const branding = new BrandingPage(shell);
  await branding.open();
  await expect(branding.live.getByRole('columnheader')).toHaveText(['Field', 'Test', 'Live']);
  await branding.startDraft();
  await branding.goLive.click();
  await expect(branding.step('Test').getByRole('heading')).toHaveText('Test: nothing differs');
  await expect(branding.step('Live').getByRole('heading')).toHaveText(/^Live: 3 fields differ/);
  await expect(branding.checklist).toContainText('Read just now. Nothing was changed.');
  await expect(branding.checklist).toContainText('Login link in live');
  await expect(branding.checklist).toContainText('It is off: customers cannot reach the portal by a link.');
  await branding.checklist.getByRole('button', { name: 'Open the catalog' }).first().click();
  await expect(window.getByRole('grid')).toBeVisible();
});

test('each file of the corpus is accepted, mended or refused with the right reason', async ({ open }) => {
  test.slow();
  const { shell, window } = await open({ args: ['--demo'] });
  const branding = new BrandingPage(shell);
  await branding.open();
  await branding.startDraft();
  const dialog = window.getByRole('dialog');
  for (const { name, slot, bytes, verdict, breaksDecoder } of makeCorpus()) {
    const field = window.getByRole('region', { name: slot === 'icon' ? 'Icon' : 'Logo', exact: true });
    await branding.choose(slot, { name, bytes });
    if (verdict === 'refused' || breaksDecoder === true) {
      await expect(field.getByRole('alert'), name).toContainText(name);
    } else if (verdict === 'fixable') {
      await expect(dialog.getByRole('list', { name: 'What is mended' }), name).toBeVisible();
      await dialog.getByRole('button', { name: /^Use this (icon|logo)$/ }).click();
      await expect(dialog, name).toBeHidden();
      await expect(field.getByRole('alert'), name).toBeHidden();
    } else {
      await expect(field.getByRole('alert'), name).toBeHidden();
      await expect(field, name).toContainText(/\d+ × \d+/);
    }
  }
  const { drafts } = await callEngine(window, 'branding.getState', {});
  expect(drafts[0]?.brand.icon).not.toBeNull();
});

test('a sheet is saved as PDF and as picture, down to its last preview', async ({ open }) => {
  const { app, shell, window } = await open({ args: ['--demo'] });
  const branding = new BrandingPage(shell);
  await branding.open();
  await branding.startDraft();
  await branding.text('Brand colour').fill('#c81e5b');
  const folder = makeFolder('sheet');
  for (const [kind, start] of [
    ['PDF', '%PDF-'],
    ['PNG', '\u0089PNG'],
  ] as const) {
    const file = path.join(folder, `sheet.${kind.toLowerCase()}`);
    await answerDialogs(app, { file });
    await branding.button('Export sheet').click();
    const dialog = window.getByRole('dialog', { name: 'Export sheet' });
    await dialog.getByRole('radio', { name: kind, exact: true }).click();
    await dialog.getByText('日本語', { exact: true }).click();
    await dialog.getByRole('button', { name: 'Save 8 previews' }).click();
    await expect(dialog).toBeHidden({ timeout: 30_000 });
    const bytes = fs.readFileSync(file);
    expect(bytes.subarray(0, start.length).toString('latin1')).toBe(start);
    expect(bytes.length).toBeGreaterThan(60_000);
  }
  // Three rows of phones, taller than any screen here; the last preview is the email in the third.
  const { size, isBrandInLastRow, isFootThere } = await readSheet(app, path.join(folder, 'sheet.png'));
  expect(size.width).toBe(2 * 1123);
  expect(size.height).toBeGreaterThan(3600);
  expect(isBrandInLastRow).toBe(true);
  expect(isFootThere).toBe(true);
});

/** Whether the sheet goes on to its end: the brand's colour in the last third, words in the last lines. */
async function readSheet(
  app: OpenedApp['app'],
  file: string,
): Promise<{ size: { width: number; height: number }; isBrandInLastRow: boolean; isFootThere: boolean }> {
  return await app.evaluate(({ nativeImage }, name) => {
    const image = nativeImage.createFromPath(name);
    const size = image.getSize();
    const pixels = image.toBitmap();
    const some = (fromY: number, is: (b: number, g: number, r: number) => boolean): boolean => {
      for (let at = Math.floor(fromY) * size.width * 4; at + 2 < pixels.length; at += 4) {
        if (is(pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0)) return true;
      }
      return false;
    };
    return {
      size,
      isBrandInLastRow: some((size.height * 2) / 3, (b, g, r) => r === 0xc8 && g === 0x1e && b === 0x5b),
      isFootThere: some(size.height - 160, (b, g, r) => r + g + b < 500),
    };
  }, file);
}

test('drafts are kept, undone, copied and deleted by keys alone', async ({ open }) => {
  const { shell, window, userData, close } = await open({ args: ['--demo'] });
  const branding = new BrandingPage(shell);
  await branding.open();
  await branding.newDraft.press('Enter');
  await expect(branding.text('Brand colour')).toHaveValue('#2f4b3c');
  await branding.text('Brand colour').focus();
  await expectAccessible(window, 'branding with a draft');
  await window.keyboard.press('ControlOrMeta+a');
  await window.keyboard.type('1A6');
  await window.keyboard.press('Tab');
  await expect(branding.text('Brand colour')).toHaveValue('#11aa66');
  // What was typed is kept once Undo can take it back; a button that cannot yet takes no key.
  await expect(branding.button('Undo')).toBeEnabled();
  await branding.button('Undo').press('Enter');
  await expect(branding.text('Brand colour')).toHaveValue('#2f4b3c');
  await expect(branding.button('Redo')).toBeEnabled();
  await branding.button('Redo').press('Enter');
  await expect(branding.text('Brand colour')).toHaveValue('#11aa66');
  await branding.button('More for this draft').press('Enter');
  await window.getByRole('menuitem', { name: 'Duplicate' }).press('Enter');
  await expect(window.getByRole('combobox', { name: 'Draft', exact: true })).toContainText('Draft 1, copy');
  await branding.button('More for this draft').press('Enter');
  await window.getByRole('menuitem', { name: 'Delete draft' }).press('Enter');
  await expect(window.getByText('“Draft 1, copy” was deleted.')).toBeVisible();
  await close();
  const again = await open({ userData });
  const after = new BrandingPage(again.shell);
  await again.shell.goTo('Branding');
  await expect(after.text('Brand colour')).toHaveValue('#11aa66');
});
