import { useCallback, useLayoutEffect, useMemo, useRef } from 'react';
import type { ReactNode, RefObject } from 'react';
import type { ProductRow } from '#shared/contract/catalog.ts';
import { call } from '#renderer/bridge/client.ts';
import { useCommand } from '#renderer/screen/commands.ts';
import { goTo, productRoute } from '#renderer/screen/navigation.ts';
import { useScreenTitle } from '#renderer/screen/screen.tsx';
import { useCurrentAccount, useSyncStatus } from '#renderer/bridge/engine-state.ts';
import { DataGrid } from '#renderer/grid/data-grid.tsx';
import { nextSort } from '#renderer/grid/model/column.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { useNow } from '#renderer/i18n/use-now.ts';
import { Alert } from '#renderer/ui/alert.tsx';
import { CatalogEmpty } from './catalog-empty.tsx';
import { CatalogFilters } from './catalog-filters.tsx';
import { CatalogOverlays } from './catalog-overlays.tsx';
import { CatalogFooter } from './catalog-footer.tsx';
import styles from './catalog-screen.module.css';
import { catalogActions, isNarrowed, useCatalogStore } from './catalog-store.ts';
import { CatalogToolbar } from './catalog-toolbar.tsx';
import { listViewActions, useListViews } from './use-list-views.ts';
import { isExtraColumn, useProductColumns } from './product-columns.tsx';
import { withWidth, type ColumnLayout } from '#renderer/grid/model/layout.ts';
import type { RefusedCell } from '#shared/contract/catalog-sheet.ts';
import { FIXED_COLUMNS } from './catalog-layout.ts';
import type { ListKeeper } from './list-keeper.ts';
import { SheetOutcome } from './sheet-outcome.tsx';
import { useSheet } from './use-sheet.ts';
import { useCounts } from './use-counts.ts';
import { useProductList } from './use-product-list.ts';
import { useTaxCodes } from '#renderer/bridge/use-tax-codes.ts';

/** The catalog: every product of the account, from disk. */
export function CatalogScreen(): ReactNode {
  const text = useText();
  useScreenTitle(text('catalog.title'));
  const account = useCurrentAccount();
  const accountId = account?.id ?? null;
  if (accountId !== null) catalogActions.enterAccount(accountId);
  const status = useSyncStatus();
  const grid = useRef<HTMLDivElement | null>(null);
  const search = useRef<HTMLInputElement | null>(null);
  const { keeper, isOpen, error } = useProductList(accountId);
  const { rows } = keeper.view;
  const counts = useCounts(accountId);
  const taxCodes = useTaxCodes(accountId, status?.pulled === true);
  const state = useCatalogStore();
  const { layout } = useListViews(accountId);
  const extraKey = layout.shown.filter(isExtraColumn).join(SEPARATOR);
  const extraColumns = useMemo(() => (extraKey === '' ? [] : extraKey.split(SEPARATOR)), [extraKey]);
  const columns = useProductColumns({
    text,
    now: useNow(),
    taxCodes,
    selection: state.selection,
    extraColumns,
  });
  const sheet = useSheet(keeper, text);

  useCommand('search.focus', () => {
    search.current?.focus();
    search.current?.select();
  });
  useRememberedPlace(grid);
  // The same function while the language is: rows are drawn again only when something of them changed.
  const changedText = useCallback((before: string) => text('catalog.changedFrom', { before }), [text]);

  const isEmpty = counts?.products === 0 && status?.pulled === true && !isNarrowed(state);

  return (
    <div className={styles['screen']}>
      <CatalogToolbar searchRef={search} onEnterGrid={() => focusGrid(grid.current)} isEmpty={isEmpty} />
      <CatalogFilters counts={counts} />
      {error !== null && (
        <div className={styles['alert']}>
          <Alert tone="caution" isLive>
            {text.error(error)}
          </Alert>
        </div>
      )}
      <SheetOutcome onShow={(cell) => void showCell(keeper, layout, cell)} />
      <div className={styles['grid']}>
        <DataGrid
          label={text('catalog.grid')}
          columns={columns}
          rows={rows}
          rowId={(row) => row.id}
          sort={state.sort}
          onSort={(columnId) => catalogActions.sortBy(nextSort(state.sort, columnId))}
          focus={state.focus}
          onFocus={(position, row) => catalogActions.focus(position, row?.id ?? null)}
          selection={state.selection}
          layout={layout}
          onResize={(columnId, width) => listViewActions.arrange(withWidth(layout, columnId, width))}
          wanted={state.wanted}
          range={state.range}
          onRange={catalogActions.choose}
          sheet={sheet}
          onEditing={(isEditing) => keeper.hold(isEditing)}
          problems={state.problems}
          onToggleRow={(row, index, through) => chooseRow(keeper, row, index, through)}
          onToggleAll={() => void toggleAll(keeper)}
          onClearSelection={catalogActions.clearSelection}
          onOpen={openProduct}
          changedText={changedText}
          scrollRef={(element) => {
            grid.current = element;
            keeper.attach(element);
          }}
          initialScrollTop={state.scrollTop}
        >
          {isOpen && <CatalogEmpty isEmpty={isEmpty} />}
        </DataGrid>
      </div>
      <CatalogOverlays />
      <CatalogFooter rows={rows} counts={counts} status={status} />
    </div>
  );
}

