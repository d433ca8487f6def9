import { z } from 'zod';
import type { Result } from '../errors.ts';
import { IMAGE_MAX_BYTES } from './image-kind.ts';

/** Slower than this, a page is read before its picture is there. */
export const SLOW_IMAGE_MS = 3000;

/**
 * - `private`: the address is not on the public web, so Stripe and customers cannot reach it (facts 3.2)
 * - `broken`: nothing answers, or it answers that there is no picture
 * - `notAnImage`: what comes is no JPEG, PNG, WEBP or GIF, whatever it is called
 * - `oversized`: 2 MB or more, which the Dashboard would not take (facts 3.2)
 * - `slow`: it took longer than {@link SLOW_IMAGE_MS}, or never came
 */
export const IMAGE_VERDICTS = ['fine', 'private', 'broken', 'notAnImage', 'oversized', 'slow'] as const;
export type ImageVerdict = (typeof IMAGE_VERDICTS)[number];

export const imageCheckSchema = z.strictObject({
  url: z.string(),
  verdict: z.enum(IMAGE_VERDICTS),
  /** The server's answer where it was no picture for that reason (404); else null. */
  status: z.number().int().nullable(),
  /** Null where it was not read to its end. */
  bytes: z.number().int().nullable(),
  tookMs: z.number().int(),
});
export type ImageCheck = z.infer<typeof imageCheckSchema>;

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
