import type { PriceFields } from '#shared/domain/price.ts';
import { unitAmountText } from '#shared/domain/price.ts';
import { formatAmountForEditing } from '#shared/domain/money.ts';
import { guardCell } from '#shared/domain/csv/formula-guard.ts';
import { headingOf, PRICE_FILE_COLUMNS, PRODUCT_FILE_COLUMNS } from '#shared/domain/csv/headings.ts';
import { METADATA_CELL, productCellText } from '#shared/domain/sheet/product-cells.ts';
import type { ExportedProduct } from '../../storage/methods/exchange.ts';

/** Excel takes a file without this mark for one of the system's old encoding. */
const MARK = '\uFEFF';

/** Products as a file: a column a field, then a column for each key of metadata. */
export async function productsCsv(
  products: readonly ExportedProduct[],
  language: 'en' | 'ja',
): Promise<string> {
  const keys = [...new Set(products.flatMap(({ fields }) => Object.keys(fields.metadata)))].toSorted();
  const columns: string[] = [...PRODUCT_FILE_COLUMNS, ...keys.map((key) => `${METADATA_CELL}${key}`)];
  const rows = products.map((product) => columns.map((column) => productText(product, column)));
  return await asCsv(columns, rows, language);
}

/** Prices as a file, a row each, with the product they are of. */
export async function pricesCsv(
  products: readonly ExportedProduct[],
  language: 'en' | 'ja',
): Promise<string> {
  const rows = products.flatMap(({ id, fields, prices }) =>
    prices.map((price) => {
      const { recurring } = price.fields;
      return [
        price.id,
        id,
        fields.name,
        flag(price.fields.active),
        flag(price.id === fields.defaultPriceId),
        price.fields.currency.toUpperCase(),
        amountText(price.fields),
        recurring?.interval ?? '',
        recurring === null ? '' : String(recurring.intervalCount),
        price.fields.taxBehavior ?? '',
        price.fields.nickname ?? '',
        price.fields.lookupKey ?? '',
        time(price.createdAt),
      ];
    }),
  );
  return await asCsv(PRICE_FILE_COLUMNS, rows, language);
}

async function asCsv(
  columns: readonly string[],
  rows: readonly string[][],
  language: 'en' | 'ja',
): Promise<string> {
  const { stringify } = await import('csv-stringify/sync');
  const headings = columns.map((column) => headingOf(column, language));
  // A mark and Windows line ends: what every spreadsheet program opens with two clicks.
  const table = [headings, ...rows].map((row) => row.map(guardCell));
  return MARK + stringify(table, { record_delimiter: '\r\n', quoted_match: /[\r\n]/ });
}

function productText(product: ExportedProduct, column: string): string {
  if (column === 'id') return product.id;
  if (column === 'created') return time(product.createdAt);
  if (column === 'updated') return time(product.updatedAt);
  return productCellText(product.fields, column);
}

/** `2026-11-25 14:02:10`, which spreadsheet programs take for a time; in UTC, as Stripe counts. */
function time(seconds: number | null): string {
  return seconds === null ? '' : new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');
}

/** The unit amount in major units; empty for tiers and for amounts that customers choose. */
function amountText(price: PriceFields): string {
  const minor = unitAmountText(price);
  return minor === null ? '' : formatAmountForEditing(minor, price.currency);
}

function flag(value: boolean): string {
  return value ? 'TRUE' : 'FALSE';
}
