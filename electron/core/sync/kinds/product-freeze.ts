import { toDefaultPriceData } from '#shared/domain/first-price.ts';
import type { JsonObject } from '#shared/domain/json.ts';
import { isLocalId } from '#shared/domain/local-id.ts';
import { toCreateParams, toUpdateParams } from '#shared/domain/product-params.ts';
import type { DraftedProduct } from '../../storage/drafted.ts';
import type { OperationChange } from '../../storage/operation-row.ts';
import { MARK_KEY } from '#shared/domain/mark-key.ts';
import { wantedDefault } from './price-review.ts';
import { toProductChanges } from './product-drafts.ts';
import { type FreezeTools, type PlannedOperation, STAGES } from './sync-kind.ts';

/** Stripe's limit on metadata keys (facts 1.1); at the limit there is no room for our mark. */
const METADATA_KEYS = 50;

/**
 * One request for a product: to make it, to change what differs, or to delete it. Where its default
 * is a price that has yet to be made, that is a request of its own, after it.
 */
export function freezeProduct(product: DraftedProduct, { uuid }: FreezeTools): PlannedOperation[] {
  const own = named(product, uuid);
  if (product.object?.intent === 'delete') {
    const path = `/v1/products/${encodeURIComponent(product.id)}`;
    const request = { ...own, method: 'DELETE', path, params: {}, changes: [] } as const;
    return [planned(STAGES.delete, { ...request, kind: 'product.delete' })];
  }
  const all = product.drafts.map(({ path: field, base, value }): OperationChange => ({
    path: field,
    base,
    value,
  }));
  // The rest does not wait for a price that has yet to be made; a create takes no default price (facts 1.1).
  const isNew = product.object?.intent === 'create';
  const isLate = (change: OperationChange): boolean =>
    change.path === 'defaultPriceId' &&
    (isNew || (typeof change.value === 'string' && isLocalId(change.value)));
  const changes = all.filter((change) => !isLate(change));
  const late = all.filter(isLate);
  const withDefault = late.length === 0 ? [] : [updateOf(product, late, uuid)];
  if (isNew) {
    if (product.firstPrice !== null)
      changes.push({ path: 'firstPrice', base: null, value: product.firstPrice });
    const params = createParams(product, own.id);
    const request = { ...own, method: 'POST', path: '/v1/products', params, changes } as const;
    return [planned(STAGES.createProduct, { ...request, kind: 'product.create' }), ...withDefault];
  }
  return changes.length === 0 ? withDefault : [updateOf(product, changes, uuid), ...withDefault];
}

function updateOf(
  product: DraftedProduct,
  changes: readonly OperationChange[],
  uuid: () => string,
): PlannedOperation {
  const params: JsonObject = { ...toUpdateParams(toProductChanges(changes)) };
  const path = `/v1/products/${encodeURIComponent(product.id)}`;
  const request = { ...named(product, uuid), method: 'POST', path, params, changes } as const;
  return planned(STAGES.updateProduct, { ...request, kind: 'product.update' }, wantedDefault(changes));
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

function planned(
  stage: number,
  operation: PlannedOperation['operation'],
  follows: PlannedOperation['follows'] = null,
): PlannedOperation {
  return { stage, operation, follows };
}

function named(
  { kind, id, fields }: DraftedProduct,
  uuid: () => string,
): Pick<PlannedOperation['operation'], 'id' | 'idempotencyKey' | 'object' | 'parentId' | 'title'> {
  return {
    id: uuid(),
    idempotencyKey: `countertop-${uuid()}`,
    object: { kind, id },
    parentId: null,
    title: fields.name,
  };
}
