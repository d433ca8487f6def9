import { asFilledText, asObject } from '#shared/domain/json.ts';
import { changePath, diffProduct } from '#shared/domain/product-changes.ts';
import { normaliseStripeProduct } from '#shared/domain/product.ts';
import { ok } from '#shared/errors.ts';
import type { DraftedProduct } from '../../storage/drafted.ts';
import { markIn } from '../mark.ts';
import { findProducts } from '../tombstones.ts';
import { freezeProduct } from './product-freeze.ts';
import { prepareProductCreate, prepareProductUpdate } from './product-prepare.ts';
import { reviewProduct } from './product-review.ts';
import type { SyncKind } from './sync-kind.ts';

/** Products: an id of our choosing, so that a create can be repeated safely for ever (facts 9.3). */
export const productKind: SyncKind<DraftedProduct> = {
  kind: 'product',
  expected: 'product',
  review: reviewProduct,
  freeze: freezeProduct,
  readFresh: findProducts,
  prepareCreate: prepareProductCreate,
  prepareUpdate: prepareProductUpdate,
  changesBetween(before, after) {
    const [left, right] = [normaliseStripeProduct(before), normaliseStripeProduct(after)];
    if (left === null || right === null) return null;
    return diffProduct(left.fields, right.fields).map((change) => ({
      path: changePath(change),
      before: change.before,
      after: change.after,
    }));
  },
  shownBy(body) {
    const price = asObject(body['default_price']);
    return price === null ? [body] : [body, price];
  },
  async findCreated(_parts, gateway, operation) {
    const read = await gateway.readProduct(operation.object.id);
    if (!read.ok) return read.error.code === 'stripe/missing' ? ok({ kind: 'none' }) : read;
    const mark = markIn(operation.params);
    const isOurs = mark !== null && markIn(read.value) === mark;
    return ok(isOurs ? { kind: 'ours', body: read.value } : { kind: 'another' });
  },
  /** A create whose answer did not show its first price. */
  async readAfter(parts, gateway, operation) {
    if (operation.kind !== 'product.create') return;
    if (!operation.changes.some(({ path }) => path === 'firstPrice')) return;
    const { store } = parts;
    const product = operation.object.id;
    if ((await store.listPriceIdsOf({ productIds: [product] })).length > 0) return;
    const readSeq = await store.takeReadSeq();
    const at = parts.ports.clock.now();
    const page = await gateway.listPrices({ created: {}, after: null, product });
    if (!page.ok || page.value.items.length === 0) return;
    const found = page.value.items.filter((price) => asFilledText(price['id']) !== null);
    const { changed } = await store.saveBase({ found, removed: [], readSeq, at });
    parts.onChanged(changed);
  },
};
