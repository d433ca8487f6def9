import { create } from 'zustand';
import type { ProductFilter } from '#shared/contract/catalog.ts';
import type { GridSort } from '#renderer/grid/model/column.ts';
import type { GridPosition } from '#renderer/grid/model/focus.ts';
import { NOTHING_SELECTED, toggleRow, type RowSelection } from '#renderer/grid/model/selection.ts';
import { FIRST_QUERY } from './first-query.ts';

/** What the person did to the catalog screen; kept while other screens are open. */
export interface CatalogState {
  /** The account this belongs to: another account starts afresh. */
  readonly accountId: string | null;
  readonly search: string;
  readonly filter: ProductFilter;
  readonly sort: GridSort;
  readonly selection: RowSelection;
  readonly focus: GridPosition;
  /** The product under focus, so that focus follows it when rows move. */
  readonly focusedId: string | null;
  readonly scrollTop: number;
}

export const NO_FILTER: ProductFilter = FIRST_QUERY.filter;

/** The name column: where a person starts. */
const FIRST_PLACE: GridPosition = { row: 0, column: 2 };

function freshState(accountId: string | null): CatalogState {
  return {
    accountId,
    search: FIRST_QUERY.search,
    filter: NO_FILTER,
    sort: { columnId: FIRST_QUERY.sort.by, direction: FIRST_QUERY.sort.direction },
    selection: NOTHING_SELECTED,
    focus: FIRST_PLACE,
    focusedId: null,
    scrollTop: 0,
  };
}

export const useCatalogStore = create<CatalogState>(() => freshState(null));

const set = useCatalogStore.setState;

/** A new list starts at its top; the chosen rows stay chosen, they are ids. */
const AT_TOP = { focus: FIRST_PLACE, focusedId: null, scrollTop: 0 } as const;

export const catalogActions = {
  enterAccount: (accountId: string): void => {
    if (useCatalogStore.getState().accountId !== accountId) set(freshState(accountId));
  },
  search: (search: string): void => {
    set({ search, ...AT_TOP });
  },
  filter: (change: Partial<ProductFilter>): void => {
    set((state) => ({ filter: { ...state.filter, ...change }, ...AT_TOP }));
  },
  clearFilters: (): void => {
    set({ search: '', filter: NO_FILTER, ...AT_TOP });
  },
  sortBy: (sort: GridSort): void => {
    set((state) => ({ sort, ...AT_TOP, focus: state.focus.row < 0 ? state.focus : FIRST_PLACE }));
  },
  focus: (focus: GridPosition, focusedId: string | null): void => {
    set({ focus, focusedId });
  },
  toggleRow: (id: string): void => {
    set((state) => ({ selection: toggleRow(state.selection, id) }));
  },
  clearSelection: (): void => {
    set({ selection: NOTHING_SELECTED });
  },
  rememberScroll: (scrollTop: number): void => {
    set({ scrollTop });
  },
};

/** True when something hides products that are there. */
export function isNarrowed(state: Pick<CatalogState, 'search' | 'filter'>): boolean {
  const { status, changed, conflict, missingTaxCode } = state.filter;
  return state.search.trim() !== '' || status !== 'all' || changed || conflict || missingTaxCode;
}
