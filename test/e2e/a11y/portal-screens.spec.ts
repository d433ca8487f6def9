import type { Page } from '@playwright/test';
import { PortalPage } from '../pages/portal-page.ts';
import { expect, expectAccessible, test } from '../support/countertop-test.ts';
import { callEngine } from '../support/engine-calls.ts';

const LOOKS = (['en', 'ja'] as const).flatMap((language) =>
  (['light', 'dark'] as const).map((theme) => ({ language, theme })),
);
const DIALOG = '[role=dialog], [role=alertdialog]';

/** What is open now, in each language and theme; the window is left in English and light. */
async function expectAccessibleInEveryLook(page: Page, what: string, within?: string): Promise<void> {
  for (const look of LOOKS) {
    await callEngine(page, 'app.updateSettings', look);
    await expect(page.locator('html')).toHaveAttribute('lang', look.language);
    await expect(page.locator('html')).toHaveAttribute('data-theme', look.theme);
    await expectAccessible(page, `${what}, ${look.language}, ${look.theme}`, within);
  }
  await callEngine(page, 'app.updateSettings', { language: 'en', theme: 'light' });
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
}

test('the portal’s screens and dialogs are axe-clean in each language and theme', async ({ open }) => {
  test.slow();
  const { shell, window: page } = await open({ args: ['--demo'] });
  const portal = new PortalPage(page);
  await expect(shell.syncStatus).toContainText('Up to date');
  await portal.open();
  const looked = async (what: string): Promise<void> => {
    await expectAccessibleInEveryLook(page, what, DIALOG);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog').or(page.getByRole('alertdialog'))).toHaveCount(0);
  };
  await portal.button('Share kit').click();
  await expect(portal.dialog.getByRole('img')).toBeVisible();
  await looked('share kit');
  await portal.button('Make prefilled link').click();
  await portal.textbox('Customer email').fill('taro+shop@example.jp');
  await portal.paste('Many addresses', 'hanako@example.jp\nno address');
  await expect(portal.dialog).toContainText('1 link');
  await looked('prefilled link');
  await portal.button('Check a link').click();
  await portal.textbox('Link to check').fill('https://billing.stripe.com/p/login/test_abcdefghijkl?email=a');
  await looked('check a link');
  await portal.button('One-off session').click();
  await looked('one-off session');
  await portal.button('New configuration').click();
  await looked('new configuration');
  await portal.button('Turn off login link').click();
  await looked('turn off');
  await portal.choose('Default settings', 'Rename');
  await looked('rename');
  await portal.choose('Default settings', 'Deactivate');
  await looked('deactivate');

  await portal.openSettings();
  for (const name of ['Pause subscriptions', 'Cancel subscriptions']) await portal.turn(portal.toggle(name));
  await portal.textbox('Terms of service URL').fill('http://kissa-mori.jp/terms');
  await portal.textbox('Default return URL').fill('kissa');
  await portal.saved();
  await expectAccessibleInEveryLook(page, 'settings');
  await portal.button('Check settings').click();
  await looked('check settings');
  await portal.button('Versions').click();
  await looked('versions');

  const [main] = (await callEngine(page, 'portal.getPortal', {})).configurations;
  await callEngine(page, 'portal.createConfiguration', { name: 'Club', from: main?.id ?? '' });
  await callEngine(page, 'portal.editConfiguration', {
    configurationId: main?.id ?? '',
    changes: { 'business_profile.headline': 'Hello' },
  });
  await portal.open();
  await portal.button('Compare').click();
  await expect(portal.differences).toBeVisible();
  await expectAccessibleInEveryLook(page, 'compare');
});

