import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#shared/domain/json.ts';
import { emptyProductFields, type ProductFields } from '#shared/domain/product.ts';
import { fail } from '#shared/errors.ts';
import type { Database } from '#electron/core/storage/database.ts';
import { readField, withChanges } from '#electron/core/storage/field-path.ts';
import { methods } from '#electron/core/storage/method-table.ts';
import type { Operation } from '#electron/core/storage/operation-row.ts';
import { readOneVisible, type VisibleProduct } from '#electron/core/storage/visible.ts';
import { freeze, unfinished } from '../../integration/support/frozen.ts';
import { openMemoryDatabase, pullInto } from '../../integration/support/open-memory-database.ts';
import { productBody } from '../../integration/support/sample-bodies.ts';
import { check } from '../domain/check.ts';

const FAR_APART_MS = 60_000;
const ID = 'prod_a';
const refused = fail('stripe/refused', { message: 'No.', param: '', stripeCode: '', status: 400 }).error;

type Step = { readonly edit: Partial<ProductFields> } | 'freeze';

const text = fc.constantFrom('a', 'b', 'c');
const step: fc.Arbitrary<Step> = fc.oneof(
  fc
    .oneof(
      text.map((name) => ({ name })),
      text.map((description) => ({ description })),
      text.map((value) => ({ metadata: { k1: value } })),
    )
    .map((edit) => ({ edit })),
  fc.constant('freeze' as const),
);
const steps = fc.array(step, { minLength: 1, maxLength: 12 });

describe('edits of one product that were frozen one after another', () => {
  it('are all seen, on Stripe’s value, wherever one of them is refused', () => {
    check(
      fc.property(fc.boolean(), steps, fc.nat(), (isNew, given, at) => {
        withFrozen(isNew, given, (database, operations) => {
          if (operations.length === 0) return;
          const seen = look(database);
          const taken = at % operations.length;
          for (const operation of operations.slice(0, taken)) settleApplied(database, operation);
          const input = { id: operations[taken]?.id ?? '', error: refused, at: 5 };
          methods.settleRejected(database, { ...input, state: 'rejected' });
          expectDraftsOnBase(look(database), seen);
          expect(unfinished(database)).toEqual([]);
        });
      }),
    );
  });

  it('are all seen, on Stripe’s value, when they are taken back, in whatever order', () => {
    check(
      fc.property(fc.boolean(), steps, fc.boolean(), (isNew, given, isTurned) => {
        withFrozen(isNew, given, (database, operations) => {
          const seen = look(database);
          const ids = operations.map(({ id }) => id);
          const input = { ids: isTurned ? ids.toReversed() : ids, at: 5 };
          methods.dropOperations(database, { ...input, from: ['queued'], outcome: 'dropped', work: 'thaw' });
          expectDraftsOnBase(look(database), seen);
          expect(unfinished(database)).toEqual([]);
        });
      }),
    );
  });

  it('are one conflict with the newest value, wherever the field clashes', () => {
    check(
      fc.property(steps, fc.nat(), (given, at) => {
        withFrozen(false, given, (database, operations) => {
          const first = operations.findIndex(({ changes }) => changes.some(({ path }) => path === 'name'));
          if (first === -1) return;
          const seen = look(database);
          const taken = first + (at % (operations.length - first));
          for (const operation of operations.slice(0, taken)) settleApplied(database, operation);
          const operation = operations[taken];
          const change = operation?.changes.find(({ path }) => path === 'name');
          if (operation === undefined || change === undefined) return;
          const clash = { path: 'name', base: change.base, mine: change.value, theirs: 'theirs' };
          methods.holdConflicts(database, {
            id: operation.id,
            clashes: [clash],
            archived: false,
            theirsAt: 9,
            at: 5,
          });
          const now = look(database);
          expect(now.fields).toEqual(seen.fields);
          // Changed back behind it, nothing else is wanted any more.
          const conflict = { path: 'name', mine: seen.fields.name, theirs: 'theirs' };
          expect(now.conflicts).toMatchObject(seen.fields.name === change.base ? [] : [conflict]);
          const carried = unfinished(database).flatMap(({ changes }) => changes.map(({ path }) => path));
          expect(carried).not.toContain('name');
          expect(unfinished(database).every(({ changes }) => changes.length > 0)).toBe(true);
        });
      }),
    );
  });
});

