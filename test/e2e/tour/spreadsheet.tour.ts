import type { Page } from '@playwright/test';
import { CatalogPage } from '../pages/catalog-page.ts';
import { expect, test } from '../support/countertop-test.ts';
import { putOnClipboard } from '../support/clipboard.ts';
import { Camera } from './camera.ts';

/** The catalog as a spreadsheet: cells, columns, bulk changes, tax. */
for (const language of ['en', 'ja'] as const) {
  test(`the spreadsheet, ${language}`, async ({ open }) => {
    const { window: page } = await open({ args: ['--demo', '--language=en'] });
    const camera = new Camera(page, language, 40);
    const catalog = new CatalogPage(page);
    await expect(catalog.nameCell(/./).first()).toBeVisible();
    const status = (row: number) =>
      page.locator(`[role=row][aria-rowindex="${row + 1}"] [aria-colindex="5"]`);
    await status(2).click();
    await putOnClipboard(page, 'Archived\tGeneral - Services\nperhaps\t\nArchived\ttxcd_99999999\n');
    await page.keyboard.press('ControlOrMeta+v');
    await expect(page.getByRole('alert')).toBeVisible();
    await status(6).click();
    await status(10).click({ modifiers: ['Shift'] });
    await camera.take('cells');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Dismiss' }).click();

    await page.locator('[role=row][aria-rowindex="5"] [aria-colindex="6"]').click();
    await page.keyboard.type('soft');
    await expect(page.getByRole('listbox')).toBeVisible();
    await camera.take('tax-code-in-cell');
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Columns', exact: true }).click();
    await page.getByRole('checkbox', { name: 'Description', exact: true }).click({ force: true });
    await page.getByRole('checkbox', { name: 'Statement descriptor', exact: true }).click({ force: true });
    await camera.take('columns');
    await page.keyboard.press('Escape');
    await camera.take('more-columns');

    await page.getByRole('columnheader', { name: 'Select', exact: true }).click();
    await page.getByRole('button', { name: 'Bulk edit', exact: true }).click();
    await expect(page.getByRole('dialog', { name: 'Bulk edit', exact: true })).toBeVisible();
    await chooseReplace(page);
    await camera.take('bulk-edit');
    await page.getByRole('combobox', { name: 'What to do', exact: true }).selectOption('Change prices');
    await page.getByRole('textbox', { name: 'Percent', exact: true }).fill('10');
    await page.getByRole('combobox', { name: /^Yen/ }).selectOption('To 10');
    await expect(page.getByRole('cell', { name: /0 JPY$/ }).first()).toBeVisible();
    await camera.take('bulk-prices');
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Tax readiness', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Products without a tax code' })).toBeVisible();
    await camera.take('tax-readiness');
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await expect(page.getByRole('dialog', { name: 'Export products', exact: true })).toBeVisible();
    await camera.take('export');
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Import', exact: true }).click();
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Choose a file', exact: true }).click(),
    ]);
    await chooser.setFiles({ name: 'prices.csv', mimeType: 'text/csv', buffer: Buffer.from(PRICES) });
    await expect(page.getByText(/^2 new/)).toBeVisible();
    await camera.take('import');
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Compare accounts', exact: true }).click();
    await page.getByRole('button', { name: 'Compare', exact: true }).click();
    await expect(page.getByRole('region', { name: 'What differs', exact: true })).toBeVisible();
    await camera.take('compare-accounts');
  });
}

/** A new product with two prices, and a row that says what is wrong with it. */
const PRICES = [
  'Name,Currency,Amount,Interval,Lookup key',
  'Team plan for schools,USD,12,month,school_monthly',
  'Team plan for schools,USD,120,year,school_yearly',
  'Gift wrapping,JPY,ten,,wrap',
].join('\n');

async function chooseReplace(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: 'What to do', exact: true }).selectOption('Find and replace');
  await page.getByRole('textbox', { name: 'Find', exact: true }).fill('a');
  await page.getByRole('textbox', { name: 'Replace with', exact: true }).fill('A');
  await page.getByText('Match case').click();
  await expect(page.getByRole('table')).toBeVisible();
}
