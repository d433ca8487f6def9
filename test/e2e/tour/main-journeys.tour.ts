import type { ElectronApplication, Locator, Page } from '@playwright/test';
import { solidPng } from '../../fixtures/brand-images/png.ts';
import { BrandingPage } from '../pages/branding-page.ts';
import { CatalogPage } from '../pages/catalog-page.ts';
import { CustomersPage } from '../pages/customers-page.ts';
import { ProductPage } from '../pages/product-page.ts';
import { PublishSheet } from '../pages/publish-sheet.ts';
import { expect, test } from '../support/countertop-test.ts';
import { callEngine } from '../support/engine-calls.ts';
import { Camera } from './camera.ts';

/**
 * Walks the main journeys and writes a picture of each step to out/tour, light and dark. The walk
 * is driven in English, by the names people find things by; only for the moment of a picture is the
 * window switched to the language of the tour, whose shop has goods in that language.
 */
const words = {
  en: {
    search: 'blend',
    name: 'Autumn blend 200 g',
    descriptor: '珈琲豆',
    description: 'Chestnut and cocoa.',
  },
  ja: { search: '豆', name: '秋のブレンド 200g', descriptor: '珈琲豆', description: '栗とカカオの香り。' },
} as const;

/** Five of the passcode doctor's conclusions, each of another kind. */
const CONCLUSIONS = [
  ['opens-one', 'kaori.noda@example.com'],
  ['opens-the-newer', 'goro.fujii@example.com'],
  ['stored-otherwise', 'hiro.kato@example.com'],
  ['email-changed', 'chie.kudo@example.com'],
  ['nobody', 'nobody@nowhere.example'],
] as const;

