import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fail } from '#shared/errors.ts';
import type { Database } from '#electron/core/storage/database.ts';
import { methods } from '#electron/core/storage/method-table.ts';
import type { Operation } from '#electron/core/storage/operation-row.ts';
import { readOneVisible } from '#electron/core/storage/visible.ts';
import { freeze, unfinished } from '../support/frozen.ts';
import { openMemoryDatabase, pullInto } from '../support/open-memory-database.ts';
import { productBody } from '../support/sample-bodies.ts';

const ID = 'prod_a';
const { error } = fail('stripe/refused', { message: 'No.', param: '', stripeCode: '', status: 400 });

describe('an operation', () => {
  let database: Database;
  let operation: Operation;
  beforeEach(() => {
    database = openMemoryDatabase();
    pullInto(database, productBody(ID, { name: 'base' }));
    methods.editProduct(database, { productId: ID, changes: { name: 'mine' }, nowAt: 1 });
    freeze(database, 1);
    operation = unfinished(database)[0] as Operation;
  });
  afterEach(() => database.close());

  const state = () => methods.readOperation(database, { id: operation.id })?.state;
  const send = () => methods.markSending(database, { ...operation, at: 2 });
  const drop = () =>
    methods.dropOperations(database, {
      ids: [operation.id],
      from: ['queued', 'unknown', 'rejected', 'conflicted'],
      outcome: 'dropped',
      work: 'drop',
      at: 3,
    });
  const outcomes = () =>
    methods.listJournal(database, { beforeId: null, limit: 10 }).entries.map(({ outcome }) => outcome);

  it('that went on its way since it was looked at is not dropped', () => {
    send();
    expect(drop()).toEqual({ changed: [], ended: [] });
    expect(state()).toBe('sending');
    expect(outcomes()).toEqual([]);
  });

  it('is dropped once', () => {
    expect(drop()).toEqual({ changed: [{ kind: 'product', id: ID }], ended: [operation.id] });
    expect(drop()).toEqual({ changed: [], ended: [] });
    expect(outcomes()).toEqual(['dropped']);
  });

  it('that was dropped is not settled any more, nor brought back', () => {
    drop();
    const at = 4;
    const { id } = operation;
    const answer = { id, found: [], removed: true, resultId: null, image: null, requestId: null, at };
    expect(methods.settleApplied(database, answer)).toEqual({ changed: [] });
    expect(methods.settleRejected(database, { id, state: 'rejected', error, at })).toEqual({ changed: [] });
    methods.returnOperation(database, { id, state: 'queued', error, at });
    methods.holdConflicts(database, {
      id,
      clashes: [{ path: 'name', base: 'base', mine: 'mine', theirs: 'theirs' }],
      archived: false,
      theirsAt: 4,
      at,
    });
    methods.replaceOperation(database, { id, newId: 'new', newKey: 'new', params: {}, at });
    expect(state()).toBe('dropped');
    expect(unfinished(database)).toEqual([]);
    expect(readOneVisible(database, ID)).toMatchObject({
      fields: { name: 'base' },
      drafts: [],
      conflicts: [],
    });
    expect(outcomes()).toEqual(['dropped']);
  });
});
