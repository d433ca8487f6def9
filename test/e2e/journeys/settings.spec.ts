import { expect, test } from '../support/countertop-test.ts';

test('language, theme and zoom hold at once', async ({ open }) => {
  const { shell, window } = await open({ args: ['--demo'] });
  await shell.goTo('Settings');
  await window.getByRole('combobox', { name: 'Theme', exact: true }).selectOption('dark');
  await expect(window.locator('html')).toHaveAttribute('data-theme', 'dark');
  await window.getByRole('combobox', { name: 'Zoom', exact: true }).selectOption('150');
  await expect.poll(async () => await window.evaluate(() => devicePixelRatio)).toBe(1.5);
  await window.getByRole('combobox', { name: 'Language', exact: true }).selectOption('ja');
  await expect(shell.heading('設定')).toBeVisible();
  await expect(window.getByRole('navigation').getByRole('link', { name: '商品カタログ' })).toBeVisible();
});

test('the report can be read before it is copied', async ({ open }) => {
  const { app, shell, window } = await open({ args: ['--demo'] });
  await shell.goTo('Settings');
  await window.getByRole('button', { name: 'Show report' }).click();
  const report = window.getByRole('dialog', { name: 'Report for support' });
  await expect(report.getByRole('textbox', { name: 'Report', exact: true })).toHaveValue(/Countertop/);
  await report.getByRole('button', { name: 'Copy report' }).click();
  await expect(report.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toContain('Countertop');
});

test('resetting the demo asks first and starts over', async ({ open }) => {
  const { shell, window } = await open({ args: ['--demo'] });
  await shell.goTo('Settings');
  await window.getByRole('button', { name: 'Reset demo…' }).first().click();
  const question = window.getByRole('alertdialog', { name: 'Reset the demo account?' });
  await question.getByRole('button', { name: 'Reset demo', exact: true }).click();
  await expect(question).toBeHidden();
  await expect(shell.products).toBeVisible();
  await expect(shell.syncStatus).toContainText('Up to date');
});

test('a screen that fails leaves the rest standing and offers a report', async ({ open }) => {
  const { shell, window, log } = await open({ args: ['--demo'], mayComplain: true });
  await expect(shell.syncStatus).toContainText('Up to date');
  // The nearest thing to a mistake of ours: the platform's own formatter throws while Activity renders.
  const formatter = await window.evaluateHandle(() => {
    const original = Object.getOwnPropertyDescriptor(Intl.DateTimeFormat.prototype, 'format');
    Object.defineProperty(Intl.DateTimeFormat.prototype, 'format', {
      configurable: true,
      get: () => () => {
        throw new Error('made to fail');
      },
    });
    return original;
  });
  await shell.link('Activity').click();
  await expect(window.getByRole('heading', { name: 'This screen stopped working' })).toBeVisible();
  await expect(window.getByRole('textbox', { name: 'Report', exact: true })).toHaveValue(/Countertop/);
  await expect.poll(() => JSON.stringify(log())).toContain('made to fail');
  await expect(shell.link('Activity')).toHaveAttribute('aria-current', 'page');
  // Screens that tell times would fail as well.
  await formatter.evaluate((original) => {
    if (original !== undefined) Object.defineProperty(Intl.DateTimeFormat.prototype, 'format', original);
  });
  await shell.link('Portal').click();
  await expect(shell.heading('Customer portal')).toBeVisible();
});
