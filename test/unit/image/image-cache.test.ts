import { describe, expect, it } from 'vitest';
import { createImageCache } from '#electron/core/image/image-cache.ts';
import type { ImageFetcher } from '#electron/core/image/image-fetcher.ts';
import { fail, ok } from '#shared/errors.ts';

function countingFetcher(bytes = 10): ImageFetcher & { asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    async fetch(url) {
      asked.push(url);
      return ok({ mime: 'image/png', bytes: new Uint8Array(bytes) });
    },
  };
}

describe('the image cache', () => {
  it('asks once for pictures wanted twice, also at the same time', async () => {
    const fetcher = countingFetcher();
    const cache = createImageCache(fetcher);
    await Promise.all([cache.fetch('a'), cache.fetch('a')]);
    await cache.fetch('a');
    expect(fetcher.asked).toEqual(['a']);
  });

  it('lets the one unused longest go when it is full', async () => {
    const fetcher = countingFetcher(10);
    const cache = createImageCache(fetcher, 40);
    for (const url of ['a', 'b', 'c', 'd', 'a', 'e', 'a', 'b']) await cache.fetch(url);
    expect(fetcher.asked).toEqual(['a', 'b', 'c', 'd', 'e', 'b']);
  });

  it('does not keep a failure', async () => {
    let failing = true;
    const cache = createImageCache({
      fetch: async () =>
        failing ? fail('image/unreachable') : ok({ mime: 'image/png', bytes: new Uint8Array(1) }),
    });
    expect((await cache.fetch('a')).ok).toBe(false);
    failing = false;
    expect((await cache.fetch('a')).ok).toBe(true);
  });

  it('fetches six at a time and none is forgotten', async () => {
    let running = 0;
    let most = 0;
    const cache = createImageCache({
      async fetch() {
        running += 1;
        most = Math.max(most, running);
        await Promise.resolve();
        running -= 1;
        return ok({ mime: 'image/png', bytes: new Uint8Array(1) });
      },
    });
    const answers = await Promise.all(Array.from({ length: 30 }, (_, index) => cache.fetch(`${index}`)));
    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect(most).toBe(6);
  });
});
