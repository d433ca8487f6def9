import { useMemo } from 'react';
import type { ReactNode } from 'react';
import type { ProductRow } from '#shared/contract/catalog.ts';
import {
  METADATA_CELL,
  PRICE_CELL,
  PRODUCT_CELLS,
  productCellText,
  type CellWords,
  type ProductCell,
} from '#shared/domain/sheet/product-cells.ts';
import { OPTION_CELL, OPTION_TAX_CELL, PRICE_METADATA_CELL } from '#shared/domain/sheet/price-row-cells.ts';
import type { TaxCodes } from '#renderer/bridge/use-tax-codes.ts';
import type { CellSuggestion, GridCell, GridColumn } from '#renderer/grid/model/column.ts';
import type { RowSelection } from '#renderer/grid/model/selection.ts';
import { plainValueText } from '#renderer/i18n/plain-value-text.ts';
import type { Text } from '#renderer/i18n/text.ts';
import { ChangeMark } from '#renderer/ui/change-mark.tsx';
import { useCatalogStore } from './catalog-store.ts';
import { isSortable } from './column-sorts.ts';
import { findTaxCodes } from './product/find-tax-codes.ts';
import { defaultPriceText, LineCell, NameCell, PriceCell, TaxCodeCell } from './product-cells.tsx';
import { amountCell, currencyCell } from './price-cell.ts';
import styles from './product-columns.module.css';
import { RowCheckbox } from './row-checkbox.tsx';
import { usedTaxCodes } from './use-account-tax-codes.ts';

export interface ColumnContext {
  readonly text: Text;
  readonly now: number;
  readonly taxCodes: TaxCodes;
  readonly selection: RowSelection;
  /** Columns of keys of metadata and of currencies, by their ids. */
  readonly extraColumns: readonly string[];
}

/** Every column that there is, in the order in which they are offered. */
export function useProductColumns(context: ColumnContext): readonly GridColumn<ProductRow>[] {
  const { text, now, taxCodes, selection, extraColumns } = context;
  return useMemo(
    () => [
      ...signColumns(text, selection),
      fieldColumn('name', text, taxCodes),
      {
        id: 'price',
        heading: text('catalog.column.price'),
        width: 168,
        grow: 2,
        sortable: true,
        renderCell: (row) => <PriceCell row={row} text={text} />,
        changedFrom: changedFrom('unitLabel', text, taxCodes.name),
        cell: { isEditable: true, text: (row) => amountCell(row, text) ?? defaultPriceText(row, text) },
      },
      ...PRODUCT_CELLS.filter((name) => name !== 'name').map((name) => fieldColumn(name, text, taxCodes)),
      ...extraColumns.map((id) =>
        id.startsWith(PRICE_CELL)
          ? currencyColumn(id.slice(PRICE_CELL.length), text)
          : metadataColumn(id.slice(METADATA_CELL.length), text, taxCodes),
      ),
      readOnlyColumn('id', text('catalog.column.id'), 200, (row) => row.id),
      timeColumn('created', text('catalog.column.created'), (row) => row.createdAt, text, now),
      timeColumn('updated', text('catalog.column.updated'), (row) => row.updatedAt, text, now),
    ],
    [text, now, taxCodes, selection, extraColumns],
  );
}

/** Columns that every catalog has, as they are offered. */
export const STANDING_COLUMNS = [
  'name',
  'price',
  ...PRODUCT_CELLS.filter((name) => name !== 'name'),
  'id',
  'created',
  'updated',
] as const;

/** A column that a person made of a key of metadata or of a currency. */
export function isExtraColumn(id: string): boolean {
  return id.startsWith(METADATA_CELL) || id.startsWith(PRICE_CELL);
}

export function columnHeading(id: string, text: Text): string {
  const currencyAfter = (start: string): string => id.slice(start.length).toUpperCase();
  if (id.startsWith(METADATA_CELL)) return id.slice(METADATA_CELL.length);
  if (id.startsWith(PRICE_CELL)) {
    return text('catalog.column.priceIn', { currency: currencyAfter(PRICE_CELL) });
  }
  if (id.startsWith(OPTION_CELL)) {
    return text('catalog.column.priceIn', { currency: currencyAfter(OPTION_CELL) });
  }
  if (id.startsWith(OPTION_TAX_CELL)) {
    return text('catalog.column.priceTaxIn', { currency: currencyAfter(OPTION_TAX_CELL) });
  }
  if (id.startsWith(PRICE_METADATA_CELL)) {
    return text('catalog.column.priceMetadata', { key: id.slice(PRICE_METADATA_CELL.length) });
  }
  const own = id === 'active' ? 'catalog.column.status' : `catalog.column.${id}`;
  return text.lookup(own) ?? text.lookup(`field.${id}`) ?? id;
}

/** Words of yes and no as the grid shows and copies them. */
export function cellWords(text: Text): CellWords {
  return {
    active: text('value.active'),
    archived: text('value.archived'),
    shipped: text('value.shipped'),
    notShipped: text('value.notShipped'),
  };
}

function signColumns(text: Text, selection: RowSelection): GridColumn<ProductRow>[] {
  return [
    {
      id: 'select',
      heading: text('catalog.column.select'),
      headingHidden: true,
      headingSign: <RowCheckbox isSelected={false} isPartly={selection.size > 0} />,
      width: 36,
      isFixed: true,
      selects: true,
      renderCell: (row) => <RowCheckbox isSelected={selection.has(row.id)} />,
    },
    {
      id: 'mark',
      heading: text('catalog.column.mark'),
      headingHidden: true,
      width: 30,
      isFixed: true,
      renderCell: (row) => <ChangeMark marks={row.marks} />,
    },
  ];
}

