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
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Tax readiness', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Products without a tax code' })).toBeVisible();
    await camera.take('tax-readiness');
  });
}

async function chooseReplace(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: 'What to do', exact: true }).selectOption('Find and replace');
  await page.getByRole('textbox', { name: 'Find', exact: true }).fill('a');
  await page.getByRole('textbox', { name: 'Replace with', exact: true }).fill('A');
  await page.getByText('Match case').click();
  await expect(page.getByRole('table')).toBeVisible();
}
