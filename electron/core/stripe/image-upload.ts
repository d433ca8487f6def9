import { asFilledText, asObject, type JsonObject } from '#shared/domain/json.ts';
import { fail, ok, type Result } from '#shared/errors.ts';
import type { StripePage } from './answer.ts';
import type { Caller } from './call.ts';
import type { QueryParams } from './query.ts';

/** A picture as Stripe's purpose takes it: JPEG or PNG of at most 512 KB (facts 3.2). */
export interface ImageUpload {
  readonly sha256: string;
  readonly mime: string;
  readonly bytes: Uint8Array;
  readonly idempotencyKey: string;
}

export interface UploadedImage {
  readonly fileId: string;
  /** Public, without expiry: what goes into a product's `images`. */
  readonly linkUrl: string;
  readonly requestId: string | null;
}

interface ImageUploads {
  uploadImage(image: ImageUpload): Promise<Result<UploadedImage>>;
  findUploadedImage(image: ImageUpload): Promise<Result<UploadedImage | null>>;
}

type List = (path: string, query: QueryParams) => Promise<Result<StripePage>>;

/** The API has no purpose for product images; `business_logo` is the one with public links (facts 3.2). */
const PURPOSE = 'business_logo';
/** Files are listed newest first; an upload whose answer was lost is days old at most. */
const PAGES_TO_SEARCH = 10;

export function createImageUploads(caller: Caller, list: List): ImageUploads {
  /** The link is asked for with the upload; where the answer has none, it is made from the file. */
  async function linkOf(
    file: JsonObject,
    image: ImageUpload,
    requestId: string | null,
  ): Promise<Result<UploadedImage>> {
    const fileId = asFilledText(file['id']);
    if (fileId === null)
      return fail('stripe/unexpected-object', { expected: 'file', got: 'file without id' });
    const known = linkIn(asObject(file['links']));
    if (known !== null) return ok({ fileId, linkUrl: known, requestId });
    const link = await caller.once(
      'file_link',
      async ({ stripe }) =>
        (await stripe.rawRequest(
          'POST',
          '/v1/file_links',
          { file: fileId },
          { idempotencyKey: `${image.idempotencyKey}-link` },
        )) as unknown,
    );
    if (!link.ok) return link;
    const linkUrl = asFilledText(link.value.body['url']);
    if (linkUrl === null)
      return fail('stripe/unexpected-object', { expected: 'file_link', got: 'link without url' });
    return ok({ fileId, linkUrl, requestId: link.value.requestId });
  }

  return {
    async uploadImage(image) {
      const { idempotencyKey } = image;
      const file = await caller.once(
        'file',
        async ({ stripe }) =>
          await stripe.files.create(
            {
              purpose: PURPOSE,
              file: { data: image.bytes, name: fileName(image), type: image.mime },
              file_link_data: { create: true },
            },
            { idempotencyKey },
          ),
      );
      return file.ok ? await linkOf(file.value.body, image, file.value.requestId) : file;
    },
    async findUploadedImage(image) {
      let after: string | null = null;
      for (let page = 0; page < PAGES_TO_SEARCH; page += 1) {
        // Pages follow one another by nature.
        const files: Result<StripePage> = await list('/v1/files', {
          purpose: PURPOSE,
          limit: 100,
          starting_after: after,
        });
        if (!files.ok) return files;
        const found = files.value.items.find((file) => file['filename'] === fileName(image));
        if (found !== undefined) return await linkOf(found, image, files.value.requestId);
        after = asFilledText(files.value.items.at(-1)?.['id']);
        if (!files.value.more || after === null) break;
      }
      return ok(null);
    },
  };
}

/** The name carries the content's hash, so that an upload can be found again without its answer. */
function fileName(image: ImageUpload): string {
  return `countertop-${image.sha256.slice(0, 32)}.${image.mime === 'image/png' ? 'png' : 'jpg'}`;
}

function linkIn(links: JsonObject | null): string | null {
  if (!Array.isArray(links?.['data'])) return null;
  for (const link of links['data'].map(asObject)) {
    const url = asFilledText(link?.['url']);
    if (url !== null && link?.['expired'] !== true && (link?.['expires_at'] ?? null) === null) return url;
  }
  return null;
}
