import { createImageCache } from '#electron/core/image/image-cache.ts';
import type { ImageFetcher } from '#electron/core/image/image-fetcher.ts';
import { readImageAddress } from '#electron/core/image/image-address.ts';
import type { Engine } from '#electron/core/engine.ts';
import { sniffImage } from '#shared/domain/image-kind.ts';
import { notFound } from './app-protocol.ts';

/** Answers `app://countertop/images/…`: pictures that wait here, and the web's behind the fences. */
export function createImageServer(engine: () => Promise<Engine>): (pathname: string) => Promise<Response> {
  let demoOrigin: string | null = null;
  let fetcher: Promise<ImageFetcher> | null = null;
  const remote = createImageCache({
    async fetch(url) {
      fetcher ??= openFetcher(() => demoOrigin);
      return await (await fetcher).fetch(url);
    },
  });

  return async (pathname) => {
    const address = readImageAddress(pathname);
    if (address === null) return notFound();
    const running = await engine();
    if (address.kind === 'queued') {
      const image = await running.readQueuedImage(address.sha256);
      // By content here too: what a database says of its bytes is not taken on its word.
      const kind = image === null ? null : sniffImage(image.bytes);
      return image === null || kind === null
        ? notFound()
        : picture(kind.mediaType, image.bytes, 'max-age=86400');
    }
    demoOrigin = await running.demoOrigin();
    const fetched = await remote.fetch(address.url);
    return fetched.ok ? picture(fetched.value.mime, fetched.value.bytes, 'no-store') : notFound();
  };
}

/** Loaded with the first picture: it brings Node's whole HTTP client. */
async function openFetcher(allowedOrigin: () => string | null): Promise<ImageFetcher> {
  const { createImageFetcher } = await import('#electron/core/image/image-fetcher.ts');
  return createImageFetcher({ allowedOrigin });
}

function picture(mime: string, bytes: Uint8Array, caching: string): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': mime,
      'x-content-type-options': 'nosniff',
      'cache-control': caching,
      'cross-origin-resource-policy': 'same-origin',
    },
  });
}
