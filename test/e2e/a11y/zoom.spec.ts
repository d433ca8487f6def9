import type { Page } from '@playwright/test';
import { expect, test } from '../support/countertop-test.ts';
import { callEngine } from '../support/engine-calls.ts';

/** Twice the size of text: each screen still shows every control, at most by scrolling down. */
for (const language of ['en', 'ja'] as const) {
  test(`at 200 % nothing is out of reach beside the window, ${language}`, async ({ open }) => {
    const { window } = await open({ args: ['--demo', `--language=${language}`] });
    await expect(window.getByRole('gridcell').first()).toBeVisible();
    const { rows } = await callEngine(window, 'catalog.openView', {
      search: '',
      filter: { status: 'all', changed: false, conflict: false, missingTaxCode: false },
      sort: { by: 'name', direction: 'ascending' },
    });
    await callEngine(window, 'app.updateSettings', { zoomPercent: 200 });
    await expect.poll(async () => await window.evaluate(() => innerWidth)).toBeLessThan(700);

    const found: Record<string, readonly string[]> = {};
    for (const route of [
      '/catalog',
      `/catalog/${rows[0]?.id ?? ''}`,
      '/catalog/new',
      '/portal',
      '/branding',
      '/customers',
      '/activity',
      '/settings',
    ]) {
      await window.evaluate((to) => {
        location.hash = to;
      }, route);
      await expect(window.getByRole('heading', { level: 1 }).first()).toBeVisible();
      await expect(window.locator('[aria-busy="true"], [role="progressbar"]')).toHaveCount(0);
      const out = await outOfReach(window);
      if (out.length > 0) found[route] = out;
    }
    expect(found).toEqual({});
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
