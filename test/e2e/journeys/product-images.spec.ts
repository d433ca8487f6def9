import type { Locator, Page } from '@playwright/test';
import fs from 'node:fs';
import path from 'node:path';
import { solidPng } from '../../fixtures/brand-images/png.ts';
import { CatalogPage } from '../pages/catalog-page.ts';
import { ProductPage } from '../pages/product-page.ts';
import { PublishSheet } from '../pages/publish-sheet.ts';
import { expect, expectAccessible, test } from '../support/countertop-test.ts';
import { dropFiles } from '../support/drop-files.ts';
import { makeFolder } from '../support/launch-app.ts';

const pagesOf = (window: Page): { catalog: CatalogPage; product: ProductPage; review: PublishSheet } => ({
  catalog: new CatalogPage(window),
  product: new ProductPage(window),
  review: new PublishSheet(window),
});

/** A picture drawn in the window, as a file of the wanted kind. */
async function drawPicture(window: Page, type: string, side: number): Promise<Buffer> {
  const bytes = await window.evaluate(
    async ([mime, size]) => {
      const canvas = new OffscreenCanvas(size, size);
      const context = canvas.getContext('2d');
      context?.fillRect(0, 0, size, size);
      if (context === null) throw new Error('no canvas');
      for (let at = 0; at < size; at += 8) {
        context.fillStyle = `hsl(${(at * 7) % 360} 70% 55%)`;
        context.fillRect(at, (at * 5) % size, size / 3, size / 3);
      }
      const blob = await canvas.convertToBlob({ type: mime, quality: 0.9 });
      return [...new Uint8Array(await blob.arrayBuffer())];
    },
    [type, side] as const,
  );
  return Buffer.from(bytes);
}

test('a picture is checked by content, made to fit, queued, uploaded once and linked', async ({
  open,
  standIn,
}) => {
  const stripe = await standIn();
  const { window, shell } = await open({ env: { COUNTERTOP_STRIPE_API: stripe.url } });
  await shell.connect(stripe.keys.test.secret);
  await shell.goTo('Catalog');
  await expect(shell.syncStatus).toContainText('Up to date');
  const { catalog, product, review } = pagesOf(window);
  await catalog.open('Delivery box');

  await product.addImageFile({
    name: 'notes.png',
    mimeType: 'image/png',
    buffer: Buffer.from('not a picture'),
  });
  await expect(window.getByRole('alert')).toContainText('notes.png');
  await product.addImageFile({
    name: 'huge.png',
    mimeType: 'image/png',
    buffer: Buffer.concat([await drawPicture(window, 'image/png', 64), Buffer.alloc(3 * 1024 * 1024)]),
  });
  await expect(window.getByRole('alert')).toContainText(/it must be under 2 MB/);

  const webp = await drawPicture(window, 'image/webp', 1200);
  await product.addImageFile({ name: 'box.webp', mimeType: 'image/webp', buffer: webp });
  await expect(window.getByText(/box\.webp: WEBP .* → JPEG/)).toBeVisible();
  await expect(product.image(1)).toContainText('To be uploaded');
  const picture = product.image(1).getByRole('img');
  await expect
    .poll(async () => await picture.evaluate((img: HTMLImageElement) => img.naturalWidth))
    .toBeGreaterThan(0);
  await product.expectSaved();

  const filesBefore = await stripe.control.count('files');
  await review.open();
  await review.publish.click();
  await expect(review.result('Delivery box')).toContainText('in Stripe');
  await review.done();
  expect(await stripe.control.count('files')).toBe(filesBefore + 1);
  await expect(product.image(1)).not.toContainText('To be uploaded');
});

