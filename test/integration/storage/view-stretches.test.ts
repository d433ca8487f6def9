import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProductFilter } from '#shared/contract/catalog.ts';
import type { Database } from '#electron/core/storage/database.ts';
import { methods } from '#electron/core/storage/method-table.ts';
import { filterConditions, type ViewQuery } from '#electron/core/storage/view-query.ts';
import { follow } from '../support/follow.ts';
import { openMemoryDatabase, pullInto } from '../support/open-memory-database.ts';
import { productBody } from '../support/sample-bodies.ts';

const everything: ProductFilter = { status: 'all', changed: false, conflict: false, missingTaxCode: false };
const byName = { by: 'name', direction: 'ascending' } as const;

describe('a list of a big catalog', () => {
  let database: Database;
  beforeEach(() => {
    database = openMemoryDatabase();
    pullInto(database, productBody('prod_a'));
    // Row numbers are never used again: the next product stands where a hundred thousand had been.
    database.run("UPDATE sqlite_sequence SET seq = 100000 WHERE name = 'product_index'");
    pullInto(database, productBody('prod_b'));
  });
  afterEach(() => {
    database.close();
  });

  const openView = (query: Partial<ViewQuery>) =>
    follow(
      methods.openView(database, {
        viewId: 'v',
        query: { search: '', filter: everything, sort: byName, ...query },
      }),
    );

  it('lets others in between when its first rows are not found early', () => {
    const { stretches, answer } = openView({ search: 'zz' });
    expect(answer).toEqual({ total: 0, rows: [] });
    expect(stretches).toBeGreaterThanOrEqual(6);
  });

  it('lets others in between its filters', () => {
    const { stretches, answer } = openView({
      filter: { ...everything, status: 'active', missingTaxCode: true },
    });
    expect(answer.rows.map(({ id }) => id)).toEqual(['prod_a', 'prod_b']);
    expect(stretches).toBeGreaterThanOrEqual(3);
  });

  it('is found in short stretches by whoever asks for a part of it, too', () => {
    openView({});
    const query = { search: 'zz', filter: everything, sort: byName };
    const opened = methods.openView(database, { viewId: 'w', query });
    opened.next();
    const window = follow(methods.readViewRows(database, { viewId: 'w', start: 0, count: 10 }));
    expect(window.answer).toEqual({ rows: [], total: 0 });
    expect(window.stretches).toBeGreaterThanOrEqual(5);
    expect(follow(methods.locateInView(database, { viewId: 'v', productId: 'prod_b' })).answer).toEqual({
      index: 1,
    });
  });

  it('looks only at what the other words of a search leave, when a word has no index', () => {
    const { stretches, answer } = openView({ search: 'prod_b o' });
    expect(answer.rows.map(({ id }) => id)).toEqual(['prod_b']);
    expect(stretches).toBeLessThan(6);
  });

  it('is in the order of what was written last', () => {
    pullInto(database, { ...productBody('prod_a'), name: 'Alpha' });
    pullInto(database, { ...productBody('prod_b'), name: 'Beta' });
    const order = (): string[] => openView({}).answer.rows.map(({ id }) => id);
    expect(order()).toEqual(['prod_a', 'prod_b']);
    expect(order()).toEqual(['prod_a', 'prod_b']);
    pullInto(database, { ...productBody('prod_a'), name: 'Gamma' });
    expect(order()).toEqual(['prod_b', 'prod_a']);
  });

  it('finds what each filter wants in an index alone', () => {
    const filters: Partial<ProductFilter>[] = [
      { status: 'active' },
      { status: 'archived' },
      { changed: true },
      { conflict: true },
      { missingTaxCode: true },
    ];
    for (const filter of filters) {
      const [condition = ''] = filterConditions({ ...everything, ...filter });
      const [plan] = database.all<{ detail: string }>(
        `EXPLAIN QUERY PLAN SELECT row FROM product_index WHERE ${condition}`,
      );
      expect(plan?.detail).toContain('USING COVERING INDEX');
    }
  });
});
