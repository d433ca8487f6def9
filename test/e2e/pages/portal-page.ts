import type { LeafPath } from '#shared/domain/portal/leaves.ts';
import messages from '#shared/messages/en.json' with { type: 'json' };
import { expect, type Locator, type Page } from '@playwright/test';

/** The customer portal's screens, by the names people find things by. */
export class PortalPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get loginLink(): Locator {
    return this.#page.getByRole('region', { name: 'Login link' });
  }
  get checklist(): Locator {
    return this.#page.getByRole('list', { name: 'Set up your portal' });
  }
  get modes(): Locator {
    return this.#page.getByRole('list', { name: 'Where each mode stands' });
  }
  get configurations(): Locator {
    return this.#page.getByRole('table', { name: 'Configurations' });
  }
  get plans(): Locator {
    return this.#page.getByRole('list', { name: 'Plans customers can switch to' });
  }
  get preview(): Locator {
    return this.#page.getByRole('region', { name: 'Preview' });
  }
  get dialog(): Locator {
    return this.#page.getByRole('dialog');
  }
  get alertDialog(): Locator {
    return this.#page.getByRole('alertdialog');
  }
  get differences(): Locator {
    return this.#page.getByRole('table', { name: 'Differences' });
  }

  button(name: string): Locator {
    return this.#page.getByRole('button', { name, exact: true });
  }
  textbox(name: string): Locator {
    return this.#page.getByRole('textbox', { name, exact: true });
  }
  toggle(name: string): Locator {
    return this.#page.getByRole('switch', { name, exact: true });
  }
  choice(name: string): Locator {
    return this.#page.getByRole('combobox', { name, exact: true });
  }

  tick(name: string): Locator {
    return this.#page.getByRole('checkbox', { name, exact: true });
  }
  option(name: string | RegExp): Locator {
    return this.#page.getByRole('option', { name });
  }
  /** A setting as the screens call it. */
  leafName(path: LeafPath): string {
    return messages[`portal.leaf.${path}`];
  }
  /** A plan of the list, by its name. */
  plan(name: string): Locator {
    return this.plans.getByRole('listitem').filter({ has: this.#page.getByText(name, { exact: true }) });
  }
  /** The row of a configuration. */
  configuration(name: string): Locator {
    return this.configurations.getByRole('row').filter({ has: this.button(name) });
  }

  /** Turns a checkbox or switch by the keyboard: what is seen of it is drawn beside the real one. */
  async turn(...controls: readonly Locator[]): Promise<void> {
    for (const control of controls) await control.press('Space');
  }

  /** Chooses in the menu of a configuration. */
  async choose(name: string, action: string): Promise<void> {
    await this.button(`Actions for ${name}`).click();
    await this.#page.getByRole('menuitem', { name: action, exact: true }).click();
  }

  async open(): Promise<void> {
    await this.#page.evaluate(() => {
      location.hash = '/portal';
    });
    await expect(this.#page.getByRole('heading', { level: 1, name: 'Customer portal' })).toBeVisible();
  }

  /** Opens the settings of a configuration out of the list. */
  async openSettings(name = 'Default settings'): Promise<void> {
    await this.open();
    await this.configurations.getByRole('button', { name, exact: true }).click();
    await expect(this.#page.getByRole('heading', { level: 1, name })).toBeVisible();
  }

  /** What is typed is on disk. */
  async saved(): Promise<void> {
    await expect(this.#page.getByText('Saved on this computer', { exact: false })).toBeVisible();
  }

  /** Pastes a text, as from a spreadsheet. */
  async paste(name: string, text: string): Promise<void> {
    await this.textbox(name).evaluate((field, pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', pasted);
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, text);
  }

  async closeDialog(): Promise<void> {
    await this.#page.keyboard.press('Escape');
    await expect(this.dialog).toBeHidden();
  }
}
