import { CustomersPage } from '../pages/customers-page.ts';
import { expect, expectAccessible, test } from '../support/countertop-test.ts';

const READING = ['rak_customer_read', 'rak_subscription_read', 'rak_customer_portal_read'];

test('the owner hands the computer to support with a key that only reads, and comes back with the key', async ({
  open,
  standIn,
}) => {
  test.slow();
  const stripe = await standIn();
  const supportKey = await stripe.control.issueKey('test', READING);
  const { app, shell, window } = await open({ env: { COUNTERTOP_STRIPE_API: stripe.url } });
  await shell.connect(stripe.keys.test.secret);
  await shell.chooseInAccountMenu('Switch to support…');
  await expect(shell.heading('Hand this computer to support')).toBeVisible();
  await expectAccessible(window, 'hand over');

  // The page at Stripe has reading permissions filled in, and no other.
  await app.evaluate(({ shell: system }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    system.openExternal = async (url: string) => void opened.push(url);
  });
  await window.getByRole('button', { name: 'Make a support key', exact: true }).click();
  const opened = async (): Promise<string> =>
    await app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened.join(' '));
  await expect.poll(opened).toContain('rak_customer_read');
  expect(await opened()).not.toContain('write');

  const keyWindow = await shell.keyWindow(async () => {
    await window.getByRole('button', { name: 'Enter support key', exact: true }).click();
  });
  await keyWindow.enter(supportKey);
  await expect(shell.heading('This computer is ready for support')).toBeVisible();
  const rights = window.getByRole('table');
  await expect(rights).toContainText('Not possible without it: “Changed or deleted lately”.');
  await expect(rights).toContainText('rak_event_read');
  await window.getByRole('button', { name: 'Go to Customers', exact: true }).click();

  await expect(shell.link('Catalog')).toHaveCount(0);
  await expect(shell.link('Portal')).toBeVisible();
  const customers = new CustomersPage(shell);
  await customers.lookUp('hiro.kato@example.com');
  await expect(customers.conclusion).toContainText('hiro.kato[U+200B]@example.com');
  await expect(customers.checks).toContainText('Permission needed: rak_event_read');
  await expect(window.getByRole('button', { name: 'Fix stored email', exact: true })).toHaveCount(0);
  // Keys and addresses lead nowhere else either.
  await window.keyboard.press('ControlOrMeta+1');
  await window.evaluate(() => {
    location.hash = '/catalog';
  });
  await expect(shell.heading('Customers')).toBeVisible();

  await shell.chooseInAccountMenu('Leave support…');
  const question = window.getByRole('alertdialog', { name: 'Leave the support profile?' });
  await expectAccessible(window, 'leave support');
  const again = await shell.keyWindow(async () => {
    await question.getByRole('button', { name: 'Enter key and leave', exact: true }).click();
  });
  await again.enter(supportKey);
  await expect(question).toContainText('This key can only read.');
  const last = await shell.keyWindow(async () => {
    await question.getByRole('button', { name: 'Enter key and leave', exact: true }).click();
  });
  await last.enter(stripe.keys.test.secret);
  await expect(question).toBeHidden();
  await shell.goTo('Catalog');
  await expect(shell.syncStatus).toContainText('Up to date');
});

test('support is tried in the demo account without any key', async ({ open }) => {
  const { shell, window } = await open({ args: ['--demo'] });
  await shell.goTo('Settings');
  await window.getByRole('button', { name: 'Switch to support…', exact: true }).click();
  await window.getByRole('button', { name: 'Switch to support', exact: true }).click();
  await expect(shell.heading('Customers')).toBeVisible();
  await expect(shell.account(/Support/)).toBeVisible();
  await expect(shell.syncStatus).toContainText('Connected to Stripe');
  await shell.goTo('Settings');
  await expect(window.getByRole('button', { name: 'Forget…' })).toHaveCount(0);
  await expectAccessible(window, 'settings of support');
  await window.getByRole('button', { name: 'Leave support…', exact: true }).click();
  await window.getByRole('button', { name: 'Leave support', exact: true }).click();
  await expect(shell.link('Catalog')).toBeVisible();
});
