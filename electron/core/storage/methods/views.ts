import type { ProductRow } from '#shared/contract/catalog.ts';
import { failure } from '#shared/errors.ts';
import type { Database } from '../database.ts';
import type { ViewQuery } from '../view-query.ts';
import { completeRows, createView, findView, keepView, readFirstRows, type View } from '../views.ts';
import { readRows } from './products.ts';

/** Rows answered with a new view: more than a window shows. */
const FIRST_ROWS = 100;

export interface ViewStart {
  /** Null while the list is not made: ask `completeView`. */
  readonly total: number | null;
  readonly rows: ProductRow[];
}

export interface ViewWindow {
  readonly rows: ProductRow[];
  readonly total: number;
}

/** Ordered lists of products live in this thread; the window reads stretches of them by id. */
export const viewMethods = {
  /** Opens a view under an id of the caller's and answers its first rows as soon as they are known. */
  *openView(database: Database, input: { viewId: string; query: ViewQuery }): Generator<void, ViewStart> {
    const view = createView(database, input.viewId, input.query);
    keepView(database, view);
    const first = readFirstRows(database, view, FIRST_ROWS);
    if (first !== null) return { total: null, rows: present(readByRow(database, first)) };
    const { rows, total } = yield* readWindow(database, view, 0, FIRST_ROWS);
    return { total, rows };
  },

  /** Makes the whole list of a view; answers how long it is. Fails with `catalog/view-unknown`. */
  *completeView(database: Database, input: { viewId: string }): Generator<void, { total: number }> {
    const rows = yield* completeRows(known(database, input.viewId));
    return { total: rows.length };
  },

  *readViewRows(
    database: Database,
    input: { viewId: string; start: number; count: number },
  ): Generator<void, ViewWindow> {
    return yield* readWindow(database, known(database, input.viewId), input.start, input.count);
  },

  /** Ids of a stretch of a view, in its order; fewer than `count` at its end. */
  *readViewIds(
    database: Database,
    input: { viewId: string; start: number; count: number },
  ): Generator<void, { ids: string[] }> {
    const rows = yield* completeRows(known(database, input.viewId));
    const wanted = [...rows.subarray(input.start, input.start + input.count)];
    const ids = idsByRow(database, wanted);
    return { ids: wanted.flatMap((row) => ids.get(row) ?? []) };
  },

  *locateInView(
    database: Database,
    input: { viewId: string; productId: string },
  ): Generator<void, { index: number | null }> {
    const rows = yield* completeRows(known(database, input.viewId));
    const product = database.get<{ row: number }>(
      'SELECT row FROM product_index WHERE product_id = ?',
      input.productId,
    );
    const index = product === undefined ? -1 : rows.indexOf(product.row);
    return { index: index < 0 ? null : index };
  },
};

function known(database: Database, viewId: string): View {
  const view = findView(database, viewId);
  if (view === null) throw failure('catalog/view-unknown', { viewId });
  return view;
}

/**
 * A stretch of the list. A view is a snapshot of which products and in which order, so that a row
 * does not jump away while it is edited; a product that is gone leaves the list here.
 */
function* readWindow(
  database: Database,
  view: View,
  start: number,
  count: number,
): Generator<void, ViewWindow> {
  for (;;) {
    const rows = yield* completeRows(view);
    const wanted = [...rows.subarray(start, start + count)];
    const found = readByRow(database, wanted);
    const gone = new Set(wanted.filter((_row, index) => found[index] === null));
    if (gone.size === 0) return { rows: present(found), total: rows.length };
    view.rows = rows.filter((row) => !gone.has(row));
  }
}

function readByRow(database: Database, rows: readonly number[]): (ProductRow | null)[] {
  const ids = idsByRow(database, rows);
  return readRows(
    database,
    rows.map((row) => ids.get(row) ?? ''),
  );
}

function idsByRow(database: Database, rows: readonly number[]): Map<number, string> {
  return new Map(
    database
      .all<{ row: number; product_id: string }>(
        'SELECT row, product_id FROM product_index WHERE row IN (SELECT value FROM json_each(?))',
        JSON.stringify(rows),
      )
      .map(({ row, product_id: id }) => [row, id]),
  );
}

function present(rows: readonly (ProductRow | null)[]): ProductRow[] {
  return rows.filter((row) => row !== null);
}
