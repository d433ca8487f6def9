import { BOTH_FILE_COLUMNS, PRICE_FILE_COLUMNS, PRODUCT_FILE_COLUMNS } from '#shared/domain/csv/headings.ts';
import { isPriceRowCell, priceRowText } from '#shared/domain/sheet/price-row.ts';
import { METADATA_CELL, productCellText } from '#shared/domain/sheet/product-cells.ts';
import type { ExportedProduct } from '../../storage/methods/exchange.ts';
import type { ColumnKind } from './workbook.ts';

/** What a file holds: a row a product, a row a price, or a row a price with all of its product. */
export type TableContent = 'products' | 'prices' | 'both';

export interface Table {
  readonly columns: readonly string[];
  readonly kinds: readonly ColumnKind[];
  /** Texts as they are, before anything is put in front of them. */
  readonly rows: readonly (readonly string[])[];
}

type ExportedPrice = ExportedProduct['prices'][number];

/** The catalog as rows of texts, whatever kind of file they are written to. */
export function tableOf(products: readonly ExportedProduct[], content: TableContent): Table {
  const keys = [...new Set(products.flatMap(({ fields }) => Object.keys(fields.metadata)))].toSorted();
  const metadata = keys.map((key) => `${METADATA_CELL}${key}`);
  const columns: readonly string[] =
    content === 'prices'
      ? PRICE_FILE_COLUMNS
      : [...(content === 'both' ? BOTH_FILE_COLUMNS : PRODUCT_FILE_COLUMNS), ...metadata];
  const rows = products.flatMap((product) => {
    if (content === 'products') return [columns.map((column) => productText(product, column))];
    const rowOf = (price: ExportedPrice | null): string[] =>
      columns.map((column) => priceText(product, price, column) ?? productText(product, column));
    if (product.prices.length > 0) return product.prices.map(rowOf);
    return content === 'both' ? [rowOf(null)] : [];
  });
  return { columns, kinds: columns.map(kindOf), rows };
}

/** Null for a column that is not about the price. */
function priceText(product: ExportedProduct, price: ExportedPrice | null, column: string): string | null {
  if (column === 'priceId') return price?.id ?? '';
  if (column === 'priceCreated') return timeText(price?.createdAt ?? null);
  if (!isPriceRowCell(column)) return null;
  return price === null ? '' : priceRowText(price.fields, price.id === product.fields.defaultPriceId, column);
}

function productText(product: ExportedProduct, column: string): string {
  if (column === 'id') return product.id;
  if (column === 'created') return timeText(product.createdAt);
  if (column === 'updated') return timeText(product.updatedAt);
  return productCellText(product.fields, column);
}

/** Ids, codes and keys are texts: 007 stays 007. */
function kindOf(column: string): ColumnKind {
  if (column === 'created' || column === 'updated' || column === 'priceCreated') return 'time';
  if (column === 'amount' || column === 'intervalCount') return 'number';
  const isFlag = ['active', 'shippable', 'priceActive', 'isDefault'].includes(column);
  return isFlag ? 'flag' : 'text';
}

/** `2026-11-25 14:02:10`, which spreadsheet programs take for a time; in UTC, as Stripe counts. */
function timeText(seconds: number | null): string {
  return seconds === null ? '' : new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');
}
