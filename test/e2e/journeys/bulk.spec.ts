import { callEngine } from '../support/engine-calls.ts';
import { CatalogPage } from '../pages/catalog-page.ts';
import { expect, expectAccessible, test } from '../support/countertop-test.ts';

test('many products are changed at once: the effect is shown first, and it is one step to undo', async ({
  open,
}) => {
  const { window } = await open({ args: ['--demo'] });
  const catalog = new CatalogPage(window);
  await catalog.expectCount('40 products');
  await window.getByRole('columnheader', { name: 'Select', exact: true }).click();
  await expect(window.getByText('40 products selected')).toBeVisible();
  await window.getByRole('button', { name: 'Bulk edit', exact: true }).click();
  const dialog = window.getByRole('dialog', { name: 'Bulk edit', exact: true });
  await dialog.getByRole('combobox', { name: 'What to do', exact: true }).selectOption('Add metadata');
  await dialog.getByRole('textbox', { name: 'Metadata key', exact: true }).fill('season');
  await dialog.getByRole('textbox', { name: 'New value', exact: true }).fill('autumn');
  await expect(dialog.getByRole('region', { name: 'Effect' })).toContainText('40 products change');
  await expect(dialog.getByRole('table').getByRole('cell', { name: 'autumn' }).first()).toBeVisible();
  await expectAccessible(window, 'bulk edit');
  await dialog.getByRole('button', { name: 'Change 40 products', exact: true }).click();
  await expect(dialog).toBeHidden();
  await catalog.undo.hover();
  await expect(window.getByRole('tooltip')).toContainText('Undo change of 40 products');
  await catalog.undo.click();
  await expect(catalog.redo).toBeEnabled();

  await window.getByRole('button', { name: 'Bulk edit', exact: true }).click();
  await dialog.getByRole('combobox', { name: 'What to do', exact: true }).selectOption('Change prices');
  await dialog.getByRole('textbox', { name: 'Percent', exact: true }).fill('10');
  await dialog.getByRole('combobox', { name: /^Yen/ }).selectOption('To 10');
  await dialog
    .getByRole('combobox', { name: 'Currencies with decimals', exact: true })
    .selectOption('To .99');
  const effect = dialog.getByRole('region', { name: 'Effect' });
  await expect(effect).toContainText(/\d+ products change/);
  await expect(effect.getByRole('cell', { name: /\.99 USD$|0 JPY$/ }).first()).toBeVisible();
  await expectAccessible(window, 'bulk change of prices');
  await dialog.getByRole('button', { name: /^Change \d+ products$/ }).click();
  await expect(dialog).toBeHidden();
  await catalog.undo.hover();
  await expect(window.getByRole('tooltip')).toContainText(/Undo change of prices of \d+ products/);
});

test('tax readiness is mended row by row', async ({ open }) => {
  const { window } = await open({ args: ['--demo'] });
  const catalog = new CatalogPage(window);
  await catalog.expectCount('40 products');
  await window.getByRole('button', { name: 'Tax readiness', exact: true }).click();
  const sheet = window.getByRole('dialog', { name: 'Tax readiness', exact: true });
  const products = sheet.getByRole('region', { name: 'Products without a tax code', exact: true });
  await expect(products.getByRole('listitem').first()).toBeVisible();
  const count = await products.getByRole('listitem').count();
  await expectAccessible(window, 'tax readiness');
  const picker = products.getByRole('combobox').first();
  await picker.fill('珈琲');
  await window.getByRole('option', { name: /^Food/ }).first().click();
  await expect(products.getByRole('listitem')).toHaveCount(count - 1);
  await window.keyboard.press('Escape');
  await expect(sheet).toBeHidden();

  const view = await callEngine(window, 'catalog.openView', {
    search: '',
    filter: { status: 'active', changed: false, conflict: false, missingTaxCode: false },
    sort: { by: 'name', direction: 'ascending' },
  });
  const [{ id: productId, fields }] = view.rows as [(typeof view.rows)[number]];
  await callEngine(window, 'catalog.duplicateProduct', { productId, name: fields.name });
  await window.getByRole('button', { name: 'Find duplicates', exact: true }).click();
  const duplicates = window.getByRole('dialog', { name: 'Find duplicates', exact: true });
  await expect(duplicates.getByRole('listitem').first()).toBeVisible();
  await expectAccessible(window, 'find duplicates');
  await duplicates.getByRole('listitem').first().getByRole('button').first().click();
  await expect(duplicates).toBeHidden();
  await expect(window).toHaveURL(/#\/catalog\/prod/);
});

test('columns are chosen, and kept with search and filters as a view', async ({ open }) => {
  const { window } = await open({ args: ['--demo'] });
  const catalog = new CatalogPage(window);
  await catalog.expectCount('40 products');
  await window.getByRole('button', { name: 'Columns', exact: true }).click();
  await window.getByText('Statement descriptor', { exact: true }).click();
  await window.keyboard.press('Escape');
  const heading = window.getByRole('columnheader', { name: 'Statement descriptor', exact: true });
  await expect(heading).toBeVisible();
  await catalog.search.fill('plan');
  await window.getByRole('button', { name: 'Save view', exact: true }).click();
  const dialog = window.getByRole('dialog', { name: 'Save view', exact: true });
  await dialog.getByRole('textbox', { name: 'Name of the view', exact: true }).fill('Plans');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(dialog).toBeHidden();

  await window.getByRole('button', { name: 'Columns', exact: true }).click();
  await window.getByRole('button', { name: 'Back to the first columns' }).click();
  await window.keyboard.press('Escape');
  await expect(heading).toBeHidden();
  await window.getByRole('button', { name: 'Show all products' }).first().click();
  await catalog.expectCount('40 products');
  await window.getByRole('button', { name: 'Views', exact: true }).click();
  await window.getByRole('menuitem', { name: 'Plans', exact: true }).click();
  await expect(heading).toBeVisible();
  await expect(catalog.search).toHaveValue('plan');
});
