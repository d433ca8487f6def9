import { describe, expect, it } from 'vitest';
import { fail, ok } from '#shared/errors.ts';
import { type ImageCheck, SLOW_IMAGE_MS } from '#shared/domain/image-check.ts';
import { checkImages, judgeFetchedImage } from '#electron/core/catalog/check-images.ts';
import { createImageFetcher, type ImageFetcher } from '#electron/core/image/image-fetcher.ts';

const picture = (size: number) => ok({ mime: 'image/png', bytes: new Uint8Array(size) });
const URL_A = 'https://shop.example/a.png';

describe('an address of a picture', () => {
  it.each([
    ['fine', picture(1000), 200],
    ['oversized', picture(2 * 1024 * 1024), 200],
    ['oversized', fail('image/too-large', { limitBytes: 1 }), 200],
    ['private', fail('image/address-refused', { host: '10.0.0.1' }), 1],
    ['notAnImage', fail('image/not-an-image', { host: 'shop.example' }), 50],
    ['broken', fail('image/unreachable', { host: 'shop.example', status: 404 }), 50],
    ['broken', fail('image/unreachable', { host: 'shop.example' }), 50],
    ['slow', picture(1000), SLOW_IMAGE_MS + 1],
    ['slow', fail('image/unreachable', { host: 'shop.example' }), 10_000],
  ] as const)('is %s', (verdict, answer, tookMs) => {
    expect(judgeFetchedImage(URL_A, answer, tookMs, 10_000)).toMatchObject({ url: URL_A, verdict });
  });

  it('keeps the status that the server answered', () => {
    const answer = fail('image/unreachable', { host: 'shop.example', status: 503 });
    expect(judgeFetchedImage(URL_A, answer, 5, 10_000).status).toBe(503);
  });
});

describe('the check of a product’s pictures', () => {
  const run = async (
    urls: string[],
    fetchImage: ImageFetcher['fetch'],
    signal = new AbortController().signal,
  ): Promise<{ told: ImageCheck[][]; found: ImageCheck[] }> => {
    const told: ImageCheck[][] = [];
    const { found } = await checkImages(urls, fetchImage, (progress) => told.push(progress.found), signal);
    return { told, found };
  };

  it('asks for each once and tells of each as it comes, in their order', async () => {
    const asked: string[] = [];
    const last = Promise.withResolvers<undefined>();
    const { told, found } = await run(['https://a.example/1', 'https://a.example/2'], async (url) => {
      asked.push(url);
      if (url.endsWith('/1')) await last.promise;
      else last.resolve(undefined);
      return picture(10);
    });
    expect(asked).toEqual(['https://a.example/1', 'https://a.example/2']);
    expect(told[0]?.map(({ url }) => url)).toEqual(['https://a.example/2']);
    expect(found.map(({ url }) => url)).toEqual(['https://a.example/1', 'https://a.example/2']);
  });

  it('goes through the fences: nothing of this computer’s own network is asked', async () => {
    const { fetch: fenced } = createImageFetcher({ allowedOrigin: () => null });
    const { found } = await run(['http://127.0.0.1:9/a.png', 'file:///etc/hostname'], fenced);
    expect(found.map(({ verdict }) => verdict)).toEqual(['private', 'private']);
  });

  it('can be cancelled', async () => {
    const stop = new AbortController();
    const running = run(
      [URL_A],
      async () => {
        stop.abort();
        return await Promise.resolve(picture(10));
      },
      stop.signal,
    );
    await expect(running).rejects.toMatchObject({ name: 'AbortError' });
  });
});