test('everything of the portal is reached and done by keyboard alone', async ({ open }) => {
  const { shell, window: page } = await open({ args: ['--demo'] });
  const portal = new PortalPage(page);
  await expect(shell.syncStatus).toContainText('Up to date');
  await portal.open();
  const onPortal = await tabThrough(page);
  expectAmong(onPortal, [
    'Check again',
    'Compare',
    'New configuration',
    'Copy link',
    'Share kit',
    'Make prefilled link',
    'Check a link',
    'One-off session',
    'Turn off login link',
    'Default settings',
    'Actions for Default settings',
  ]);
  // Each dialog opens by Enter, shuts by Escape, and gives the focus back.
  for (const name of [
    'Share kit',
    'Make prefilled link',
    'Check a link',
    'One-off session',
    'New configuration',
  ]) {
    await portal.button(name).press('Enter');
    await expect(portal.dialog).toBeVisible();
    await expect
      .poll(async () => await portal.dialog.evaluate((dialog) => dialog.contains(document.activeElement)))
      .toBe(true);
    await page.keyboard.press('Escape');
    await expect(portal.dialog).toHaveCount(0);
    await expect(portal.button(name)).toBeFocused();
  }
  await portal.button('Actions for Default settings').press('Enter');
  await page.keyboard.press('Enter');
  await expect(portal.textbox('Internal name')).toBeFocused();
  await page.keyboard.type('Main');
  await page.keyboard.press('Enter');
  await portal.button('Main').press('Enter');
  await expect(shell.heading('Main')).toBeVisible();

  const onSettings = await tabThrough(page);
  expectAmong(onSettings, [
    'Review and publish',
    'Check settings',
    'Versions',
    'Compare',
    'Update details',
    'Update payment method',
    'Invoice history',
    'Cancel subscriptions',
    'Pause subscriptions',
    'Switch plans',
    'Move Bean Club down',
    'Remove Bean Club',
    'Add a plan',
    'Headline',
    'Terms of service URL',
    'Privacy policy URL',
    'Default return URL',
    'Internal name',
    'Page',
    'Customer',
    'Device',
    'Language',
    'Branding',
  ]);
  await portal.textbox('Terms of service URL').press('Home');
  await page.keyboard.type('http://kissa-mori.jp/terms');
  await portal.button('Check settings').press('Enter');
  await portal.dialog.getByRole('button', { name: /^Fix: This address is on http/ }).press('Enter');
  await portal.dialog
    .getByRole('listitem')
    .filter({ hasText: 'Details customers can edit' })
    .getByRole('button', { name: 'Go to the field' })
    .press('Enter');
  await expect(portal.tick('Email')).toBeFocused();
  await expect(portal.textbox('Terms of service URL')).toHaveValue('https://kissa-mori.jp/terms');
});

function expectAmong(met: readonly string[], wanted: readonly string[]): void {
  expect(wanted.filter((name) => !met.includes(name))).toEqual([]);
}

/**
 * Presses Tab until the focus has been everywhere, and then back again. Wherever it is, it is to be
 * seen, and the top of the window stays where it is. Answers the names met.
 */
async function tabThrough(page: Page): Promise<string[]> {
  const names: string[] = [];
  for (const key of ['Tab', 'Shift+Tab']) {
    await page.evaluate(() => {
      (document.activeElement as HTMLElement | null)?.blur();
      for (const met of document.querySelectorAll('[data-met]')) met.removeAttribute('data-met');
    });
    for (let pressed = 0; pressed < 200; pressed += 1) {
      await page.keyboard.press(key);
      const name = await nameOfFocus(page);
      if (name === null) break;
      await expect.poll(async () => await isFocusSeen(page), `the focus on “${name}” is seen`).toBe(true);
      names.push(name);
    }
  }
  return names;
}

/** What the focus is on; null where it has been before, or on nothing. */
async function nameOfFocus(page: Page): Promise<string | null> {
  return await page.evaluate(() => {
    const focused = document.activeElement;
    if (focused === null || focused === document.body || focused.hasAttribute('data-met')) return null;
    focused.toggleAttribute('data-met', true);
    const by = focused.getAttribute('aria-labelledby')?.split(' ') ?? [];
    const labelled = by.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
    const label = (focused as HTMLInputElement).labels?.[0]?.textContent;
    const names = [focused.getAttribute('aria-label'), labelled, label, focused.textContent];
    return names.find((name) => name != null && name.trim() !== '')?.trim() ?? focused.outerHTML;
  });
}

/** Nothing covers it, and nothing but its own page was scrolled for it. */
async function isFocusSeen(page: Page): Promise<boolean> {
  return await page.evaluate(() => {
    const focused = document.activeElement;
    if (focused === null) return false;
    // A switch is seen by its label.
    const seen = focused.closest('label') ?? focused;
    const box = seen.getBoundingClientRect();
    const top = document.elementFromPoint(box.x + Math.min(box.width / 2, 40), box.y + box.height / 2);
    return seen.contains(top) && document.scrollingElement?.scrollTop === 0;
  });
}
