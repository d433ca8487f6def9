import { unguardCell } from '#shared/domain/csv/formula-guard.ts';
import { fieldError } from '#shared/domain/problem.ts';
import { isProductCell } from '#shared/domain/sheet/product-cells.ts';
import type { FileRow } from '../../storage/methods/exchange.ts';

/**
 * A file's rows as texts of cells. Columns that are only to read (times, ids of prices) are passed
 * over; a row shorter than the headings leaves the rest of its cells alone.
 */
export function fileRows(
  rows: readonly (readonly string[])[],
  mapping: readonly (string | null)[],
  newId: () => string,
): FileRow[] {
  const idAt = mapping.indexOf('id');
  const seen = new Set<string>();
  return rows.map((cells, index) => {
    const id = idAt === -1 ? '' : unguardCell(cells[idAt] ?? '').trim();
    const isTwice = id !== '' && seen.has(id);
    seen.add(id);
    return {
      // The headings are row 1.
      row: index + 2,
      id,
      newId: newId(),
      fault: isTwice ? fieldError('import/id-twice', 'id', { id }) : null,
      cells: mapping.flatMap((column, at) => {
        const text = cells[at];
        if (column === null || text === undefined || !isProductCell(column)) return [];
        return [{ column, text: unguardCell(text) }];
      }),
    };
  });
}
