import type { ObjectRef } from '#shared/contract/object.ts';
import type { JsonObject } from '#shared/domain/json.ts';
import { METADATA_LIMITS } from '#shared/domain/metadata.ts';
import { toPriceCreateParams, toPriceUpdateParams } from '#shared/domain/price-params.ts';
import { TRANSFER_PATH } from '#shared/domain/price-paths.ts';
import type { DraftedPrice } from '../../storage/drafted.ts';
import type { OperationChange } from '../../storage/operation-row.ts';
import { MARK_KEY } from '#shared/domain/mark-key.ts';
import { type FreezeTools, type PlannedOperation, STAGES } from './sync-kind.ts';

/** Shown by the answer, so that the base has them at once (facts 2.1). */
const EXPAND = ['currency_options', 'tiers'];

/**
 * The requests of one price. Taken together with its product's, in the order of the stages, they
 * are the sequence of design, Sync 6: create new, make default, move the lookup key, archive old.
 */
export function freezePrice(price: DraftedPrice, tools: FreezeTools): PlannedOperation[] {
  const changes = price.drafts.map(({ path, base, value }): OperationChange => ({ path, base, value }));
  return price.object?.intent === 'create'
    ? freezeNew(price, changes, tools)
    : [freezeChanged(price, changes, tools)];
}

/** A key that another price has is not asked for with the create: it moves when the new default stands. */
function freezeNew(
  price: DraftedPrice,
  changes: readonly OperationChange[],
  { uuid }: FreezeTools,
): PlannedOperation[] {
  const moves = changes.some(({ path, value }) => path === TRANSFER_PATH && value === true);
  const isMoved = ({ path }: OperationChange): boolean =>
    path === TRANSFER_PATH || (moves && path === 'lookupKey');
  const product: ObjectRef = { kind: 'product', id: price.productId };
  const own = named(price, uuid);
  const carried = changes.filter((change) => !isMoved(change));
  const create: PlannedOperation = {
    stage: STAGES.createPrice,
    follows: price.isOfNewProduct ? product : null,
    operation: {
      ...own,
      kind: 'price.create',
      method: 'POST',
      path: '/v1/prices',
      params: createParams(price, moves, own.id),
      changes: [
        ...carried,
        ...(price.replaces === null ? [] : [{ path: 'replaces', base: null, value: price.replaces }]),
      ],
    },
  };
  if (!moves) return [create];
  const moved = changes.filter(isMoved);
  const move: PlannedOperation = {
    stage: STAGES.moveLookupKey,
    follows: product,
    operation: update(price, moved, uuid),
  };
  return [create, move];
}

/** After the price that takes its key, or its place: behind that one's last request, or its product's. */
function freezeChanged(
  price: DraftedPrice,
  changes: readonly OperationChange[],
  { uuid }: FreezeTools,
): PlannedOperation {
  const { keyTakenBy, losesDefault, replacedBy, productId } = price;
  const product: ObjectRef | null = losesDefault ? { kind: 'product', id: productId } : null;
  const before = keyTakenBy ?? (losesDefault ? null : replacedBy);
  if (changes.some(({ path, value }) => path === 'active' && value === true)) {
    return { stage: STAGES.revivePrice, follows: null, operation: update(price, changes, uuid) };
  }
  return {
    stage: STAGES.updatePrice,
    follows: before === null ? product : { kind: 'price', id: before },
    operation: update(price, changes, uuid),
  };
}

function createParams(price: DraftedPrice, keyMoves: boolean, mark: string): JsonObject {
  const fields = keyMoves ? { ...price.fields, lookupKey: null } : price.fields;
  const params = toPriceCreateParams(fields, price.productId);
  const hasRoom = Object.keys(fields.metadata).length < METADATA_LIMITS.keys;
  return {
    ...params,
    ...(hasRoom ? { metadata: { ...fields.metadata, [MARK_KEY]: mark } } : {}),
    expand: EXPAND,
  };
}

function update(
  price: DraftedPrice,
  changes: readonly OperationChange[],
  uuid: () => string,
): PlannedOperation['operation'] {
  return {
    ...named(price, uuid),
    kind: 'price.update',
    method: 'POST',
    path: `/v1/prices/${encodeURIComponent(price.id)}`,
    params: { ...toPriceUpdateParams(changes), expand: EXPAND },
    changes,
  };
}

function named(
  { id, productId, productName }: DraftedPrice,
  uuid: () => string,
): Pick<PlannedOperation['operation'], 'id' | 'idempotencyKey' | 'object' | 'parentId' | 'title'> {
  return {
    id: uuid(),
    idempotencyKey: `countertop-${uuid()}`,
    object: { kind: 'price', id },
    parentId: productId,
    title: productName,
  };
}
