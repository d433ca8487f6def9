import { expect, test } from '../support/countertop-test.ts';
import { callEngine, publishRename } from '../support/engine-calls.ts';

test('Activity tells what was sent, how it ended, and Stripe’s request id', async ({ open }) => {
  const { app, shell, window } = await open({ args: ['--demo'] });
  await expect(shell.syncStatus).toContainText('Up to date');
  await publishRename(window, 'Cold brew bottle', 'Cold brew, one bottle');
  await shell.goTo('Activity');
  const row = window.getByRole('table', { name: 'Sent' }).getByRole('row', { name: /Product changed/ });
  await expect(row).toContainText('Cold brew, one bottle');
  await expect(row).toContainText('Done');
  await expect(row).toContainText('Name');
  const id = /req_\w+/.exec(await row.innerText())?.[0] ?? '';
  await row.getByRole('button', { name: `Copy ${id}` }).click();
  await expect(window.getByText('Request id copied')).toBeVisible();
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toBe(id);
  await row.getByRole('link', { name: 'Cold brew, one bottle' }).click();
  await expect(window.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue(
    'Cold brew, one bottle',
  );
});

test('a refused change says Stripe’s reason', async ({ open, standIn }) => {
  const stripe = await standIn();
  const { shell, window } = await open({ env: { COUNTERTOP_STRIPE_API: stripe.url } });
  await shell.connect(stripe.keys.test.secret);
  await expect(shell.syncStatus).toContainText('Up to date');
  await stripe.control.setFault({
    fault: { kind: 'permission', slug: 'rak_product_write' },
    method: 'POST',
    path: '/v1/products/*',
  });
  await publishRename(window, 'Cold brew bottle', 'Cold brew, one bottle').catch(() => undefined);
  await shell.goTo('Activity');
  await expect(window.getByText(/rak_product_write/).first()).toBeVisible();
});

test('what waits says why, and can be dropped after a question', async ({ open, standIn }) => {
  const stripe = await standIn();
  const { shell, window } = await open({ env: { COUNTERTOP_STRIPE_API: stripe.url } });
  await shell.connect(stripe.keys.test.secret);
  await expect(shell.syncStatus).toContainText('Up to date');
  await stripe.control.setFault({
    fault: { kind: 'cut', effect: 'before' },
    method: 'POST',
    path: '/v1/products/*',
  });
  const publishing = publishRename(window, 'Cold brew bottle', 'Cold brew, one bottle').catch(
    () => undefined,
  );
  await shell.goTo('Activity');
  const waiting = window.getByRole('list', { name: 'Waiting' }).getByRole('listitem').first();
  await expect(waiting).toContainText('Cold brew, one bottle');
  await callEngine(window, 'sync.pausePublish', {});
  const question = window.getByRole('alertdialog', { name: /Drop the change to/ });
  // A try that was under way may still end; what is on its way cannot be dropped, and that is said.
  await expect(async () => {
    await waiting.getByRole('button', { name: 'Drop', exact: true }).click();
    await question.getByRole('button', { name: 'Drop', exact: true }).click();
    await expect(waiting).toBeHidden({ timeout: 2_000 });
  }).toPass();
  await expect(
    window
      .getByRole('table', { name: 'Sent' })
      .getByRole('row', { name: /Dropped/ })
      .first(),
  ).toBeVisible();
  await callEngine(window, 'sync.resumePublish', {});
  await publishing;
});
