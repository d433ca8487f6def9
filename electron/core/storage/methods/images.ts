import { createHash } from 'node:crypto';
import { IMAGE_MAX_BYTES, sniffImage, UPLOAD_MAX_BYTES } from '#shared/domain/image-kind.ts';
import { queuedImageValue } from '#shared/domain/queued-image.ts';
import { PRODUCT_LIMITS } from '#shared/domain/validate-product.ts';
import { failure } from '#shared/errors.ts';
import type { Database } from '../database.ts';
import { editFields } from '../draft-edits.ts';
import { readOneVisible } from '../visible.ts';
import { readDetail, type StoredDetail } from './products.ts';

export interface AttachedImage {
  readonly productId: string;
  readonly fileName: string;
  /** As chosen; only looked at. */
  readonly original: Uint8Array;
  /** What Stripe gets: JPEG or PNG, at most 512 KB (facts 3.2). */
  readonly upload: Uint8Array;
  /** The value whose place it takes; without it, or where that is gone, the picture comes last. */
  readonly replaces?: string | undefined;
  readonly nowAt: number;
}

export const imageMethods = {
  /** Queues an image and adds it to the product's list, as one step to undo. */
  attachImage(database: Database, input: AttachedImage): StoredDetail {
    const product = readOneVisible(database, input.productId);
    if (product === null) throw failure('catalog/product-unknown', { productId: input.productId });
    const mime = checkContent(input);
    const sha256 = createHash('sha256').update(input.upload).digest('hex');
    const value = queuedImageValue(sha256);
    const { images } = product.fields;
    if (images.includes(value)) return readDetail(database, product.id);
    const place = input.replaces === undefined ? -1 : images.indexOf(input.replaces);
    if (place === -1 && images.length >= PRODUCT_LIMITS.images) {
      throw failure('catalog/image-limit', { limit: PRODUCT_LIMITS.images }, { path: 'images' });
    }
    // The same content again is the same row: one upload and one link, whoever uses it.
    database.run(
      `INSERT INTO image (sha256, file_name, mime, upload, queued_at)
       VALUES (?, ?, ?, ?, ?) ON CONFLICT (sha256) DO NOTHING`,
      sha256,
      input.fileName,
      mime,
      input.upload,
      input.nowAt,
    );
    editFields(
      database,
      product,
      { images: place === -1 ? [...images, value] : images.with(place, value) },
      'image',
      input.nowAt,
    );
    return readDetail(database, product.id);
  },

  /** The picture queued under this hash, for the window; null when there is none. */
  readImage(database: Database, input: { sha256: string }): { mime: string; bytes: Uint8Array } | null {
    const row = database.get<{ mime: string; bytes: Uint8Array }>(
      'SELECT mime, upload AS bytes FROM image WHERE sha256 = ?',
      input.sha256,
    );
    return row === undefined ? null : { mime: row.mime, bytes: row.bytes };
  },
};

/** By content, never by name; answers the media type of the upload. */
function checkContent(input: AttachedImage): string {
  const original = sniffImage(input.original);
  const upload = sniffImage(input.upload);
  const where = { path: 'images' };
  if (original === null || upload === null) {
    throw failure('catalog/image-unreadable', { fileName: input.fileName }, where);
  }
  if (original.kind === 'gif') throw failure('catalog/image-kind-refused', { kind: original.kind }, where);
  if (input.original.byteLength >= IMAGE_MAX_BYTES) {
    throw failure(
      'catalog/image-too-large',
      { bytes: input.original.byteLength, limit: IMAGE_MAX_BYTES },
      where,
    );
  }
  if (upload.kind !== 'jpeg' && upload.kind !== 'png') {
    throw failure('catalog/image-kind-refused', { kind: upload.kind }, where);
  }
  if (input.upload.byteLength > UPLOAD_MAX_BYTES) {
    throw failure(
      'catalog/image-too-large',
      { bytes: input.upload.byteLength, limit: UPLOAD_MAX_BYTES },
      where,
    );
  }
  return upload.mediaType;
}
