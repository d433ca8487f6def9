import { useLayoutEffect, useRef } from 'react';
import type { ReactNode, RefObject } from 'react';
import type { ProductRow } from '#shared/contract/catalog.ts';
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
import { CatalogFooter } from './catalog-footer.tsx';
import styles from './catalog-screen.module.css';
import { catalogActions, isNarrowed, useCatalogStore } from './catalog-store.ts';
import { CatalogToolbar } from './catalog-toolbar.tsx';
import { useProductColumns } from './product-columns.tsx';
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
  const columns = useProductColumns({
    text,
    now: useNow(),
    taxCodeName: taxCodes.name,
    selection: state.selection,
  });

  useCommand('search.focus', () => {
    search.current?.focus();
    search.current?.select();
  });
  useRememberedPlace(grid);

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
          onToggleRow={(row) => catalogActions.toggleRow(row.id)}
          onClearSelection={catalogActions.clearSelection}
          onOpen={openProduct}
          changedText={(before) => text('catalog.changedFrom', { before })}
          scrollRef={(element) => {
            grid.current = element;
            keeper.attach(element);
          }}
          initialScrollTop={state.scrollTop}
        >
          {isOpen && <CatalogEmpty isEmpty={isEmpty} />}
        </DataGrid>
      </div>
      <CatalogFooter rows={rows} counts={counts} status={status} />
    </div>
  );
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
  grid?.querySelector<HTMLElement>('[tabindex="0"]')?.focus({ preventScroll: true });
}
