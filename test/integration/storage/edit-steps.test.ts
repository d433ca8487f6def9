import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ObjectRef } from '#shared/contract/object.ts';
import type { Database } from '#electron/core/storage/database.ts';
import { fieldSteps } from '#electron/core/storage/draft-edits.ts';
import { methods } from '#electron/core/storage/method-table.ts';
import { applySteps } from '#electron/core/storage/object-edits.ts';
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
    applySteps(database, steps, 'archive', products[0]?.fields.name ?? '', nowAt);
  }

  it('is one step to undo and redo, and says every product', () => {
    expect(archivedCount()).toBe(MANY);
    const undone = methods.undo(database, { nowAt: 2 * FAR_APART_MS });
    expect(undone).toEqual({
      done: { label: 'archive', name: 'prod_0', count: MANY },
      changed: ids.map(asProduct),
    });
    expect(archivedCount()).toBe(0);
    expect(methods.readCounts(database).changed).toBe(0);
    expect(methods.redo(database, { nowAt: 3 * FAR_APART_MS }).changed).toEqual(ids.map(asProduct));
    expect(archivedCount()).toBe(MANY);
  });

  it('costs as much to tell of as an edit of one, and telling changes nothing', () => {
    const asked = [vi.spyOn(database, 'get'), vi.spyOn(database, 'all'), vi.spyOn(database, 'run')];
    const before = totalChanges(database);
    expect(methods.readUndoState(database)).toEqual({
      undo: { label: 'archive', name: 'prod_0', count: MANY },
      redo: null,
    });
    expect(totalChanges(database)).toBe(before);
    // The two sums of changes are asked here.
    expect(asked.reduce((sum, spy) => sum + spy.mock.calls.length, 0)).toBeLessThanOrEqual(2 + 2);
  });

  it('is undone for the products that are left when some are gone', () => {
    database.run("DELETE FROM draft_field WHERE object_id IN ('prod_1', 'prod_2')");
    removeFromStripe(['prod_1', 'prod_2']);
    const { changed } = methods.undo(database, { nowAt: 2 * FAR_APART_MS });
    expect(changed).toHaveLength(MANY - 2);
    expect(changed).not.toContainEqual(asProduct('prod_1'));
    expect(archivedCount()).toBe(0);
  });

  it('is passed over, not forgotten, while all its products are gone', () => {
    database.run('DELETE FROM draft_field');
    removeFromStripe(ids);
    expect(methods.readUndoState(database)).toEqual({ undo: null, redo: null });
    expect(() => methods.undo(database, { nowAt: 2 * FAR_APART_MS })).toThrow('catalog/nothing-to-undo');
    pullInto(database, productBody('prod_5', { active: false }));
    expect(methods.undo(database, { nowAt: 3 * FAR_APART_MS }).changed).toEqual([asProduct('prod_5')]);
  });

  it('is not joined with what is typed after it', () => {
    methods.editProduct(database, { productId: 'prod_0', changes: { name: 'T' }, nowAt: FAR_APART_MS + 1 });
    methods.undo(database, { nowAt: 2 * FAR_APART_MS });
    expect(archivedCount()).toBe(MANY);
  });

  function removeFromStripe(removed: readonly string[]): void {
    methods.saveBase(database, { found: [], removed: removed.map(asProduct), readSeq: 1, at: 1 });
  }
});

function asProduct(id: string): ObjectRef {
  return { kind: 'product', id };
}

function totalChanges(database: Database): number {
  return database.get<{ count: number }>('SELECT total_changes() AS count')?.count ?? 0;
}
