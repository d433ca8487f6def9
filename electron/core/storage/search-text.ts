import type { PriceFields } from '#shared/domain/price.ts';
import type { ProductFields } from '#shared/domain/product.ts';
import { bigrams, foldText } from '#shared/domain/text-fold.ts';

/**
 * Everything a product can be found by, folded, one part a line so that no match spans two:
 * every text field, its id, metadata. What its prices add stands in {@link priceSearchText}.
 */
export function searchText(id: string, fields: ProductFields): string {
  return joined([
    fields.name,
    id,
    fields.description,
    fields.statementDescriptor,
    fields.unitLabel,
    fields.url,
    fields.taxCode,
    ...fields.marketingFeatures,
    ...Object.entries(fields.metadata).flat(),
  ]);
}

/** Ids, lookup keys, nicknames and metadata of a product's prices. */
export function priceSearchText(
  prices: readonly { readonly id: string; readonly fields: PriceFields }[],
): string {
  return joined(
    prices.flatMap(({ id, fields }) => [
      id,
      fields.lookupKey,
      fields.nickname,
      ...Object.entries(fields.metadata).flat(),
    ]),
  );
}

/**
 * The pairs of characters that are worth an index of their own: those with something beyond
 * ASCII in them. Two ASCII letters stand in almost every product and are found by looking.
 */
export function searchPairs(text: string): string {
  if (!isBeyondAscii(text)) return '';
  return bigrams(text)
    .filter((pair) => isBeyondAscii(pair))
    .join(' ');
}

export function isBeyondAscii(text: string): boolean {
  return /[\u0080-\u{10ffff}]/u.test(text);
}

function joined(parts: readonly (string | null)[]): string {
  return parts
    .filter((part) => part !== null && part !== '')
    .map((part) =>
      foldText(part ?? '')
        .replaceAll(/\s+/g, ' ')
        .trim(),
    )
    .join('\n');
}
