import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../support/countertop-test.ts';

test('the demo account is one click away and fills the catalog', async ({ open }) => {
  const { shell, window } = await open();
  await expect(shell.heading('Your Stripe catalog, on your desk')).toBeVisible();
  await shell.exploreDemo();
  await expect(shell.products).toBeVisible();
  await expect(shell.account(/Kissa Mori.*Demo/)).toBeVisible();
  await expect(window).toHaveTitle('Products · Kissa Mori – Countertop');
});

test('the keyboard alone leads from the first screen through every other', async ({ open }) => {
  const { shell, window } = await open();
  const demo = window.getByRole('button', { name: 'Explore the demo account' });
  await tabTo(window, async () => await isFocused(demo));
  await window.keyboard.press('Enter');
  await expect(shell.products).toBeVisible();

  // The new screen's title has the focus, so that a screen reader says where one is; whoever comes to
  // Customers has something to paste.
  for (const [key, screen, first] of [
    ['2', 'Portal', shell.heading('Customer portal')],
    ['3', 'Branding', shell.heading('Branding')],
    ['4', 'Customers', window.getByRole('searchbox', { name: 'Find a customer' })],
    ['5', 'Activity', shell.heading('Activity')],
    [',', 'Settings', shell.heading('Settings')],
  ] as const) {
    await window.keyboard.press(`ControlOrMeta+${key}`);
    await expect(first).toBeFocused();
    await expect(shell.link(screen)).toHaveAttribute('aria-current', 'page');
  }

  const catalog = shell.link('Catalog');
  await tabTo(window, async () => await isFocused(catalog), 'Shift+Tab');
  await window.keyboard.press('Enter');
  await expect(shell.products).toBeVisible();

  await window.keyboard.press('ControlOrMeta+/');
  const shortcuts = window.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(shortcuts).toBeVisible();
  await window.keyboard.press('Escape');
  await expect(shortcuts).toBeHidden();
});

test('the title of a screen whose code comes late gets the focus when it comes', async ({ open }) => {
  const { app, shell, window } = await open();
  await shell.exploreDemo();
  await expect(shell.products).toBeVisible();
  await window.keyboard.press('ControlOrMeta+2');
  await expect(shell.heading('Customer portal')).toBeFocused();

  await app.evaluate(({ session }) => {
    session.defaultSession.webRequest.onBeforeRequest((details, answer) => {
      if (details.url.includes('/branding-screen')) process.once('SIGUSR2', () => answer({}));
      else answer({});
    });
  });
  await window.keyboard.press('ControlOrMeta+3');
  await expect(shell.heading('Customer portal')).toBeHidden();
  await expect(window.getByRole('main')).toBeFocused();
  await app.evaluate(() => process.emit('SIGUSR2'));
  await expect(shell.heading('Branding')).toBeFocused();
});

test('the other language is offered in its own name, and holds at once', async ({ open }) => {
  const { window } = await open();
  await window.getByRole('button', { name: '日本語' }).click();
  await expect(window.getByRole('button', { name: 'デモアカウントを試す' })).toBeVisible();
  await expect(window.locator('html')).toHaveAttribute('lang', 'ja');
  await expect(window).toHaveTitle('ようこそ – Countertop');
  await window.getByRole('button', { name: 'English' }).click();
  await expect(window.getByRole('button', { name: 'Explore the demo account' })).toBeVisible();
});

async function isFocused(locator: Locator): Promise<boolean> {
  return await locator.evaluate((element) => element === document.activeElement);
}

/** Presses Tab until something is focused; fails when the whole ring was walked without it. */
async function tabTo(
  page: Page,
  isThere: () => Promise<boolean>,
  key: 'Tab' | 'Shift+Tab' = 'Tab',
): Promise<void> {
  for (let step = 0; step < 60; step += 1) {
    if (await isThere()) return;
    await page.keyboard.press(key);
  }
  throw new Error('not reached by the keyboard');
}
