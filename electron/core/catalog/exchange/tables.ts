import { BOTH_FILE_COLUMNS, PRICE_FILE_COLUMNS, PRODUCT_FILE_COLUMNS } from '#shared/domain/csv/headings.ts';
import {
  isPriceRowCell,
  OPTION_CELL,
  OPTION_TAX_CELL,
  PRICE_METADATA_CELL,
} from '#shared/domain/sheet/price-row-cells.ts';
import { priceRowText } from '#shared/domain/sheet/price-row.ts';
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
  const ofPrices = content === 'products' ? [] : keyedPriceColumns(products);
  const columns: readonly string[] =
    content === 'prices'
      ? [...PRICE_FILE_COLUMNS, ...ofPrices]
      : [...(content === 'both' ? BOTH_FILE_COLUMNS : PRODUCT_FILE_COLUMNS), ...metadata, ...ofPrices];
  const rows = products.flatMap((product) => {
    if (content === 'products') return [columns.map((column) => productText(product, column))];
    const rowOf = (price: ExportedPrice | null): string[] =>
      columns.map((column) => priceText(product, price, column) ?? productText(product, column));
    if (product.prices.length > 0) return product.prices.map(rowOf);
    return content === 'both' ? [rowOf(null)] : [];
  });
  return { columns, kinds: columns.map(kindOf), rows };
}

/** A column for each further currency that a price has, its tax, and each key of a price's metadata. */
function keyedPriceColumns(products: readonly ExportedProduct[]): string[] {
  const prices = products.flatMap((product) => product.prices.map(({ fields }) => fields));
  const currencies = new Set<string>();
  const keys = new Set<string>();
  for (const { currency, currencyOptions, metadata } of prices) {
    for (const code of Object.keys(currencyOptions ?? {})) if (code !== currency) currencies.add(code);
    for (const key of Object.keys(metadata)) if (!key.startsWith(OWN_METADATA)) keys.add(key);
  }
  return [
    ...[...currencies].toSorted().flatMap((code) => [`${OPTION_CELL}${code}`, `${OPTION_TAX_CELL}${code}`]),
    ...[...keys].toSorted().map((key) => `${PRICE_METADATA_CELL}${key}`),
  ];
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

const NUMBERS = new Set(['amount', 'intervalCount', 'unitsInPackage', 'trialDays']);
/** Our own marks stay with the price that they were made for. */
const OWN_METADATA = 'countertop_';

/** Ids, codes and keys are texts: 007 stays 007. */
function kindOf(column: string): ColumnKind {
  if (column === 'created' || column === 'updated' || column === 'priceCreated') return 'time';
  if (NUMBERS.has(column) || column.startsWith(OPTION_CELL)) return 'number';
  const isFlag = ['active', 'shippable', 'priceActive', 'isDefault'].includes(column);
  return isFlag ? 'flag' : 'text';
}

/** `2026-11-25 14:02:10`, which spreadsheet programs take for a time; in UTC, as Stripe counts. */
function timeText(seconds: number | null): string {
  return seconds === null ? '' : new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');
}
