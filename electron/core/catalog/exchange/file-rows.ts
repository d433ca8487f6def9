import { unguardCell } from '#shared/domain/csv/formula-guard.ts';
import { fieldError } from '#shared/domain/problem.ts';
import { isPriceRowCell } from '#shared/domain/sheet/price-row.ts';
import { isProductCell } from '#shared/domain/sheet/product-cells.ts';
import type { CellText } from '#shared/domain/sheet/apply-cells.ts';
import type { FileGroup, FileRow } from '../../storage/import-rows.ts';

type Mapping = readonly (string | null)[];

/** Whether a file says anything of prices: then a product may stand in many rows. */
export function holdsPrices(mapping: Mapping): boolean {
  return mapping.some((column) => column !== null && (column === 'priceId' || isPriceRowCell(column)));
}

/**
 * A file's rows as texts of cells, those of one product together. Columns that are only to read
 * (times) are passed over; a row shorter than the headings leaves the rest of its cells alone.
 */
export function fileGroups(
  rows: readonly (readonly string[])[],
  mapping: Mapping,
  ids: { readonly product: () => string; readonly price: () => string },
): FileGroup[] {
  const withPrices = holdsPrices(mapping);
  const textOf = (cells: readonly string[], column: string): string => {
    const at = mapping.indexOf(column);
    return at === -1 ? '' : unguardCell(cells[at] ?? '');
  };
  const seen = new Set<string>();
  const groups = new Map<string, { id: string; newId: string; rows: FileRow[] }>();
  for (const [index, cells] of rows.entries()) {
    const id = textOf(cells, 'id').trim();
    const priceId = textOf(cells, 'priceId').trim();
    const named = withPrices ? priceId : id;
    const isTwice = named !== '' && seen.has(named);
    seen.add(named);
    const price = withPrices
      ? { id: priceId, newId: ids.price(), cells: cellsOf(cells, mapping, isPriceRowCell) }
      : null;
    const row: FileRow = {
      // The headings are row 1.
      row: index + 2,
      cells: cellsOf(cells, mapping, isProductCell),
      price: price === null || isEmpty(price) ? null : price,
      fault: isTwice ? fieldError('import/id-twice', withPrices ? 'priceId' : 'id', { id: named }) : null,
    };
    const key = groupKey(index, { id, priceId, name: textOf(cells, 'name'), withPrices });
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { id, newId: ids.product(), rows: [row] });
    else group.rows.push(row);
  }
  return [...groups.values()];
}

/** Rows of one product: by its id; where there are prices, those without an id by their name. */
function groupKey(
  index: number,
  row: { readonly id: string; readonly priceId: string; readonly name: string; readonly withPrices: boolean },
): string {
  if (!row.withPrices) return `row ${String(index)}`;
  if (row.id !== '') return `id ${row.id}`;
  return row.priceId === '' && row.name !== '' ? `name ${row.name}` : `row ${String(index)}`;
}

function cellsOf(
  cells: readonly string[],
  mapping: Mapping,
  isWanted: (column: string) => boolean,
): CellText[] {
  return mapping.flatMap((column, at) => {
    const text = cells[at];
    if (column === null || text === undefined || !isWanted(column)) return [];
    return [{ column, text: unguardCell(text) }];
  });
}

/** A row of a product without a price. */
function isEmpty(price: { readonly id: string; readonly cells: readonly CellText[] }): boolean {
  return price.id === '' && price.cells.every(({ text }) => text.trim() === '');
}
