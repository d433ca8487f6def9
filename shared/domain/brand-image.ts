import { type ImageHeader, readImageHeader } from './image-header.ts';
import { fieldError, type FieldProblem, fieldWarning } from './problem.ts';

export type BrandSlot = 'icon' | 'logo';

/** What Stripe takes as icon or logo: JPG or PNG, under 512 KB, at least 128 × 128, icon square (facts 8). */
export const BRAND_IMAGE_LIMITS = { bytesBelow: 512 * 1024, minSide: 128 } as const;
/** Beyond these nothing is read or decoded: a picture is not worth the machine's memory. */
export const DECODE_LIMITS = { pixels: 40_000_000, fileBytes: 64 * 1024 * 1024 } as const;

/**
 * - `accepted`: goes to Stripe as it is
 * - `fixable`: can be decoded, and what is wrong can be mended here
 * - `refused`: cannot be used; the first problem says why
 */
export type BrandImageVerdict = 'accepted' | 'fixable' | 'refused';

export interface BrandImageJudgement {
  readonly verdict: BrandImageVerdict;
  readonly header: ImageHeader | null;
  /** Errors refuse; warnings name each rule that the file fails and that can be mended. */
  readonly problems: readonly FieldProblem[];
}

/** Judges a file by its structure, before anything is decoded. `slot` is the path of its problems. */
export function judgeBrandImage(bytes: Uint8Array, slot: BrandSlot): BrandImageJudgement {
  const refused = (code: string, params: FieldProblem['params'] = {}): BrandImageJudgement => {
    return { verdict: 'refused', header, problems: [fieldError(code, slot, params)] };
  };
  const header = bytes.byteLength === 0 ? null : readImageHeader(bytes);
  if (bytes.byteLength === 0) return refused('image/empty');
  if (bytes.byteLength > DECODE_LIMITS.fileBytes) {
    const megabytes = Math.ceil(bytes.byteLength / 1024 / 1024);
    return refused('image/file-too-large', { megabytes, limit: DECODE_LIMITS.fileBytes / 1024 / 1024 });
  }
  if (header === null) return refused('image/not-an-image');
  if (header.kind === 'svg') return refused('image/svg');
  if (!DECODABLE.has(header.kind)) return refused('image/other-kind', { kind: header.kind.toUpperCase() });
  const { width, height } = header;
  if (width === null || height === null || width * height === 0) return refused('image/damaged');
  if (width * height > DECODE_LIMITS.pixels) {
    const megapixels = Math.round((width * height) / 1_000_000);
    return refused('image/too-many-pixels', { megapixels, limit: DECODE_LIMITS.pixels / 1_000_000 });
  }
  if (!header.isWhole) return refused('image/cut-off');
  const problems = brandImageFaults({ ...header, width, height, bytes: bytes.byteLength }, slot);
  return { verdict: problems.length === 0 ? 'accepted' : 'fixable', header, problems };
}

const DECODABLE: ReadonlySet<string> = new Set(['jpeg', 'png', 'gif', 'webp']);

/** Each of Stripe's rules that a decodable picture fails, as warnings: all can be mended in place. */
function brandImageFaults(
  image: ImageHeader & { width: number; height: number; bytes: number },
  slot: BrandSlot,
): FieldProblem[] {
  const { kind, width, height, frames, orientation, colours, bitsPerChannel, bytes } = image;
  const { minSide, bytesBelow } = BRAND_IMAGE_LIMITS;
  const problems: FieldProblem[] = [];
  if (kind === 'webp' || kind === 'gif') {
    problems.push(fieldWarning('image/brand-kind', slot, { kind: kind.toUpperCase() }));
  }
  if (frames > 1) problems.push(fieldWarning('image/brand-animated', slot, { frames }));
  if (colours === 'cmyk') problems.push(fieldWarning('image/brand-cmyk', slot));
  if (bitsPerChannel > 8) problems.push(fieldWarning('image/brand-deep', slot, { bits: bitsPerChannel }));
  if (orientation !== 1) problems.push(fieldWarning('image/brand-rotated', slot));
  if (width < minSide || height < minSide) {
    problems.push(fieldWarning('image/brand-small', slot, { width, height, limit: minSide }));
  }
  if (slot === 'icon' && width !== height) {
    problems.push(fieldWarning('image/brand-not-square', slot, { width, height }));
  }
  if (bytes >= bytesBelow) {
    const kilobytes = Math.ceil(bytes / 1024);
    problems.push(fieldWarning('image/brand-bytes', slot, { kilobytes, limit: bytesBelow / 1024 }));
  }
  return problems;
}
