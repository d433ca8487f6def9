import type { Page } from '@playwright/test';
import { CatalogPage } from '../pages/catalog-page.ts';
import { ProductPage } from '../pages/product-page.ts';
import { PublishSheet } from '../pages/publish-sheet.ts';
import { expect, expectAccessible, test } from '../support/countertop-test.ts';
import { openShop } from '../support/open-shop.ts';
import { makeFolder } from '../support/launch-app.ts';

const pagesOf = (window: Page): { catalog: CatalogPage; product: ProductPage; review: PublishSheet } => ({
  catalog: new CatalogPage(window),
  product: new ProductPage(window),
  review: new PublishSheet(window),
});

test('an amount typed right after the name stays as it was typed', async ({ open }) => {
  const { window } = await open({ args: ['--demo'] });
  const { catalog, product } = pagesOf(window);
  await catalog.newProduct.click();
  await product.text('Name').fill('Autumn blend');
  // The product gets its id and its address while the amount is being typed.
  await product.text('Amount').pressSequentially('1480', { delay: 60 });
  await product.expectSaved();
  await expect(product.text('Amount')).toBeFocused();
  await expect(product.text('Amount')).toHaveValue('1480');
  await product.save();
  await expect(catalog.row('Autumn blend')).toContainText('1,480');
});

test('a new product with a price goes from the first key to Stripe', async ({ open }) => {
  const { window, shell } = await open({ args: ['--demo'] });
  const { catalog, product, review } = pagesOf(window);
  await catalog.newProduct.click();
  await expect(product.text('Name')).toBeFocused();
  await window.keyboard.type('Sencha 100 g');
  await product.expectSaved();
  // The address has its id now, and the hand never left the field.
  await expect(product.text('Name')).toBeFocused();
  await window.keyboard.type(', first flush');
  await product.text('Amount').fill('1,480円');
  await product.list('Currency').selectOption('jpy');
  await expect(window.getByText('¥1,480 once')).toBeVisible();
  await product.list('Billing period').selectOption('month:1');
  await product.text('Unit label').fill('bag');
  await expect(product.whereThisShows).toContainText('¥1,480 per bag per month');
  await product.chooseTaxCode('food', 'Food');
  await product.edit('Description', 'Picked in May.');
  await product.save();
  await expect(catalog.row('Sencha 100 g, first flush')).toContainText('¥1,480 / bag / month');
  await expect(catalog.row('Sencha 100 g, first flush')).toContainText('New, not in Stripe yet');

  await catalog.reviewChanges.click();
  await expect(review.item('Sencha 100 g, first flush')).toContainText('¥1,480 / month');
  await expect(review.publish).toHaveText('Publish 1 change to the demo account');
  await review.publish.click();
  await expect(review.result('Sencha 100 g, first flush')).toContainText(/req_\w+/);
  await review.done();
  await expect(shell.syncStatus).toContainText('Up to date');
  await expect(catalog.row('Sencha 100 g, first flush')).not.toContainText('New, not in Stripe yet');
});

test('an amount and a size that make no value yet are kept, said and mended', async ({ open }) => {
  const folder = makeFolder('typed');
  const first = await open({ args: ['--demo'], userData: folder });
  const before = pagesOf(first.window);
  await before.catalog.newProduct.click();
  await before.product.text('Name').fill('Zebra cup');
  await before.product.text('Amount').fill('12,x');
  await before.product.expectSaved();
  await before.product.size('Length').fill('3');
  await before.product.expectSaved();
  await before.product.save();
  await before.catalog.search.fill('Zebra cup');
  await before.catalog.expectCount(/^1 /);
  await before.catalog.open('Zebra cup');
  await expect(before.product.text('Amount')).toHaveValue('12,x');
  await expect(before.product.size('Length')).toHaveValue('3');
  await first.close();

  const { window } = await open({ args: ['--demo'], userData: folder });
  const { product, review } = pagesOf(window);
  await review.open();
  await expect(review.item('Zebra cup')).toContainText('The first price cannot be read: “12,x”');
  await expect(review.item('Zebra cup')).toContainText('The package size is not complete.');
  await expect(review.checkbox('Zebra cup')).toBeDisabled();
  await review.item('Zebra cup').getByRole('button', { name: 'Go to the field' }).last().click();
  await expect(product.text('Amount')).toBeFocused();
  await expect(product.text('Amount')).toHaveValue('12,x');
  await product.edit('Amount', '12.50');
  await product.size('Length').fill('');
  await product.expectSaved();
  await review.open();
  await expect(review.item('Zebra cup')).toContainText('$12.50');
  await review.publish.click();
  await expect(review.result('Zebra cup')).toContainText(/req_\w+/);
});