const SEPARATOR = '\u0000';

/** With Shift, every row from the one that was chosen last; those not read yet are read for it. */
function chooseRow(keeper: ListKeeper, row: ProductRow, index: number, through: boolean): void {
  const from = useCatalogStore.getState().chosenIndex;
  if (!through || from === null) {
    catalogActions.toggleRow(row.id, index);
    return;
  }
  void (async () => {
    const rows = await keeper.view.readAll(Math.min(from, index), Math.max(from, index));
    if (rows !== null)
      catalogActions.addRows(
        rows.map(({ id }) => id),
        index,
      );
  })();
}

/** Every product of the list is chosen; with some chosen already, none is. */
async function toggleAll(keeper: ListKeeper): Promise<void> {
  if (useCatalogStore.getState().selection.size > 0) {
    catalogActions.clearSelection();
    return;
  }
  const { viewId } = keeper.view;
  if (viewId === null) return;
  const listed = await call('catalog.listViewIds', { viewId });
  if (listed.ok) catalogActions.addRows(listed.value.productIds, null);
}

/** Brings a cell that could not be changed into sight. */
async function showCell(keeper: ListKeeper, layout: ColumnLayout, cell: RefusedCell): Promise<void> {
  const row = await keeper.view.locate(cell.productId);
  const column = [...FIXED_COLUMNS, ...layout.shown].indexOf(cell.column);
  if (row !== null) catalogActions.showCell({ row, column: Math.max(0, column) }, cell.productId);
}

function openProduct(row: ProductRow): void {
  goTo(productRoute(row.id));
}

/**
 * The list is where it was when the person comes back from a product, and so is the focus: the row
 * they came from.
 */
function useRememberedPlace(grid: RefObject<HTMLDivElement | null>): void {
  useLayoutEffect(() => {
    const element = grid.current;
    const { focusedId } = useCatalogStore.getState();
    const frame = requestAnimationFrame(() => {
      if (focusedId !== null) focusGrid(element);
    });
    return () => {
      cancelAnimationFrame(frame);
      catalogActions.rememberScroll(element?.scrollTop ?? 0);
    };
  }, [grid]);
}

/** One cell of a grid can be tabbed to: the one that has, or last had, the focus. */
function focusGrid(grid: HTMLElement | null): void {
  grid?.querySelector<HTMLElement>('[tabindex="0"], [data-cell-input]')?.focus({ preventScroll: true });
}
