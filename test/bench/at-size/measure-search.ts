import Fuse from 'fuse.js';
import { median } from '../benchmark.ts';
import type { ShopAtSize } from './shop-at-size.ts';
import { QUERIES, type QuerySet } from './search-queries.ts';

const FIRST_ROWS = 100;

export interface MeasuredSearches {
  readonly firstRowsP95Ms: number;
  readonly exactCountP95Ms: number;
}

/** Each query as the search box asks it, sorted by name; the first 100 rows in that order, then the exact count. */
export async function measureSearches(
  shop: ShopAtSize,
  report: (line: string) => void,
): Promise<MeasuredSearches> {
  const all = (await shop.catalog('getCounts', {})).products;
  const firstRows: number[] = [];
  const exactCounts: number[] = [];
  for (const kind of ['overHalf', 'some', 'nothing'] satisfies (keyof QuerySet)[]) {
    const words = QUERIES[kind];
    let slowest = { words: '', ms: 0 };
    for (const search of words) {
      const measured = await measureOne(shop, search);
      const share = measured.total / all;
      if ((kind === 'overHalf' && share <= 0.5) || (kind === 'nothing' && measured.total > 0)) {
        throw new Error(`“${search}” finds ${measured.total} of ${all}: it does not belong to ${kind}`);
      }
      firstRows.push(measured.firstRowsMs);
      exactCounts.push(measured.exactCountMs);
      if (measured.firstRowsMs > slowest.ms) slowest = { words: search, ms: measured.firstRowsMs };
    }
    report(
      `${kind}: ${words.join(' | ')} (slowest first rows: “${slowest.words}”, ${Math.round(slowest.ms)} ms)`,
    );
  }
  return { firstRowsP95Ms: p95(firstRows), exactCountP95Ms: p95(exactCounts) };
}

async function measureOne(
  shop: ShopAtSize,
  search: string,
): Promise<{ firstRowsMs: number; exactCountMs: number; total: number }> {
  const startedAt = performance.now();
  const view = await shop.catalog('openView', {
    search,
    filter: { status: 'all', changed: false, conflict: false, missingTaxCode: false },
    sort: { by: 'name', direction: 'ascending' },
  });
  const { viewId } = view;
  const isWhole = view.rows.length >= Math.min(FIRST_ROWS, view.total ?? FIRST_ROWS);
  if (!isWhole) await shop.catalog('readRows', { viewId, start: 0, count: FIRST_ROWS });
  const firstRowsMs = performance.now() - startedAt;
  const { total } = await shop.catalog('readRows', { viewId, start: 0, count: 1 });
  return { firstRowsMs, exactCountMs: performance.now() - startedAt, total };
}

/** Each so many of the queries: fuse.js needs seconds for one. */
const EVERY = 10;
const FUSE_BATCH = 200;
/** What the app looks in, but for the prices. */
const SEARCHED = [
  'name',
  'id',
  'description',
  'statementDescriptor',
  'unitLabel',
  'url',
  'taxCode',
  'marketingFeatures',
  'metadata',
] as const;

/**
 * fuse.js over the same products and texts with the same queries, set as it comes:
 * the middle of its times ÷ the middle of ours, each from the question to the first rows that can be
 * shown.
 */
export async function measureFuse(shop: ShopAtSize, report: (line: string) => void): Promise<number> {
  const products: Record<string, unknown>[] = [];
  const view = await shop.catalog('openView', {
    search: '',
    filter: { status: 'all', changed: false, conflict: false, missingTaxCode: false },
    sort: { by: 'name', direction: 'ascending' },
  });
  for (;;) {
    const page = { viewId: view.viewId, start: products.length, count: FUSE_BATCH };
    const { rows } = await shop.catalog('readRows', page);
    if (rows.length === 0) break;
    products.push(
      ...rows.map(({ id, fields }) => ({ ...fields, id, metadata: Object.entries(fields.metadata).flat() })),
    );
  }
  const fuse = new Fuse(products, { keys: [...SEARCHED] });
  const queries = [...QUERIES.overHalf, ...QUERIES.some, ...QUERIES.nothing].filter(
    (_, at) => at % EVERY === 0,
  );
  const theirs: number[] = [];
  const ours: number[] = [];
  for (const search of queries) {
    const startedAt = performance.now();
    fuse.search(search);
    theirs.push(performance.now() - startedAt);
    ours.push((await measureOne(shop, search)).firstRowsMs);
  }
  report(
    `${queries.length} queries, ${products.length} products: fuse.js ${median(theirs).toFixed(0)} ms, ours ${median(ours).toFixed(1)} ms`,
  );
  return median(theirs) / median(ours);
}

function p95(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1] ?? Number.NaN;
}
