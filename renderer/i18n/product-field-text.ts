import { firstPriceSchema } from '#shared/contract/catalog.ts';
import { packageDimensionsSchema } from '#shared/domain/product.ts';
import { isQueuedImage } from '#shared/domain/queued-image.ts';
import { firstPriceText } from './price-text.ts';
import type { Text } from './text.ts';

/** The name of a field, as the product page calls it. Paths as in drafts: `name`, `metadata.colour`. */
export function fieldName(text: Text, path: string): string {
  if (path.startsWith('metadata.')) return text('field.metadataKey', { key: path.slice('metadata.'.length) });
  const [field = path] = path.split('.');
  return text.lookup(`field.${field}`) ?? path;
}

/**
 * A field's value in words, for "was …" and for before → after. `taxCodeName` turns an id into its
 * name where the list is at hand.
 */
export function fieldValueText(
  text: Text,
  path: string,
  value: unknown,
  taxCodeName: (id: string) => string | null = () => null,
): string {
  if (value === null || value === undefined || value === '') return text('value.none');
  if (path === 'active') return text(value === true ? 'value.active' : 'value.archived');
  if (path === 'shippable') return text(value === true ? 'value.shipped' : 'value.notShipped');
  if (path === 'taxCode' && typeof value === 'string') return taxCodeName(value) ?? value;
  if (path === 'firstPrice') {
    const price = firstPriceSchema.safeParse(value);
    return price.success ? firstPriceText(text, price.data) : text('value.none');
  }
  if (path === 'packageDimensions') {
    const size = packageDimensionsSchema.safeParse(value);
    return size.success ? text('value.dimensions', size.data) : text('value.none');
  }
  if (Array.isArray(value)) return listText(text, value);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** One line an item, so that a word diff marks the items that came, went or moved. */
function listText(text: Text, items: readonly unknown[]): string {
  if (items.length === 0) return text('value.none');
  return items
    .map((item) => (isQueuedImage(String(item)) ? text('value.imageQueued') : String(item)))
    .join('\n');
}
