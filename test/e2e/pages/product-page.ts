import { expect, type Locator, type Page } from '@playwright/test';

type Action =
  | 'Save'
  | 'Discard'
  | 'Archive'
  | 'Unarchive'
  | 'Duplicate'
  | 'Delete'
  | 'Undo'
  | 'Redo'
  | 'Add image';
type TextFieldName =
  | 'Name'
  | 'Description'
  | 'Statement descriptor'
  | 'Unit label'
  | 'Amount'
  | 'Web page'
  | 'Product ID'
  | 'Performance location';
type ListFieldName = 'Tax code' | 'Currency' | 'Billing period';

/** The product page, by role and name. */
export class ProductPage {
  readonly page: Page;
  /** Where what was typed is now. */
  readonly saveState: Locator;
  readonly whereThisShows: Locator;

  constructor(page: Page) {
    this.page = page;
    this.saveState = page.getByRole('status').filter({ hasText: /saved|saving|Same as in Stripe/i });
    this.whereThisShows = page.getByRole('complementary', { name: 'Where this shows' });
  }

  text(name: TextFieldName): Locator {
    return this.page.getByRole('textbox', { name, exact: true });
  }

  /** A side of the parcel, whatever unit its label names. */
  size(name: 'Length' | 'Width' | 'Height' | 'Weight'): Locator {
    return this.page.getByRole('textbox', { name: new RegExp(`^${name}`) });
  }

  list(name: ListFieldName): Locator {
    return this.page.getByRole('combobox', { name, exact: true });
  }

  button(name: Action): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** Types, and waits until it is a draft on disk. */
  async edit(name: TextFieldName, value: string): Promise<void> {
    await this.text(name).fill(value);
    await this.expectSaved();
  }

  async expectSaved(): Promise<void> {
    await expect(this.saveState).toHaveText(/Saved on this computer|Same as in Stripe/);
  }

  async save(): Promise<void> {
    await this.button('Save').click();
    await expect(this.page.getByRole('grid', { name: 'Products', exact: true })).toBeVisible();
  }

  /** Answers the question that an action asks. */
  async answer(question: RegExp, choice: string): Promise<void> {
    const dialog = this.page.getByRole('alertdialog', { name: question });
    await dialog.getByRole('button', { name: choice, exact: true }).click();
    await expect(dialog).toBeHidden();
  }

  async chooseTaxCode(search: string, name: string): Promise<void> {
    await this.list('Tax code').fill(search);
    await this.page.getByRole('option', { name, exact: true }).click();
    await expect(this.list('Tax code')).toHaveValue(name);
  }

  async addImageFile(file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.button('Add image').click();
    await (await chooser).setFiles(file);
  }

  image(position: number): Locator {
    return this.page
      .getByRole('list', { name: 'Images' })
      .getByRole('listitem')
      .nth(position - 1);
  }
}
