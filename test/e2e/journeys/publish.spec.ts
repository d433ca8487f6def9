import { CatalogPage } from '../pages/catalog-page.ts';
import { ProductPage } from '../pages/product-page.ts';
import { PublishSheet } from '../pages/publish-sheet.ts';
import { expect, test } from '../support/countertop-test.ts';
import { callEngine } from '../support/engine-calls.ts';
import { openShop, rename } from '../support/open-shop.ts';

test('the review lists every change by field, and what is left out stays here', async ({ open, standIn }) => {
  const stripe = await standIn();
  const shop = await openShop(open, stripe);
  const { catalog, product, review } = shop;
  await rename(shop, 'Bean Club', 'Bean Society');
  await catalog.open('Cold brew bottle');
  await product.edit('Description', 'Slow coffee, cold for a whole day before it is bottled.');
  await product.edit('Name', 'Cold brew, one bottle');
  await product.save();

  await catalog.reviewChanges.click();
  await expect(review.sheet).toContainText('2 of 2 changes chosen');
  await expect(review.sheet).toContainText('2 updated · 0 new · 0 archived');
  await expect(review.item('Bean Society')).toContainText('Bean Club');
  await expect(review.item('Cold brew, one bottle').getByRole('term')).toHaveText(['Name', 'Description']);
  await review.checkbox('Bean Society').press(' ');
  await expect(review.publish).toHaveText('Publish 1 change to test');
  await review.publish.click();
  await expect(review.result('Cold brew, one bottle')).toContainText('in Stripe');
  await expect(review.result('Bean Society')).toHaveCount(0);
  await review.done();
  await expect(catalog.row('Bean Society')).toContainText('Changed');

  await review.open();
  await review.sheet.getByRole('button', { name: 'Drop the changes of “Bean Society”' }).click();
  await expect(review.sheet.getByRole('heading', { name: 'Nothing to publish' })).toBeVisible();
  await review.close();
  await expect(catalog.row('Bean Club')).toBeVisible();
});

test('one change of a product is dropped, the rest is published, and undo brings it back', async ({
  open,
  standIn,
}) => {
  const stripe = await standIn();
  const shop = await openShop(open, stripe);
  const { catalog, product, review, window } = shop;
  await catalog.open('Cold brew bottle');
  await product.edit('Description', 'Slow coffee, cold for a whole day before it is bottled.');
  await product.edit('Name', 'Cold brew, one bottle');
  await product.save();

  await catalog.reviewChanges.click();
  await window.getByRole('button', { name: 'Drop the change of Name of “Cold brew, one bottle”' }).click();
  await expect(review.item('Cold brew bottle').getByRole('term')).toHaveText(['Description']);
  await review.publish.click();
  await expect(review.result('Cold brew bottle')).toContainText('in Stripe');
  await review.done();
  await expect(catalog.row('Cold brew bottle')).toBeVisible();
  await catalog.undo.click();
  await expect(catalog.row('Cold brew, one bottle')).toBeVisible();
});

test('one change of a product is left out, stays here, and goes another time', async ({ open, standIn }) => {
  const stripe = await standIn();
  const shop = await openShop(open, stripe);
  const { catalog, product, review, window } = shop;
  await catalog.open('Cold brew bottle');
  await product.edit('Description', 'Slow coffee, cold for a whole day before it is bottled.');
  await product.edit('Name', 'Cold brew, one bottle');
  await product.save();

  await catalog.reviewChanges.click();
  const name = window.getByRole('checkbox', {
    name: 'Publish the change of Name of “Cold brew, one bottle”',
    exact: true,
  });
  await name.press(' ');
  await expect(name).not.toBeChecked();
  await expect(review.publish).toHaveText('Publish 1 change to test');
  await review.publish.click();
  await expect(review.result('Cold brew')).toContainText('in Stripe');
  await review.done();
  await expect(catalog.row('Cold brew, one bottle')).toContainText('Changed');

  await review.open();
  await expect(review.item('Cold brew, one bottle').getByRole('term')).toHaveText(['Name']);
  await review.publish.click();
  await expect(review.result('Cold brew, one bottle')).toContainText('in Stripe');
  await review.done();
});

test('a problem keeps a product here and leads to its field', async ({ open }) => {
  const { window } = await open({ args: ['--demo'] });
  const catalog = new CatalogPage(window);
  const product = new ProductPage(window);
  const review = new PublishSheet(window);
  await catalog.open('Bean Club');
  await product.edit('Statement descriptor', '珈琲豆');
  await product.save();
  await review.open();
  await expect(review.publish).toBeDisabled();
  await expect(review.checkbox('Bean Club')).toBeDisabled();
  await review.item('Bean Club').getByRole('button', { name: 'Go to the field' }).click();
  await expect(product.text('Statement descriptor')).toBeFocused();
});

