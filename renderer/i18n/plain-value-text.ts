import { asObject } from '#shared/domain/json.ts';
import type { PackageDimensions } from '#shared/domain/product.ts';
import { isQueuedImage } from '#shared/domain/queued-image.ts';
import type { Text } from './text.ts';

/**
 * The value of a product's own field in words: what the list shows. Prices, and what is typed but no
 * value yet, need schemas to be told apart and stand in `product-field-text.ts`.
 */
export function plainValueText(
  text: Text,
  path: string,
  value: unknown,
  taxCodeName: (id: string) => string | null = () => null,
): string {
  if (value === null || value === undefined || value === '') return text('value.none');
  if (path === 'active') return text(value === true ? 'value.active' : 'value.archived');
  if (path === 'shippable') return text(value === true ? 'value.shipped' : 'value.notShipped');
  if (path === 'taxCode' && typeof value === 'string') return taxCodeName(value) ?? value;
  if (path === 'packageDimensions') {
    return isDimensions(value) ? text('value.dimensions', { ...value }) : text('value.none');
  }
  if (Array.isArray(value)) return listText(text, value);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function isDimensions(value: unknown): value is PackageDimensions {
  const sides = asObject(value);
  const isNumber = (side: string): boolean => typeof sides?.[side] === 'number';
  return ['height', 'length', 'width', 'weight'].every(isNumber);
}

/** One line an item, so that a word diff marks the items that came, went or moved. */
function listText(text: Text, items: readonly unknown[]): string {
  if (items.length === 0) return text('value.none');
  return items
    .map((item) => (isQueuedImage(String(item)) ? text('value.imageQueued') : String(item)))
    .join('\n');
}
