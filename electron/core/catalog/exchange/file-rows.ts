import { unguardCell } from '#shared/domain/csv/formula-guard.ts';
import { fieldError, type FieldProblem } from '#shared/domain/problem.ts';
import { isPriceRowCell } from '#shared/domain/sheet/price-row-cells.ts';
import { isProductCell } from '#shared/domain/sheet/product-cells.ts';
import type { FileColumns, FileGroup, FileRow } from '../../storage/import-rows.ts';

type Mapping = readonly (string | null)[];
type Cells = readonly string[];

/** Whether a file says anything of prices: then a product may stand in many rows. */
function holdsPrices(mapping: Mapping): boolean {
  return mapping.some((column) => column !== null && (column === 'priceId' || isPriceRowCell(column)));
}

/** A file's rows, those of one product together. */
export interface FileContent {
  readonly columns: FileColumns;
  readonly groups: readonly FileGroup[];
}

/**
 * A file's rows as texts of cells. Columns that are only to read (times) are passed over; a row
 * shorter than the headings leaves the rest of its cells alone.
 */
export function fileContent(
  rows: readonly Cells[],
  mapping: Mapping,
  ids: { readonly product: () => string; readonly price: () => string },
): FileContent {
  const withPrices = holdsPrices(mapping);
  const placesOf = (isWanted: (column: string) => boolean): { column: string; at: number }[] =>
    mapping.flatMap((column, at) => (column !== null && isWanted(column) ? [{ column, at }] : []));
  const ofProduct = placesOf(isProductCell);
  const ofPrice = placesOf(isPriceRowCell);
  const idAt = mapping.indexOf('id');
  const priceIdAt = mapping.indexOf('priceId');
  const nameAt = mapping.indexOf('name');
  const keyAt = mapping.indexOf('lookupKey');
  const seen = new Set<string>();
  const seenKeys = new Set<string>();
  const groups = new Map<string, { id: string; newId: string; rows: FileRow[] }>();
  for (const [index, cells] of rows.entries()) {
    const id = textAt(cells, idAt).trim();
    const priceId = textAt(cells, priceIdAt).trim();
    const named = withPrices ? priceId : id;
    const key = textAt(cells, keyAt);
    const fault =
      twice(seen, withPrices ? 'priceId' : 'id', 'import/id-twice', { id: named }) ??
      twice(seenKeys, 'lookupKey', 'import/lookup-key-twice', { key });
    const priceTexts = ofPrice.map(({ at }) => cellAt(cells, at));
    // A row of a product without a price says nothing of one.
    const isPriced = withPrices && (priceId !== '' || priceTexts.some((text) => (text ?? '').trim() !== ''));
    const row: FileRow = {
      // The headings are row 1.
      row: index + 2,
      texts: ofProduct.map(({ at }) => cellAt(cells, at)),
      price: isPriced ? { id: priceId, newId: ids.price(), texts: priceTexts } : null,
      fault,
    };
    const group = groupKey(index, { id, priceId, name: textAt(cells, nameAt), withPrices });
    const known = groups.get(group);
    if (known === undefined) groups.set(group, { id, newId: id === '' ? ids.product() : '', rows: [row] });
    else known.rows.push(row);
  }
  const columns = {
    product: ofProduct.map(({ column }) => column),
    price: ofPrice.map(({ column }) => column),
  };
  return { columns, groups: [...groups.values()] };
}

/** Rows of one product: by its id; where there are prices, those without an id by their name. */
function groupKey(
  index: number,
  row: {
    readonly id: string;
    readonly priceId: string;
    readonly name: string;
    readonly withPrices: boolean;
  },
): string {
  if (!row.withPrices) return `row ${String(index)}`;
  if (row.id !== '') return `id ${row.id}`;
  return row.priceId === '' && row.name !== '' ? `name ${row.name}` : `row ${String(index)}`;
}

/** The problem of a row that names what an earlier one named already. */
function twice(
  seen: Set<string>,
  column: string,
  code: string,
  named: Readonly<Record<string, string>>,
): FieldProblem | null {
  const [name = ''] = Object.values(named);
  const isTwice = name !== '' && seen.has(name);
  seen.add(name);
  return isTwice ? fieldError(code, column, named) : null;
}

/** Null where the row ends before. */
function cellAt(cells: Cells, at: number): string | null {
  const text = cells[at];
  return text === undefined ? null : unguardCell(text);
}

function textAt(cells: Cells, at: number): string {
  return at === -1 ? '' : (cellAt(cells, at) ?? '');
}
