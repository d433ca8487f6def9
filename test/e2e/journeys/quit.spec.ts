import { CatalogPage } from '../pages/catalog-page.ts';
import { ProductPage } from '../pages/product-page.ts';
import { PublishSheet } from '../pages/publish-sheet.ts';
import { expect, test } from '../support/countertop-test.ts';
import { readLog } from '../support/launch-app.ts';

test('quitting while Stripe is silent in the middle of a publish stops in order, and the next start finishes it', async ({
  open,
  standIn,
}) => {
  const stripe = await standIn();
  const env = { COUNTERTOP_STRIPE_API: stripe.url };
  const app = await open({ env });
  const catalog = new CatalogPage(app.window);
  const product = new ProductPage(app.window);
  const review = new PublishSheet(app.window);
  await app.shell.connect(stripe.keys.test.secret);
  await app.shell.goTo('Catalog');
  await expect(app.shell.syncStatus).toContainText('Up to date');
  await catalog.open('Bean Club');
  await product.edit('Name', 'Bean Society');
  await product.save();

  await stripe.control.setFault({
    fault: { kind: 'silence', effect: 'after' },
    method: 'POST',
    path: '/v1/products/*',
    times: 1,
  });
  await review.open();
  await review.publish.click();
  await expect(app.shell.syncStatus).toContainText('Publishing');
  await app.close();

  const events = readLog(app.userData).map((line) => line.event);
  expect(events).toContain('app.stopped');
  expect(events).not.toContain('app.stop-timed-out');

  const again = await open({ env, userData: app.userData });
  // Without a keyring the key was kept for the session only: it is entered again for the same account.
  await again.shell.connect(stripe.keys.test.secret);
  await again.shell.goTo('Catalog');
  await expect(again.shell.syncStatus).toContainText('Up to date');
  await expect(new CatalogPage(again.window).row('Bean Society')).toBeVisible();
  expect(await stripe.control.count('products')).toBe(40);
});
