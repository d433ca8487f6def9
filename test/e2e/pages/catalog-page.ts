import { expect, type Locator, type Page } from '@playwright/test';

/** The catalog screen, by role and name. */
export class CatalogPage {
  readonly page: Page;
  readonly grid: Locator;
  readonly search: Locator;
  readonly reviewChanges: Locator;
  readonly newProduct: Locator;
  readonly undo: Locator;
  readonly redo: Locator;
  /** The cell or heading that has the focus, itself or in its box. */
  readonly focused: Locator;

  constructor(page: Page) {
    this.page = page;
    this.grid = page.getByRole('grid', { name: 'Products', exact: true });
    this.search = page.getByRole('searchbox', { name: 'Search products', exact: true });
    this.reviewChanges = page.getByRole('button', { name: 'Review changes', exact: true });
    this.newProduct = page.getByRole('button', { name: 'New product', exact: true });
    this.undo = page.getByRole('button', { name: 'Undo', exact: true });
    this.focused = page.locator('[role=gridcell]:focus-within, [role=columnheader]:focus');
    this.redo = page.getByRole('button', { name: 'Redo', exact: true });
  }

  /** The row of a product; its name is what its cells say. */
  row(product: string | RegExp): Locator {
    return this.grid.getByRole('row').filter({ has: this.nameCell(product) });
  }

  nameCell(product: string | RegExp): Locator {
    return this.page.getByRole('gridcell', {
      name: product,
      ...(typeof product === 'string' ? { exact: true } : {}),
    });
  }

  async open(product: string): Promise<void> {
    // The name itself opens; the rest of its cell can be chosen.
    await this.nameCell(product).getByText(product, { exact: true }).click();
    await expect(this.page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue(product);
  }

  /** Opens the product of a row by its name; 1 is the first below the headings. */
  async openRow(row: number): Promise<void> {
    const name = (await this.firstNames(row)).at(-1) ?? '';
    await this.open(name);
  }

  /** What the footer says of how many products the list has. */
  async expectCount(text: string | RegExp): Promise<void> {
    await expect(this.page.getByRole('status', { name: 'Products shown' })).toHaveText(text);
  }

  /** Names of the first rows, as shown. */
  async firstNames(count: number): Promise<string[]> {
    const rows = this.grid.getByRole('row');
    const names: string[] = [];
    for (let index = 1; index <= count; index += 1) {
      names.push((await rows.nth(index).getByRole('gridcell').nth(2).innerText()).trim());
    }
    return names;
  }
}
