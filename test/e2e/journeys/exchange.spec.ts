import { readFileSync } from 'node:fs';
import { CatalogPage } from '../pages/catalog-page.ts';
import { expect, expectAccessible, test } from '../support/countertop-test.ts';

test('products go out to a file and come back as drafts, each row shown first', async ({
  open,
}, testInfo) => {
  const { app, window } = await open({ args: ['--demo'] });
  const catalog = new CatalogPage(window);
  await catalog.expectCount('40 products');
  const target = testInfo.outputPath('products.csv');
  // The system's own question cannot be answered from outside: this is what a person would choose.
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => await Promise.resolve({ canceled: false, filePath });
  }, target);
  await window.getByRole('button', { name: 'Export', exact: true }).click();
  const exporting = window.getByRole('dialog', { name: 'Export products', exact: true });
  await expectAccessible(window, 'export');
  await exporting.getByRole('button', { name: 'Export', exact: true }).click();
  await expect(exporting).toBeHidden();
  const file = readFileSync(target, 'utf8');
  expect(file.startsWith('\uFEFFProduct ID,Name,')).toBe(true);

  await window.getByRole('button', { name: 'Import', exact: true }).click();
  const importing = window.getByRole('dialog', { name: 'Import products', exact: true });
  const choose = importing.getByRole('button', { name: 'Choose a file', exact: true });
  const [firstChooser] = await Promise.all([window.waitForEvent('filechooser'), choose.click()]);
  await firstChooser.setFiles({ name: 'same.csv', mimeType: 'text/csv', buffer: Buffer.from(file) });
  await expect(importing).toContainText('0 new · 0 changed · 40 unchanged · 0 with errors');
  await importing.getByRole('button', { name: 'Close' }).click();

  await window.getByRole('button', { name: 'Import', exact: true }).click();
  const [chooser] = await Promise.all([window.waitForEvent('filechooser'), choose.click()]);
  const rows = 'Name,Unit label,Active\nAAA imported tea,bag,TRUE\nAAA cup,a label far too long,TRUE\n';
  await chooser.setFiles({ name: 'new.csv', mimeType: 'text/csv', buffer: Buffer.from(rows) });
  await expect(importing).toContainText('1 new · 0 changed · 0 unchanged · 1 with errors');
  await expect(importing.getByRole('row', { name: /AAA cup/ })).toContainText('Unit label');
  await expectAccessible(window, 'import');
  await importing.getByRole('button', { name: 'Import 1 product as a draft', exact: true }).click();
  await expect(importing).toBeHidden();
  await expect(catalog.nameCell('AAA imported tea')).toBeVisible();
  await catalog.undo.click();
  await catalog.expectCount('40 products');
});
