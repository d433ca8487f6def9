import * as fc from 'fast-check';
import type { ProductFields } from '#shared/domain/product.ts';

/** Few values, so that sides often touch the same thing. */
const word = fc.constantFrom('a', 'b', 'c', '深煎り');
const maybeWord = fc.option(word);

export const metadata: fc.Arbitrary<Record<string, string>> = fc.dictionary(
  fc.constantFrom('k1', 'k2', 'k3', '__proto__', 'constructor'),
  word,
  { maxKeys: 4 },
);

export const shortList: fc.Arbitrary<string[]> = fc.array(fc.constantFrom('p', 'q', 'r', 's', 't'), {
  maxLength: 6,
});

export const productFields: fc.Arbitrary<ProductFields> = fc.record({
  name: word,
  active: fc.boolean(),
  description: maybeWord,
  images: shortList,
  url: maybeWord,
  taxCode: maybeWord,
  performanceLocation: maybeWord,
  statementDescriptor: maybeWord,
  unitLabel: maybeWord,
  marketingFeatures: shortList,
  metadata,
  packageDimensions: fc.option(
    fc.record({
      height: fc.constantFrom(1, 2),
      length: fc.constant(1),
      width: fc.constant(1),
      weight: fc.constantFrom(1, 2),
    }),
  ),
  shippable: fc.option(fc.boolean()),
  defaultPriceId: maybeWord,
});
