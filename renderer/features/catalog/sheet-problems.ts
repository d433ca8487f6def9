import type { RefusedCell } from '#shared/contract/catalog-sheet.ts';
import type { CellProblem } from '#renderer/grid/grid-row.tsx';
import type { CellProblems } from './catalog-store.ts';

/**
 * The marks after a change to cells: what was refused now, and what was refused before in cells that
 * were not touched since.
 */
export function markRefused(
  before: CellProblems,
  touched: { readonly rowIds: ReadonlySet<string>; readonly columns: readonly string[] },
  refused: readonly RefusedCell[],
  reason: (cell: RefusedCell) => string,
): CellProblems {
  const marks = new Map<string, Map<string, CellProblem>>();
  const put = (productId: string, column: string, problem: CellProblem): void => {
    const row = marks.get(productId) ?? new Map<string, CellProblem>();
    row.set(column, problem);
    marks.set(productId, row);
  };
  for (const [productId, row] of before) {
    for (const [column, problem] of row) {
      if (!touched.rowIds.has(productId) || !touched.columns.includes(column))
        put(productId, column, problem);
    }
  }
  for (const cell of refused) put(cell.productId, cell.column, { text: cell.text, reason: reason(cell) });
  return marks;
}
