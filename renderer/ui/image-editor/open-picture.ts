import {
  type BrandImageJudgement,
  type BrandSlot,
  DECODE_LIMITS,
  judgeBrandImage,
} from '#shared/domain/brand-image.ts';
import { fieldError, type FieldProblem } from '#shared/domain/problem.ts';

export type OpenedPicture =
  | { readonly kind: 'refused'; readonly problem: FieldProblem }
  /** Stripe takes it as it is. */
  | { readonly kind: 'accepted'; readonly bytes: Uint8Array<ArrayBuffer>; readonly bitmap: ImageBitmap }
  /** It can be mended: what is wrong with it, and the decoded picture to mend. */
  | {
      readonly kind: 'fixable';
      readonly problems: readonly FieldProblem[];
      readonly bitmap: ImageBitmap;
    };

/**
 * Opens a chosen file as icon or logo. Its structure is judged first: what would fill the memory, is cut
 * off or no picture at all is never decoded. Nothing leaves the window. Whoever takes the bitmap closes it.
 */
export async function openPicture(file: Blob, slot: BrandSlot): Promise<OpenedPicture> {
  if (file.size > DECODE_LIMITS.fileBytes) {
    const megabytes = Math.ceil(file.size / 1024 / 1024);
    const limit = DECODE_LIMITS.fileBytes / 1024 / 1024;
    return { kind: 'refused', problem: fieldError('image/file-too-large', slot, { megabytes, limit }) };
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  const { verdict, header, problems } = judgeBrandImage(bytes, slot);
  const [first] = problems;
  if (verdict === 'refused' || header === null) {
    return { kind: 'refused', problem: first ?? fieldError('image/damaged', slot) };
  }
  const bitmap = await decode(bytes, header);
  if (bitmap === null) return { kind: 'refused', problem: fieldError('image/damaged', slot) };
  return verdict === 'accepted' ? { kind: 'accepted', bytes, bitmap } : { kind: 'fixable', problems, bitmap };
}

async function decode(
  bytes: Uint8Array<ArrayBuffer>,
  header: NonNullable<BrandImageJudgement['header']>,
): Promise<ImageBitmap | null> {
  try {
    // Upright, as EXIF has it.
    return await createImageBitmap(new Blob([bytes], { type: `image/${header.kind}` }), {
      imageOrientation: 'from-image',
    });
  } catch {
    return null;
  }
}
