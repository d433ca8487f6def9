import { expect, test } from '../support/countertop-test.ts';
import { CatalogPage } from '../pages/catalog-page.ts';
import { ProductPage } from '../pages/product-page.ts';

test('goes back to a copy, is told what is newer first, and comes back again', async ({ open }) => {
  const { shell, window } = await open({ args: ['--demo'] });
  const catalog = new CatalogPage(window);
  const product = new ProductPage(window);
  await expect(shell.syncStatus).toContainText('Up to date');
  const describe = async (words: string): Promise<void> => {
    await shell.goTo('Catalog');
    await catalog.open('Bean Club');
    await product.edit('Description', words);
    await product.save();
  };
  const copies = window.getByRole('list', { name: 'Copies', exact: true }).getByRole('listitem');
  const restoreFrom = async (index: number): Promise<void> => {
    await copies.nth(index).getByRole('button', { name: 'Restore', exact: true }).click();
    const question = window.getByRole('alertdialog', { name: /^Go back to/ });
    await expect(question).toContainText('Bean Club');
    await question.getByRole('button', { name: 'Restore', exact: true }).click();
    await expect(question).toBeHidden();
  };
  const shown = async (): Promise<string> => {
    await shell.goTo('Catalog');
    await catalog.open('Bean Club');
    const value = await window.getByRole('textbox', { name: 'Description', exact: true }).inputValue();
    await shell.goTo('Settings');
    return value;
  };

  await describe('As it was this morning');
  await shell.goTo('Settings');
  await window.getByRole('button', { name: 'Copy now', exact: true }).click();
  await expect(copies).toHaveCount(1);
  await expect(copies.first()).toContainText('1 object with unpublished changes');

  await describe('Changed since');
  await shell.goTo('Settings');
  await restoreFrom(0);
  await expect(copies).toHaveCount(2);
  expect(await shown()).toBe('As it was this morning');

  // The newest copy is the state before that.
  await restoreFrom(0);
  expect(await shown()).toBe('Changed since');
});
