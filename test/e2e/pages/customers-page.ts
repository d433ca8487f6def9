import { expect, type Locator, type Page } from '@playwright/test';
import type { Shell } from './shell.ts';

/** The Customers screen, by role and name (in English). */
export class CustomersPage {
  readonly page: Page;
  readonly box: Locator;
  readonly conclusion: Locator;
  readonly matches: Locator;
  readonly checks: Locator;
  readonly answer: Locator;
  readonly #shell: Shell;

  constructor(shell: Shell) {
    this.#shell = shell;
    this.page = shell.page;
    this.box = this.page.getByRole('searchbox', { name: 'Find a customer', exact: true });
    this.conclusion = this.page.getByRole('region', { name: 'Conclusion', exact: true });
    this.matches = this.page.getByRole('list', { name: 'Matches', exact: true });
    this.checks = this.page.getByRole('list', { name: 'Checks', exact: true });
    this.answer = this.page.getByRole('region', { name: 'Ready answer', exact: true });
  }

  async open(): Promise<void> {
    await this.#shell.goTo('Customers');
    await expect(this.box).toBeVisible();
  }

  /** As a person does: into the box, Enter, and until every check is done. */
  async lookUp(text: string): Promise<void> {
    await this.box.fill(text);
    await this.box.press('Enter');
    await expect(this.conclusion).toContainText('All checks are done.');
  }
}
