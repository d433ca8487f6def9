import type { ProductSort } from '#shared/contract/catalog.ts';

/** Columns that the engine has an order for, and what it calls it. */
const SORTS: Readonly<Record<string, ProductSort['by']>> = {
  name: 'name',
  price: 'price',
  active: 'status',
  taxCode: 'taxCode',
  updated: 'updated',
};

export function sortOf(columnId: string): ProductSort['by'] {
  return SORTS[columnId] ?? 'name';
}

/** The column whose heading an order stands under. */
export function columnOf(by: ProductSort['by']): string {
  return Object.keys(SORTS).find((columnId) => SORTS[columnId] === by) ?? 'name';
}

export function isSortable(columnId: string): boolean {
  return Object.hasOwn(SORTS, columnId);
}
