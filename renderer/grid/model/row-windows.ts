import { isEqual } from '#shared/domain/equal.ts';

/** Rows as they come from the engine: an ordered list of which only windows are ever held here. */
export interface RowList<Row> {
  /** Rows in the list; null while the engine is still counting. */
  readonly total: number | null;
  /** The rows known at once, from `start`. */
  readonly start: number;
  readonly rows: readonly Row[];
  /** Reads a window. Null when it could not be read (the list was forgotten, the engine said no). */
  read(start: number, count: number): Promise<RowWindow<Row> | null>;
}

export interface RowWindow<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
}

export interface RowRange {
  readonly first: number;
  readonly last: number;
}

/** Rows a request asks for. */
export const PAGE_ROWS = 100;
/** Rows held; those farthest from the screen go first. */
const MAX_HELD = 4000;
/** Requests under way at once: enough to hide the way to the engine, few enough to stay current. */
const MAX_READING = 2;

/**
 * The rows around the screen. The grid says what it shows (`show`), this reads what is missing:
 * the newest wish first, so that dragging the scroll bar through 100,000 rows asks only for where
 * it ends. Framework-free: components subscribe and read a version.
 */
export class RowWindows<Row> {
  readonly #rows = new Map<number, Row>();
  readonly #reading = new Set<number>();
  readonly #failed = new Set<number>();
  readonly #listeners = new Set<() => void>();
  #list: RowList<Row> | null = null;
  #total = 0;
  #counting = false;
  #shown: RowRange = { first: 0, last: -1 };
  #version = 0;

  /** Takes a new list; rows of the old one are forgotten in the same breath, nothing flickers. */
  open(list: RowList<Row>): void {
    this.#list = list;
    const before = new Map(this.#rows);
    this.#rows.clear();
    this.#reading.clear();
    this.#failed.clear();
    this.#counting = list.total === null;
    this.#total = list.total ?? list.start + list.rows.length;
    this.#keep(list.start, list.rows, before);
    this.#changed();
    this.#readOn();
  }

  get total(): number {
    return this.#total;
  }

  /** True while the total is a lower bound. */
  get counting(): boolean {
    return this.#counting;
  }

  row(index: number): Row | undefined {
    return this.#rows.get(index);
  }

  /** Where a row at hand stands now; `near` is looked at first. Null when it is not at hand. */
  indexOf(id: string, idOf: (row: Row) => string, near: number): number | null {
    const there = this.#rows.get(near);
    if (there !== undefined && idOf(there) === id) return near;
    for (const [index, row] of this.#rows) if (idOf(row) === id) return index;
    return null;
  }

  /** Rows at hand in a range, in order; those not read yet are left out. */
  rowsBetween(range: RowRange): Row[] {
    const rows: Row[] = [];
    for (let index = range.first; index <= range.last; index += 1) {
      const row = this.#rows.get(index);
      if (row !== undefined) rows.push(row);
    }
    return rows;
  }

  /** Tells which rows are on the screen. */
  show(range: RowRange): void {
    if (range.first === this.#shown.first && range.last === this.#shown.last) return;
    this.#shown = range;
    this.#readOn();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly version = (): number => this.#version;

  #readOn(): void {
    const list = this.#list;
    if (list === null) return;
    while (this.#reading.size < MAX_READING) {
      const page = this.#nextPage();
      if (page === null) return;
      this.#reading.add(page);
      void this.#read(list, page);
    }
  }

  async #read(list: RowList<Row>, page: number): Promise<void> {
    const start = page * PAGE_ROWS;
    const window = await list.read(start, PAGE_ROWS);
    if (this.#list !== list) return;
    this.#reading.delete(page);
    if (window === null) {
      this.#failed.add(page);
    } else {
      this.#counting = false;
      this.#total = window.total;
      this.#keep(start, window.rows, this.#rows);
      // An answer shorter than asked must not be asked for again and again.
      if (window.rows.length < Math.min(PAGE_ROWS, window.total - start)) this.#failed.add(page);
    }
    this.#changed();
    this.#readOn();
  }

  /** The first page with a missing row: on the screen, then half a page before and after it. */
  #nextPage(): number | null {
    const { first, last } = this.#shown;
    if (this.#counting && !this.#reading.has(0) && !this.#failed.has(0)) return 0;
    const near = [
      { first, last },
      { first: last + 1, last: last + PAGE_ROWS / 2 },
      { first: first - PAGE_ROWS / 2, last: first - 1 },
    ];
    for (const range of near) {
      const from = Math.max(0, range.first);
      const to = Math.min(this.#total - 1, range.last);
      for (let index = from; index <= to; index += 1) {
        const page = Math.floor(index / PAGE_ROWS);
        if (this.#rows.has(index) || this.#reading.has(page) || this.#failed.has(page)) continue;
        return page;
      }
    }
    return null;
  }

  /** A row that says what it said `before` in its place stays the same object: it is not drawn again. */
  #keep(start: number, rows: readonly Row[], before: ReadonlyMap<number, Row>): void {
    rows.forEach((row, offset) => {
      const index = start + offset;
      const known = before.get(index);
      this.#rows.set(index, known !== undefined && isEqual(known, row) ? known : row);
    });
    if (this.#rows.size <= MAX_HELD) return;
    const middle = (this.#shown.first + this.#shown.last) / 2;
    const byDistance = [...this.#rows.keys()].toSorted((a, b) => Math.abs(b - middle) - Math.abs(a - middle));
    for (const index of byDistance.slice(0, this.#rows.size - MAX_HELD / 2)) this.#rows.delete(index);
  }

  #changed(): void {
    this.#version += 1;
    for (const listener of this.#listeners) listener();
  }
}