for (const language of ['en', 'ja'] as const) {
  test(`the main journeys, ${language}`, async ({ open }) => {
    const { app, shell, window: page } = await open({ args: [`--language=${language}`] });
    const camera = new Camera(page, language);
    const catalog = new CatalogPage(page);
    const product = new ProductPage(page);
    const sheet = new PublishSheet(page);
    const say = words[language];

    await camera.take('welcome');
    await goTo(page, '/connect');
    await expect(page.getByRole('button', { name: 'Enter key', exact: true })).toBeVisible();
    await camera.take('connect');
    const keyWindow = await shell.keyWindow(async () => {
      await page.getByRole('button', { name: 'Enter key', exact: true }).click();
    });
    await keyWindow.box.fill('pk_test_51PictureOfAPublishableKey');
    await camera.shoot(`03-key-window-${language}-light`, keyWindow.page);
    await keyWindow.cancel();

    await goTo(page, '/welcome');
    // The shop's goods are made in the language of the moment the demo account is opened.
    await camera.show({ language, theme: 'light' });
    await callEngine(page, 'account.exploreDemo', {});
    await camera.show({ language: 'en', theme: 'light' });
    await goTo(page, '/catalog');
    await expect(shell.syncStatus).toContainText('Up to date');
    await camera.take('catalog');

    await catalog.search.fill(say.search);
    await expect(catalog.grid.getByRole('row').nth(1)).toBeVisible();
    await camera.take('search');
    await catalog.search.fill('');
    await expect(catalog.grid.getByRole('row').nth(5)).toBeVisible();

    await catalog.openRow(4);
    await camera.take('product');
    await product.text('Description').fill(say.description);
    await product.text('Statement descriptor').fill(say.descriptor);
    await product.expectSaved();
    await bringToMiddle(product.text('Statement descriptor'));
    await camera.take('product-refused-descriptor');
    await product.text('Statement descriptor').fill('KISSA MORI');
    await product.expectSaved();
    await product.save();

    await catalog.newProduct.click();
    await product.text('Name').fill(say.name);
    await product.list('Currency').selectOption('jpy');
    await product.text('Amount').fill('1480');
    await product.expectSaved();
    await bringToMiddle(product.text('Amount'));
    await camera.take('new-product');
    await product.addImageFile({
      name: 'cup.png',
      mimeType: 'image/png',
      buffer: Buffer.from(solidPng({ width: 900, height: 600, paint: cup })),
    });
    await page.getByRole('button', { name: 'Edit image 1', exact: true }).click();
    await expect(page.getByRole('region', { name: 'After', exact: true })).toContainText('900 × 600');
    await camera.take('edit-image');
    await page.keyboard.press('Escape');
    await product.save();
    await camera.take('catalog-changed');

    await shell.openPalette();
    await camera.take('palette');
    await page.keyboard.press('Escape');
    await page.keyboard.press('ControlOrMeta+/');
    await expect(page.getByRole('dialog')).toBeVisible();
    await camera.take('shortcuts');
    await page.keyboard.press('Escape');

    await sheet.open();
    await camera.take('review');
    await sheet.publish.click();
    await expect(sheet.results).toBeVisible();
    await expect(sheet.sheet.getByRole('button', { name: 'Done', exact: true })).toBeVisible();
    await camera.take('published');
    await sheet.done();

    for (const screen of ['Activity', 'Portal', 'Branding', 'Customers', 'Settings'] as const) {
      await shell.goTo(screen);
      await camera.take(screen.toLowerCase());
    }
    const branding = new BrandingPage(shell);
    await branding.open();
    await branding.startDraft();
    await branding.text('Accent colour').fill('#f2b84b');
    await branding.text('Business name').click();
    await camera.take('branding-draft');
    await branding.tab('Email').click();
    await camera.take('branding-email');
    await branding.tab('Portal').click();
    await page.getByRole('radio', { name: 'Cancel plan', exact: true }).click();
    await camera.take('branding-portal-cancel');
    await branding.button('Export sheet').click();
    await expect(page.getByRole('dialog', { name: 'Export sheet' })).toBeVisible();
    await camera.take('branding-export');
    await page.keyboard.press('Escape');
    const wide = solidPng({ width: 400, height: 300, paint: cup });
    await branding.choose('icon', { name: 'wide.png', bytes: wide });
    await expect(page.getByRole('button', { name: 'Use this icon', exact: true })).toBeVisible();
    await camera.take('branding-icon-editor');
    await page.keyboard.press('Escape');
    await branding.goLive.click();
    await expect(branding.checklist).toContainText('Nothing was changed.');
    await camera.take('branding-go-live');
    await page.keyboard.press('Escape');
    const customers = new CustomersPage(shell);
    await customers.open();
    for (const [conclusion, address] of CONCLUSIONS) {
      await customers.lookUp(address);
      await camera.take(`customers-${conclusion}`);
    }
    await goTo(page, '/support');
    await camera.take('hand-to-support');
    await callEngine(page, 'account.startSupport', { accountId: null, newKey: false });
    await goTo(page, '/customers');
    await customers.lookUp('hiro.kato@example.com');
    await page.getByRole('button', { name: 'Ask a colleague', exact: true }).first().click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await camera.take('support-asks-a-colleague');
    await page.keyboard.press('Escape');
    await callEngine(page, 'account.endSupport', { accountId: null });
    await page.getByRole('banner').getByRole('button').first().click();
    await camera.take('accounts');
    await page.keyboard.press('Escape');

    await openLiveSide(page);
    await goTo(page, '/catalog');
    await expect(catalog.grid.getByRole('row').nth(3)).toBeVisible();
    await catalog.openRow(2);
    await product.edit('Description', say.description);
    await product.save();
    await sheet.open();
    await sheet.publish.click();
    await expect(page.getByRole('alertdialog')).toBeVisible();
    await camera.take('live-question');
    await page.keyboard.press('Escape');
    await sheet.close();

    await resize(app, 960, 600);
    await camera.take('small-window');
    await callEngine(page, 'app.updateSettings', { zoomPercent: 200 });
    await camera.take('zoom-200', app);
  });
}

async function goTo(page: Page, route: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, route);
}

async function bringToMiddle(field: Locator): Promise<void> {
  await field.evaluate((element) => element.scrollIntoView({ block: 'center' }));
}

async function openLiveSide(page: Page): Promise<void> {
  const { accounts } = await callEngine(page, 'account.list', {});
  const live = accounts.find((account) => account.mode === 'live');
  if (live === undefined) throw new Error('the demo has no live side');
  await callEngine(page, 'account.switchTo', { accountId: live.id });
}

async function resize(app: ElectronApplication, width: number, height: number): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, [wanted, tall]) => BrowserWindow.getAllWindows()[0]?.setSize(wanted, tall),
    [width, height] as const,
  );
}

/** A cup from above on a wooden table, as a picture to edit. */
function cup(x: number, y: number): readonly number[] {
  const away = Math.hypot(x - 300, y - 220);
  if (away < 110) return [92, 54, 34];
  if (away < 140) return [246, 240, 230];
  return [190 + ((x + y * 3) % 20), 150, 110];
}
