import type { Result } from '#shared/errors.ts';
import {
  IMAGE_DEADLINE_MS,
  type ImageCheck,
  type ImageVerdict,
  SLOW_IMAGE_MS,
} from '#shared/domain/image-check.ts';
import { IMAGE_MAX_BYTES } from '#shared/domain/image-kind.ts';
import type { ImageFetcher } from '../image/image-fetcher.ts';

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
      found.set(url, judgeFetchedImage(url, answer, tookMs, IMAGE_DEADLINE_MS));
      if (!signal.aborted) tell(inOrder());
    }),
  );
  signal.throwIfAborted();
  return inOrder();
}

/** What a fetch tells of an address. `tookMs`: how long it went on, ended by the fetcher's own deadline. */
export function judgeFetchedImage(
  url: string,
  answer: Result<{ readonly bytes: Uint8Array }>,
  tookMs: number,
  deadlineMs: number,
): ImageCheck {
  const check = (verdict: ImageVerdict, more: Partial<ImageCheck> = {}): ImageCheck => {
    return { url, verdict, status: null, bytes: null, tookMs: Math.round(tookMs), ...more };
  };
  if (answer.ok) {
    const bytes = answer.value.bytes.byteLength;
    if (bytes >= IMAGE_MAX_BYTES) return check('oversized', { bytes });
    return check(tookMs > SLOW_IMAGE_MS ? 'slow' : 'fine', { bytes });
  }
  const { code, params } = answer.error;
  if (code === 'image/address-refused') return check('private');
  if (code === 'image/too-large') return check('oversized');
  if (code === 'image/not-an-image') return check('notAnImage');
  const status = params['status'];
  if (typeof status === 'number') return check('broken', { status });
  return check(tookMs >= deadlineMs ? 'slow' : 'broken');
}
