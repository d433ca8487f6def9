import { CatalogPage } from '../pages/catalog-page.ts';
import { expect, expectAccessible, test } from '../support/countertop-test.ts';

test('what differs between two accounts is seen, taken, and drafted once', async ({ open }, testInfo) => {
  const { app, window } = await open({ args: ['--demo'] });
  const catalog = new CatalogPage(window);
  await catalog.expectCount('40 products');
  const sheet = window.getByRole('dialog', { name: 'Compare accounts', exact: true });
  const openSheet = async (): Promise<void> =>
    await window.getByRole('button', { name: 'Compare accounts', exact: true }).click();
  const compare = async (from: string, to: string): Promise<void> => {
    await sheet.getByRole('combobox', { name: 'From', exact: true }).selectOption(from);
    await sheet.getByRole('combobox', { name: 'To', exact: true }).selectOption(to);
    await sheet.getByRole('button', { name: 'Compare', exact: true }).click();
  };
  const [here, there] = ['Kissa Mori · Demo', 'Kissa Mori · Demo, live side'] as const;
  const file = testInfo.outputPath('backup.json');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => await Promise.resolve({ canceled: false, filePath });
  }, file);
  await window.getByRole('button', { name: 'Export', exact: true }).click();
  const exporting = window.getByRole('dialog', { name: 'Export products', exact: true });
  await exporting
    .getByRole('combobox', { name: 'What', exact: true })
    .selectOption('The whole catalog as a backup (JSON)');
  await exporting.getByRole('button', { name: 'Export', exact: true }).click();
  await expect(exporting).toBeHidden();
  await openSheet();
  await compare(here, there);
  const found = sheet.getByRole('region', { name: 'What differs', exact: true });
  await expect(found).toContainText(/\d+ new · \d+ different · \d+ the same/);
  await expectAccessible(window, 'compare accounts');
  const before = await found.getByRole('article').count();
  expect(before).toBeGreaterThan(1);
  const name = (await found.getByRole('article').first().getAttribute('aria-label')) ?? '';
  await found.getByRole('checkbox', { name: 'All that differ', exact: true }).click({ force: true });
  await expect(sheet.getByRole('button', { name: 'Nothing to copy', exact: true })).toBeDisabled();
  await found.getByRole('checkbox', { name, exact: true }).click({ force: true });
  // Of another, one field is left out.
  const partly = found.getByRole('article', { name: 'Menu translation', exact: true });
  await partly.getByRole('checkbox', { name: 'Menu translation', exact: true }).click({ force: true });
  const description = partly.getByRole('checkbox', { name: 'Description', exact: true });
  await description.click({ force: true });
  await expect(description).not.toBeChecked();
  await expectAccessible(window, 'a field left out');
  await sheet.getByRole('button', { name: 'Copy 2 products as drafts', exact: true }).click();

  // Where the drafts are is where they are reviewed.
  await expect(sheet).toBeHidden();
  await expect(window.getByText(`2 products drafted in ${there}. Review them there.`)).toBeVisible();
  await expect(catalog.nameCell(name)).toBeVisible();
  await expect(window.getByRole('button', { name: /^Review changes/ })).toBeVisible();
  await openSheet();
  await compare(here, there);
  await expect(found.getByRole('article')).toHaveCount(before - 1);
  await expect(found.getByRole('article', { name, exact: true })).toHaveCount(0);
  await expect(partly.getByRole('term')).toHaveText(['Description']);
  await window.keyboard.press('Escape');

  await openSheet();
  await sheet.getByRole('combobox', { name: 'From', exact: true }).selectOption('A backup file');
  const [chooser] = await Promise.all([
    window.waitForEvent('filechooser'),
    sheet.getByRole('button', { name: 'Choose a backup', exact: true }).click(),
  ]);
  await chooser.setFiles(file);
  await expect(sheet).toContainText(/Kissa Mori · \w+, written/);
  // What has not changed since is not drafted.
  await sheet.getByRole('combobox', { name: 'To', exact: true }).selectOption(here);
  await sheet.getByRole('button', { name: /^Draft the settings of \d+ portal configurations?$/ }).click();
  await expect(window.getByText(`Nothing of the portal of ${here} differs from the backup.`)).toBeVisible();
  await compare('A backup file', there);
  await expect(found.getByRole('article')).toHaveCount(before - 1);
});
