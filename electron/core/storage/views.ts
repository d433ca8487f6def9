import type { Database } from './database.ts';
import { wholeOrder } from './view-order.ts';
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
  /** What the indexes of the search know at once. */
  readonly search: SearchPlan;
  /** Null until the list is made. */
  rows: Uint32Array | null;
  /** Makes the list, a short stretch of work at a time. */
  readonly make: () => Generator<void, Uint32Array>;
  making: Generator<void, Uint32Array> | null;
}

/** The words of a search, by what it costs to know their products. */
interface SearchPlan {
  /** For each word that few enough products have: all of them. */
  readonly sets: readonly Uint32Array[];
  /** Words in many products, and those that no index holds. */
  readonly common: readonly SearchWord[];
}

export function createView(database: Database, id: string, query: ViewQuery): View {
  const search = askIndexes(database, query.search);
  return { id, query, search, rows: null, make: () => makeRows(database, query, search), making: null };
}

function askIndexes(database: Database, search: string): SearchPlan {
  const sets: Uint32Array[] = [];
  const common: SearchWord[] = [];
  for (const word of planSearch(search)) {
    const matches = word.index === 'text' ? null : readMatches(database, word, MANY);
    if (matches === null || matches.length === MANY) common.push(word);
    else sets.push(matches);
  }
  return { sets, common };
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
/** A word that fewer products have is answered by its index alone: reading that many takes 5 ms. */
const MANY = 15_000;
/** So few rows are put in order by themselves; more are taken out of the whole order. */
const FEW = 2000;
/** How far the order is walked for first rows before the whole list is made instead. */
const MAX_WALK = 5000;
const WALK_STEP = 250;
/** Texts looked at without a pause, one after the other. */
const TEXT_STRETCH = 20_000;
/** The same for rows looked up by themselves. */
const ROW_STRETCH = 2000;
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
 * The first rows of a query without making its list: the order, or what the indexes leave of it, is
 * walked from its start. Null when that would be slower than making the list (the indexes know it,
 * few products, few finds, far between).
 */
export function readFirstRows(database: Database, view: View, count: number): number[] | null {
  const { query } = view;
  const { sets, common } = view.search;
  const { filter, sort } = query;
  if (filter.changed || filter.conflict || (sets.length > 0 && common.length === 0)) return null;
  const order =
    sets.length === 0
      ? readOrder(database, sort, MAX_WALK)
      : withinAll(database, wholeOrder(database, sort), sets);
  if (sets.length === 0 && order.length < MAX_WALK) return null;
  const found: number[] = [];
  for (let at = 0; at < Math.min(order.length, MAX_WALK) && found.length < count; at += WALK_STEP) {
    found.push(...matching(database, [...order.subarray(at, at + WALK_STEP)], query, common));
  }
  return found.length < ENOUGH ? null : found.slice(0, count);
}

/** Every row of a query, in order; each stretch is about 20 ms at 100,000 products on an idle machine. */
function* makeRows(database: Database, query: ViewQuery, search: SearchPlan): Generator<void, Uint32Array> {
  const sets = [...search.sets];
  // One at a time: each is read from its own index, where two together need every row looked up.
  for (const condition of filterConditions(query.filter)) {
    sets.push(readRowNumbers(database, `SELECT row FROM product_index WHERE ${condition}`));
    yield;
  }
  const [fewest] = sets.toSorted((left, right) => left.length - right.length);
  const isFew = fewest !== undefined && fewest.length < FEW;
  const order = isFew ? orderRows(database, query.sort, fewest) : wholeOrder(database, query.sort);
  yield;
  let rows = withinAll(database, order, sets);
  for (const word of search.common) {
    yield;
    if (sets.length > 0 && rows.length < TEXT_STRETCH)
      rows = yield* keepMatching(database, rows, query, word);
    else if (word.index === 'text')
      rows = withinAll(database, rows, [yield* lookForText(database, word.text)]);
    else rows = withinAll(database, rows, [readMatches(database, word)]);
  }
  return rows;
}

/** Of rows that indexes have left, those that hold a word: only theirs are looked at. */
function* keepMatching(
  database: Database,
  rows: Uint32Array,
  query: ViewQuery,
  word: SearchWord,
): Generator<void, Uint32Array> {
  const found: number[] = [];
  for (let at = 0; at < rows.length; at += ROW_STRETCH) {
    for (const row of matching(database, [...rows.subarray(at, at + ROW_STRETCH)], query, [word]))
      found.push(row);
    yield;
  }
  return Uint32Array.from(found);
}

function* lookForText(database: Database, text: string): Generator<void, Uint32Array> {
  const found: number[] = [];
  const size = sizeOf(database);
  for (let start = 0; start < size; start += TEXT_STRETCH) {
    for (const row of readTextMatches(database, text, start, start + TEXT_STRETCH)) found.push(row);
    yield;
  }
  return Uint32Array.from(found);
}

/** Of ordered rows, those that stand in each of the sets, in their order. */
function withinAll(database: Database, rows: Uint32Array, sets: readonly Uint32Array[]): Uint32Array {
  if (sets.length === 0) return rows;
  const timesFound = new Uint8Array(sizeOf(database));
  // A set names a row once at most, twice where its product and a price both hold the word.
  for (const [index, set] of sets.entries()) {
    for (const row of set) if (timesFound[row] === index) timesFound[row] = index + 1;
  }
  return rows.filter((row) => timesFound[row] === sets.length);
}

/** One more than the highest row number there is. */
function sizeOf(database: Database): number {
  const { size } = database.get<{ size: number }>(
    'SELECT ifnull(max(row), 0) + 1 AS size FROM product_index',
  ) as { size: number };
  return size;
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
