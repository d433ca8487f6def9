import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fail } from '#shared/errors.ts';
import type { Database } from '#electron/core/storage/database.ts';
import { methods } from '#electron/core/storage/method-table.ts';
import { reviewPrice } from '#electron/core/sync/kinds/price-review.ts';
import { reviewProduct } from '#electron/core/sync/kinds/product-review.ts';
import { freeze, unfinished } from '../support/frozen.ts';
import { openMemoryDatabase, pullInto } from '../support/open-memory-database.ts';
import { productBody } from '../support/sample-bodies.ts';

const ID = 'prod_a';

describe('a product deleted at Stripe while it is edited here', () => {
  let database: Database;
  beforeEach(() => {
    database = openMemoryDatabase();
    pullInto(database, productBody(ID, { name: 'base' }));
    methods.editProduct(database, { productId: ID, changes: { name: 'mine' }, nowAt: 1 });
  });
  afterEach(() => database.close());

  const remove = () =>
    methods.saveBase(database, {
      found: [],
      removed: [{ kind: 'product', id: ID }],
      readSeq: methods.takeReadSeq(database),
      at: 2,
    });
  const detail = () => methods.readProduct(database, { productId: ID });
  const isKnown = () => database.get('SELECT 1 FROM product WHERE id = ?', ID) !== undefined;
  const codes = () => detail().problems.map(({ code, severity }) => `${severity} ${code}`);

  it('is marked as a conflict, says why, and cannot be published', () => {
    expect(remove()).toEqual({ changed: [{ kind: 'product', id: ID }] });
    expect(detail()).toMatchObject({ fields: { name: 'mine' }, marks: { conflict: true, changed: true } });
    expect(codes()).toContain('error product/gone');
    expect(methods.countOutbox(database)).toMatchObject({ conflicts: 1 });
    const [product] = methods.readDrafts(database).objects;
    if (product?.kind !== 'product') throw new Error('its draft is there');
    const review = reviewProduct(product);
    expect(review.publishable).toBe(false);
    expect(review.problems).toMatchObject([{ code: 'product/gone', severity: 'error' }]);
  });

  it('is forgotten when its changes are discarded', () => {
    remove();
    expect(methods.discardProduct(database, { productId: ID, nowAt: 3 })).toEqual({ removed: true });
    expect(isKnown()).toBe(false);
    expect(methods.countOutbox(database)).toMatchObject({ changes: 0, conflicts: 0 });
  });

  it('is forgotten when its change is undone', () => {
    remove();
    methods.undo(database, { nowAt: 3 });
    expect(isKnown()).toBe(false);
  });

  it('is one when the last attempt to send says so, and forgotten when that is dropped', () => {
    freeze(database, 2);
    const id = unfinished(database)[0]?.id ?? '';
    remove();
    const params = { message: '', param: 'id', stripeCode: 'resource_missing', status: 404 };
    const { error } = fail('stripe/missing', params);
    methods.settleRejected(database, { id, state: 'rejected', error, at: 3 });
    expect(codes()).toContain('error product/gone');
    const given = { ids: [id], from: ['rejected'], outcome: 'dropped', work: 'drop', at: 4 } as const;
    methods.dropOperations(database, given);
    expect(isKnown()).toBe(false);
  });

  it('stays with a price that was to be made of it, says so of the price too, and takes it along when it goes', () => {
    methods.discardProduct(database, { productId: ID, nowAt: 2 });
    const fields = { currency: 'usd', unitAmountMinor: 500 };
    methods.addPrice(database, {
      productId: ID,
      priceId: 'countertop_new_0',
      fields,
      makeDefault: false,
      nowAt: 2,
    });
    remove();
    expect(isKnown()).toBe(true);
    const [price] = methods.readDrafts(database).objects;
    if (price?.kind !== 'price') throw new Error('its draft is there');
    expect(reviewPrice(price)).toMatchObject({
      publishable: false,
      problems: [{ code: 'product/gone', severity: 'error' }],
    });
    methods.discardProduct(database, { productId: ID, nowAt: 3 });
    expect(isKnown()).toBe(false);
    expect(methods.countOutbox(database)).toMatchObject({ changes: 0, conflicts: 0 });
  });

  it('that was to be deleted here too is gone at once', () => {
    methods.deleteProduct(database, { productId: ID, nowAt: 2 });
    remove();
    expect(isKnown()).toBe(false);
  });

  it('is as before when Stripe has it again', () => {
    remove();
    pullInto(database, productBody(ID, { name: 'base' }));
    expect(detail().marks.conflict).toBe(false);
    expect(codes()).toEqual([]);
  });
});
