import { CatalogPage } from '../pages/catalog-page.ts';
import { ProductPage } from '../pages/product-page.ts';
import { expect, test } from '../support/countertop-test.ts';

/** 100,000 in the window are measured by `memory.vs_bare_window`; reading them takes minutes. */
test('ten thousand products scroll, sort, search and open, and come back to their place', async ({
  open,
}) => {
  const { shell, window } = await open({ args: ['--demo=10k'] });
  const catalog = new CatalogPage(window);
  await expect(shell.syncStatus).toContainText('Up to date', { timeout: 80_000 });
  await catalog.expectCount('10,000 products');

  // By the wheel, further than anything that was drawn.
  await catalog.nameCell(/./).first().hover();
  await window.mouse.wheel(0, 150_000);
  const drawn = catalog.grid.getByRole('row').nth(5);
  await expect.poll(async () => Number(await drawn.getAttribute('aria-rowindex'))).toBeGreaterThan(2000);
  await expect(drawn).not.toHaveAttribute('aria-busy', 'true');

  // By keyboard to the very end.
  await catalog.search.press('ArrowDown');
  await window.keyboard.press('Control+End');
  const last = catalog.grid.locator('[aria-rowindex="10001"]');
  await expect(last).not.toHaveAttribute('aria-busy', 'true');
  await expect(last.getByRole('gridcell').nth(2)).not.toBeEmpty();
  const name = (await last.getByRole('gridcell').nth(2).innerText()).trim();

  await window.getByRole('columnheader', { name: 'Name', exact: true }).click();
  await expect.poll(async () => await catalog.firstNames(1)).toEqual([name]);

  // A word of many products, then one of few.
  await catalog.search.fill('a');
  await catalog.expectCount(/^[\d,]+ of 10,000 products$/);
  await catalog.search.fill(name);
  await expect(catalog.row(name).first()).toBeVisible();
  await catalog.row(name).first().getByText(name, { exact: true }).click();
  await expect(new ProductPage(window).text('Name')).toHaveValue(name);
  await new ProductPage(window).save();
  await expect(catalog.search).toHaveValue(name);
  await catalog.search.press('Escape');
  await catalog.expectCount('10,000 products');
});
