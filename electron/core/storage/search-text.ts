import type { PriceFields } from '#shared/domain/price.ts';
import type { ProductFields } from '#shared/domain/product.ts';
import { bigrams, foldText } from '#shared/domain/text-fold.ts';

/**
 * Everything a product can be found by, folded, one part a line so that no match spans two:
 * every text field, ids, lookup keys and metadata, of the product and of its prices.
 */
export function searchText(
  id: string,
  fields: ProductFields,
  prices: readonly { readonly id: string; readonly fields: PriceFields }[],
): string {
  const parts = [
    fields.name,
    id,
    fields.description,
    fields.statementDescriptor,
    fields.unitLabel,
    fields.url,
    fields.taxCode,
    ...fields.marketingFeatures,
    ...mapTexts(fields.metadata),
    ...prices.flatMap((price) => [
      price.id,
      price.fields.lookupKey,
      price.fields.nickname,
      ...mapTexts(price.fields.metadata),
    ]),
  ];
  return parts
    .filter((part) => part !== null && part !== '')
    .map((part) =>
      foldText(part ?? '')
        .replaceAll(/\s+/g, ' ')
        .trim(),
    )
    .join('\n');
}

/**
 * The pairs of characters that are worth an index of their own: those with something beyond
 * ASCII in them. Two ASCII letters stand in almost every product and are found by looking.
 */
export function searchPairs(text: string): string {
  return bigrams(text)
    .filter((pair) => isBeyondAscii(pair))
    .join(' ');
}

export function isBeyondAscii(text: string): boolean {
  return /[\u0080-\u{10ffff}]/u.test(text);
}

function mapTexts(map: Readonly<Record<string, string>>): string[] {
  return Object.entries(map).flat();
}
