import { expect, expectAccessible, test } from '../support/countertop-test.ts';

const everything = [
  'rak_product_write',
  'rak_plan_write',
  'rak_customer_read',
  'rak_subscription_read',
  'rak_customer_portal_write',
  'rak_event_read',
  'rak_accounts_kyc_basic_read',
];

test('a restricted key connects; each permission is shown, and what stops without it', async ({
  open,
  standIn,
}) => {
  const stripe = await standIn();
  const key = await stripe.control.issueKey('test', everything);
  const { shell, window } = await open({ env: { COUNTERTOP_STRIPE_API: stripe.url } });
  await window.getByRole('button', { name: 'Connect a Stripe account', exact: true }).click();
  await expect(shell.heading('Connect a Stripe account')).toBeVisible();
  const keyWindow = await shell.keyWindow(async () => {
    await window.getByRole('button', { name: 'Enter key', exact: true }).click();
  });
  await expect(window.getByText('Waiting for the key window')).toBeVisible();
  await keyWindow.enter(key);

  await expect(shell.heading(/ is connected$/)).toBeVisible();
  const table = window.getByRole('table', { name: 'What this key may do' });
  await expect(table.getByRole('row', { name: /^Change products Works rak_product_write/ })).toBeVisible();
  const upload = table.getByRole('row', { name: /^Upload files/ });
  await expect(upload).toContainText('Missing');
  await expect(upload).toContainText('images can be added by web address only');
  await expect(upload).toContainText('rak_file_write');
  // A test's machine rarely has a keyring; whichever holds, it is said.
  await expect(
    window.getByText(/stored on this computer, encrypted|kept until you quit/).first(),
  ).toBeVisible();

  await expectAccessible(window, 'connected');
  await window.getByRole('button', { name: 'Go to the catalog' }).click();
  await expect(shell.products).toBeVisible();
  await expect(shell.syncStatus).toContainText('Up to date');
  await expect(shell.account(/Test$/)).toBeVisible();
});

test('closing the key window changes nothing; a key that Stripe does not know is refused in words', async ({
  open,
  standIn,
}) => {
  const stripe = await standIn();
  const { shell, window } = await open({ env: { COUNTERTOP_STRIPE_API: stripe.url } });
  await window.getByRole('button', { name: 'Connect a Stripe account', exact: true }).click();
  const enter = async (): Promise<void> => {
    await window.getByRole('button', { name: 'Enter key', exact: true }).click();
  };
  await (await shell.keyWindow(enter)).cancel();
  await expect(window.getByRole('button', { name: 'Enter key', exact: true })).toBeEnabled();
  await expect(window.getByRole('alert')).toBeHidden();

  const keyWindow = await shell.keyWindow(enter);
  await keyWindow.enter(`rk_test_${'a1B2c3D4'.repeat(4)}`);
  await expect(window.getByRole('alert')).toContainText('Stripe does not know this key.');
  await window.getByRole('button', { name: 'Back', exact: true }).click();
  await expect(shell.heading('Your Stripe catalog, on your desk')).toBeVisible();
});

test('a revoked key says so, keeps the work, and a new key goes on', async ({ open, standIn }) => {
  const stripe = await standIn();
  const key = await stripe.control.issueKey('test');
  const { shell, window } = await open({ env: { COUNTERTOP_STRIPE_API: stripe.url } });
  await shell.connect(key);
  await shell.goTo('Catalog');
  await expect(shell.syncStatus).toContainText('Up to date');

  await stripe.control.changeKey(key, { state: 'revoked' });
  await shell.refresh.click();
  await expect(shell.syncStatus).toContainText('Key needed');
  await expect(window.getByText('Stripe no longer accepts this key.')).toBeVisible();
  await expect(shell.products).toBeVisible();
  await shell.goTo('Activity');
  await expectAccessible(window, 'key needed');

  await window.getByRole('button', { name: 'Enter a new key' }).click();
  await expect(shell.heading(/^New key for /)).toBeVisible();
  const keyWindow = await shell.keyWindow(async () => {
    await window.getByRole('button', { name: 'Enter key', exact: true }).click();
  });
  await keyWindow.enter(stripe.keys.test.secret);
  await expect(shell.heading(/ is connected$/)).toBeVisible();
  await shell.goTo('Catalog');
  await shell.refresh.click();
  await expect(shell.syncStatus).toContainText('Up to date');
});

test('accounts stand side by side: switch in one step, rename, forget with the name typed', async ({
  open,
  standIn,
}) => {
  const stripe = await standIn();
  const { shell, window } = await open({ args: ['--demo'], env: { COUNTERTOP_STRIPE_API: stripe.url } });
  await shell.connect(stripe.keys.test.secret);
  await shell.goTo('Catalog');
  await expect(shell.account(/Test$/)).toBeVisible();

  await shell.chooseInAccountMenu('Rename…');
  const rename = window.getByRole('dialog', { name: 'Rename account' });
  await expectAccessible(window, 'rename');
  await rename.getByRole('textbox', { name: 'Name on this computer' }).fill('Tide & Co');
  await rename.getByRole('button', { name: 'Rename', exact: true }).click();
  await expect(shell.account(/Tide & Co.*Test$/)).toBeVisible();

  await shell.chooseInAccountMenu(/Kissa Mori.*Demo, live side/, 'menuitemradio');
  await expect(shell.account(/Demo, live side/)).toBeVisible();
  await expect(shell.syncStatus).toContainText('Up to date');
  await shell.chooseInAccountMenu(/Tide & Co/, 'menuitemradio');
  await expect(shell.account(/Tide & Co/)).toBeVisible();

  await shell.chooseInAccountMenu('Forget…');
  const forget = window.getByRole('alertdialog', { name: 'Forget Tide & Co?' });
  const confirm = forget.getByRole('button', { name: 'Forget account' });
  await expect(confirm).toBeDisabled();
  await expectAccessible(window, 'forget');
  await forget.getByRole('textbox').fill('Tide');
  await expect(confirm).toBeDisabled();
  await forget.getByRole('textbox').fill('Tide & Co');
  await confirm.click();
  await expect(forget).toBeHidden();
  await expect(shell.account(/Tide & Co/)).toBeHidden();
});
