import { expect, test } from '../support/countertop-test.ts';

test('the first read shows its progress, can be cancelled, and goes on where it stopped', async ({
  open,
  standIn,
}) => {
  const stripe = await standIn({ size: 1000, latencyMs: 300 });
  const { shell, window } = await open({ env: { COUNTERTOP_STRIPE_API: stripe.url } });
  await shell.connect(stripe.keys.test.secret);
  const progress = window.getByRole('progressbar', { name: 'Reading your catalog from Stripe' });
  await expect(progress).toBeVisible();
  await expect(window.getByText(/[1-9][\d,]* products, /)).toBeVisible();
  await expect(window.getByText(/time left not known yet|(minute|min) left/)).toBeVisible();
  await window.getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(progress).toBeHidden();
  await expect(shell.syncStatus).toContainText('Not everything is read yet');
  await window.getByRole('button', { name: 'Resume', exact: true }).click();
  await expect(shell.syncStatus).toContainText('Up to date', { timeout: 60_000 });
  await shell.goTo('Catalog');
  await expect(window.getByText(/^1,000 products/)).toBeVisible();
});

test('a first read that lost its key begins again by itself with the next one', async ({ open, standIn }) => {
  const stripe = await standIn({ size: 1000, latencyMs: 300 });
  const { shell, window } = await open({ env: { COUNTERTOP_STRIPE_API: stripe.url } });
  const revoked = await stripe.control.issueKey('test');
  await shell.connect(revoked);
  await expect(window.getByText(/[1-9][\d,]* products, /)).toBeVisible();
  await stripe.control.changeKey(revoked, { state: 'revoked' });
  await expect(shell.syncStatus).toContainText('Key needed');
  const keyWindow = await shell.keyWindow(async () => {
    await window.getByRole('button', { name: 'Enter a new key', exact: true }).click();
    await window.getByRole('button', { name: 'Enter key', exact: true }).click();
  });
  await keyWindow.enter(stripe.keys.test.secret);
  await expect(shell.syncStatus).toContainText('Up to date', { timeout: 60_000 });
  await shell.goTo('Catalog');
  await expect(window.getByText(/^1,000 products/)).toBeVisible();
});

test('refresh finds what changed in the Dashboard', async ({ open, standIn }) => {
  const stripe = await standIn();
  const { shell, window } = await open({ env: { COUNTERTOP_STRIPE_API: stripe.url } });
  await shell.connect(stripe.keys.test.secret);
  await shell.goTo('Catalog');
  await expect(shell.syncStatus).toContainText('Up to date');
  await stripe.control.dashboard('POST', '/v1/products', { name: 'Aaa from the Dashboard' });
  await shell.refresh.click();
  await expect(window.getByRole('gridcell', { name: /Aaa from the Dashboard/ })).toBeVisible();
});

test('offline is said with its time, nothing is lost, and trying again finds Stripe', async ({
  open,
  standIn,
}) => {
  const first = await standIn();
  const { shell, window } = await open({ env: { COUNTERTOP_STRIPE_API: first.url } });
  await shell.connect(first.keys.test.secret);
  await shell.goTo('Catalog');
  await expect(shell.syncStatus).toContainText('Up to date');

  await first.close();
  await shell.refresh.click();
  await expect(shell.syncStatus).toContainText(/Offline since \d\d:\d\d/);
  await expect(window.getByText(/You can keep working; nothing is lost\./)).toBeVisible();
  await expect(shell.products).toBeVisible();

  await standIn({ port: first.port, keys: { test: first.keys.test, live: first.keys.live } });
  await shell.tryAgain();
  await expect(shell.syncStatus).not.toContainText('Offline');
});

test('a sign-in page in Stripe’s place is named as what it is', async ({ open, standIn }) => {
  const stripe = await standIn();
  const { shell, window } = await open({ env: { COUNTERTOP_STRIPE_API: stripe.url } });
  await shell.connect(stripe.keys.test.secret);
  await shell.goTo('Catalog');
  await expect(shell.syncStatus).toContainText('Up to date');
  await stripe.control.setFault({ fault: { kind: 'html' } });
  await shell.refresh.click();
  await expect(shell.syncStatus).toContainText('answers in Stripe’s place');
  await expect(window.getByText(/Sign in to the network, then try again\./)).toBeVisible();
  await stripe.control.clearFaults();
  await shell.tryAgain();
  await expect(shell.syncStatus).toContainText('Up to date');
});
