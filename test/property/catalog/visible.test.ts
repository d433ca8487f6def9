import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#shared/domain/json.ts';
import type { ProductFields } from '#shared/domain/product.ts';
import { queryTerms } from '#shared/domain/text-fold.ts';
import type { Database } from '#electron/core/storage/database.ts';
import { methods } from '#electron/core/storage/method-table.ts';
import { readOneVisible } from '#electron/core/storage/visible.ts';
import { follow } from '../../integration/support/follow.ts';
import { openMemoryDatabase, pullInto as pull } from '../../integration/support/open-memory-database.ts';
import { productBody } from '../../integration/support/sample-bodies.ts';
import { metadata, productFields } from '../domain/arbitraries.ts';
import { check } from '../domain/check.ts';

const FAR_APART_MS = 60_000;

type Change =
  | { readonly do: 'edit'; readonly changes: Partial<ProductFields> }
  | { readonly do: 'archive' | 'unarchive' | 'discard' | 'delete' };

const change: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .tuple(
        productFields,
        fc.subarray(['name', 'description', 'images', 'metadata', 'unitLabel'] as const, { minLength: 1 }),
      )
      .map(([fields, names]) => {
        const changes = Object.fromEntries(
          names.map((name) => [name, fields[name]]),
        ) as Partial<ProductFields>;
        return { do: 'edit' as const, changes };
      }),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom<('archive' | 'unarchive' | 'discard' | 'delete')[]>(
        'archive',
        'unarchive',
        'discard',
        'delete',
      )
      .map((verb): Change => ({ do: verb })),
  },
);

const base = fc
  .tuple(fc.string({ maxLength: 5 }), metadata)
  .map(([name, map]) => productBody('prod_a', { name, metadata: map }));

describe('the visible product', () => {
  it('is base ⊕ drafts, and undo and redo walk the same states back and forth', () => {
    check(
      fc.property(base, fc.array(change, { maxLength: 12 }), (body, changes) => {
        withDatabase(body, (database) => {
          const seen = [look(database)];
          let nowAt = 0;
          for (const step of changes) {
            nowAt += FAR_APART_MS;
            const before = stepCount(database);
            perform(database, step, nowAt);
            expectVisibleIsDraftsOverBase(database);
            // What changed nothing is no step.
            if (stepCount(database) > before) seen.push(look(database));
            else expect(look(database)).toEqual(seen.at(-1));
          }
          for (const state of seen.toReversed().slice(1)) {
            methods.undo(database, { nowAt });
            expect(look(database)).toEqual(state);
            expectVisibleIsDraftsOverBase(database);
          }
          for (const state of seen.slice(1)) {
            methods.redo(database, { nowAt });
            expect(look(database)).toEqual(state);
          }
        });
      }),
      150,
    );
  });

  it('keeps what a person wants when Stripe changes other fields', () => {
    check(
      fc.property(base, productFields, fc.string({ maxLength: 5 }), (body, wanted, unitLabel) => {
        withDatabase(body, (database) => {
          const changes = { name: wanted.name, description: wanted.description };
          methods.editProduct(database, { productId: 'prod_a', changes, nowAt: 1 });
          pull(database, { ...body, unit_label: unitLabel });
          const fields = readOneVisible(database, 'prod_a')?.fields;
          expect(fields).toMatchObject({ ...changes, unitLabel: unitLabel === '' ? null : unitLabel });
        });
      }),
      100,
    );
  });

  it('is found by search exactly when its text holds every word', () => {
    const text = fc
      .array(fc.constantFrom('a', 'B', 'ｃ', '税', '商品', 'カ', ' ', '1', '-'), { maxLength: 8 })
      .map((parts) => parts.join(''));
    check(
      fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), text, (names, search) => {
        withDatabase(productBody('x0', { name: names[0] ?? '' }), (database) => {
          for (const [index, name] of names.entries())
            pull(database, productBody(`x${String(index)}`, { name }));
          const query = {
            search,
            filter: { status: 'all', changed: false, conflict: false, missingTaxCode: false },
            sort: { by: 'name', direction: 'ascending' },
          } as const;
          const found = follow(methods.openView(database, { viewId: 'v', query })).answer.rows.map(
            ({ id }) => id,
          );
          const texts = database.all<{ id: string; text: string }>(
            'SELECT product_id AS id, text FROM search_text JOIN product_index USING (row)',
          );
          const expected = texts
            .filter(({ text: whole }) => queryTerms(search).every((term) => whole.includes(term.text)))
            .map(({ id }) => id);
          expect(found.toSorted()).toEqual(expected.toSorted());
        });
      }),
      200,
    );
  });
});

function withDatabase(body: JsonObject, work: (database: Database) => void): void {
  const database = openMemoryDatabase();
  try {
    pull(database, body);
    work(database);
  } finally {
    database.close();
  }
}

function perform(database: Database, step: Change, nowAt: number): void {
  const input = { productId: 'prod_a', nowAt };
  switch (step.do) {
    case 'edit':
      methods.editProduct(database, { ...input, changes: step.changes });
      break;
    case 'archive':
    case 'unarchive':
      methods.setActive(database, { ...input, active: step.do === 'unarchive' });
      break;
    case 'discard':
      methods.discardProduct(database, input);
      break;
    case 'delete':
      methods.deleteProduct(database, input);
      break;
  }
}

/** What the person sees. */
function look(database: Database): unknown {
  const { fields, marks, drafts } = methods.readProduct(database, { productId: 'prod_a' });
  return { fields, marks, drafts: drafts.map(({ path, base: from, value }) => ({ path, from, value })) };
}

function expectVisibleIsDraftsOverBase(database: Database): void {
  const product = readOneVisible(database, 'prod_a');
  const expected = structuredClone(product?.base?.fields) as ProductFields;
  const map = new Map(Object.entries(expected.metadata));
  for (const { path, value } of product?.drafts ?? []) {
    if (!path.startsWith('metadata.')) Object.assign(expected, { [path]: value });
    else if (value === null) map.delete(path.slice('metadata.'.length));
    else map.set(path.slice('metadata.'.length), value as string);
  }
  expect(product?.fields).toEqual({ ...expected, metadata: Object.fromEntries(map) });
}

function stepCount(database: Database): number {
  return database.get<{ count: number }>('SELECT count(*) AS count FROM edit WHERE undone = 0')?.count ?? 0;
}
