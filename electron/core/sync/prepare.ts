import { isEqual } from '#shared/domain/equal.ts';
import type { JsonObject } from '#shared/domain/json.ts';
import { changePath, mergeProductChanges } from '#shared/domain/product-changes.ts';
import { toUpdateParams } from '#shared/domain/product-params.ts';
import { normaliseStripeProduct } from '#shared/domain/product.ts';
import { queuedImageHash } from '#shared/domain/queued-image.ts';
import type { FieldClash } from '../storage/methods/settling.ts';
import type { Operation, OperationChange } from '../storage/operation-row.ts';
import { toProductChanges } from './product-drafts.ts';

/** What to do with an update, now that the product has just been read. */
export type PreparedUpdate =
  /** These bytes, under the operation's own key. */
  | {
      readonly kind: 'send';
      readonly params: JsonObject;
      readonly changes: readonly OperationChange[];
      readonly clashes: readonly FieldClash[];
    }
  /** Stripe has all of it already: sent before, or made there by someone else. */
  | { readonly kind: 'already-there'; readonly clashes: readonly FieldClash[] }
  /** Its key has carried other bytes: what is left needs an operation of its own. */
  | { readonly kind: 'replace'; readonly params: JsonObject; readonly clashes: readonly FieldClash[] };

/**
 * Merges an operation's changes onto Stripe's present copy, field by field, and sends only what
 * still differs (design, Sync 3). What clashes is held back for a person to settle.
 *
 * @param links where queued images can be seen by Stripe: sha256 → URL.
 */
export function prepareUpdate(
  operation: Operation,
  fresh: JsonObject,
  links: Readonly<Record<string, string>>,
): PreparedUpdate {
  const product = normaliseStripeProduct(fresh);
  if (product === null) throw new Error(`not a product: ${operation.productId}`);
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
export function prepareCreate(operation: Operation, links: Readonly<Record<string, string>>): JsonObject {
  const images = operation.params['images'];
  if (!Array.isArray(images)) return operation.params;
  return { ...operation.params, images: images.map((value: unknown) => linkOf(value, links)) };
}

/** The contents of queued images that an operation carries. */
export function queuedImagesOf(operation: Operation): string[] {
  return operation.changes.flatMap(({ path, base, value }) =>
    path === 'images' ? [...hashesIn(base), ...hashesIn(value)] : [],
  );
}

function linkImages(
  changes: readonly OperationChange[],
  links: Readonly<Record<string, string>>,
): OperationChange[] {
  return changes.map((change) =>
    change.path === 'images'
      ? { ...change, base: linkAll(change.base, links), value: linkAll(change.value, links) }
      : change,
  );
}

function linkAll(value: unknown, links: Readonly<Record<string, string>>): unknown {
  return Array.isArray(value) ? value.map((item: unknown) => linkOf(item, links)) : value;
}

function linkOf(value: unknown, links: Readonly<Record<string, string>>): unknown {
  const sha256 = typeof value === 'string' ? queuedImageHash(value) : null;
  return sha256 === null ? value : (links[sha256] ?? value);
}

function hashesIn(value: unknown): string[] {
  return Array.isArray(value)
    ? value.flatMap((item: unknown) => (typeof item === 'string' ? (queuedImageHash(item) ?? []) : []))
    : [];
}
