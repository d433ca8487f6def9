import { expect, type ElectronApplication, type Locator, type Page } from '@playwright/test';
import type { Shell } from './shell.ts';

/** The Branding screen, by role and name as a person finds it (in English). */
export class BrandingPage {
  readonly page: Page;
  readonly live: Locator;
  readonly draft: Locator;
  readonly newDraft: Locator;
  readonly fixContrast: Locator;
  readonly goLive: Locator;
  readonly checklist: Locator;
  readonly applied: Locator;
  readonly #shell: Shell;

  constructor(shell: Shell) {
    this.#shell = shell;
    this.page = shell.page;
    this.live = this.page.getByRole('region', { name: 'Live', exact: true });
    this.draft = this.page.getByRole('region', { name: 'Draft', exact: true });
    this.newDraft = this.button('New draft');
    this.fixContrast = this.button('Fix contrast');
    this.goLive = this.button('Prepare to go live');
    this.checklist = this.page.getByRole('list', { name: 'Go-live checklist', exact: true });
    this.applied = this.button('I have applied it');
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  text(name: string): Locator {
    return this.page.getByRole('textbox', { name, exact: true });
  }

  tab(name: string): Locator {
    return this.page.getByRole('tab', { name, exact: true });
  }

  async open(): Promise<void> {
    await this.#shell.goTo('Branding');
    await expect(this.live).toContainText('Read just now');
  }

  async startDraft(): Promise<void> {
    await this.newDraft.click();
    await expect(this.draft).toBeVisible();
  }

  /** Chooses a file as a person does, by the button that opens the system's dialog. */
  async choose(slot: 'icon' | 'logo', file: { name: string; bytes: Uint8Array }): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.button(slot === 'icon' ? 'Choose icon' : 'Choose logo').click();
    await (await chooser).setFiles({ name: file.name, mimeType: '', buffer: Buffer.from(file.bytes) });
  }

  /** A mode's step of the checklist. */
  step(mode: 'Test' | 'Live'): Locator {
    return this.checklist
      .getByRole('listitem')
      .filter({ has: this.page.getByRole('heading', { name: new RegExp(`^${mode}:`) }) });
  }
}

/** Answers the system's dialogs of this run, as the person would. */
export async function answerDialogs(
  app: ElectronApplication,
  places: { readonly file?: string; readonly folder?: string },
): Promise<void> {
  await app.evaluate(({ dialog }, { file, folder }) => {
    dialog.showSaveDialog = async () => ({ canceled: file === undefined, filePath: file ?? '' });
    dialog.showOpenDialog = async () => ({
      canceled: folder === undefined,
      filePaths: folder === undefined ? [] : [folder],
    });
  }, places);
}
