import { readFileSync } from 'node:fs';
import type { Locator } from '@playwright/test';
import { readWorkbook } from '#electron/core/catalog/exchange/workbook.ts';
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
  await exporting.getByRole('combobox', { name: 'Format', exact: true }).selectOption('CSV (UTF-8)');
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

test('prices go out as an Excel workbook and come back by the keyboard alone', async ({ open }, testInfo) => {
  const { app, window } = await open({ args: ['--demo'] });
  const catalog = new CatalogPage(window);
  await catalog.expectCount('40 products');
  const target = testInfo.outputPath('catalog.xlsx');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => await Promise.resolve({ canceled: false, filePath });
  }, target);
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await window.keyboard.press(key);
  };
  const tabTo = async (target: Locator): Promise<void> => {
    for (let step = 0; step < 60; step += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await press('Tab');
    }
    throw new Error('the keyboard does not reach it');
  };

  // Listening takes a moment to begin; a key is faster than that.
  window.on('filechooser', () => undefined);

  await catalog.search.focus();
  await tabTo(window.getByRole('button', { name: 'Export', exact: true }));
  await press('Enter');
  const exporting = window.getByRole('dialog', { name: 'Export products', exact: true });
  const what = exporting.getByRole('combobox', { name: 'What', exact: true });
  await tabTo(what);
  await what.selectOption('Products with their prices, one row a price');
  await tabTo(exporting.getByRole('button', { name: 'Export', exact: true }));
  await press('Enter');
  await expect(exporting).toBeHidden();
  const [sheet] = await readWorkbook(new Uint8Array(readFileSync(target)));
  const rows = sheet?.rows.length ?? 0;

  await catalog.search.focus();
  await tabTo(window.getByRole('button', { name: 'Import', exact: true }));
  await press('Enter');
  const importing = window.getByRole('dialog', { name: 'Import products', exact: true });
  const choose = importing.getByRole('button', { name: 'Choose a file', exact: true });
  await tabTo(choose);
  const [chooser] = await Promise.all([window.waitForEvent('filechooser'), press('Enter')]);
  await chooser.setFiles(target);
  await expect(importing).toContainText(`0 new · 0 changed · ${String(rows - 1)} unchanged · 0 with errors`);
  await press('Escape');
  await expect(importing).toBeHidden();

  await tabTo(window.getByRole('button', { name: 'Import', exact: true }));
  await press('Enter');
  await tabTo(choose);
  const [second] = await Promise.all([window.waitForEvent('filechooser'), press('Enter')]);
  const at = sheet?.rows[0]?.indexOf('Amount') ?? -1;
  const priced = sheet?.rows.findIndex((row) => row[at] !== '' && row[at] !== 'Amount') ?? 0;
  const cells = sheet?.rows[priced]?.map((cell, index) => (index === at ? '123' : cell)) ?? [];
  const lines = [sheet?.rows[0] ?? [], cells].map((row) => row.map((cell) => JSON.stringify(cell)).join(','));
  await second.setFiles({ name: 'amount.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) });
  await expect(importing).toContainText('0 new · 1 changed · 0 unchanged · 0 with errors');
  await expect(importing.getByRole('row', { name: /Change price/ })).toBeVisible();
  await expectAccessible(window, 'import of prices');
  await tabTo(importing.getByRole('button', { name: 'Import 1 row as a draft', exact: true }));
  await press('Enter');
  await expect(importing).toBeHidden();
  await expect(window.getByRole('button', { name: /^Review changes/ })).toBeVisible();
});
