import { CatalogPage } from '../pages/catalog-page.ts';
import { expect, test } from '../support/countertop-test.ts';
import { Camera } from './camera.ts';

/** Prices: the grid of a product, the editor in its shapes, a change of price, lookup keys. */
for (const language of ['en', 'ja'] as const) {
  test(`prices, ${language}`, async ({ open }) => {
    const { window: page } = await open({ args: ['--demo', '--language=en'] });
    const camera = new Camera(page, language, 80);
    const catalog = new CatalogPage(page);
    await catalog.nameCell('House Blend 200 g').dblclick();
    const grid = page.getByRole('grid', { name: 'Prices', exact: true });
    await grid.scrollIntoViewIfNeeded();
    await camera.take('prices');

    await page.getByRole('button', { name: 'Add price', exact: true }).click();
    const add = page.getByRole('dialog', { name: 'Add price', exact: true });
    const choose = (name: string, option: string): Promise<string[]> =>
      add.getByRole('combobox', { name, exact: true }).selectOption(option);
    const type = (name: string, typed: string): Promise<void> =>
      add.getByRole('textbox', { name, exact: true }).fill(typed);
    await choose('Pricing model', 'Tiers, each unit at its own (graduated)');
    await choose('Currency', 'usd');
    await type('Tier 1: up to', '10');
    await type('Tier 1: per unit', '5');
    await add.getByRole('textbox', { name: 'Tier 2: per unit', exact: true }).fill('4.50');
    await type('Trial days', '14');
    await camera.take('price-tiers');
    await choose('Pricing model', 'By packages');
    await type('Amount', '10');
    await type('Units in a package', '12');
    await choose('Add a currency', 'jpy');
    await type('Amount in JPY', '1480');
    await choose('Add a currency', 'eur');
    await type('Amount in EUR', 'nine');
    await camera.take('price-currencies');
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Change price', exact: true }).click();
    const change = page.getByRole('dialog', { name: 'Change price', exact: true });
    await change.getByRole('textbox', { name: 'Amount', exact: true }).fill('1580');
    await expect(change.getByText('Counting', { exact: false })).toBeHidden();
    await camera.take('change-price');
    await change.getByRole('button', { name: 'Draft the change', exact: true }).click();
    await expect(change).toBeHidden();
    await camera.take('prices-drafted');
    await page.getByRole('button', { name: 'Edit price', exact: true }).click();
    await camera.take('price-edit');
    await page.keyboard.press('Escape');

    await page.evaluate(() => {
      location.hash = '/catalog';
    });
    await page.getByRole('button', { name: 'Lookup keys', exact: true }).click();
    await expect(page.getByRole('dialog', { name: 'Lookup keys', exact: true })).toBeVisible();
    await camera.take('lookup-keys');
  });
}