test('the place of a performance reaches Stripe beside the tax code', async ({ open, standIn }) => {
  const stripe = await standIn();
  const { window, shell } = await open({ env: { COUNTERTOP_STRIPE_API: stripe.url } });
  const { catalog, product, review } = pagesOf(window);
  await shell.connect(stripe.keys.test.secret);
  await shell.goTo('Catalog');
  await catalog.open('Bean Club');
  await product.edit('Performance location', 'taxloc_kissa_mori');
  await product.save();
  await catalog.reviewChanges.click();
  await expect(review.item('Bean Club')).toContainText('taxloc_kissa_mori');
  await review.publish.click();
  await expect(review.result('Bean Club')).toContainText(/req_\w+/);
  await review.done();
  await catalog.open('Bean Club');
  await expect(product.text('Performance location')).toHaveValue('taxloc_kissa_mori');
  await expect(shell.syncStatus).toContainText('Up to date');
});

test('a Japanese statement descriptor is refused with its reason, and full-width letters are mended', async ({
  open,
}) => {
  const { window } = await open({ args: ['--demo'] });
  const { catalog, product } = pagesOf(window);
  await catalog.open('Bean Club');
  await product.edit('Statement descriptor', '珈琲豆');
  const field = product.text('Statement descriptor');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toHaveAccessibleDescription(/After removing 珈琲豆, no letter is left/);
  await product.edit('Statement descriptor', 'ＫＩＳＳＡ');
  await window.getByRole('button', { name: 'Use “KISSA”' }).click();
  await expect(field).toHaveValue('KISSA');
  await expect(field).not.toHaveAttribute('aria-invalid', 'true');
  await expect(product.whereThisShows).toContainText('KISSA');
});

test('what is typed is on disk within a second, and still there after a kill', async ({ open }) => {
  const first = await open({ args: ['--demo'], mayComplain: true });
  const { catalog, product } = pagesOf(first.window);
  await catalog.open('Bean Club');
  await product.edit('Description', 'Typed just before the lights went out.');
  first.app.process().kill('SIGKILL');
  const second = await open({ userData: first.userData });
  const again = pagesOf(second.window);
  await again.catalog.open('Bean Club');
  await expect(again.product.text('Description')).toHaveValue('Typed just before the lights went out.');
});

test('a changed field says what Stripe has, and can be put back', async ({ open }) => {
  const { window } = await open({ args: ['--demo'] });
  const { catalog, product } = pagesOf(window);
  await catalog.open('Bean Club');
  await product.edit('Name', 'Bean Society');
  await expect(window.getByText('Changed. In Stripe: Bean Club')).toBeVisible();
  await window.getByRole('button', { name: 'Put back Stripe’s value of Name' }).click();
  await expect(product.text('Name')).toHaveValue('Bean Club');
  await expect(product.saveState).toHaveText('Same as in Stripe');
});

