import { useMemo } from 'react';
import type { ProductRow } from '#shared/contract/catalog.ts';
import type { CellAction } from '#shared/contract/catalog-sheet.ts';
import { isTaxCodeId } from '#shared/domain/tax-code.ts';
import { parseClipboardTable, writeClipboardTable } from '#shared/domain/sheet/clipboard-table.ts';
import { stream } from '#renderer/bridge/client.ts';
import type { GridColumn } from '#renderer/grid/model/column.ts';
import type { RangeBounds } from '#renderer/grid/model/range.ts';
import type { SheetCommands } from '#renderer/grid/sheet-commands.ts';
import type { Text } from '#renderer/i18n/text.ts';
import { copyText } from '#renderer/ui/copy-text.ts';
import { catalogActions, useCatalogStore, type SheetOutcome } from './catalog-store.ts';
import type { ListKeeper } from './list-keeper.ts';
import { markRefused } from './sheet-problems.ts';
import { taxCodeActions } from './use-account-tax-codes.ts';

type Columns = readonly GridColumn<ProductRow>[];

/** Longer than this, work shows how far it is. */
const SHOW_AFTER_MS = 400;

/** What the grid's cells do: copying from what is shown, changing by the engine, one step to undo each. */
export function useSheet(keeper: ListKeeper, text: Text): SheetCommands<ProductRow> {
  return useMemo(() => {
    const change = (bounds: RangeBounds, columns: Columns, action: CellAction): void =>
      void changeCells(keeper, text, bounds, columns, action);
    return {
      edit(row, column, typed) {
        const at = useCatalogStore.getState().focus;
        const index = keeper.view.rows.indexOf(row.id, (candidate) => candidate.id, at.row);
        if (index === null) return;
        // Chosen from the list it is its id.
        if (column.id === 'taxCode' && isTaxCodeId(typed.trim())) taxCodeActions.use(typed.trim());
        change({ top: index, bottom: index, left: 0, right: 0 }, [column], { type: 'type', text: typed });
      },
      copy(bounds, columns) {
        const rows = keeper.view.rows.rowsBetween({ first: bounds.top, last: bounds.bottom });
        const cells = cellsOf(bounds, columns);
        if (rows.length === bounds.bottom - bounds.top + 1) return tableText(rows, cells);
        void copyLater(keeper, bounds, cells);
        return null;
      },
      paste(bounds, columns, pasted) {
        if (pasted === '') return;
        const rows = parseClipboardTable(pasted);
        const target = pasteTarget(bounds, rows);
        change({ ...target, right: Math.min(target.right, columns.length - 1) }, columns, {
          type: 'paste',
          rows,
        });
      },
      clear: (bounds, columns) => change(bounds, columns, { type: 'clear' }),
      fill: (bounds, columns, direction) =>
        change(bounds, columns, { type: direction === 'down' ? 'fillDown' : 'fillRight' }),
    };
  }, [keeper, text]);
}

/** What is copied is put in from the first chosen cell on; several cells chosen are filled with it. */
export function pasteTarget(bounds: RangeBounds, rows: readonly (readonly string[])[]): RangeBounds {
  const { top, left } = bounds;
  const height = rows.length;
  const width = Math.max(...rows.map((row) => row.length));
  const chosenRows = bounds.bottom - top + 1;
  const chosenColumns = bounds.right - left + 1;
  const isRepeated = (chosen: number, copied: number): boolean => chosen > copied && chosen % copied === 0;
  return {
    top,
    left,
    bottom: top + (isRepeated(chosenRows, height) ? chosenRows : height) - 1,
    right: left + (isRepeated(chosenColumns, width) ? chosenColumns : width) - 1,
  };
}

async function changeCells(
  keeper: ListKeeper,
  text: Text,
  bounds: RangeBounds,
  columns: Columns,
  action: CellAction,
): Promise<void> {
  const { viewId } = keeper.view;
  const named = cellsOf(bounds, columns);
  // Cells that are only looked at cannot be cleared or filled; what is pasted on them is told.
  const ids = (action.type === 'paste' ? named : named.filter(({ cell }) => cell?.isEditable)).map(
    ({ id }) => id,
  );
  if (viewId === null || ids.length === 0) return;
  const startedAt = performance.now();
  const running = stream(
    'catalog.editCells',
    { viewId, firstRow: bounds.top, rowCount: bounds.bottom - bounds.top + 1, columns: ids, action },
    ({ done, total }) => {
      const isLong = performance.now() - startedAt > SHOW_AFTER_MS;
      if (isLong) catalogActions.running({ done, total, cancel: running.cancel });
    },
  );
  const result = await running.result;
  const outcome: SheetOutcome = {
    action: action.type === 'fillDown' || action.type === 'fillRight' ? 'fill' : action.type,
    ...(result.ok ? result.value : { cells: 0, products: 0, prices: 0, refused: [], rowsBeyond: 0 }),
    error: result.ok ? null : result.error,
  };
  const shown = keeper.view.rows.rowsBetween({ first: bounds.top, last: bounds.bottom });
  const rowIds = new Set([
    ...shown.map(({ id }) => id),
    ...outcome.refused.map(({ productId }) => productId),
  ]);
  const before = useCatalogStore.getState().problems;
  const marks = markRefused(before, { rowIds, columns: ids }, outcome.refused, ({ problem }) =>
    text.problem(problem),
  );
  catalogActions.finish(outcome, marks);
}

function cellsOf(bounds: RangeBounds, columns: Columns): Columns {
  return columns.slice(bounds.left, bounds.right + 1).filter(({ cell }) => cell !== undefined);
}

function tableText(rows: readonly ProductRow[], columns: Columns): string {
  return writeClipboardTable(rows.map((row) => columns.map(({ cell }) => cell?.text(row) ?? '')));
}

async function copyLater(keeper: ListKeeper, bounds: RangeBounds, columns: Columns): Promise<void> {
  const rows = await keeper.view.readAll(bounds.top, bounds.bottom);
  if (rows !== null) copyText(tableText(rows, columns));
}
