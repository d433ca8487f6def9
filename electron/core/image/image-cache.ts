import type { Result } from '#shared/errors.ts';
import type { ImageFetcher, RemoteImage } from './image-fetcher.ts';

const MAX_BYTES = 24 * 1024 * 1024;
/** At once; a page of the grid asks for thirty. */
const PARALLEL = 6;

/**
 * Keeps the pictures last shown in memory, so that scrolling back asks nobody, and lets a few be
 * fetched at a time. The oldest go first. A failure is not kept: the network may be back.
 */
export function createImageCache(fetcher: ImageFetcher, maxBytes = MAX_BYTES): ImageFetcher {
  const kept = new Map<string, RemoteImage>();
  const running = new Map<string, Promise<Result<RemoteImage>>>();
  const waiting: (() => void)[] = [];
  let places = PARALLEL;
  let size = 0;

  function keep(url: string, image: RemoteImage): void {
    if (image.bytes.length > maxBytes / 4) return;
    kept.set(url, image);
    size += image.bytes.length;
    for (const [oldUrl, old] of kept) {
      if (size <= maxBytes) return;
      kept.delete(oldUrl);
      size -= old.bytes.length;
    }
  }

  async function takePlace(): Promise<void> {
    if (places > 0) {
      places -= 1;
      return;
    }
    await new Promise<void>((resolve) => waiting.push(resolve));
  }

  function leavePlace(): void {
    const next = waiting.shift();
    if (next === undefined) places += 1;
    else next();
  }

  async function load(url: string): Promise<Result<RemoteImage>> {
    await takePlace();
    try {
      const image = await fetcher.fetch(url);
      if (image.ok) keep(url, image.value);
      return image;
    } finally {
      leavePlace();
      running.delete(url);
    }
  }

  return {
    async fetch(url) {
      const known = kept.get(url);
      if (known !== undefined) {
        // Last used, last to go.
        kept.delete(url);
        kept.set(url, known);
        return { ok: true, value: known };
      }
      const loading = running.get(url) ?? load(url);
      running.set(url, loading);
      return await loading;
    },
  };
}
