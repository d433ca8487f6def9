/**
 * An image file that waits here to be uploaded at publish stands in `ProductFields.images` as
 * `countertop-image:<sha256 of the file>`. Publishing puts the file link's URL in its place before
 * anything is sent; such a value never reaches Stripe.
 */
const PREFIX = 'countertop-image:';

export function queuedImageValue(sha256: string): string {
  return PREFIX + sha256;
}

export function isQueuedImage(value: string): boolean {
  return queuedImageHash(value) !== null;
}

/** The file's SHA-256 in lower-case hex, or null when the value is an ordinary URL. */
export function queuedImageHash(value: string): string | null {
  return /^countertop-image:([\da-f]{64})$/.exec(value)?.[1] ?? null;
}
