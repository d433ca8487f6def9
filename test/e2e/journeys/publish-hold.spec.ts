import { expect, type StandIn, test } from '../support/countertop-test.ts';
import { openShop, rename, type Shop } from '../support/open-shop.ts';

/** Two products renamed, Stripe slow to answer each write, publishing begun. */
async function publishSlowly(open: Parameters<typeof openShop>[0], stripe: StandIn): Promise<Shop> {
  const shop = await openShop(open, stripe);
  for (const name of ['Bean Club', 'Cold brew bottle']) await rename(shop, name, `${name}, new`);
  await stripe.control.setFault({
    fault: { kind: 'delay', effect: 'before', ms: 1500 },
    method: 'POST',
    path: '/v1/products/*',
  });
  await shop.review.open();
  await shop.review.publish.click();
  return shop;
}

test('publishing is paused and resumed, and ends with everything in Stripe', async ({ open, standIn }) => {
  const stripe = await standIn();
  const { app, review, window } = await publishSlowly(open, stripe);
  await review.sheet.getByRole('button', { name: 'Pause', exact: true }).click();
  await expect(review.sheet.getByRole('progressbar', { name: 'Paused' })).toBeVisible();
  // Behind the sheet it is as near.
  await window.keyboard.press('Escape');
  const notice = window.getByRole('region', { name: 'Connection to Stripe', exact: true });
  await expect(notice).toContainText('Publishing is paused');
  await notice.getByRole('button', { name: 'Resume', exact: true }).click();
  await window.getByRole('button', { name: 'Pause', exact: true }).click();
  await expect(notice).toContainText('Publishing is paused');
  await review.open();
  await review.sheet.getByRole('button', { name: 'Resume', exact: true }).click();
  await expect(review.result('Bean Club, new')).toContainText('in Stripe');
  await expect(review.result('Cold brew bottle, new')).toContainText('in Stripe');
  await review.done();
  await expect(app.shell.syncStatus).toContainText('Up to date');
});

test('publishing is cancelled: what was not sent is a change again, and nothing is lost', async ({
  open,
  standIn,
}) => {
  const stripe = await standIn();
  const { catalog, review, window } = await publishSlowly(open, stripe);
  await review.sheet.getByRole('button', { name: 'Pause', exact: true }).click();
  await expect(review.sheet.getByRole('progressbar', { name: 'Paused' })).toBeVisible();
  await review.sheet.getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(review.sheet.getByRole('progressbar')).toHaveCount(0);
  await window.keyboard.press('Escape');
  for (const name of ['Bean Club, new', 'Cold brew bottle, new']) {
    await expect(catalog.row(name)).toBeVisible();
    await expect(catalog.row(name)).not.toContainText('Waiting');
  }
});
