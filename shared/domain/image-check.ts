import { z } from 'zod';

/** Slower than this, a page is read before its picture is there. */
export const SLOW_IMAGE_MS = 3000;

/** How long an address is waited for. */
export const IMAGE_DEADLINE_MS = 10_000;

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
