import { useEffect, useLayoutEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { AppError } from '#shared/errors.ts';
import { call, on } from '#renderer/bridge/client.ts';
import { useCatalogStore } from './catalog-store.ts';
import { FIRST_QUERY } from './first-query.ts';
import { ListKeeper } from './list-keeper.ts';
import { sortOf } from './column-sorts.ts';
import type { ProductQuery } from './product-view.ts';

export interface ProductList {
  readonly keeper: ListKeeper;
  /** False until the first list is here. */
  readonly isOpen: boolean;
  readonly error: AppError | null;
}

/**
 * The list outlives its screen: who comes back from a product finds it where it was, at once, and
 * brought up to date.
 */
let kept: { readonly accountId: string | null; readonly keeper: ListKeeper } | null = null;

function keeperOf(accountId: string | null): ListKeeper {
  if (kept !== null && kept.accountId === accountId) return kept.keeper;
  kept?.keeper.stop();
  kept = { accountId, keeper: new ListKeeper(call) };
  return kept.keeper;
}

/** Reads the list that the catalog shows when it is opened, so that its first picture has rows. */
export async function openFirstList(accountId: string): Promise<void> {
  await keeperOf(accountId).openAhead(FIRST_QUERY);
}

/** The list on the screen, by the engine's name for it; null before there is one. */
export function shownViewId(): string | null {
  return kept?.keeper.view.viewId ?? null;
}

/** The list that search, filters and sort ask for, kept current. Make it anew for another account. */
export function useProductList(accountId: string | null): ProductList {
  const search = useCatalogStore((state) => state.search);
  const filter = useCatalogStore((state) => state.filter);
  const sort = useCatalogStore((state) => state.sort);
  const [keeper] = useState(() => keeperOf(accountId));
  const [isOpen, setOpen] = useState(() => keeper.view.isOpen);
  const [error, setError] = useState<AppError | null>(null);

  const query = useMemo<ProductQuery>(
    () => ({
      search: search.slice(0, 500),
      filter,
      sort: { by: sortOf(sort.columnId), direction: sort.direction },
    }),
    [search, filter, sort],
  );

  useEffect(() => {
    let isCurrent = true;
    const open = async (): Promise<void> => {
      const failed = await keeper.open(query);
      if (!isCurrent) return;
      setError(failed);
      if (failed === null) setOpen(true);
    };
    void open();
    return () => {
      isCurrent = false;
    };
  }, [keeper, query]);

  useEffect(() => on('catalog.changed', () => keeper.redraw()), [keeper]);
  useSettledScroll(keeper);
  return { keeper, isOpen, error };
}

function useSettledScroll(keeper: ListKeeper): void {
  const { rows } = keeper.view;
  useSyncExternalStore(rows.subscribe, rows.version);
  useLayoutEffect(() => keeper.settleScroll());
}
