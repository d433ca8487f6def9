import {
  emptyPriceFields,
  normaliseStripePrice,
  type PriceFields,
  type StripePrice,
} from '#shared/domain/price.ts';
import { readPriceField, withPriceChanges } from '#shared/domain/price-paths.ts';
import type { ObjectShape } from '../stored-kind.ts';

/** What is read of a price: facts 2. Metadata and currency options are drafted key by key. */
export const priceShape: ObjectShape<StripePrice, PriceFields> = {
  kind: 'price',
  stripeObject: 'price',
  baseTable: 'price',
  parse: normaliseStripePrice,
  // Prices have no `updated` (facts 1.6).
  updatedAt: () => null,
  emptyFields: emptyPriceFields,
  readField: readPriceField,
  withChanges: withPriceChanges,
  mergeKind: () => 'value',
};
