import { type ImageCheck, judgeFetchedImage } from '#shared/domain/image-check.ts';
import { IMAGE_FETCH_LIMITS, type ImageFetcher } from './image-fetcher.ts';

/**
 * Fetches each address once, all at once (a product has eight at most), and tells of each as it
 * comes. In the order given.
 */
export async function checkImages(
  urls: readonly string[],
  fetchImage: ImageFetcher['fetch'],
  tell: (progress: { found: ImageCheck[] }) => void,
  signal: AbortSignal,
): Promise<{ found: ImageCheck[] }> {
  const found = new Map<string, ImageCheck>();
  const inOrder = (): { found: ImageCheck[] } => ({ found: urls.flatMap((url) => found.get(url) ?? []) });
  await Promise.all(
    urls.map(async (url) => {
      const startedAt = performance.now();
      const answer = await fetchImage(url);
      const tookMs = performance.now() - startedAt;
      found.set(url, judgeFetchedImage(url, answer, tookMs, IMAGE_FETCH_LIMITS.timeoutMs));
      if (!signal.aborted) tell(inOrder());
    }),
  );
  signal.throwIfAborted();
  return inOrder();
}
