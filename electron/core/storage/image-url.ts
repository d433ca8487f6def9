import type { ProductImage } from '#shared/contract/catalog.ts';
import { queuedImageHash } from '#shared/domain/queued-image.ts';

const ORIGIN = 'app://countertop/images';

/**
 * Where the window finds a picture: on our own scheme, never on the web (design, The window).
 * `value` is an entry of ProductFields.images.
 */
export function imageDisplayUrl(value: string): string {
  const sha256 = queuedImageHash(value);
  return sha256 === null
    ? `${ORIGIN}/remote/${Buffer.from(value, 'utf8').toString('base64url')}`
    : `${ORIGIN}/queued/${sha256}`;
}

export function productImages(images: readonly string[]): ProductImage[] {
  return images.map((value) => {
    return { value, displayUrl: imageDisplayUrl(value), queued: queuedImageHash(value) !== null };
  });
}
