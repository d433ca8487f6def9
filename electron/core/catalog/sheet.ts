import type { EditLabel } from '#shared/contract/catalog.ts';
import type { CellAction, CountedProgress, RefusedCell } from '#shared/contract/catalog-sheet.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import type { Clock } from '../ports.ts';
import type { CellEdit, RowEdit } from '../storage/methods/sheet.ts';
import type { Store } from '../storage/store.ts';
import { inStretches, STRETCH } from './stretches.ts';

type CellsOfRow = Omit<RowEdit, 'newPriceId'>;
type Input = InputOf<'catalog.editCells'>;

export interface Sheet {
  /** Tells of the products that were changed with `changed`, null for many. */
  editCells(
    input: Input,
    progress: (value: CountedProgress) => void,
    signal: AbortSignal,
  ): Promise<OutputOf<'catalog.editCells'>>;
}

/** Cells of the grid, changed many at a time: each call one step to undo. */
export function createSheet(
  store: Store,
  clock: Pick<Clock, 'now'>,
  newPriceId: () => string,
  changed: (productIds: readonly string[] | null) => Promise<void>,
): Sheet {
  return {
    async editCells(input, progress, signal) {
      const { viewId, firstRow, rowCount } = input;
      const { ids } = await store.readViewIds({ viewId, start: firstRow, count: rowCount });
      const rows = await rowEdits(store, input, ids);
      const label = LABELS[input.action.type];
      const nowAt = clock.now();
      const refused: RefusedCell[] = [];
      const productIds: string[] = [];
      let cells = 0;
      let prices = 0;
      await inStretches(store, rows, { progress, signal, nowAt }, async (stretch, editId) => {
        const edited = await store.editRows({
          editId,
          label,
          nowAt,
          rows: stretch.map((row) => ({ ...row, newPriceId: newPriceId() })),
        });
        cells += edited.cells;
        prices += edited.prices;
        productIds.push(...edited.productIds);
        refused.push(...edited.refused);
        return edited.editId;
      });
      if (productIds.length > 0) await changed(productIds.length > STRETCH ? null : productIds);
      return { cells, prices, products: productIds.length, refused, rowsBeyond: rowCount - ids.length };
    },
  };
}

const LABELS: Readonly<Record<CellAction['type'], EditLabel['label']>> = {
  type: 'edit',
  paste: 'paste',
  fillDown: 'fill',
  fillRight: 'fill',
  clear: 'clear',
};

async function rowEdits(store: Store, input: Input, ids: readonly string[]): Promise<CellsOfRow[]> {
  const { columns, action } = input;
  switch (action.type) {
    case 'type':
      return each(ids, () => columns.map((column) => ({ column, text: action.text })));
    case 'clear':
      return each(ids, () => columns.map((column) => ({ column, text: '' })));
    case 'paste': {
      const { rows } = action;
      const width = Math.max(1, ...rows.map((row) => row.length));
      return each(ids, (index) => pastedCells(columns, rows[index % rows.length] ?? [], width));
    }
    case 'fillRight': {
      const [from = '', ...rest] = columns;
      return each(ids, () => rest.map((column) => ({ column, from })));
    }
    case 'fillDown':
      return await filledDown(store, input, ids);
  }
}

/** What is narrower than the chosen columns is put in again beside itself; a short row leaves its end alone. */
function pastedCells(columns: readonly string[], texts: readonly string[], width: number): CellEdit[] {
  return columns.flatMap((column, at) => {
    const text = texts[at % width];
    return text === undefined ? [] : [{ column, text }];
  });
}

async function filledDown(store: Store, input: Input, ids: readonly string[]): Promise<CellsOfRow[]> {
  const { viewId, firstRow, columns } = input;
  const [first, ...below] = ids;
  if (first === undefined) return [];
  const isOneRow = below.length === 0;
  // One row alone takes what stands above it, as in spreadsheets.
  const above =
    isOneRow && firstRow > 0 ? await store.readViewIds({ viewId, start: firstRow - 1, count: 1 }) : null;
  const source = isOneRow ? above?.ids[0] : first;
  if (source === undefined) return [];
  const { texts } = await store.readCellTexts({ productId: source, columns });
  if (texts === null) return [];
  const cells = columns.map((column, at) => ({ column, text: texts[at] ?? '' }));
  return (isOneRow ? ids : below).map((productId) => ({ productId, cells }));
}

function each(ids: readonly string[], cells: (index: number) => CellEdit[]): CellsOfRow[] {
  return ids.map((productId, index) => ({ productId, cells: cells(index) }));
}
