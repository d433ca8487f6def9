import type { ProductFilter, ProductRow, ProductSort } from '#shared/contract/catalog.ts';
import type { AppError } from '#shared/errors.ts';
import type { call } from '#renderer/bridge/client.ts';
import { RowWindows, type RowList } from '#renderer/grid/model/row-windows.ts';

export interface ProductQuery {
  readonly search: string;
  readonly filter: ProductFilter;
  readonly sort: ProductSort;
}

/** A row that must keep its place, or its focus, when the list is made anew. */
export interface KeptRow {
  readonly id: string;
  readonly index: number;
}

export interface Kept {
  /** How many rows the anchor moved by: the grid scrolls as far. */
  readonly shift: number;
  /** Where the focused product is now; null when it left the list. */
  readonly focusIndex: number | null;
}

/** The engine reads at most this many rows at once. */
const MAX_WINDOW = 200;

/**
 * The list of products on the screen. Typing in the search box opens a new list for each text;
 * the newest wins and older answers are dropped. When products change, `refresh` makes the same
 * list anew and reads what is on the screen before it swaps, so that nothing flickers or jumps.
 */
export class ProductView {
  readonly rows = new RowWindows<ProductRow>();
  readonly #call: typeof call;
  readonly #onStale: () => void;
  #ticket = 0;
  #viewId: string | null = null;
  #isOpen = false;

  /** `onStale`: the engine has forgotten this list; refresh it. */
  constructor(callEngine: typeof call, onStale: () => void) {
    this.#call = callEngine;
    this.#onStale = onStale;
  }

  /** True once there is a list to show. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** The list on the screen, by the engine's name for it. */
  get viewId(): string | null {
    return this.#viewId;
  }

  /** Every row from `first` to `last`, those at hand and the others; null when they cannot be read. */
  async readAll(first: number, last: number): Promise<ProductRow[] | null> {
    const viewId = this.#viewId;
    const rows: ProductRow[] = [];
    for (let start = first; start <= last; start += MAX_WINDOW) {
      if (viewId === null) return null;
      const count = Math.min(MAX_WINDOW, last - start + 1);
      const window = await this.#call('catalog.readRows', { viewId, start, count });
      if (!window.ok) return null;
      rows.push(...window.value.rows);
    }
    return rows;
  }

  /** Null when done or overtaken by a newer call; else what went wrong. */
  async open(query: ProductQuery): Promise<AppError | null> {
    const ticket = (this.#ticket += 1);
    const opened = await this.#call('catalog.openView', query);
    if (ticket !== this.#ticket) return null;
    if (!opened.ok) return opened.error;
    const { viewId, total, rows } = opened.value;
    this.#viewId = viewId;
    this.rows.open(this.#list(viewId, total, 0, rows));
    this.#isOpen = true;
    return null;
  }

  /**
   * The same list, made anew, for `shown` rows. Null when overtaken or refused: the old rows stay,
   * with their age told elsewhere.
   */
  async refresh(
    query: ProductQuery,
    shown: { readonly first: number; readonly last: number },
    keep: { readonly anchor: KeptRow | null; readonly focus: KeptRow | null },
  ): Promise<Kept | null> {
    const ticket = (this.#ticket += 1);
    const opened = await this.#call('catalog.openView', query);
    if (ticket !== this.#ticket || !opened.ok) return null;
    const { viewId, total } = opened.value;
    const [anchorIndex, focusIndex] = await Promise.all([
      this.#locate(viewId, keep.anchor),
      this.#locate(viewId, keep.focus),
    ]);
    const shift = anchorIndex === null || keep.anchor === null ? 0 : anchorIndex - keep.anchor.index;
    const first = Math.max(0, shown.first + shift - 10);
    const last = Math.max(first, shown.last + shift + 10);
    let list = this.#list(viewId, total, 0, opened.value.rows);
    if (last >= opened.value.rows.length && (total === null || opened.value.rows.length < total)) {
      const count = Math.min(MAX_WINDOW, last - first + 1);
      const window = await this.#call('catalog.readRows', { viewId, start: first, count });
      if (window.ok) list = this.#list(viewId, window.value.total, first, window.value.rows);
    }
    if (ticket !== this.#ticket) return null;
    this.#viewId = viewId;
    this.rows.open(list);
    return { shift, focusIndex };
  }

  /** Where a product stands in the list on the screen; null when it is not in it. */
  locate(productId: string): Promise<number | null> {
    return this.#viewId === null
      ? Promise.resolve(null)
      : this.#locate(this.#viewId, { id: productId, index: 0 });
  }

  async #locate(viewId: string, row: KeptRow | null): Promise<number | null> {
    if (row === null) return null;
    const located = await this.#call('catalog.locateRow', { viewId, productId: row.id });
    return located.ok ? located.value.index : null;
  }

  #list(
    viewId: string,
    total: number | null,
    start: number,
    rows: readonly ProductRow[],
  ): RowList<ProductRow> {
    return {
      total,
      start,
      rows,
      read: async (from, count) => {
        const window = await this.#call('catalog.readRows', { viewId, start: from, count });
        if (window.ok) return window.value;
        if (window.error.code === 'catalog/view-unknown') this.#onStale();
        return null;
      },
    };
  }
}