test('pictures are cut, turned, put in order by mouse and keys, and their addresses checked', async ({
  open,
}) => {
  const { window } = await open({ args: ['--demo'] });
  const { catalog, product } = pagesOf(window);
  await catalog.open('Delivery box');
  const button = (name: string | RegExp): Locator =>
    window.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) });
  const list = window.getByRole('list', { name: 'Images', exact: true });
  const before = await list.getByRole('listitem').count();
  for (const name of ['wide.png', 'tall.png']) {
    const height = name === 'wide.png' ? 200 : 400;
    const buffer = Buffer.from(solidPng({ width: 300, height, paint: (x, y) => [x % 256, y % 256, 90] }));
    await product.addImageFile({ name, mimeType: 'image/png', buffer });
  }
  await expect(list.getByRole('listitem')).toHaveCount(before + 2);
  const [wide, tall] = [before + 1, before + 2];

  await button(`Edit image ${String(wide)}`).click();
  const dialog = window.getByRole('dialog', { name: 'Edit image', exact: true });
  const after = dialog.getByRole('region', { name: 'After' });
  await expect(dialog.getByRole('region', { name: 'Before' })).toContainText('300 × 200');
  await expect(after).toContainText('JPEG');
  await expect(after).toContainText('300 × 200');
  await dialog.getByRole('button', { name: 'Rotate right' }).click();
  await expect(after).toContainText('200 × 300');
  await choose(window, dialog, 'Shape', 'Square');
  await expect(after).toContainText('200 × 200');
  await choose(window, dialog, 'Format', 'PNG');
  await expect(after).toContainText(/PNG .*200 × 200/);
  // By keys: the corner of the part that is used.
  await dialog
    .getByRole('button', { name: /^Size of the part/ })
    .first()
    .press('Shift+ArrowRight');
  await expect(after).not.toContainText('200 × 200');
  await expect(after).toContainText('PNG');
  await expectAccessible(window, 'the image editor');
  await dialog.getByRole('button', { name: 'Use this image' }).click();
  await expect(dialog).toBeHidden();
  await expect(list.getByRole('listitem')).toHaveCount(before + 2);
  const widthOf = async (position: number): Promise<number> =>
    await product
      .image(position)
      .getByRole('img')
      .evaluate((img: HTMLImageElement) => img.naturalWidth);
  await expect.poll(async () => await widthOf(wide)).toBeLessThan(200);

  const edited = await product.image(wide).getByRole('img').getAttribute('src');
  await button(`Move image ${String(wide)} later`).press('Enter');
  await expect(product.image(tall).getByRole('img')).toHaveAttribute('src', edited ?? '');
  await expect(window.getByText(`Now image ${String(tall)} of ${String(tall)}`)).toBeAttached();
  await product.image(tall).dragTo(product.image(wide));
  await expect(product.image(wide).getByRole('img')).toHaveAttribute('src', edited ?? '');
  await product.expectSaved();

  await window.getByRole('textbox', { name: 'Web address of an image' }).fill('http://192.168.0.7/mug.png');
  await window.keyboard.press('Enter');
  await button(/^Check (its address|\d+ addresses)$/).click();
  await expect(window.getByRole('list', { name: 'What was found at the addresses' })).toContainText(
    `Image ${String(tall + 1)}: the address is not on the public web`,
  );
});

async function choose(window: Page, dialog: Locator, select: string, option: string): Promise<void> {
  await dialog.getByRole('combobox', { name: select }).click();
  await window.getByRole('option', { name: option, exact: true }).click();
}

test('a picture dropped by the mouse is taken, and dropped beside its place it opens nothing', async ({
  open,
}) => {
  const { window } = await open({ args: ['--demo'] });
  const { catalog, product } = pagesOf(window);
  const folder = makeFolder('pictures');
  const save = (name: string, bytes: Buffer): string => {
    const file = path.join(folder, name);
    fs.writeFileSync(file, bytes);
    return file;
  };
  const first = save('front.png', await drawPicture(window, 'image/png', 320));
  const second = save('back.jpg', await drawPicture(window, 'image/jpeg', 320));
  const notes = save('notes.txt', Buffer.from('not a picture'));
  await catalog.open('Delivery box');
  const images = await window.getByRole('list', { name: 'Images' }).getByRole('listitem').count();

  await dropFiles(window, product.whereThisShows, [first]);
  await expect(product.text('Name')).toHaveValue('Delivery box');

  // Anywhere in the box around it.
  const place = product.button('Add image');
  await dropFiles(window, place, [first, second]);
  await expect(product.image(images + 1)).toContainText('To be uploaded');
  await expect(product.image(images + 2)).toContainText('To be uploaded');
  await product.expectSaved();

  await dropFiles(window, place, [notes]);
  await expect(window.getByRole('alert')).toContainText('notes.txt');
  await expect(product.image(images + 3)).toBeHidden();
});