test('what Stripe refuses is told in its words with the request id, and the change is kept', async ({
  open,
  standIn,
}) => {
  const stripe = await standIn();
  const shop = await openShop(open, stripe);
  const { product, review, window } = shop;
  // A tax code that our list may not know yet is only warned of: Stripe decides.
  await shop.catalog.open('Bean Club');
  const productId = /prod_\w+/.exec(window.url())?.[0] ?? '';
  await callEngine(window, 'catalog.editProduct', { productId, changes: { taxCode: 'txcd_40049999' } });
  await review.open();
  await expect(review.item('Bean Club')).toContainText('txcd_40049999');
  await review.publish.click();
  await expect(review.result('Bean Club')).toContainText('refused by Stripe; your change is kept');
  await expect(review.result('Bean Club')).toContainText(/No such tax code/);
  await expect(review.result('Bean Club')).toContainText(/req_\w+/);
  await review.done();
  await expect(window.getByText('Stripe refused the last change')).toBeVisible();
  await expect(product.list('Tax code')).toHaveValue('txcd_40049999');
});

test('a field that changed on both sides is a conflict, settled on the page', async ({ open, standIn }) => {
  const stripe = await standIn();
  const shop = await openShop(open, stripe);
  const { catalog, product, review, window } = shop;
  const { data } = (await stripe.control.dashboard('GET', '/v1/products', { limit: 100 })) as {
    data: { id: string; name: string }[];
  };
  const id = data.find((item) => item.name === 'Bean Club')?.id ?? '';
  await catalog.open('Bean Club');
  await product.edit('Name', 'Bean Society');
  await stripe.control.dashboard('POST', `/v1/products/${id}`, { name: 'Bean Guild' });
  await review.open();
  await review.publish.click();
  await expect(review.result('Bean Society')).toContainText('changed in Stripe too');
  await review.result('Bean Society').getByRole('button', { name: /^Open/ }).click();
  const conflict = window.getByRole('region', { name: 'Conflicts', exact: true });
  await expect(conflict).toContainText('Bean Guild');
  await expect(conflict).toContainText('Bean Society');
  await conflict.getByRole('button', { name: 'Keep mine', exact: true }).click();
  await expect(conflict).toBeHidden();
  await review.open();
  await review.publish.click();
  await expect(review.result('Bean Society')).toContainText('in Stripe');
  const after = await stripe.control.dashboard('GET', `/v1/products/${id}`);
  expect(after['name']).toBe('Bean Society');
});

test('a live account asks first, and the button carries the word', async ({ open }) => {
  const { window, shell } = await open({ args: ['--demo'] });
  const { accounts } = await callEngine(window, 'account.list', {});
  const live = accounts.find((account) => account.mode === 'live');
  await callEngine(window, 'account.switchTo', { accountId: live?.id ?? '' });
  const catalog = new CatalogPage(window);
  const product = new ProductPage(window);
  const review = new PublishSheet(window);
  await expect(shell.syncStatus).toContainText('Up to date');
  await catalog.open('Bean Club');
  await product.edit('Name', 'Bean Society');
  await review.open();
  await expect(review.publish).toHaveText('Publish 1 change to your live account');
  await review.publish.click();
  const question = window.getByRole('alertdialog', { name: 'Publish 1 change to your live account?' });
  await expect(question).toContainText('Customers will see them at once.');
  await question.getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(review.publish).toBeVisible();
  await review.publish.click();
  await question.getByRole('button', { name: 'Publish to live', exact: true }).click();
  await expect(review.result('Bean Society')).toContainText('in Stripe');
});

test('offline, editing goes on and nothing is lost', async ({ open, standIn }) => {
  const stripe = await standIn();
  const shop = await openShop(open, stripe);
  await stripe.control.setFault({ fault: { kind: 'cut', effect: 'before' } });
  await rename(shop, 'Bean Club', 'Bean Society');
  await shop.review.open();
  await shop.review.publish.click();
  await expect(shop.app.shell.syncStatus).toContainText('Offline', { timeout: 30_000 });
  await stripe.control.clearFaults();
  await shop.window.keyboard.press('Escape');
  await shop.app.shell.tryAgain();
  await expect(shop.app.shell.syncStatus).toContainText('Up to date', { timeout: 30_000 });
  await expect(shop.catalog.row('Bean Society')).not.toContainText('Waiting');
});

test('the main job by keyboard alone: find, edit, review, publish', async ({ open }) => {
  const { window } = await open({ args: ['--demo'] });
  const review = new PublishSheet(window);
  const product = new ProductPage(window);
  await expect(window.getByRole('gridcell').first()).toBeVisible();
  await window.keyboard.press('ControlOrMeta+f');
  await window.keyboard.type('cold brew');
  await expect(window.getByRole('gridcell', { name: 'Cold brew bottle', exact: true })).toBeVisible();
  await window.keyboard.press('ArrowDown');
  await window.keyboard.press('ControlOrMeta+o');
  await expect(window.getByRole('heading', { level: 1, name: 'Cold brew bottle' })).toBeVisible();
  for (let tabs = 0; tabs < 30; tabs += 1) {
    if (await product.text('Name').evaluate((input) => input === document.activeElement)) break;
    await window.keyboard.press('Tab');
  }
  await expect(product.text('Name')).toBeFocused();
  await window.keyboard.press('End');
  await window.keyboard.type(' 500 ml');
  await product.expectSaved();
  await window.keyboard.press('ControlOrMeta+Enter');
  await expect(review.sheet).toBeVisible();
  for (let tabs = 0; tabs < 30; tabs += 1) {
    if (await review.publish.evaluate((button) => button === document.activeElement)) break;
    await window.keyboard.press('Tab');
  }
  await window.keyboard.press('Enter');
  await expect(review.result('Cold brew bottle 500 ml')).toContainText('in Stripe');
});
