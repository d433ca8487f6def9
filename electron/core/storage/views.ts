import type { Database } from './database.ts';
import {
  filterConditions,
  orderRows,
  planSearch,
  readMatches,
  readOrder,
  readRowNumbers,
  readTextMatches,
  type SearchWord,
  type ViewQuery,
} from './view-query.ts';

/** An ordered list of products, as row numbers of product_index. */
export interface View {
  readonly id: string;
  readonly query: ViewQuery;
  /** Null until the list is made. */
  rows: Uint32Array | null;
  /** Makes the list, a short stretch of work at a time. */
  readonly make: () => Generator<void, Uint32Array>;
  making: Generator<void, Uint32Array> | null;
}

export function createView(database: Database, id: string, query: ViewQuery): View {
  return { id, query, rows: null, make: () => makeRows(database, query), making: null };
}

/** Does the next stretch of making a view's list; answers the list once it is made. */
export function goOnMaking(view: View): Uint32Array | null {
  if (view.rows !== null) return view.rows;
  view.making ??= view.make();
  try {
    const step = view.making.next();
    if (step.done === true) view.rows = step.value;
  } catch (error) {
    // A generator that threw is over; the next one who asks starts anew.
    view.making = null;
    throw error;
  }
  return view.rows;
}

/** The list of a view, made to its end if it is not yet; others are let in between its stretches. */
export function* completeRows(view: View): Generator<void, Uint32Array> {
  for (;;) {
    const rows = goOnMaking(view);
    if (rows !== null) return rows;
    yield;
  }
}

/** The window has one grid; a few more let it go back without making a list again. */
const MAX_VIEWS = 6;
/** A word that fewer products have is rare: the whole list is made at once. */
const COMMON = 2000;
/** How far the order is walked for first rows before the whole list is made instead. */
const MAX_WALK = 5000;
const WALK_STEP = 250;
/** Texts looked at without a pause. */
const TEXT_STRETCH = 20_000;
/** More than a window shows: worth an answer while the rest is looked for. */
const ENOUGH = 40;

const registries = new WeakMap<Database, Map<string, View>>();

/** Keeps a view in the thread; the oldest one is forgotten. */
export function keepView(database: Database, view: View): void {
  const views = viewsOf(database);
  views.set(view.id, view);
  const oldest = views.keys().next();
  if (views.size > MAX_VIEWS && oldest.done !== true) views.delete(oldest.value);
}

export function findView(database: Database, id: string): View | null {
  return viewsOf(database).get(id) ?? null;
}

function viewsOf(database: Database): Map<string, View> {
  let views = registries.get(database);
  if (views === undefined) {
    views = new Map();
    registries.set(database, views);
  }
  return views;
}

/**
 * The first rows of a query without making its list: the order is walked from its start. Null when
 * that would be slower than making the list (few products, few finds, far between).
 */
export function readFirstRows(database: Database, query: ViewQuery, count: number): number[] | null {
  const words = planSearch(query.search);
  const { filter } = query;
  if (filter.changed || filter.conflict || words.some((word) => isRare(database, word))) return null;
  const order = readOrder(database, query.sort, MAX_WALK);
  if (order.length < MAX_WALK) return null;
  const found: number[] = [];
  for (let at = 0; at < order.length && found.length < count; at += WALK_STEP) {
    found.push(...matching(database, [...order.subarray(at, at + WALK_STEP)], query, words));
  }
  return found.length < ENOUGH ? null : found.slice(0, count);
}

/** Every row of a query, in order; each stretch is about 20 ms at 100,000 products on an idle machine. */
function* makeRows(database: Database, query: ViewQuery): Generator<void, Uint32Array> {
  const sets: Uint32Array[] = [];
  // One at a time: each is read from its own index, where two together need every row looked up.
  for (const condition of filterConditions(query.filter)) {
    sets.push(readRowNumbers(database, `SELECT row FROM product_index WHERE ${condition}`));
    yield;
  }
  const { size } = database.get<{ size: number }>(
    'SELECT ifnull(max(row), 0) + 1 AS size FROM product_index',
  ) as { size: number };
  for (const word of planSearch(query.search)) {
    if (word.index !== 'text') sets.push(readMatches(database, word));
    else sets.push(yield* lookForText(database, word.text, size));
    yield;
  }
  const [fewest] = sets.toSorted((left, right) => left.length - right.length);
  const isFew = fewest !== undefined && fewest.length < COMMON;
  const order = isFew ? orderRows(database, query.sort, fewest) : readOrder(database, query.sort);
  let rows = order;
  for (const set of sets) {
    yield;
    rows = within(rows, set, size);
  }
  return rows;
}

function* lookForText(database: Database, text: string, size: number): Generator<void, Uint32Array> {
  const found: number[] = [];
  for (let start = 0; start < size; start += TEXT_STRETCH) {
    for (const row of readTextMatches(database, text, start, start + TEXT_STRETCH)) found.push(row);
    yield;
  }
  return Uint32Array.from(found);
}

/** Of ordered rows, those that were found, in their order. */
function within(rows: Uint32Array, found: Uint32Array, size: number): Uint32Array {
  const set = new Uint8Array(size);
  for (const row of found) set[row] = 1;
  return rows.filter((row) => set[row] === 1);
}

function isRare(database: Database, word: SearchWord): boolean {
  return word.index !== 'text' && readMatches(database, word, COMMON).length < COMMON;
}

/** Of some rows, those the query wants, in their order. */
function matching(
  database: Database,
  rows: readonly number[],
  query: ViewQuery,
  words: readonly SearchWord[],
): number[] {
  const tests = [
    ...filterConditions(query.filter),
    ...words.map((_word, index) => {
      const value = `?${String(index + 2)}`;
      return `(instr(search_text.text, ${value}) > 0 OR instr(search_text.price_text, ${value}) > 0)`;
    }),
  ];
  if (tests.length === 0) return [...rows];
  // CROSS JOIN keeps SQLite from starting with an index of the filter's: the rows are few.
  const sql = `SELECT product_index.row AS row FROM json_each(?1) AS wanted
    CROSS JOIN product_index ON product_index.row = wanted.value
    CROSS JOIN search_text ON search_text.row = product_index.row WHERE ${tests.join(' AND ')}`;
  const values = words.map(({ text }) => text);
  const found = new Set(readRowNumbers(database, sql, JSON.stringify(rows), ...values));
  return rows.filter((row) => found.has(row));
}
