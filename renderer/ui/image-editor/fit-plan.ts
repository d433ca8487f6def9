import { UPLOAD_MAX_BYTES } from '#shared/domain/image-kind.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Encoding extends Size {
  readonly kind: 'jpeg' | 'png';
  /** 0 to 1; for JPEG. */
  readonly quality: number;
}

/** No page of Stripe's shows a product picture larger than this. */
const MAX_SIDE = 2000;
const SIDES = [MAX_SIDE, 1600, 1200, 900, 640, 480, 320] as const;
const QUALITIES = [0.92, 0.85, 0.75, 0.65] as const;

/** The picture scaled so that its longer side is at most `maxSide`; never enlarged. */
export function fitInto(size: Size, maxSide: number): Size {
  const scale = Math.min(1, maxSide / Math.max(size.width, size.height));
  return {
    width: Math.max(1, Math.round(size.width * scale)),
    height: Math.max(1, Math.round(size.height * scale)),
  };
}

/**
 * Encodings to try, the best first, until one fits Stripe's file purpose (facts 3.2): quality
 * before size, and PNG throughout where transparency must be kept.
 */
export function* encodings(size: Size, isTransparent: boolean): Generator<Encoding> {
  let last = 0;
  for (const side of SIDES) {
    const fitted = fitInto(size, side);
    if (Math.max(fitted.width, fitted.height) === last) continue;
    last = Math.max(fitted.width, fitted.height);
    if (isTransparent) yield { ...fitted, kind: 'png', quality: 1 };
    else for (const quality of QUALITIES) yield { ...fitted, kind: 'jpeg', quality };
  }
}

/** The first encoding that fits, with its bytes; null when none does. */
export async function firstFitting(
  plan: Iterable<Encoding>,
  encode: (encoding: Encoding) => Promise<Uint8Array<ArrayBuffer>>,
  maxBytes: number = UPLOAD_MAX_BYTES,
): Promise<{ readonly encoding: Encoding; readonly bytes: Uint8Array<ArrayBuffer> } | null> {
  for (const encoding of plan) {
    // One after the other: the next is needed only when this one is too large.
    const bytes = await encode(encoding);
    if (bytes.byteLength <= maxBytes) return { encoding, bytes };
  }
  return null;
}
