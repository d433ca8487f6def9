import { isEqual } from '#shared/domain/equal.ts';
import type { JsonObject } from '#shared/domain/json.ts';
import { changePath, mergeProductChanges } from '#shared/domain/product-changes.ts';
import { toUpdateParams } from '#shared/domain/product-params.ts';
import { normaliseStripeProduct } from '#shared/domain/product.ts';
import { queuedImageHash } from '#shared/domain/queued-image.ts';
import type { Operation, OperationChange } from '../../storage/operation-row.ts';
import { toProductChanges } from './product-drafts.ts';
import type { ImageLinks, PreparedUpdate } from './sync-kind.ts';

/**
 * Merges an operation's changes onto Stripe's present copy, field by field, and sends only what
 * still differs (design, Sync 3). What clashes is held back for a person to settle.
 *
 * @param links where queued images can be seen by Stripe: sha256 → URL.
 */
export function prepareProductUpdate(
  operation: Operation,
  fresh: JsonObject,
  links: ImageLinks,
): PreparedUpdate {
  const product = normaliseStripeProduct(fresh);
  if (product === null) throw new Error(`not a product: ${operation.object.id}`);
  const changes = toProductChanges(linkImages(operation.changes, links));
  const merge = mergeProductChanges(changes, product.fields);
  const clashes = merge.conflicts.map(({ field, key, base, mine, theirs }) => ({
    path: changePath({ field, key }),
    base,
    mine,
    theirs,
  }));
  if (merge.changes.length === 0) return { kind: 'already-there', clashes };
  const params: JsonObject = { ...toUpdateParams(merge.changes) };
  if (operation.firstSentAt !== null && !(clashes.length === 0 && isEqual(params, operation.params))) {
    return { kind: 'replace', params, clashes };
  }
  const sent = merge.changes.map((change) => ({
    path: changePath(change),
    base: change.before,
    value: change.after,
  }));
  return { kind: 'send', params, changes: sent, clashes };
}

/** The create's bytes with every queued image's link in its place. */
export function prepareProductCreate(operation: Operation, links: ImageLinks): JsonObject {
  const images = operation.params['images'];
  if (!Array.isArray(images)) return operation.params;
  return { ...operation.params, images: images.map((value: unknown) => linkOf(value, links)) };
}

function linkImages(changes: readonly OperationChange[], links: ImageLinks): OperationChange[] {
  return changes.map((change) =>
    change.path === 'images'
      ? { ...change, base: linkAll(change.base, links), value: linkAll(change.value, links) }
      : change,
  );
}

function linkAll(value: unknown, links: ImageLinks): unknown {
  return Array.isArray(value) ? value.map((item: unknown) => linkOf(item, links)) : value;
}

function linkOf(value: unknown, links: ImageLinks): unknown {
  const sha256 = typeof value === 'string' ? queuedImageHash(value) : null;
  return sha256 === null ? value : (links[sha256] ?? value);
}