const SIZES: Partial<Record<ProductCell, { readonly width: number; readonly grow?: number }>> = {
  name: { width: 220, grow: 3 },
  active: { width: 112 },
  description: { width: 260, grow: 2 },
  taxCode: { width: 120, grow: 2 },
  url: { width: 200 },
  images: { width: 110 },
  packageDimensions: { width: 200 },
};

function fieldColumn(name: ProductCell, text: Text, taxCodes: TaxCodes): GridColumn<ProductRow> {
  return {
    id: name,
    heading: text(name === 'active' ? 'catalog.column.status' : `field.${name}`),
    ...(SIZES[name] ?? { width: 160 }),
    sortable: isSortable(name),
    renderCell: (row) => fieldContent(row, name, text, taxCodes.name),
    changedFrom: changedFrom(name, text, taxCodes.name),
    cell: fieldCell(name, text, taxCodes),
  };
}

function fieldCell(name: ProductCell, text: Text, taxCodes: TaxCodes): GridCell<ProductRow> {
  const words = cellWords(text);
  const choices = CHOICES[name];
  const suggestions =
    name === 'taxCode'
      ? (typed: string) => taxCodeSuggestions(taxCodes, typed)
      : choices === undefined
        ? undefined
        : (typed: string) => offered(choices(words), typed);
  return {
    isEditable: true,
    text: (row) => productCellText(row.fields, name, words),
    ...(suggestions === undefined ? {} : { suggestions }),
  };
}

const CHOICES: Partial<Record<ProductCell, (words: CellWords) => readonly string[]>> = {
  active: (words) => [words.active, words.archived],
  shippable: (words) => [words.shipped, words.notShipped],
};

function offered(words: readonly string[], typed: string): CellSuggestion[] {
  const begin = typed.trim().toLowerCase();
  const found = words.filter((word) => word.toLowerCase().startsWith(begin));
  return (found.length > 0 ? found : words).map((word) => ({ text: word, label: word }));
}

/** As many as one looks through; more words narrow them. */
const MAX_CODES = 40;

function taxCodeSuggestions(taxCodes: TaxCodes, typed: string): CellSuggestion[] {
  const used = usedTaxCodes(useCatalogStore.getState().accountId);
  return findTaxCodes(taxCodes.codes, typed, used)
    .slice(0, MAX_CODES)
    .map(({ id, label }) => ({ text: id, label, detail: id }));
}

function fieldContent(
  row: ProductRow,
  name: ProductCell,
  text: Text,
  taxCodeName: (id: string) => string | null,
): ReactNode {
  const { fields } = row;
  if (name === 'name') return <NameCell row={row} text={text} />;
  if (name === 'taxCode') return <TaxCodeCell id={fields.taxCode} name={taxCodeName} text={text} />;
  if (name === 'images') {
    const count = fields.images.length;
    return count === 0 ? null : <LineCell>{text('value.imageCount', { count })}</LineCell>;
  }
  if (name === 'marketingFeatures') return <LineCell>{fields.marketingFeatures.join(' · ')}</LineCell>;
  const value = fields[name];
  if (value === null || value === '') return null;
  const shown = plainValueText(text, name, value).replaceAll(/\s*\n\s*/g, ' ');
  return <LineCell isMuted={name === 'active' && !fields.active}>{shown}</LineCell>;
}

function metadataColumn(key: string, text: Text, taxCodes: TaxCodes): GridColumn<ProductRow> {
  const path = `${METADATA_CELL}${key}`;
  const value = (row: ProductRow): string => productCellText(row.fields, path);
  return {
    id: path,
    heading: key,
    width: 140,
    renderCell: (row) => <LineCell>{value(row)}</LineCell>,
    changedFrom: changedFrom(path, text, taxCodes.name),
    cell: { isEditable: true, text: value },
  };
}

function currencyColumn(currency: string, text: Text): GridColumn<ProductRow> {
  return {
    id: `${PRICE_CELL}${currency}`,
    heading: text('catalog.column.priceIn', { currency: currency.toUpperCase() }),
    width: 120,
    align: 'end',
    renderCell: (row) => <LineCell>{currencyCell(row, currency, text).shown}</LineCell>,
    cell: { isEditable: true, text: (row) => currencyCell(row, currency, text).text },
  };
}

function readOnlyColumn(
  id: string,
  heading: string,
  width: number,
  value: (row: ProductRow) => string,
): GridColumn<ProductRow> {
  return {
    id,
    heading,
    width,
    renderCell: (row) => <LineCell isMuted>{value(row)}</LineCell>,
    cell: { isEditable: false, text: value },
  };
}

function timeColumn(
  id: string,
  heading: string,
  seconds: (row: ProductRow) => number | null,
  text: Text,
  now: number,
): GridColumn<ProductRow> {
  const shown = (row: ProductRow): string => {
    const at = seconds(row);
    return at === null ? text('catalog.notInStripe') : text.age(at * 1000, now);
  };
  return {
    id,
    heading,
    // A whole date in Japanese: 2024年12月30日.
    width: 122,
    sortable: isSortable(id),
    renderCell: (row) => <span className={styles['muted']}>{shown(row)}</span>,
    cell: {
      isEditable: false,
      text: (row) => {
        const at = seconds(row);
        return at === null ? '' : new Date(at * 1000).toISOString();
      },
    },
  };
}

function changedFrom(
  path: string,
  text: Text,
  taxCodeName: (id: string) => string | null,
): (row: ProductRow) => string | null {
  return (row) =>
    Object.hasOwn(row.before, path) ? plainValueText(text, path, row.before[path], taxCodeName) : null;
}
