import type { FirstPrice, FirstPriceDraft } from '#shared/contract/catalog.ts';
import type { ProductFields, StripeProduct } from '#shared/domain/product.ts';
import { isTypedText, type TypedText } from '#shared/domain/typed-text.ts';
import type { Database } from './database.ts';
import { productShape } from './kinds/product-shape.ts';
import { newVisibleObject, readVisibleObjects, type VisibleObject } from './visible-object.ts';

/** A product as the person sees it. */
export interface VisibleProduct extends VisibleObject<StripeProduct, ProductFields> {
  /** The price that rides along with a product which is not in Stripe yet. */
  readonly firstPrice: FirstPrice | null;
  /** In its place: what was typed and cannot be read as a price yet. */
  readonly typedPrice: TypedText | null;
}

/** Reads products as they are seen; ids that exist nowhere are left out. In the order of `ids`. */
export function readVisible(database: Database, ids: readonly string[]): Map<string, VisibleProduct> {
  const visible = new Map<string, VisibleProduct>();
  for (const [id, product] of readVisibleObjects(database, productShape, ids)) {
    visible.set(id, { ...product, ...firstPriceOf(product) });
  }
  return visible;
}

export function readOneVisible(database: Database, id: string): VisibleProduct | null {
  return readVisible(database, [id]).get(id) ?? null;
}

export function newVisibleProduct(id: string): VisibleProduct {
  return { ...newVisibleObject(productShape, id), firstPrice: null, typedPrice: null };
}

/** Written by us, from a draft that the contract checked. */
function firstPriceOf({
  base,
  object,
  frozen,
}: VisibleObject<StripeProduct, ProductFields>): Pick<VisibleProduct, 'firstPrice' | 'typedPrice'> {
  if (base !== null) return { firstPrice: null, typedPrice: null };
  const carried = frozen.find(({ path }) => path === 'firstPrice')?.value ?? null;
  const draft = (object?.attached ?? carried) as FirstPriceDraft | null;
  return isTypedText(draft)
    ? { firstPrice: null, typedPrice: draft }
    : { firstPrice: draft, typedPrice: null };
}
