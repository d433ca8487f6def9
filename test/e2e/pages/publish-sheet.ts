import { expect, type Locator, type Page } from '@playwright/test';

/** The sheet "Review and publish", by role and name. */
export class PublishSheet {
  readonly page: Page;
  readonly sheet: Locator;
  readonly publish: Locator;
  readonly results: Locator;

  constructor(page: Page) {
    this.page = page;
    this.sheet = page.getByRole('dialog', { name: 'Review and publish', exact: true });
    this.publish = this.sheet.getByRole('button', { name: 'Publish', exact: true });
    this.results = this.sheet.getByRole('list', { name: 'Results' });
  }

  async open(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+Enter');
    await expect(this.sheet).toBeVisible();
  }

  item(product: string): Locator {
    return this.sheet
      .getByRole('list', { name: 'Changes' })
      .getByRole('listitem')
      .filter({ has: this.page.getByRole('checkbox', { name: `Publish the changes of “${product}”` }) });
  }

  checkbox(product: string): Locator {
    return this.sheet.getByRole('checkbox', { name: `Publish the changes of “${product}”` });
  }

  result(product: string): Locator {
    return this.results.getByRole('listitem').filter({ hasText: product });
  }

  async done(): Promise<void> {
    await this.sheet.getByRole('button', { name: 'Done', exact: true }).click();
    await expect(this.sheet).toBeHidden();
  }

  async close(): Promise<void> {
    await this.sheet.getByRole('button', { name: 'Not now', exact: true }).click();
    await expect(this.sheet).toBeHidden();
  }
}
