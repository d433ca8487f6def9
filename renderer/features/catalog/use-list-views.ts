import { useEffect } from 'react';
import { create } from 'zustand';
import type { SavedView } from '#shared/contract/catalog-views.ts';
import type { AppError } from '#shared/errors.ts';
import { call } from '#renderer/bridge/client.ts';
import type { ColumnLayout } from '#renderer/grid/model/layout.ts';
import { DEFAULT_LAYOUT } from './catalog-layout.ts';
import { catalogActions, useCatalogStore } from './catalog-store.ts';
import { columnOf, sortOf } from './column-sorts.ts';

interface ListViewsState {
  readonly accountId: string | null;
  readonly layout: ColumnLayout;
  readonly views: readonly SavedView[];
}

/** Columns and saved views of the account on screen, as the engine keeps them. */
export const useListViewStore = create<ListViewsState>(() => ({
  accountId: null,
  layout: DEFAULT_LAYOUT,
  views: [],
}));

/** Dragging an edge changes a width many times; what is kept is where it ends. */
const KEEP_AFTER_MS = 400;
let keeping: ReturnType<typeof setTimeout> | undefined;

export const listViewActions = {
  arrange(layout: ColumnLayout): void {
    useListViewStore.setState({ layout });
    clearTimeout(keeping);
    keeping = setTimeout(() => void call('catalog.saveLayout', { layout: plain(layout) }), KEEP_AFTER_MS);
  },
  /** As before anybody chose. */
  resetColumns(): void {
    clearTimeout(keeping);
    useListViewStore.setState({ layout: DEFAULT_LAYOUT });
    void call('catalog.saveLayout', { layout: null });
  },
  /** Keeps what the list shows now under a name; null when done. */
  async save(name: string): Promise<AppError | null> {
    const { search, filter, sort } = useCatalogStore.getState();
    const { layout, views } = useListViewStore.getState();
    const view: SavedView = {
      name: name.trim(),
      search,
      filter: { ...filter },
      sort: { by: sortOf(sort.columnId), direction: sort.direction },
      layout: plain(layout),
    };
    const saved = await call('catalog.saveView', view);
    if (!saved.ok) return saved.error;
    const others = views.filter((other) => other.name !== view.name);
    useListViewStore.setState({ views: [...others, view].toSorted((a, b) => a.name.localeCompare(b.name)) });
    return null;
  },
  async remove(name: string): Promise<AppError | null> {
    const removed = await call('catalog.deleteView', { name });
    if (!removed.ok) return removed.error;
    useListViewStore.setState((state) => ({ views: state.views.filter((view) => view.name !== name) }));
    return null;
  },
  show(view: SavedView): void {
    const { search, filter, sort, layout } = view;
    catalogActions.showView({
      search,
      filter,
      sort: { columnId: columnOf(sort.by), direction: sort.direction },
    });
    listViewActions.arrange(layout);
  },
};

/** Reads the account's columns and views; until they are here the list has its first columns. */
export async function readListViews(accountId: string): Promise<void> {
  useListViewStore.setState({ accountId, layout: DEFAULT_LAYOUT, views: [] });
  const kept = await call('catalog.listSavedViews');
  if (!kept.ok || useListViewStore.getState().accountId !== accountId) return;
  useListViewStore.setState({ layout: kept.value.layout ?? DEFAULT_LAYOUT, views: kept.value.views });
}

/** Columns and views, read once for the account. */
export function useListViews(accountId: string | null): ListViewsState {
  const state = useListViewStore();
  useEffect(() => {
    if (accountId !== null && useListViewStore.getState().accountId !== accountId)
      void readListViews(accountId);
  }, [accountId]);
  return state;
}

function plain({ shown, widths, pinned }: ColumnLayout): SavedView['layout'] {
  return { shown: [...shown], widths: { ...widths }, pinned: [...pinned] };
}
