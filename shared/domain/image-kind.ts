import { DECODE_LIMITS } from './brand-image.ts';
import { fieldError } from './problem.ts';
import type { FieldProblem } from './problem.ts';

export type ImageKind = 'jpeg' | 'png' | 'webp' | 'gif';

export interface ImageInfo {
  readonly kind: ImageKind;
  readonly mediaType: `image/${ImageKind}`;
  /** Pixels; null where the header is damaged or ends early. */
  readonly width: number | null;
  readonly height: number | null;
}

/** A product image in the Dashboard must be smaller than this (facts 3.2). */
export const IMAGE_MAX_BYTES = 2 * 1024 * 1024;
/** A file of purpose `business_logo` must not be larger than this (facts 3.2). */
export const UPLOAD_MAX_BYTES = 512 * 1024;

/** What a file is by its content, whatever its name says; null when it is none of the four. */
export function sniffImage(bytes: Uint8Array): ImageInfo | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return info('jpeg', jpegSize(view));
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) {
    return info('png', pngSize(view));
  }
  if (hasText(bytes, 0, 'GIF87a') || hasText(bytes, 0, 'GIF89a')) {
    return info('gif', view.byteLength < 10 ? null : [view.getUint16(6, true), view.getUint16(8, true)]);
  }
  if (hasText(bytes, 0, 'RIFF') && hasText(bytes, 8, 'WEBP')) return info('webp', webpSize(bytes, view));
  return null;
}

/** Problems of a file that a person chose as a product image: JPEG, PNG or WEBP under 2 MB. */
export function checkImageFile(bytes: Uint8Array, path = 'images'): FieldProblem[] {
  const image = sniffImage(bytes);
  if (bytes.byteLength === 0) return [fieldError('image/empty', path)];
  if (!image) return [fieldError('image/not-an-image', path)];
  if (image.kind === 'gif') return [fieldError('image/gif', path)];
  const problems: FieldProblem[] = [];
  const pixels = (image.width ?? 0) * (image.height ?? 0);
  // A small file can unpack to gigabytes: it is never decoded.
  if (pixels > DECODE_LIMITS.pixels) {
    const megapixels = Math.round(pixels / 1_000_000);
    problems.push(
      fieldError('image/too-many-pixels', path, { megapixels, limit: DECODE_LIMITS.pixels / 1_000_000 }),
    );
  }
  if (image.width === null || image.height === null || image.width * image.height === 0) {
    problems.push(fieldError('image/damaged', path));
  }
  if (bytes.byteLength >= IMAGE_MAX_BYTES) {
    // Hundredths, rounded up, so that a file one byte too large does not read as "2 MB".
    const megabytes = Math.ceil((bytes.byteLength / 1024 / 1024) * 100) / 100;
    problems.push(fieldError('image/too-large', path, { megabytes, limit: 2 }));
  }
  return problems;
}

export type UploadFit = 'as-is' | 'convert' | 'shrink';

/**
 * What must happen before a file can be hosted by the Stripe account: nothing, another format
 * (WEBP is refused as an upload), or fewer bytes (facts 3.2). Null when it is no image.
 */
export function uploadFit(bytes: Uint8Array): UploadFit | null {
  const image = sniffImage(bytes);
  if (!image) return null;
  if (image.kind === 'webp') return 'convert';
  return bytes.byteLength > UPLOAD_MAX_BYTES ? 'shrink' : 'as-is';
}

type Size = readonly [width: number, height: number];

function info(kind: ImageKind, size: Size | null): ImageInfo {
  return { kind, mediaType: `image/${kind}`, width: size?.[0] ?? null, height: size?.[1] ?? null };
}

function pngSize(view: DataView): Size | null {
  const hasHeader = view.byteLength >= 24 && view.getUint32(12) === 0x49_48_44_52;
  return hasHeader ? [view.getUint32(16), view.getUint32(20)] : null;
}

/** Walks the segments to the frame header (SOF0–SOF15 without the tables among them). */
function jpegSize(view: DataView): Size | null {
  let at = 2;
  while (at + 4 <= view.byteLength) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
    } else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
      at += 2;
    } else if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      return at + 9 <= view.byteLength ? [view.getUint16(at + 7), view.getUint16(at + 5)] : null;
    } else if (marker === 0xd9 || marker === 0xda) {
      return null;
    } else {
      at += 2 + view.getUint16(at + 2);
    }
  }
  return null;
}

/** The three kinds of WEBP: extended, lossless, lossy. */
function webpSize(bytes: Uint8Array, view: DataView): Size | null {
  if (view.byteLength < 30) return null;
  if (hasText(bytes, 12, 'VP8X')) return [1 + uint24(view, 24), 1 + uint24(view, 27)];
  if (hasText(bytes, 12, 'VP8L') && view.getUint8(20) === 0x2f) {
    const bits = view.getUint32(21, true);
    return [1 + (bits & 0x3fff), 1 + ((bits >>> 14) & 0x3fff)];
  }
  if (hasText(bytes, 12, 'VP8 ') && startsWith(bytes.subarray(23), [0x9d, 0x01, 0x2a])) {
    return [view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff];
  }
  return null;
}

function uint24(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
}

function startsWith(bytes: Uint8Array, expected: readonly number[]): boolean {
  return expected.every((byte, index) => bytes[index] === byte);
}

function hasText(bytes: Uint8Array, at: number, text: string): boolean {
  return startsWith(
    bytes.subarray(at),
    [...text].map((letter) => letter.charCodeAt(0)),
  );
}
