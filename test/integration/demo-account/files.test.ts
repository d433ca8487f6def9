import { describe, expect, test } from 'vitest';
import { samplePicture } from '#electron/demo-account/sample/pictures.ts';
import { refusalOf, startDemo } from './harness.ts';

const PNG = samplePicture('bag-24') ?? Buffer.alloc(0);
const upload = { data: PNG, name: 'bag.png', type: 'image/png' };

describe('files and their links', () => {
  test('an upload with a link is public, stays the same and can be a product image', async () => {
    const { stripe, server } = await startDemo();
    const file = await stripe.files.create({
      purpose: 'business_logo',
      file: upload,
      file_link_data: { create: true },
    });
    expect(file).toMatchObject({
      purpose: 'business_logo',
      filename: 'bag.png',
      type: 'png',
      size: PNG.length,
    });
    const url = file.links?.data[0]?.url ?? '';
    expect(url.startsWith(`${server.url}/links/`)).toBe(true);
    const answer = await fetch(url);
    expect(answer.headers.get('content-type')).toBe('image/png');
    expect(Buffer.from(await answer.arrayBuffer()).equals(PNG)).toBe(true);
    const product = await stripe.products.create({ name: 'A', images: [url] });
    expect(product.images).toEqual([url]);
  });

  test('a link can be made later and revoked at once', async () => {
    const { stripe } = await startDemo();
    const file = await stripe.files.create({ purpose: 'business_icon', file: upload });
    const link = await stripe.fileLinks.create({ file: file.id, metadata: { a: 'b' } });
    expect(link).toMatchObject({ expired: false, expires_at: null, file: file.id });
    expect((await stripe.fileLinks.list({ file: file.id })).data).toHaveLength(1);
    expect(await stripe.fileLinks.update(link.id, { expires_at: 'now' })).toMatchObject({ expired: true });
    expect((await fetch(link.url ?? '')).status).toBe(404);
    expect((await stripe.fileLinks.retrieve(link.id, { expand: ['file'] })).file).toMatchObject({
      object: 'file',
    });
  });

  test('the same upload under one idempotency key is stored once', async () => {
    const { stripe, control } = await startDemo();
    const before = await control.count('files');
    const params = { purpose: 'business_logo', file: upload } as const;
    const first = await stripe.files.create(params, { idempotencyKey: 'f' });
    expect((await stripe.files.create(params, { idempotencyKey: 'f' })).id).toBe(first.id);
    expect(await control.count('files')).toBe(before + 1);
    const other = {
      purpose: 'business_logo',
      file: { ...upload, data: samplePicture('bag-25') ?? PNG },
    } as const;
    expect(await refusalOf(stripe.files.create(other, { idempotencyKey: 'f' }))).toMatchObject({
      rawType: 'idempotency_error',
    });
  });

  test.each([
    ['a WEBP', Buffer.from('RIFF____WEBPVP8 '), 'file'],
    ['an empty file', Buffer.alloc(0), 'file'],
    ['a file over 512 KB', Buffer.concat([PNG, Buffer.alloc(512 * 1024)]), 'file'],
  ])('refuses %s as a logo', async (_what, data, param) => {
    const { stripe } = await startDemo();
    const error = await refusalOf(
      stripe.files.create({ purpose: 'business_logo', file: { ...upload, data } }),
    );
    expect(error).toMatchObject({ statusCode: 400, param });
  });

  test('some purposes can never be linked', async () => {
    const { stripe } = await startDemo();
    const file = await stripe.files.create({ purpose: 'identity_document', file: upload });
    expect(await refusalOf(stripe.fileLinks.create({ file: file.id }))).toMatchObject({
      statusCode: 400,
      param: 'file',
    });
  });

  test('pictures of the sample shop are served from the own origin', async () => {
    const { stripe, server } = await startDemo();
    const products = await stripe.products.list({ limit: 100 });
    const images = new Set(products.data.flatMap((product) => product.images));
    expect(images.size).toBeGreaterThan(20);
    for (const url of images) {
      expect(new URL(url).origin).toBe(server.url);
      const answer = await fetch(url);
      expect({ url, type: answer.headers.get('content-type') }).toEqual({ url, type: 'image/png' });
    }
    expect((await fetch(`${server.url}/images/nothing-1.png`)).status).toBe(404);
  });
});
