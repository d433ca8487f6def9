import { isEqual } from '#shared/domain/equal.ts';
import type { AppError } from '#shared/errors.ts';
import type { call } from '#renderer/bridge/client.ts';
import { anchorIndex, keptScrollTop } from '#renderer/grid/model/anchor.ts';
import { ROW_HEIGHT } from '#renderer/grid/row-height.ts';
import { catalogActions, useCatalogStore } from './catalog-store.ts';
import { ProductView, type KeptRow, type ProductQuery } from './product-view.ts';
import { throttle, type Throttle } from './throttle.ts';

/** Between two redrawings of the list while products change one after the other. */
const REDRAW_MS = 250;

/** Keeps the list current while products change, and the eye where it was. */
export class ListKeeper {
  readonly view: ProductView;
  readonly #redraw: Throttle;
  #query: ProductQuery | null = null;
  #isAhead = false;
  #scroller: HTMLElement | null = null;
  #isHeld = false;
  #isWanted = false;
  #pendingScroll: number | null = null;

  constructor(callEngine: typeof call) {
    this.view = new ProductView(callEngine, () => this.redraw());
    this.#redraw = throttle(() => this.#refresh(), REDRAW_MS);
  }

  readonly attach = (scroller: HTMLElement | null): void => {
    this.#scroller = scroller;
  };

  /** Another search, filter or sort, from its top; the same one again is brought up to date in place. Null when done or overtaken. */
  async open(query: ProductQuery): Promise<AppError | null> {
    const isAhead = this.#isAhead;
    this.#isAhead = false;
    if (isEqual(query, this.#query)) {
      if (!isAhead) this.redraw();
      return null;
    }
    const isAnother = this.#query !== null;
    this.#query = query;
    const failed = await this.view.open(query);
    if (failed !== null) this.#query = null;
    // The first list comes up where the screen was left.
    else if (isAnother && this.#scroller !== null) this.#scroller.scrollTop = 0;
    return failed;
  }

  /** Opens a list before its screen is there: the `open` that follows finds it current. */
  async openAhead(query: ProductQuery): Promise<void> {
    if (this.#query !== null) return;
    this.#isAhead = (await this.open(query)) === null;
  }

  /** Products changed: makes the same list anew, soon. */
  redraw(): void {
    if (this.#isHeld) this.#isWanted = true;
    else this.#redraw.run();
  }

  /** While a cell is edited rows stay where they are; what came meanwhile is shown after it. */
  hold(isHeld: boolean): void {
    this.#isHeld = isHeld;
    if (isHeld || !this.#isWanted) return;
    this.#isWanted = false;
    this.#redraw.run();
  }

  stop(): void {
    this.#redraw.stop();
  }

  /** Called once the new rows are in the document: scrolls to where the anchor row stays in place. */
  settleScroll(): void {
    if (this.#pendingScroll === null || this.#scroller === null) return;
    this.#scroller.scrollTop = this.#pendingScroll;
    this.#pendingScroll = null;
  }

  async #refresh(): Promise<void> {
    if (this.#query === null) return;
    const { focus, focusedId } = useCatalogStore.getState();
    const kept = await this.view.refresh(this.#query, this.#shown(), {
      anchor: this.#anchor(),
      focus: focusedId === null || focus.row < 0 ? null : { id: focusedId, index: focus.row },
    });
    if (kept === null) return;
    if (await this.#showSought()) return;
    if (kept.shift !== 0) {
      this.#pendingScroll = keptScrollTop({
        scrollTop: this.#scroller?.scrollTop ?? 0,
        rowHeight: ROW_HEIGHT,
        oldIndex: 0,
        newIndex: kept.shift,
      });
    }
    const after = useCatalogStore.getState();
    if (kept.focusIndex !== null && after.focusedId === focusedId) {
      catalogActions.focus({ row: kept.focusIndex, column: after.focus.column }, focusedId);
    }
  }

  /** Whether a product that was looked for is in the list, and brought into sight. */
  async #showSought(): Promise<boolean> {
    const { soughtId } = useCatalogStore.getState();
    if (soughtId === null) return false;
    const row = await this.view.locate(soughtId);
    catalogActions.seek(null);
    if (row !== null) catalogActions.showProduct(row, soughtId);
    return row !== null;
  }

  #anchor(): KeptRow | null {
    const { focus, focusedId } = useCatalogStore.getState();
    const index = anchorIndex({
      scrollTop: this.#scroller?.scrollTop ?? 0,
      viewHeight: this.#viewHeight(),
      rowHeight: ROW_HEIGHT,
      focusedRow: focusedId !== null && focus.row >= 0 ? focus.row : null,
    });
    const row = index === null ? undefined : this.view.rows.row(index);
    return index === null || row === undefined ? null : { id: row.id, index };
  }

  #shown(): { readonly first: number; readonly last: number } {
    const scrollTop = this.#scroller?.scrollTop ?? 0;
    return {
      first: Math.floor(scrollTop / ROW_HEIGHT),
      last: Math.ceil((scrollTop + this.#viewHeight()) / ROW_HEIGHT),
    };
  }

  /** Without the header, which covers the upper edge. */
  #viewHeight(): number {
    return Math.max(0, (this.#scroller?.clientHeight ?? 0) - ROW_HEIGHT);
  }
}
