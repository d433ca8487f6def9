import { toDefaultPriceData } from '#shared/domain/first-price.ts';
import type { JsonObject } from '#shared/domain/json.ts';
import { toCreateParams, toUpdateParams } from '#shared/domain/product-params.ts';
import { queuedImageHash } from '#shared/domain/queued-image.ts';
import type { DraftedProduct, NewOperation } from '../storage/methods/outbox.ts';
import type { OperationChange } from '../storage/operation-row.ts';
import { MARK_KEY } from './mark.ts';
import { toProductChanges } from './product-drafts.ts';

/** Stripe's limit on metadata keys (facts 1.1); at the limit there is no room for our mark. */
const METADATA_KEYS = 50;

/** What freezing needs to know of images: whose link is known, and whose upload is already on its way. */
export interface KnownImages {
  readonly links: Readonly<Record<string, string>>;
  /** sha256 → the operation that uploads it. */
  readonly uploads: Readonly<Record<string, string>>;
}

/**
 * Reviewed drafts as operations, in the order of sending (facts 12.1): uploads first, each content
 * once, then one request for each product. Nothing is sent here and nothing kept: whoever commits
 * these makes them last.
 *
 * @param uuid makes ids; an operation's id is its mark, its key goes to Stripe.
 */
export function freezeDrafts(
  products: readonly DraftedProduct[],
  images: KnownImages,
  uuid: () => string,
): NewOperation[] {
  const uploads = new Map<string, NewOperation>();
  const writes: NewOperation[] = [];
  for (const product of products) {
    let after: string | null = null;
    for (const sha256 of waitingImages(product)) {
      if (images.links[sha256] !== undefined) continue;
      const known = images.uploads[sha256];
      if (known === undefined && !uploads.has(sha256))
        uploads.set(sha256, freezeUpload(product, sha256, uuid));
      after = known ?? uploads.get(sha256)?.id ?? after;
    }
    writes.push(freezeProduct(product, after, uuid));
  }
  return [...uploads.values(), ...writes];
}

/** The contents of images that a product wants and Stripe does not have. */
function waitingImages({ fields, object }: DraftedProduct): string[] {
  if (object?.intent === 'delete') return [];
  return fields.images.flatMap((value) => queuedImageHash(value) ?? []);
}

function freezeUpload(product: DraftedProduct, sha256: string, uuid: () => string): NewOperation {
  return {
    ...named(product, uuid),
    kind: 'image.upload',
    method: 'POST',
    path: '/v1/files',
    params: { sha256 },
    changes: [{ path: 'image', base: null, value: sha256 }],
    afterOperation: null,
  };
}

function freezeProduct(
  product: DraftedProduct,
  afterOperation: string | null,
  uuid: () => string,
): NewOperation {
  const own = named(product, uuid);
  const path = `/v1/products/${encodeURIComponent(product.id)}`;
  if (product.object?.intent === 'delete') {
    return {
      ...own,
      kind: 'product.delete',
      method: 'DELETE',
      path,
      params: {},
      changes: [],
      afterOperation,
    };
  }
  const changes: OperationChange[] = product.drafts.map(({ path: field, base, value }) => ({
    path: field,
    base,
    value,
  }));
  if (product.object?.intent === 'create') {
    if (product.firstPrice !== null)
      changes.push({ path: 'firstPrice', base: null, value: product.firstPrice });
    const params = createParams(product, own.id);
    return {
      ...own,
      kind: 'product.create',
      method: 'POST',
      path: '/v1/products',
      params,
      changes,
      afterOperation,
    };
  }
  const params: JsonObject = { ...toUpdateParams(toProductChanges(changes)) };
  return { ...own, kind: 'product.update', method: 'POST', path, params, changes, afterOperation };
}

function createParams({ id, fields, firstPrice }: DraftedProduct, mark: string): JsonObject {
  const params: Record<string, unknown> = { ...toCreateParams(fields, id) };
  if (Object.keys(fields.metadata).length < METADATA_KEYS)
    params['metadata'] = { ...fields.metadata, [MARK_KEY]: mark };
  if (firstPrice !== null) {
    params['default_price_data'] = toDefaultPriceData(firstPrice);
    // The answer then shows the price as well, and both become the base together.
    params['expand'] = ['default_price.currency_options', 'default_price.tiers'];
  }
  return params;
}

function named(
  product: DraftedProduct,
  uuid: () => string,
): Pick<NewOperation, 'id' | 'idempotencyKey' | 'productId' | 'title'> {
  const id = uuid();
  return { id, idempotencyKey: `countertop-${uuid()}`, productId: product.id, title: product.fields.name };
}
