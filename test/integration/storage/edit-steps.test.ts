import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Database } from '#electron/core/storage/database.ts';
import { applySteps, fieldSteps } from '#electron/core/storage/draft-edits.ts';
import { methods } from '#electron/core/storage/method-table.ts';
import { readVisible } from '#electron/core/storage/visible.ts';
import { openMemoryDatabase, pullInto } from '../support/open-memory-database.ts';
import { productBody } from '../support/sample-bodies.ts';

const MANY = 700;
const FAR_APART_MS = 60_000;
const ids = Array.from({ length: MANY }, (_, index) => `prod_${String(index)}`);

describe('one edit of many products', () => {
  let database: Database;
  beforeEach(() => {
    database = openMemoryDatabase();
    for (const id of ids) pullInto(database, productBody(id));
    archiveAll(FAR_APART_MS);
  });
  afterEach(() => {
    database.close();
  });

  const archivedCount = () => methods.readCounts(database).archived;

  function archiveAll(nowAt: number): void {
    const products = [...readVisible(database, ids).values()];
    const steps = products.flatMap((product) => fieldSteps(product, { active: false }, nowAt));
    applySteps(database, products, steps, 'archive', nowAt);
  }

  it('is one step to undo and redo, and says every product', () => {
    expect(archivedCount()).toBe(MANY);
    const undone = methods.undo(database, { nowAt: 2 * FAR_APART_MS });
    expect(undone).toEqual({ done: { label: 'archive', name: 'prod_0' }, productIds: ids });
    expect(archivedCount()).toBe(0);
    expect(methods.readCounts(database).changed).toBe(0);
    expect(methods.redo(database, { nowAt: 3 * FAR_APART_MS }).productIds).toEqual(ids);
    expect(archivedCount()).toBe(MANY);
  });

  it('costs as much to tell of as an edit of one, and telling changes nothing', () => {
    const asked = [vi.spyOn(database, 'get'), vi.spyOn(database, 'all'), vi.spyOn(database, 'run')];
    const before = totalChanges(database);
    expect(methods.readUndoState(database)).toEqual({
      undo: { label: 'archive', name: 'prod_0' },
      redo: null,
    });
    expect(totalChanges(database)).toBe(before);
    // The two sums of changes are asked here.
    expect(asked.reduce((sum, spy) => sum + spy.mock.calls.length, 0)).toBeLessThanOrEqual(2 + 2);
  });

  it('is undone for the products that are left when some are gone', () => {
    database.run("DELETE FROM draft_field WHERE product_id IN ('prod_1', 'prod_2')");
    removeFromStripe(['prod_1', 'prod_2']);
    const { productIds } = methods.undo(database, { nowAt: 2 * FAR_APART_MS });
    expect(productIds).toHaveLength(MANY - 2);
    expect(productIds).not.toContain('prod_1');
    expect(archivedCount()).toBe(0);
  });

  it('is passed over, not forgotten, while all its products are gone', () => {
    database.run('DELETE FROM draft_field');
    removeFromStripe(ids);
    expect(methods.readUndoState(database)).toEqual({ undo: null, redo: null });
    expect(() => methods.undo(database, { nowAt: 2 * FAR_APART_MS })).toThrow('catalog/nothing-to-undo');
    pullInto(database, productBody('prod_5', { active: false }));
    expect(methods.undo(database, { nowAt: 3 * FAR_APART_MS }).productIds).toEqual(['prod_5']);
  });

  it('is not joined with what is typed after it', () => {
    methods.editProduct(database, { productId: 'prod_0', changes: { name: 'T' }, nowAt: FAR_APART_MS + 1 });
    methods.undo(database, { nowAt: 2 * FAR_APART_MS });
    expect(archivedCount()).toBe(MANY);
  });

  function removeFromStripe(removedProducts: readonly string[]): void {
    methods.saveBase(database, {
      products: [],
      prices: [],
      removedProducts,
      removedPrices: [],
      readSeq: 1,
      at: 1,
    });
  }
});

function totalChanges(database: Database): number {
  return database.get<{ count: number }>('SELECT total_changes() AS count')?.count ?? 0;
}
