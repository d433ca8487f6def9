import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#shared/domain/json.ts';
import { applyProductChanges, diffProduct } from '#shared/domain/product-changes.ts';
import { emptyProductFields } from '#shared/domain/product.ts';
import type { Database } from '#electron/core/storage/database.ts';
import { methods } from '#electron/core/storage/method-table.ts';
import { readOneVisible } from '#electron/core/storage/visible.ts';
import { openMemoryDatabase, pullInto } from '../../integration/support/open-memory-database.ts';
import { productBody } from '../../integration/support/sample-bodies.ts';
import { productFields } from '../domain/arbitraries.ts';
import { check } from '../domain/check.ts';

const FAR_APART_MS = 60_000;
const names = ['name', 'description', 'images', 'unitLabel', 'metadata'] as const;
const changes = fc
  .tuple(productFields, fc.subarray([...names], { minLength: 1 }))
  .map(([fields, chosen]) => Object.fromEntries(chosen.map((name) => [name, fields[name]])));

describe('a product that is being published', () => {
  it('is seen as base ⊕ unfinished operations ⊕ drafts, and undo stays above the operations', () => {
    check(
      fc.property(changes, changes, fc.constantFrom('queued', 'sending', 'unknown'), (sent, later, state) => {
        const database = openMemoryDatabase();
        pullInto(database, productBody('prod_a', { name: 'base', metadata: { k1: 'base' } }));
        methods.editProduct(database, { productId: 'prod_a', changes: sent, nowAt: 1 });
        const reviewed = readOneVisible(database, 'prod_a');
        freeze(database, state);
        // Freezing moves drafts into operations; nothing that is seen changes.
        expect(readOneVisible(database, 'prod_a')?.fields).toEqual(reviewed?.fields);
        expect(readOneVisible(database, 'prod_a')?.drafts).toEqual([]);

        methods.editProduct(database, { productId: 'prod_a', changes: later, nowAt: FAR_APART_MS });
        const seen = readOneVisible(database, 'prod_a');
        const wanted = applyProductChanges(
          seen?.under ?? emptyProductFields(),
          diffProduct(seen?.under ?? emptyProductFields(), {
            ...(reviewed?.fields ?? emptyProductFields()),
            ...later,
          }),
        );
        expect(seen?.fields).toEqual(wanted);

        if ((seen?.drafts.length ?? 0) > 0) methods.undo(database, { nowAt: 2 * FAR_APART_MS });
        expect(readOneVisible(database, 'prod_a')?.fields).toEqual(reviewed?.fields);
        database.close();
      }),
      150,
    );
  });

  it('goes on looking the same when Stripe has it', () => {
    check(
      fc.property(changes, (sent) => {
        const database = openMemoryDatabase();
        pullInto(database, productBody('prod_a', { name: 'base' }));
        methods.editProduct(database, { productId: 'prod_a', changes: sent, nowAt: 1 });
        const reviewed = readOneVisible(database, 'prod_a');
        if (reviewed === null) throw new Error('the product is there');
        freeze(database, 'sending');
        database.run("UPDATE operation SET state = 'applied'");
        pullInto(database, bodyOf(reviewed.fields));
        const after = readOneVisible(database, 'prod_a');
        expect(after?.fields).toEqual(reviewed.fields);
        expect(after).toMatchObject({ drafts: [], waiting: false });
        database.close();
      }),
      100,
    );
  });

  it('cannot be taken back while its creation is on its way', () => {
    const database = openMemoryDatabase();
    const input = { productId: 'prod_new', changes: { name: 'New' }, firstPrice: null, nowAt: 1 };
    methods.createProduct(database, input);
    freeze(database, 'sending', 'product.create', 'prod_new');
    database.run('DELETE FROM draft_object');
    expect(() => methods.undo(database, { nowAt: 2 })).toThrow('catalog/product-being-published');
    expect(readOneVisible(database, 'prod_new')).toMatchObject({ creating: true, fields: { name: 'New' } });
    database.close();
  });
});

/** Turns the drafts of a product into one operation, as publishing does. */
function freeze(database: Database, state: string, kind = 'product.update', productId = 'prod_a'): void {
  const drafts = readOneVisible(database, productId)?.drafts ?? [];
  database.run("INSERT INTO publish (id, state, created_at) VALUES (1, 'running', 1)");
  database.run(
    `INSERT INTO operation (id, publish_id, seq, change_set_id, kind, object_kind, object_id, title, method, path, params, changes,
       on_sale, idempotency_key, state, frozen_at)
     VALUES ('op_1', 1, 0, 1, ?, 'product', ?, '', 'POST', '/v1/products', '{}', ?, 1, 'key_1', ?, 1)`,
    kind,
    productId,
    JSON.stringify(drafts.map(({ path, base, value }) => ({ path, base, value }))),
    state,
  );
  database.run('DELETE FROM draft_field');
}

function bodyOf(fields: ReturnType<typeof emptyProductFields>): JsonObject {
  return productBody('prod_a', {
    name: fields.name,
    description: fields.description,
    images: fields.images,
    unit_label: fields.unitLabel,
    metadata: fields.metadata,
  });
}
