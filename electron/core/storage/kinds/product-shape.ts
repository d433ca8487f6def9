import { PRODUCT_FIELD_KINDS } from '#shared/domain/product-changes.ts';
import {
  emptyProductFields,
  normaliseStripeProduct,
  PRODUCT_FIELD_NAMES,
  type ProductFields,
  type StripeProduct,
} from '#shared/domain/product.ts';
import { readField, withChanges } from '../field-path.ts';
import type { ObjectShape } from '../stored-kind.ts';

/** What is read of a product: facts 1. */
export const productShape: ObjectShape<StripeProduct, ProductFields> = {
  kind: 'product',
  stripeObject: 'product',
  baseTable: 'product',
  parse: normaliseStripeProduct,
  updatedAt: ({ updated }) => updated,
  emptyFields: emptyProductFields,
  readField,
  withChanges,
  mergeKind(path) {
    const name = PRODUCT_FIELD_NAMES.find((field) => field === path);
    return name === undefined ? 'value' : PRODUCT_FIELD_KINDS[name];
  },
};
