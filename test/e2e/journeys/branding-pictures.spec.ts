import type { Page } from '@playwright/test';
import type { BrandTexts } from '#shared/contract/branding.ts';
import { solidPng } from '../../fixtures/brand-images/png.ts';
import { BrandingPage } from '../pages/branding-page.ts';
import { expect, test } from '../support/countertop-test.ts';
import { callEngine } from '../support/engine-calls.ts';

/** Three kinds of brand that a page has to bear. */
const BRANDS = {
  pale: { brandColour: '#f4e9d8', accentColour: '#cfe3dc', businessName: 'Petit Four' },
  dark: { brandColour: '#1d2230', accentColour: '#2b3a33', businessName: '夜のパン屋' },
  saturated: { brandColour: '#d81b60', accentColour: '#0057ff', businessName: 'Loud & Clear Radio Repair' },
} as const satisfies Record<string, Partial<BrandTexts>>;

const PORTAL_PAGES = ['Home', 'Log in', 'Switch plan', 'Cancel plan'] as const;
/** Each surface's tab; of the portal's pages, the one that is chosen under it. */
const PICTURES = [
  ...PORTAL_PAGES.map((page) => ({ tab: 'Portal', page })),
  ...['Checkout', 'Invoice', 'Email', 'Pricing table', 'Bank line'].map((tab) => ({ tab, page: null })),
];
/** Letters may be shaded a little differently by another build of the same browser. */
const TOLERANCE = { maxDiffPixelRatio: 0.02, animations: 'disabled' } as const;

// The pictures are of Linux, in the bundled fonts; elsewhere letters are shaped by the system.
if (process.platform === 'linux') {
  for (const name of ['pale', 'dark', 'saturated'] as const) {
    test(`every surface in a ${name} brand looks as it was reviewed`, async ({ open }) => {
      test.slow();
      const { shell, window } = await open({
        args: ['--demo'],
        electronArgs: ['--force-device-scale-factor=1', '--font-render-hinting=none'],
      });
      await expect(shell.syncStatus).toContainText('Up to date');
      await makeDraft(window, name);
      const branding = new BrandingPage(shell);
      await branding.open();
      for (const [language, label] of [
        ['en', 'English'],
        ['ja', '日本語'],
      ] as const) {
        for (const { tab, page } of PICTURES) {
          await branding.tab(tab).click();
          await window.getByRole('radio', { name: label, exact: true }).click();
          if (page !== null) await window.getByRole('radio', { name: page, exact: true }).click();
          const picture = branding.draft.getByRole('figure').locator(`[lang="${language}"]`);
          await expect(picture).toBeVisible();
          await window.evaluate(async () => {
            await document.fonts.ready;
          });
          const surface = (page === null ? tab : `${tab} ${page}`).toLowerCase().replaceAll(' ', '-');
          const file = `${name}-${surface}-${language}.png`;
          await expect(picture).toHaveScreenshot(file, TOLERANCE);
        }
      }
    });
  }
}

async function makeDraft(window: Page, name: keyof typeof BRANDS): Promise<void> {
  const { draftId } = await callEngine(window, 'branding.createDraft', { name, from: { kind: 'blank' } });
  await callEngine(window, 'branding.editDraft', {
    draftId,
    changes: { ...BRANDS[name], supportEmail: 'help@shop.example', statementDescriptor: 'SHOP* EXAMPLE' },
  });
  const ring = solidPng({
    width: 128,
    height: 128,
    colourType: 6,
    paint: (x, y) => (Math.abs(Math.hypot(x - 64, y - 64) - 40) < 14 ? [120, 60, 160, 255] : [0, 0, 0, 0]),
  });
  await callEngine(window, 'branding.setPicture', { draftId, slot: 'icon', bytes: ring });
}
