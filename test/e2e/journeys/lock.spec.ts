import { expect, test } from '../support/countertop-test.ts';
import { callEngine } from '../support/engine-calls.ts';
import { CustomersPage } from '../pages/customers-page.ts';
import { CatalogPage } from '../pages/catalog-page.ts';
import { ProductPage } from '../pages/product-page.ts';
import { openShop, rename } from '../support/open-shop.ts';

test('a locked window shows nothing of the account, and customers are forgotten', async ({ open }) => {
  const { shell, window } = await open({ args: ['--demo'] });
  await expect(shell.syncStatus).toContainText('Up to date');
  await shell.goTo('Customers');
  const customers = new CustomersPage(shell);
  await customers.lookUp('mei.okada@example.com');
  await expect(window.getByText('mei.okada@example.com').first()).toBeVisible();

  await window.getByRole('button', { name: 'Lock', exact: true }).click();
  await expect(shell.heading('Countertop is locked')).toBeVisible();
  await expect(window.getByRole('button', { name: 'Unlock', exact: true })).toBeFocused();
  await expect(window.getByRole('navigation')).toHaveCount(0);
  expect(await window.content()).not.toContain('mei.okada');
  expect(await window.content()).not.toContain('Kissa Mori');
  expect(await window.title()).toBe('Countertop');
  // Neither keys nor a reload open it.
  await window.keyboard.press('ControlOrMeta+k');
  await expect(shell.palette).toBeHidden();
  await window.reload();
  await expect(shell.heading('Countertop is locked')).toBeVisible();

  await window.getByRole('button', { name: 'Unlock', exact: true }).click();
  await expect(window.getByRole('navigation')).toBeVisible();
  await expect(window.getByText('mei.okada@example.com')).toHaveCount(0);
});

test('what was typed last is kept, and the keys lock too', async ({ open }) => {
  const { shell, window } = await open({ args: ['--demo'] });
  await expect(shell.syncStatus).toContainText('Up to date');
  await new CatalogPage(window).open('Bean Club');
  await new ProductPage(window).text('Description').fill('Typed just before');
  await window.keyboard.press('ControlOrMeta+l');
  await window.getByRole('button', { name: 'Unlock', exact: true }).click();
  await expect(window.getByRole('textbox', { name: 'Description', exact: true })).toHaveValue(
    'Typed just before',
  );
});

test('publishing goes on behind the lock', async ({ open, standIn }) => {
  const stripe = await standIn();
  const shop = await openShop(open, stripe);
  await rename(shop, 'Bean Club', 'Bean Circle');
  await stripe.control.setFault({
    fault: { kind: 'delay', effect: 'before', ms: 1500 },
    method: 'POST',
    path: '/v1/products/*',
  });
  await shop.review.open();
  await shop.review.publish.click();
  await expect(shop.review.sheet.getByRole('progressbar', { name: 'Publishing' })).toBeVisible();
  // A dialog is over the window: keys belong to it, so the command is given as the menu would.
  await callEngine(shop.window, 'app.lock', {});
  await expect(shop.app.shell.heading('Countertop is locked')).toBeVisible();
  await expect
    .poll(async () => (await stripe.control.dashboard('GET', '/v1/products', { limit: 100 }))['data'])
    .toContainEqual(expect.objectContaining({ name: 'Bean Circle' }));
  await expect(shop.window.getByText('Bean Circle')).toHaveCount(0);
  await shop.window.getByRole('button', { name: 'Unlock', exact: true }).click();
  await expect(shop.app.shell.syncStatus).toContainText('Up to date');
});

test('locks by itself after the time that was chosen', async ({ open }) => {
  const { shell, window } = await open({ args: ['--demo'] });
  await expect(shell.syncStatus).toContainText('Up to date');
  await window.clock.install();
  await shell.goTo('Settings');
  await window.getByRole('combobox', { name: 'Lock after', exact: true }).selectOption('5');
  await window.clock.fastForward('04:00');
  await window.keyboard.press('Shift');
  await window.clock.fastForward('04:00');
  await expect(shell.heading('Settings')).toBeVisible();
  await window.clock.fastForward('05:30');
  await expect(shell.heading('Countertop is locked')).toBeVisible();
});
