import { create } from 'zustand';
import type { ProductFilter } from '#shared/contract/catalog.ts';
import type { RefusedCell } from '#shared/contract/catalog-sheet.ts';
import type { AppError } from '#shared/errors.ts';
import type { GridSort } from '#renderer/grid/model/column.ts';
import type { GridPosition } from '#renderer/grid/model/focus.ts';
import type { CellProblem } from '#renderer/grid/grid-row.tsx';
import type { CellRange } from '#renderer/grid/model/range.ts';
import { addRows, NOTHING_SELECTED, toggleRow, type RowSelection } from '#renderer/grid/model/selection.ts';
import { FIRST_QUERY } from './first-query.ts';

/** What the person did to the catalog screen; kept while other screens are open. */
export interface CatalogState {
  /** The account this belongs to: another account starts afresh. */
  readonly accountId: string | null;
  readonly search: string;
  readonly filter: ProductFilter;
  readonly sort: GridSort;
  readonly selection: RowSelection;
  /** Where a row was chosen last: Shift chooses on from there. */
  readonly chosenIndex: number | null;
  readonly range: CellRange | null;
  /** Cells that could not be changed: product → column → why. */
  readonly problems: CellProblems;
  readonly focus: GridPosition;
  /** The product under focus, so that focus follows it when rows move. */
  readonly focusedId: string | null;
  readonly scrollTop: number;
  /** A product to bring into sight once the list has it. */
  readonly soughtId: string | null;
  /** A cell to bring into sight, once. */
  readonly wanted: GridPosition | null;
  /** What became of the last change to cells; told until the next one, or until it is read. */
  readonly outcome: SheetOutcome | null;
  /** A change to cells that takes long enough to be seen. */
  readonly running: CellsRunning | null;
}

export interface SheetOutcome {
  readonly action: 'type' | 'paste' | 'fill' | 'clear';
  readonly cells: number;
  readonly products: number;
  readonly prices: number;
  readonly refused: readonly RefusedCell[];
  readonly rowsBeyond: number;
  readonly error: AppError | null;
}

export interface CellsRunning {
  readonly done: number;
  readonly total: number;
  readonly cancel: () => void;
}

export type CellProblems = ReadonlyMap<string, ReadonlyMap<string, CellProblem>>;
export const NO_PROBLEMS: CellProblems = new Map();

export const NO_FILTER: ProductFilter = FIRST_QUERY.filter;

/** The name column: where a person starts. */
const NAME_COLUMN = 2;
const FIRST_PLACE: GridPosition = { row: 0, column: NAME_COLUMN };

function freshState(accountId: string | null): CatalogState {
  return {
    accountId,
    search: FIRST_QUERY.search,
    filter: NO_FILTER,
    sort: { columnId: FIRST_QUERY.sort.by, direction: FIRST_QUERY.sort.direction },
    selection: NOTHING_SELECTED,
    chosenIndex: null,
    range: null,
    problems: NO_PROBLEMS,
    focus: FIRST_PLACE,
    focusedId: null,
    scrollTop: 0,
    soughtId: null,
    wanted: null,
    outcome: null,
    running: null,
  };
}

export const useCatalogStore = create<CatalogState>(() => freshState(null));

const set = useCatalogStore.setState;

/** A new list starts at its top; the chosen rows stay chosen, they are ids. */
const AT_TOP = { range: null, focus: FIRST_PLACE, focusedId: null, scrollTop: 0 } as const;

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
  showView: (view: Pick<CatalogState, 'search' | 'filter' | 'sort'>): void => {
    set({ ...view, ...AT_TOP });
  },
  sortBy: (sort: GridSort): void => {
    set((state) => ({ sort, ...AT_TOP, focus: state.focus.row < 0 ? state.focus : FIRST_PLACE }));
  },
  focus: (focus: GridPosition, focusedId: string | null): void => {
    set({ focus, focusedId });
  },
  toggleRow: (id: string, index: number): void => {
    set((state) => ({ selection: toggleRow(state.selection, id), chosenIndex: index }));
  },
  /** Every one of these, besides what is chosen already. */
  addRows: (ids: readonly string[], index: number | null): void => {
    set((state) => ({ selection: addRows(state.selection, ids), chosenIndex: index }));
  },
  clearSelection: (): void => {
    set({ selection: NOTHING_SELECTED, chosenIndex: null });
  },
  choose: (range: CellRange | null): void => {
    set({ range });
  },
  running: (running: CellsRunning | null): void => {
    set({ running });
  },
  /** `problems`: what is refused now; cells that were tried again and taken are forgotten. */
  finish: (outcome: SheetOutcome, problems: CellProblems): void => {
    set({ outcome, problems, running: null });
  },
  dismissOutcome: (): void => {
    set({ outcome: null, problems: NO_PROBLEMS });
  },
  /** Puts the focus on a cell and brings it into sight. */
  showCell: (focus: GridPosition, focusedId: string): void => {
    set({ focus, focusedId, range: null, wanted: focus });
  },
  showProduct: (row: number, id: string): void => {
    catalogActions.showCell({ row, column: NAME_COLUMN }, id);
  },
  /** A product that came into being elsewhere: the list shows where it stands now. */
  seek: (soughtId: string | null): void => {
    set({ soughtId });
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