test('discard asks, goes back to Stripe’s copy, and can be undone', async ({ open }) => {
  const { window } = await open({ args: ['--demo'] });
  const { catalog, product } = pagesOf(window);
  await catalog.open('Bean Club');
  await product.edit('Name', 'Bean Society');
  await product.button('Discard').click();
  await product.answer(/Discard your changes/, 'Discard');
  await expect(product.text('Name')).toHaveValue('Bean Club');
  await product.button('Undo').click();
  await expect(product.text('Name')).toHaveValue('Bean Society');
});

test('archive, duplicate, undo and redo', async ({ open }) => {
  const { window } = await open({ args: ['--demo'] });
  const { catalog, product } = pagesOf(window);
  await catalog.open('Cold brew bottle');
  await product.button('Archive').click();
  const question = window.getByRole('alertdialog', { name: /^Archive/ });
  await expect(question).toContainText('subscriptions go on');
  await expect(question.getByRole('status')).toContainText(/subscription/);
  await expect(question).toContainText('not looked at');
  await expectAccessible(window, 'archive');
  await question.getByRole('button', { name: 'Archive', exact: true }).click();
  await expect(product.button('Unarchive')).toBeVisible();
  await product.button('Undo').click();
  await expect(product.button('Archive')).toBeVisible();
  await product.button('Redo').click();
  await expect(product.button('Unarchive')).toBeVisible();
  await product.button('Unarchive').click();
  await expect(product.button('Archive')).toBeVisible();
  await product.button('Duplicate').click();
  await expect(product.text('Name')).toHaveValue('Cold brew bottle (copy)');
  await product.save();
  await expect(catalog.row('Cold brew bottle (copy)')).toContainText('¥680');
});

test('delete is honest: Stripe refuses a product with prices, and archiving is offered', async ({ open }) => {
  const { window } = await open({ args: ['--demo'] });
  const { catalog, product } = pagesOf(window);
  await catalog.open('Cold brew bottle');
  await product.button('Delete').click();
  await product.answer(/Stripe will not delete “Cold brew bottle”/, 'Archive instead');
  await expect(product.button('Unarchive')).toBeVisible();
  await product.save();

  await catalog.newProduct.click();
  await product.edit('Name', 'Mistake');
  await product.button('Delete').click();
  await product.answer(/Delete “Mistake”/, 'Delete');
  await expect(catalog.grid).toBeVisible();
  await expect(catalog.row('Mistake')).toHaveCount(0);
  await catalog.undo.click();
  await expect(catalog.row('Mistake')).toBeVisible();
});

test('a new product takes an id of the person’s own to Stripe', async ({ open, standIn }) => {
  const stripe = await standIn();
  const { app, window, catalog, product, review } = await openShop(open, stripe);
  await catalog.newProduct.click();
  await product.edit('Name', 'Kettle');
  const id = product.text('Product ID');
  await id.fill('kettle one');
  await expect(window.getByText(/An id has no spaces/)).toBeVisible();
  // Kept as it was typed, wherever the person goes, and a reason not to publish that leads back to it.
  await product.button('Save').click();
  await review.open();
  await expect(review.publish).toBeDisabled();
  await review.sheet.getByRole('button', { name: 'Go to the field' }).click();
  await expect(id).toBeFocused();
  await expect(id).toHaveValue('kettle one');
  await id.fill('kettle-one');
  await id.blur();
  await expect.poll(async () => await window.evaluate(() => location.hash)).toContain('kettle-one');
  await expect(id).toHaveValue('kettle-one');
  await product.button('Undo').click();
  await expect(id).toHaveValue('');
  await product.button('Redo').click();
  await expect(id).toHaveValue('kettle-one');
  await product.edit('Description', 'Steel, one litre');
  await review.open();
  await review.publish.click();
  await expect(review.result('Kettle')).toContainText('in Stripe');
  await review.done();
  await expect(id).toBeHidden();
  const remote = await stripe.control.dashboard('GET', '/v1/products/kettle-one');
  expect(remote).toMatchObject({ id: 'kettle-one', name: 'Kettle', description: 'Steel, one litre' });
  expect(app.errors).toEqual([]);
});
