import { expect, type Locator, type Page } from '@playwright/test';
import type { RunningApp } from '../support/launch-app.ts';

type Screen = 'Catalog' | 'Portal' | 'Branding' | 'Customers' | 'Activity' | 'Settings';

/** The frame around every screen, by role and name as a person finds it (in English). */
export class Shell {
  readonly page: Page;
  readonly syncStatus: Locator;
  readonly refresh: Locator;
  readonly products: Locator;
  readonly palette: Locator;
  readonly #running: RunningApp;

  constructor(running: RunningApp) {
    this.#running = running;
    this.page = running.window;
    this.syncStatus = this.page.getByRole('status', { name: 'Sync status', exact: true });
    this.refresh = this.page.getByRole('button', { name: 'Refresh', exact: true });
    this.products = this.page.getByRole('grid', { name: 'Products', exact: true });
    this.palette = this.page.getByRole('dialog', { name: 'Command palette' });
  }

  link(name: Screen): Locator {
    return this.page.getByRole('navigation').getByRole('link', { name, exact: true });
  }

  heading(name: string | RegExp): Locator {
    return this.page.getByRole('heading', {
      level: 1,
      name,
      ...(typeof name === 'string' ? { exact: true } : {}),
    });
  }

  async goTo(screen: Screen): Promise<void> {
    await this.link(screen).click();
    await expect(this.link(screen)).toHaveAttribute('aria-current', 'page');
  }

  /** Presses "Try again" until Stripe is there; the app tries by itself too, and the button then goes. */
  async tryAgain(): Promise<void> {
    const button = this.page.getByRole('button', { name: 'Try again' });
    await expect(async () => {
      if (await button.isVisible()) await button.click({ timeout: 2_000 });
      await expect(button).toBeHidden({ timeout: 5_000 });
    }).toPass();
  }

  async exploreDemo(): Promise<void> {
    await this.page.getByRole('button', { name: 'Explore the demo account', exact: true }).click();
    await expect(this.syncStatus).toContainText('Up to date');
  }

  /** The account button says the account and its mode. */
  account(name: string | RegExp): Locator {
    return this.page.getByRole('banner').getByRole('button', { name });
  }

  /** Opens the account button's menu and chooses. */
  async chooseInAccountMenu(
    item: string | RegExp,
    role: 'menuitem' | 'menuitemradio' = 'menuitem',
  ): Promise<void> {
    await this.page.getByRole('banner').getByRole('button').first().click();
    await this.page.getByRole(role).filter({ hasText: item }).click();
  }

  async openPalette(): Promise<Locator> {
    await this.page.keyboard.press('ControlOrMeta+k');
    const box = this.palette.getByRole('combobox');
    await expect(box).toBeFocused();
    return box;
  }

  /** Waits for the key window that something opens. */
  async keyWindow(open: () => Promise<void>): Promise<KeyWindow> {
    const opened = this.#running.app.waitForEvent('window');
    await open();
    const page = await opened;
    const keyWindow = new KeyWindow(page);
    await keyWindow.box.waitFor();
    return keyWindow;
  }

  /** From any screen to a connected account: the connect page, the key window, its result. */
  async connect(key: string): Promise<void> {
    await this.page.evaluate(() => {
      location.hash = '/connect';
    });
    const keyWindow = await this.keyWindow(async () => {
      await this.page.getByRole('button', { name: 'Enter key', exact: true }).click();
    });
    await keyWindow.enter(key);
    await expect(this.heading(/ is connected$/)).toBeVisible();
  }
}

/** The small window that a key is typed in. */
export class KeyWindow {
  readonly page: Page;
  readonly box: Locator;

  constructor(page: Page) {
    this.page = page;
    this.box = page.getByRole('textbox', { name: 'Secret or restricted key', exact: true });
  }

  async enter(key: string): Promise<void> {
    await this.box.fill(key);
    await clickAndGo(this.page, 'Connect');
  }

  async cancel(): Promise<void> {
    await clickAndGo(this.page, 'Cancel');
  }
}

/** Presses a button that ends its window. The window may be gone before the click is told to be done. */
export async function clickAndGo(page: Page, name: string): Promise<void> {
  const button = page.getByRole('button', { name, exact: true });
  await expect(button).toBeEnabled();
  const gone = page.waitForEvent('close');
  await button.click().catch((error: unknown) => {
    if (!page.isClosed()) throw error;
  });
  await gone;
}