it('a product whose creation is refused and which was to be deleted after it is gone', () => {
  const database = openMemoryDatabase();
  methods.createProduct(database, { productId: ID, changes: { name: 'a' }, firstPrice: null, nowAt: 1 });
  freeze(database, 1);
  methods.deleteProduct(database, { productId: ID, nowAt: 2 });
  freeze(database, 2);
  const [create] = unfinished(database);
  methods.settleRejected(database, { id: create?.id ?? '', state: 'rejected', error: refused, at: 5 });
  expect(readOneVisible(database, ID)).toBeNull();
  expect(methods.countOutbox(database)).toMatchObject({ changes: 0, waiting: 0, refused: 0 });
  database.close();
});

it('what stands behind an edit whose picture is refused is kept with it', () => {
  const database = openMemoryDatabase();
  pullInto(database, productBody(ID, { name: 'base' }));
  const picture = `countertop-image:${'ab'.repeat(32)}`;
  methods.editProduct(database, { productId: ID, changes: { name: 'first', images: [picture] }, nowAt: 1 });
  freeze(database, 1);
  methods.editProduct(database, { productId: ID, changes: { name: 'second' }, nowAt: FAR_APART_MS });
  freeze(database, 2);
  const upload = unfinished(database).find(({ kind }) => kind === 'image.upload');
  methods.settleRejected(database, { id: upload?.id ?? '', state: 'rejected', error: refused, at: 5 });
  expect(look(database).fields).toMatchObject({ name: 'second', images: [picture] });
  expect(look(database).drafts.find(({ path }) => path === 'name')).toMatchObject({ base: 'base' });
  expect(unfinished(database)).toEqual([]);
  database.close();
});

function withFrozen(
  isNew: boolean,
  given: readonly Step[],
  run: (database: Database, operations: readonly Operation[]) => void,
): void {
  const database = openMemoryDatabase();
  if (isNew) {
    const changes = { name: 'first' };
    methods.createProduct(database, { productId: ID, changes, firstPrice: null, nowAt: 0 });
    freeze(database, 0);
  } else {
    pullInto(database, productBody(ID, { name: 'base', description: 'base', metadata: { k1: 'base' } }));
  }
  for (const [index, one] of given.entries()) {
    const nowAt = (index + 1) * FAR_APART_MS;
    if (one === 'freeze') freeze(database, nowAt);
    else methods.editProduct(database, { productId: ID, changes: one.edit, nowAt });
  }
  run(database, unfinished(database));
  database.close();
}

function settleApplied(database: Database, { id, params, changes }: Operation): void {
  methods.markSending(database, { id, params, changes, at: 3 });
  const base = look(database).base?.fields ?? emptyProductFields();
  const product = bodyOf(withChanges(base, changes));
  const found = [product];
  const answer = { id, found, removed: false, resultId: null, image: null, requestId: null, at: 4 };
  methods.settleApplied(database, answer);
}

function bodyOf({ name, description, metadata }: ProductFields): JsonObject {
  return productBody(ID, { name, description, metadata });
}

function look(database: Database): VisibleProduct {
  const product = readOneVisible(database, ID);
  if (product === null) throw new Error('the product is there');
  return product;
}

/** What was seen is seen still, and every draft says what Stripe has now; none says nothing. */
function expectDraftsOnBase(now: VisibleProduct, seen: VisibleProduct): void {
  expect(now.fields).toEqual(seen.fields);
  const stripes = now.base?.fields ?? emptyProductFields();
  expect(now.under).toEqual(stripes);
  for (const { path, base, value } of now.drafts) {
    expect(base).toEqual(readField(stripes, path));
    expect(value).not.toEqual(base);
  }
}
