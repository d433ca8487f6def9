import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import type { Settings } from '#shared/contract/app.ts';
import { root } from '#electron/tools/for-tests.mjs';
import { expect } from '../support/countertop-test.ts';
import { callEngine } from '../support/engine-calls.ts';

/** Pictures go to out/tour. */
const folder = path.join(root, 'out', 'tour');

export type Language = 'en' | 'ja';

/** Takes pictures of the window in both themes, in the language of the tour. */
export class Camera {
  readonly #page: Page;
  readonly #language: Language;
  #step = 0;

  constructor(page: Page, language: Language, firstStep = 1) {
    this.#page = page;
    this.#language = language;
    this.#step = firstStep - 1;
  }

  /** One picture in each theme; the window is left in English and light. `zoomed`: the app whose window is zoomed. */
  async take(name: string, zoomed?: ElectronApplication): Promise<void> {
    this.#step += 1;
    for (const theme of ['light', 'dark'] as const) {
      await this.show({ language: this.#language, theme });
      await this.shoot(
        `${String(this.#step).padStart(2, '0')}-${name}-${this.#language}-${theme}`,
        this.#page,
        zoomed,
      );
    }
    await this.show({ language: 'en', theme: 'light' });
  }

  async show(settings: Pick<Settings, 'language' | 'theme'>): Promise<void> {
    await callEngine(this.#page, 'app.updateSettings', settings);
    await expect(this.#page.locator('html')).toHaveAttribute('lang', settings.language);
    await expect(this.#page.locator('html')).toHaveAttribute('data-theme', settings.theme);
  }

  /** A picture that the app itself made, beside that of the window it was made in. */
  async keep(name: string, png: Uint8Array): Promise<void> {
    await writeFile(
      path.join(folder, `${String(this.#step).padStart(2, '0')}-${name}-${this.#language}.png`),
      png,
    );
  }

  async shoot(file: string, page: Page, zoomed?: ElectronApplication): Promise<void> {
    await page.evaluate(async () => {
      await document.fonts.ready;
    });
    const target = path.join(folder, `${file}.png`);
    if (zoomed === undefined) await page.screenshot({ path: target, animations: 'disabled' });
    else await writeFile(target, await pictureOf(zoomed));
  }
}

/** The whole window as it is on the screen: the page's own picture of itself holds a corner when it is zoomed. */
async function pictureOf(app: ElectronApplication): Promise<Buffer> {
  const png = await app.evaluate(async ({ BrowserWindow }) => {
    const picture = await BrowserWindow.getAllWindows()[0]?.webContents.capturePage();
    return picture?.toPNG().toString('base64') ?? '';
  });
  return Buffer.from(png, 'base64');
}
