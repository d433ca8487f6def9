import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '#shared/domain/json.ts';
import type { Database } from '#electron/core/storage/database.ts';
import { methods } from '#electron/core/storage/method-table.ts';
import { readOneVisible } from '#electron/core/storage/visible.ts';
import { freeze, unfinished } from '../support/frozen.ts';
import { openMemoryDatabase } from '../support/open-memory-database.ts';
import { priceBody, productBody } from '../support/sample-bodies.ts';

const ID = 'prod_a';
const NOON = 43_200_000;

describe('a copy of Stripe’s', () => {
  let database: Database;
  beforeEach(() => {
    database = openMemoryDatabase();
  });
  afterEach(() => database.close());

  const ask = () => methods.takeReadSeq(database);
  const save = (readSeq: number, at: number, products: JsonObject[], prices: JsonObject[] = []) =>
    methods.saveBase(database, { found: [...products, ...prices], removed: [], readSeq, at });
  const name = () => readOneVisible(database, ID)?.fields.name;
  const write = (at: number) => {
    methods.editProduct(database, { productId: ID, changes: { name: 'written' }, nowAt: at });
    freeze(database, at);
    const [operation] = unfinished(database);
    if (operation === undefined) throw new Error('it was frozen');
    methods.markSending(database, { ...operation, at });
    const product = productBody(ID, { name: 'written' });
    const { id } = operation;
    methods.settleApplied(database, {
      id,
      found: [product],
      removed: false,
      resultId: null,
      image: null,
      requestId: null,
      at,
    });
  };

  it('that was asked for before our write was answered does not undo it, however late it comes', () => {
    save(ask(), NOON, [productBody(ID, { name: 'old' })]);
    const asked = ask();
    write(NOON + 3_600_000);
    expect(save(asked, NOON, [productBody(ID, { name: 'old' })])).toEqual({ changed: [] });
    expect(name()).toBe('written');
  });

  it('that was asked for later counts, though the clock was set back', () => {
    save(ask(), NOON, [productBody(ID, { name: 'old' })], [priceBody('price_a', ID, { nickname: 'old' })]);
    const [product, price] = [
      productBody(ID, { name: 'new' }),
      priceBody('price_a', ID, { nickname: 'new' }),
    ];
    save(ask(), NOON - 1000, [product], [price]);
    expect(name()).toBe('new');
    expect(methods.readProduct(database, { productId: ID }).prices[0]?.fields.nickname).toBe('new');
  });

  it('that shows a later change than our write counts, though it was asked for before the answer', () => {
    save(ask(), NOON, [productBody(ID, { name: 'old' })]);
    const asked = ask();
    write(NOON);
    save(asked, NOON, [productBody(ID, { name: 'theirs', updated: 1_750_000_005 })]);
    expect(name()).toBe('theirs');
  });

  it('that was read since a scan began is not asked for again, whatever the clock says', () => {
    save(ask(), NOON, [productBody('prod_before')]);
    const { scan, readSeq } = methods.startScan(database, { at: NOON, cursor: null });
    save(ask(), NOON - 1000, [productBody('prod_since')]);
    expect(methods.listUnseen(database, { scan, readSeq, limit: 10 }).products).toEqual(['prod_before']);
  });
});
