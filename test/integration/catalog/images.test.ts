import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestCatalog, type TestCatalog } from '../support/open-test-catalog.ts';
import { productBody } from '../support/sample-bodies.ts';

describe('images', () => {
  let test: TestCatalog;
  beforeEach(async () => {
    test = await openTestCatalog();
    await test.pull([productBody('prod_a'), productBody('prod_b')]);
  });
  afterEach(async () => {
    await test.dispose();
  });

  const attach = (
    over: Partial<Record<'original' | 'upload', Uint8Array<ArrayBuffer>>> = {},
    productId = 'prod_a',
  ) =>
    test.call('attachImage', {
      productId,
      fileName: 'mug.png',
      original: png(1),
      upload: png(1),
      ...over,
    });

  it('wait here under the hash of what will be uploaded', async () => {
    const detail = await attach();
    const sha256 = createHash('sha256').update(png(1)).digest('hex');
    expect(detail.images).toEqual([
      {
        value: `countertop-image:${sha256}`,
        displayUrl: `app://countertop/images/queued/${sha256}`,
        queued: true,
      },
    ]);
    const queued = await test.store.readImage({ sha256 });
    expect(queued?.mime).toBe('image/png');
    expect(queued?.bytes).toEqual(png(1));
    expect(await test.store.readImage({ sha256: 'none' })).toBeNull();
  });

  it('stand once for one content, whoever uses it', async () => {
    const [first] = (await attach()).images;
    const [second] = (await attach({}, 'prod_b')).images;
    expect(second).toEqual(first);
    expect((await attach()).images).toHaveLength(1);
  });

  it('take the place of the one they were made from, also where eight are there, as one step', async () => {
    const images = Array.from({ length: 8 }, (_, index) => `https://example.com/${String(index)}.png`);
    await test.call('editProduct', { productId: 'prod_a', changes: { images } });
    const input = { productId: 'prod_a', fileName: 'cut.png', original: png(2), upload: png(2) };
    const detail = await test.call('attachImage', { ...input, replaces: images[2] });
    expect(detail.images).toHaveLength(8);
    expect(detail.images[2]?.queued).toBe(true);
    await test.call('undo', {});
    expect((await test.call('getProduct', { productId: 'prod_a' })).images[2]?.value).toBe(images[2]);
    // What it replaced is gone meanwhile: it comes last, and eight stay the limit.
    await expect(
      test.call('attachImage', { ...input, replaces: 'https://example.com/gone.png' }),
    ).rejects.toMatchObject({ error: { code: 'catalog/image-limit' } });
  });

  it('are one step to undo', async () => {
    await attach();
    expect(await test.call('undo', {})).toMatchObject({ done: { label: 'image' } });
    expect((await test.call('getProduct', { productId: 'prod_a' })).images).toEqual([]);
    await test.call('redo', {});
    expect((await test.call('getProduct', { productId: 'prod_a' })).images).toHaveLength(1);
  });

  it.each([
    [
      'a file that is no image',
      { original: bytes('no image, whatever its name') },
      'catalog/image-unreadable',
    ],
    ['a GIF', { original: bytes('GIF89a\u0001\u0000\u0001\u0000') }, 'catalog/image-kind-refused'],
    ['2 MB and more', { original: png(1, 2 * 1024 * 1024) }, 'catalog/image-too-large'],
    ['an upload beyond 512 KB', { upload: png(1, 512 * 1024) }, 'catalog/image-too-large'],
    [
      'a WEBP as upload',
      { upload: bytes('RIFF\u0000\u0000\u0000\u0000WEBPVP8 ') },
      'catalog/image-kind-refused',
    ],
  ])('refuse %s', async (_what, over, code) => {
    await expect(attach(over)).rejects.toMatchObject({ error: { code, path: 'images' } });
    expect((await test.call('getProduct', { productId: 'prod_a' })).images).toEqual([]);
  });

  it('are eight at most', async () => {
    const images = Array.from({ length: 8 }, (_, index) => `https://example.com/${String(index)}.png`);
    await test.call('editProduct', { productId: 'prod_a', changes: { images } });
    await expect(attach()).rejects.toMatchObject({ error: { code: 'catalog/image-limit' } });
  });

  it('of the web are shown over our own scheme', async () => {
    const url = 'https://example.com/カップ.png';
    const detail = await test.call('editProduct', { productId: 'prod_a', changes: { images: [url] } });
    const shown = detail.images[0]?.displayUrl ?? '';
    expect(shown).toMatch(/^app:\/\/countertop\/images\/remote\/[\w-]+$/);
    expect(Buffer.from(shown.split('/').at(-1) ?? '', 'base64url').toString('utf8')).toBe(url);
  });
});

/** The head of a PNG of 1 × 1 pixels, told apart by `mark`, with `padding` bytes behind it. */
function png(mark: number, padding = 0): Uint8Array<ArrayBuffer> {
  const head = Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010806000000', 'hex');
  return new Uint8Array([...head, mark, ...new Uint8Array(padding)]);
}

function bytes(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}
