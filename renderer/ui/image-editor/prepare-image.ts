import {
  checkImageFile,
  IMAGE_MAX_BYTES,
  sniffImage,
  uploadFit,
  type ImageKind,
} from '#shared/domain/image-kind.ts';
import { fieldError, type FieldProblem } from '#shared/domain/problem.ts';
import { encodePicture, hasTransparency } from './encode-picture.ts';
import { encodings, firstFitting, type Encoding, type Size } from './fit-plan.ts';

export interface PictureFacts extends Size {
  readonly kind: ImageKind;
  readonly bytes: number;
}

export interface PreparedImage {
  readonly fileName: string;
  /** As chosen. */
  readonly original: Uint8Array<ArrayBuffer>;
  /** As Stripe's file purpose takes it: JPEG or PNG, at most 512 KB (facts 3.2). */
  readonly upload: Uint8Array<ArrayBuffer>;
  readonly before: PictureFacts;
  readonly after: PictureFacts;
}

export type Preparation =
  | { readonly ok: true; readonly image: PreparedImage }
  | { readonly ok: false; readonly problem: FieldProblem };

/** Enough to tell what a file is without reading hundreds of megabytes. */
const HEAD_BYTES = 64 * 1024;

/** Checks a chosen file by its content and makes from it what Stripe takes. Nothing leaves the window. */
export async function prepareImage(file: File): Promise<Preparation> {
  if (file.size >= IMAGE_MAX_BYTES) return { ok: false, problem: await tooLarge(file) };
  const original = new Uint8Array(await file.arrayBuffer());
  const [problem] = checkImageFile(original);
  if (problem !== undefined) return { ok: false, problem };
  const info = sniffImage(original);
  if (info === null) return { ok: false, problem: fieldError('image/not-an-image', 'images') };
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(new Blob([original], { type: info.mediaType }));
  } catch {
    return { ok: false, problem: fieldError('image/damaged', 'images') };
  }
  try {
    return await fitted(file.name, original, info.kind, bitmap);
  } finally {
    bitmap.close();
  }
}

async function fitted(
  fileName: string,
  original: Uint8Array<ArrayBuffer>,
  kind: ImageKind,
  bitmap: ImageBitmap,
): Promise<Preparation> {
  const isTransparent = kind !== 'jpeg' && hasTransparency(bitmap);
  const encode = (encoding: Encoding): Promise<Uint8Array<ArrayBuffer>> => encodePicture(bitmap, encoding);
  const size = { width: bitmap.width, height: bitmap.height };
  const before = { ...size, kind, bytes: original.byteLength };
  const upload =
    uploadFit(original) === 'as-is' ? null : await firstFitting(encodings(size, isTransparent), encode);
  if (upload === null && uploadFit(original) !== 'as-is') {
    return { ok: false, problem: fieldError('image/damaged', 'images') };
  }
  const after =
    upload === null
      ? before
      : {
          width: upload.encoding.width,
          height: upload.encoding.height,
          kind: upload.encoding.kind,
          bytes: upload.bytes.byteLength,
        };
  return {
    ok: true,
    image: {
      fileName,
      original,
      upload: upload?.bytes ?? original,
      before,
      after,
    },
  };
}

/** A file this large is told apart by its head alone. */
async function tooLarge(file: File): Promise<FieldProblem> {
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  const kind = sniffImage(head)?.kind;
  if (kind === undefined) return fieldError('image/not-an-image', 'images');
  if (kind === 'gif') return fieldError('image/gif', 'images');
  const megabytes = Math.ceil((file.size / 1024 / 1024) * 100) / 100;
  return fieldError('image/too-large', 'images', { megabytes, limit: 2 });
}
