import type { FirstPriceDraft } from '#shared/contract/catalog.ts';
import { withTypedText } from '#shared/domain/typed-fields.ts';
import { failure } from '#shared/errors.ts';
import type { Database } from '../database.ts';
import { isSameValue } from '../draft-rows.ts';
import {
  applyProductSteps,
  discardSteps,
  editFields,
  type FieldChanges,
  fieldSteps,
} from '../draft-edits.ts';
import { asFirstPrice } from '../first-price-fields.ts';
import { objectStep } from '../edit-plan.ts';
import type { EditStep } from '../edit-steps.ts';
import { productKind } from '../kinds/product-kind.ts';
import { readPrices } from '../prices.ts';
import type { DraftObject } from '../visible-object.ts';
import { newVisibleProduct, readOneVisible, type VisibleProduct } from '../visible.ts';
import { readDetail, type StoredDetail } from './products.ts';

/** `nowAt` is local time in milliseconds; it dates drafts and joins typing into one undo step. */
export interface OnProduct {
  readonly productId: string;
  readonly nowAt: number;
}

/** Marks that publishing leaves on what it made; a copy gets its own. */
const OWN_METADATA = 'countertop_';

export const draftMethods = {
  /** A product that exists only here until it is published; its id is chosen by the caller. */
  createProduct(
    database: Database,
    input: OnProduct & { changes: FieldChanges; firstPrice: FirstPriceDraft | null },
  ): StoredDetail {
    create(database, input.productId, input.changes, input.firstPrice, input.nowAt);
    return readDetail(database, input.productId);
  },

  editProduct(database: Database, input: OnProduct & { changes: FieldChanges }): StoredDetail {
    const product = known(database, input.productId);
    const label = Object.keys(input.changes).join() === 'images' ? 'image' : 'edit';
    editFields(database, product, input.changes, label, input.nowAt);
    return readDetail(database, product.id);
  },

  /** Archives or unarchives; a product that was to be deleted stays. */
  setActive(database: Database, input: OnProduct & { active: boolean }): StoredDetail {
    const product = known(database, input.productId);
    const steps = fieldSteps(product, { active: input.active }, input.nowAt);
    const stays = product.object?.intent === 'delete' ? [objectStep(product, null)] : [];
    const label = input.active ? 'unarchive' : 'archive';
    applyProductSteps(database, product, [...stays, ...steps], label, input.nowAt);
    return readDetail(database, product.id);
  },

  /** Only while the product is not in Stripe: later its prices are objects of their own. */
  setFirstPrice(database: Database, input: OnProduct & { firstPrice: FirstPriceDraft | null }): StoredDetail {
    const product = known(database, input.productId);
    if (product.object?.intent !== 'create') {
      throw failure('catalog/prices-locked', { productId: product.id }, { path: 'firstPrice' });
    }
    const { firstPrice } = input;
    if (!isSameValue(product.firstPrice ?? product.typedPrice, firstPrice)) {
      const step = objectStep(product, wantedNew(firstPrice));
      applyProductSteps(database, product, [step], 'price', input.nowAt);
    }
    return readDetail(database, product.id);
  },

  /** Copies every field but our own marks and, where it is simple enough to ride along, the default price. */
  duplicateProduct(database: Database, input: OnProduct & { newId: string; name: string }): StoredDetail {
    const source = known(database, input.productId);
    const { newId, name, nowAt } = input;
    if (readOneVisible(database, newId) !== null) throw failure('catalog/product-id-taken', { id: newId });
    const copy = newVisibleProduct(newId);
    applyProductSteps(
      database,
      copy,
      copySteps(database, source, { newId, name, nowAt }),
      'duplicate',
      nowAt,
    );
    return readDetail(database, input.newId);
  },

  /**
   * A product that is only here goes at once; any other is marked for the next publish. Stripe
   * deletes no product that ever had a price (facts 1.3): `catalog/prices-locked`.
   */
  deleteProduct(database: Database, input: OnProduct): { removed: boolean } {
    const product = known(database, input.productId);
    if (product.base === null && !product.creating) {
      const steps = [objectStep(product, null), ...discardSteps(product), ...goesWith(database, product)];
      applyProductSteps(database, product, steps, 'delete', input.nowAt);
      return { removed: true };
    }
    if (product.deleting) return { removed: false };
    const price = database.get('SELECT 1 FROM price WHERE product_id = ? LIMIT 1', product.id);
    if (price !== undefined || product.firstPrice !== null) {
      throw failure('catalog/prices-locked', { productId: product.id });
    }
    const step = objectStep(product, { intent: 'delete', parentId: null, attached: null });
    applyProductSteps(database, product, [step], 'delete', input.nowAt);
    return { removed: false };
  },

  /** Back to Stripe's copy; a product that is only here disappears. */
  discardProduct(database: Database, input: OnProduct): { removed: boolean } {
    const product = known(database, input.productId);
    const object = product.object === null ? [] : [objectStep(product, null)];
    const steps = [...object, ...discardSteps(product), ...goesWith(database, product)];
    applyProductSteps(database, product, steps, 'discard', input.nowAt);
    return { removed: readOneVisible(database, product.id) === null };
  },
};

function known(database: Database, productId: string): VisibleProduct {
  const product = readOneVisible(database, productId);
  if (product === null) throw failure('catalog/product-unknown', { productId });
  return product;
}

function create(
  database: Database,
  id: string,
  changes: FieldChanges,
  firstPrice: FirstPriceDraft | null,
  nowAt: number,
): void {
  if (readOneVisible(database, id) !== null) throw failure('catalog/product-id-taken', { id });
  const product = newVisibleProduct(id);
  const steps = creationSteps(product, changes, firstPrice, nowAt);
  applyProductSteps(database, product, steps, 'create', nowAt);
}

/** The steps that make a product that is not there yet. */
export function creationSteps(
  product: VisibleProduct,
  changes: FieldChanges,
  firstPrice: FirstPriceDraft | null,
  nowAt: number,
): EditStep[] {
  // `default_price` is refused on create (facts 1.1): the price does not exist yet.
  const { defaultPriceId: _refused, ...rest } = changes;
  return [objectStep(product, wantedNew(firstPrice)), ...fieldSteps(product, rest, nowAt)];
}

/** The steps that make a copy: every field but our own marks, and the default price where it can ride along. */
export function copySteps(
  database: Database,
  source: VisibleProduct,
  copy: { readonly newId: string; readonly name: string; readonly nowAt: number },
): EditStep[] {
  // An id that was typed and no product can have stays behind: it is meant for the source alone.
  const { defaultPriceId, ...fields } = withTypedText(source.fields, source.drafts);
  const prices = readPrices(database, [source.id]).get(source.id) ?? [];
  const price = prices.find(({ id }) => id === defaultPriceId);
  const firstPrice =
    source.firstPrice ?? source.typedPrice ?? (price === undefined ? null : asFirstPrice(price.fields));
  const metadata = Object.fromEntries(
    Object.entries(fields.metadata).filter(([key]) => !key.startsWith(OWN_METADATA)),
  );
  const changes = { ...fields, metadata, name: copy.name };
  return creationSteps(newVisibleProduct(copy.newId), changes, firstPrice, copy.nowAt);
}

function goesWith(database: Database, product: VisibleProduct): readonly EditStep[] {
  return productKind.discardedWith?.(database, product) ?? [];
}

function wantedNew(firstPrice: FirstPriceDraft | null): DraftObject {
  return { intent: 'create', parentId: null, attached: firstPrice };
}
