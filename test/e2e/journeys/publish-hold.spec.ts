import { CatalogPage } from '../pages/catalog-page.ts';
import { ProductPage } from '../pages/product-page.ts';
import { PublishSheet } from '../pages/publish-sheet.ts';
import { expect, type OpenedApp, type StandIn, test } from '../support/countertop-test.ts';

interface Shop {
  readonly app: OpenedApp;
  readonly review: PublishSheet;
}

/** Two products renamed, Stripe slow to answer each write, the review open. */
async function openSlowShop(
  open: (options: { env: Record<string, string> }) => Promise<OpenedApp>,
  stripe: StandIn,
): Promise<Shop> {
  const app = await open({ env: { COUNTERTOP_STRIPE_API: stripe.url } });
  const catalog = new CatalogPage(app.window);
  const product = new ProductPage(app.window);
  const review = new PublishSheet(app.window);
  await app.shell.connect(stripe.keys.test.secret);
  await app.shell.goTo('Catalog');
  await expect(app.shell.syncStatus).toContainText('Up to date');
  for (const name of ['Bean Club', 'Cold brew bottle']) {
    await catalog.open(name);
    await product.edit('Name', `${name}, new`);
    await product.save();
  }
  await stripe.control.setFault({
    fault: { kind: 'delay', effect: 'before', ms: 1500 },
    method: 'POST',
    path: '/v1/products/*',
  });
  await review.open();
  await review.publish.click();
  return { app, review };
}

test('publishing is paused and resumed, and ends with everything in Stripe', async ({ open, standIn }) => {
  const stripe = await standIn();
  const { app, review } = await openSlowShop(open, stripe);
  await review.sheet.getByRole('button', { name: 'Pause', exact: true }).click();
  await expect(review.sheet.getByRole('progressbar', { name: 'Paused' })).toBeVisible();
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
  const { app, review } = await openSlowShop(open, stripe);
  await review.sheet.getByRole('button', { name: 'Pause', exact: true }).click();
  await expect(review.sheet.getByRole('progressbar', { name: 'Paused' })).toBeVisible();
  await review.sheet.getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(review.sheet.getByRole('progressbar')).toHaveCount(0);
  await app.window.keyboard.press('Escape');
  const catalog = new CatalogPage(app.window);
  for (const name of ['Bean Club, new', 'Cold brew bottle, new']) {
    await expect(catalog.row(name)).toBeVisible();
    await expect(catalog.row(name)).not.toContainText('Waiting');
  }
});
