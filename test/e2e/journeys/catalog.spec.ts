import type { Locator } from '@playwright/test';
import { CatalogPage } from '../pages/catalog-page.ts';
import { expect, test } from '../support/countertop-test.ts';

test('the whole catalog is there, sorts by its headings, and says how many', async ({ open }) => {
  const { window } = await open({ args: ['--demo'] });
  const catalog = new CatalogPage(window);
  await expect(catalog.grid).toHaveAttribute('aria-rowcount', '41');
  await catalog.expectCount('40 products');
  const ascending = await catalog.firstNames(5);
  expect(ascending).toEqual(ascending.toSorted((a, b) => a.localeCompare(b, 'en')));

  const heading = window.getByRole('columnheader', { name: 'Name', exact: true });
  await expect(heading).toHaveAttribute('aria-sort', 'ascending');
  await heading.click();
  await expect(heading).toHaveAttribute('aria-sort', 'descending');
  await expect.poll(async () => await catalog.firstNames(1)).not.toEqual(ascending.slice(0, 1));
});

test('search finds English and Japanese words, of one and two characters, as they are typed', async ({
  open,
}) => {
  const { window } = await open({ args: ['--demo', '--language=ja'] });
  const catalog = window.getByRole('grid');
  const search = window.getByRole('searchbox');
  const cells = catalog.getByRole('gridcell');
  await expect(cells.first()).toBeVisible();
  for (const word of ['豆', '珈琲', 'ﾌﾟﾗﾝ', 'PLAN']) {
    await search.fill(word);
    await expect(search).toHaveValue(word);
    await expect(window.getByRole('status', { name: '表示中の商品' })).toContainText(/40件中\d+件/);
  }
  await search.fill('これはどこにもない');
  await expect(window.getByRole('heading', { name: '該当する商品がありません' })).toBeVisible();
  await window.getByRole('button', { name: 'すべての商品を表示' }).first().click();
  await expect(search).toHaveValue('');
  await expect(window.getByRole('status', { name: '表示中の商品' })).toContainText('商品40件');
});

test('filters leave what they name, and say how many there are', async ({ open }) => {
  const { window } = await open({ args: ['--demo'] });
  const catalog = new CatalogPage(window);
  await catalog.expectCount('40 products');
  // The counts come behind the rows.
  const missing = window.getByRole('button', { name: /^No tax code [1-9]\d*$/ });
  const count = Number(/\d+/.exec(await missing.innerText())?.[0]);
  expect(count).toBeGreaterThan(0);
  await missing.click();
  await catalog.expectCount(`${count} of 40 products`);
  await expect(catalog.grid.getByText('missing')).toHaveCount(count);
  await window.getByRole('button', { name: 'Show all products' }).click();
  await window.getByRole('combobox', { name: 'Status', exact: true }).selectOption('Archived');
  await expect(catalog.grid.getByRole('gridcell', { name: 'Active', exact: true })).toHaveCount(0);
});

test('the grid is worked by keyboard alone', async ({ open }) => {
  const { window } = await open({ args: ['--demo'] });
  const catalog = new CatalogPage(window);
  await expect(catalog.nameCell(/./).first()).toBeVisible();
  await window.keyboard.press('ControlOrMeta+f');
  await expect(catalog.search).toBeFocused();
  await window.keyboard.press('ArrowDown');
  const focused = catalog.focused;
  const [first, second] = await catalog.firstNames(2);
  await expect(focused).toHaveText(first ?? '');
  await window.keyboard.press('ArrowDown');
  await expect(focused).toHaveText(second ?? '');
  await window.keyboard.press('Home');
  await expect(focused).toHaveAttribute('aria-colindex', '1');
  await window.keyboard.press(' ');
  await expect(window.getByText('1 product selected')).toBeVisible();
  await window.keyboard.press('Escape');
  await expect(window.getByText('1 product selected')).toBeHidden();
  await window.keyboard.press('ControlOrMeta+End');
  await expect(window.locator('[role=row]:has(:focus)')).toHaveAttribute('aria-rowindex', '41');
  await expect(focused).toBeInViewport();
  await window.keyboard.press('PageUp');
  await window.keyboard.press('ControlOrMeta+Home');
  await window.keyboard.press('ArrowUp');
  await window.keyboard.press('ArrowRight');
  await window.keyboard.press('ArrowRight');
  await expect(focused).toHaveRole('columnheader');
  await window.keyboard.press('Enter');
  await expect(focused).toHaveAttribute('aria-sort', 'descending');
  await window.keyboard.press('ArrowDown');
  const name = await focused.innerText();
  await window.keyboard.press('ControlOrMeta+o');
  await expect(window.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue(name);
});

test('a long list is at its end with one key, and finds at once', async ({ open }) => {
  const { window, shell } = await open({ args: ['--demo=1k'] });
  const catalog = new CatalogPage(window);
  await expect(shell.syncStatus).toContainText('Up to date', { timeout: 60_000 });
  await expect(catalog.grid).toHaveAttribute('aria-rowcount', '1001');
  await catalog.search.press('ArrowDown');
  await window.keyboard.press('ControlOrMeta+End');
  await expect(window.locator('[role=row]:has(:focus)')).toHaveAttribute('aria-rowindex', '1001');
  await expect(window.locator('[role=row][aria-rowindex="1001"]')).toHaveAttribute('aria-busy', 'false');
  await expect(catalog.focused).toBeInViewport();
  // Only what is near the screen is in the document.
  expect(await catalog.grid.getByRole('row').count()).toBeLessThan(80);
  await catalog.search.fill('zzzz-nothing');
  await expect(window.getByRole('heading', { name: 'No product matches' })).toBeVisible();
});

/** Where an element stands once it stands still. */
async function settledTop(element: Locator): Promise<number> {
  let last = Number.NaN;
  await expect
    .poll(async () => {
      const top = (await element.boundingBox())?.y ?? -1;
      const isSettled = top === last;
      last = top;
      return isSettled;
    })
    .toBe(true);
  return last;
}

test('the place and the focus are kept when one comes back, and while products change', async ({
  open,
  standIn,
}) => {
  const stripe = await standIn({ size: 1000 });
  const { window, shell } = await open({ env: { COUNTERTOP_STRIPE_API: stripe.url } });
  await shell.connect(stripe.keys.test.secret);
  await shell.goTo('Catalog');
  const catalog = new CatalogPage(window);
  await expect(shell.syncStatus).toContainText('Up to date');
  await catalog.search.press('ArrowDown');
  for (let page = 0; page < 6; page += 1) await window.keyboard.press('PageDown');
  const focused = catalog.focused;
  await expect(focused).toHaveText(/\S/);
  const name = await focused.innerText();
  const cell = catalog.nameCell(name).first();
  const before = await settledTop(cell);

  // A product that sorts before everything moves every row down by one: the eye must not notice.
  await stripe.control.dashboard('POST', '/v1/products', { name: 'AAA first of all' });
  await window.keyboard.press('ControlOrMeta+r');
  await expect(catalog.grid).toHaveAttribute('aria-rowcount', '1002');
  await expect.poll(async () => Math.abs((await settledTop(cell)) - before)).toBeLessThanOrEqual(1);
  await expect(focused).toHaveText(name);

  await cell.getByText(name, { exact: true }).click();
  await expect(window.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue(name);
  await window.getByRole('button', { name: 'Products', exact: true }).click();
  await expect(cell).toBeInViewport();
});
