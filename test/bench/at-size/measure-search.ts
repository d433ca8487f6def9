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

function p95(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1] ?? Number.NaN;
}
