import type { Page } from '@playwright/test';
import { expect, expectAccessible, type OpenedApp, test } from '../support/countertop-test.ts';

const routes = ['/portal', '/branding', '/customers', '/activity', '/settings', '/connect'];

async function show({ window }: OpenedApp, route: string): Promise<void> {
  await window.evaluate((hash) => {
    location.hash = hash;
  }, route);
  await expect(window.getByRole('heading', { level: 1 })).toBeVisible();
}

/** Nothing is cut off at the right: the page itself never scrolls sideways. */
async function expectToFit({ window }: OpenedApp, what: string): Promise<void> {
  const tooWide = await window.evaluate(() => {
    const root = document.documentElement;
    const main = document.querySelector('main > * ');
    return [root, ...(main === null ? [] : [main])].some((box) => box.scrollWidth > box.clientWidth + 1);
  });
  expect(tooWide, `${what} is wider than the window`).toBe(false);
}

for (const language of ['en', 'ja'] as const) {
  for (const theme of ['light', 'dark'] as const) {
    test(`every screen is axe-clean and fits, ${language}, ${theme}`, async ({ open }) => {
      test.slow();
      const app = await open({ args: [`--language=${language}`, `--theme=${theme}`] });
      await expectAccessible(app.window, 'welcome');
      await app.window.getByRole('button').first().click();
      await expect(app.window.getByRole('grid')).toBeVisible();
      for (const route of routes) {
        await show(app, route);
        await expectAccessible(app.window, route);
      }
      await app.window.keyboard.press('ControlOrMeta+k');
      await expect(app.window.getByRole('dialog')).toBeVisible();
      await expectAccessible(app.window, 'palette');
      await app.window.keyboard.press('Escape');
      await expect(app.window.getByRole('dialog')).toBeHidden();
      await app.window.keyboard.press('ControlOrMeta+/');
      await expect(app.window.getByRole('dialog')).toBeVisible();
      await expectAccessible(app.window, 'shortcuts');
    });
  }

  test(`every screen fits 960 × 600 and 200 %, ${language}`, async ({ open }) => {
    const app = await open({ args: ['--demo', `--language=${language}`] });
    await app.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(960, 600));
    await expect.poll(async () => await app.window.evaluate(() => innerWidth)).toBe(960);
    for (const route of ['/catalog', ...routes]) {
      await show(app, route);
      await expectToFit(app, route);
    }
    await app.app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.setContentSize(1280, 800);
      window?.webContents.setZoomFactor(2);
    });
    await expect.poll(async () => await app.window.evaluate(() => innerWidth)).toBe(640);
    for (const route of ['/catalog', '/catalog/new', ...routes]) {
      await show(app, route);
      await expectToFit(app, `${route} at 200 %`);
      await expect(app.window.locator('[aria-busy="true"], [role="progressbar"]')).toHaveCount(0);
      expect(await outOfReach(app.window), `${route} at 200 %`).toEqual([]);
    }
  });
}

/** Controls that stand beyond the window's side and that no scrolling brings in; and a page wider than the window. */
async function outOfReach(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const scrollsSideways = (from: Element): boolean => {
      for (let at = from.parentElement; at !== null; at = at.parentElement) {
        const { overflowX } = getComputedStyle(at);
        if ((overflowX === 'auto' || overflowX === 'scroll') && at.getAttribute('role') === 'grid')
          return true;
      }
      return false;
    };
    const nameOf = (element: Element): string =>
      element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 40) ?? element.tagName;
    const controls = document.querySelectorAll('button, a[href], input, select, textarea, [role="switch"]');
    const outside = [...controls].filter((control) => {
      const { left, right, width } = control.getBoundingClientRect();
      if (width <= 1 || !control.checkVisibility() || scrollsSideways(control)) return false;
      return right > innerWidth + 1 || left < -1;
    });
    const isWide = document.documentElement.scrollWidth > innerWidth + 1;
    return [...(isWide ? ['the page itself'] : []), ...outside.map(nameOf)];
  });
}
