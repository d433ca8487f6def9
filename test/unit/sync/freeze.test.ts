import { expect, test } from 'vitest';
import { emptyProductFields } from '#shared/domain/product.ts';
import { queuedImageValue } from '#shared/domain/queued-image.ts';
import type { DraftedProduct } from '#electron/core/storage/drafted.ts';
import { freezeDrafts } from '#electron/core/sync/freeze.ts';
import { MARK_KEY } from '#shared/domain/mark-key.ts';
import { reviewProduct } from '#electron/core/sync/kinds/product-review.ts';

const sha256 = 'cd'.repeat(32);
const queued = queuedImageValue(sha256);
const nothing = { links: {}, uploads: {} };

function drafted(given: Partial<DraftedProduct> & { changes?: object }): DraftedProduct {
  const fields = { ...emptyProductFields(), name: 'Cup', ...given.changes };
  return {
    kind: 'product',
    id: 'prod_1',
    base: null,
    pulledAt: null,
    gone: false,
    under: emptyProductFields(),
    drafts: Object.entries(given.changes ?? {}).map(([path, value]) => ({
      path,
      base: emptyProductFields()[path as 'name'],
      value: value as unknown,
      changedAt: 0,
    })),
    object: null,
    conflicts: [],
    firstPrice: null,
    typedPrice: null,
    waiting: false,
    deleting: false,
    creating: false,
    parentId: null,
    frozen: [],
    refusal: null,
    priceCount: 0,
    newPriceIds: [],
    ...given,
    fields,
  };
}

function counted(): () => string {
  let last = 0;
  return () => {
    last += 1;
    return `id-${last}`;
  };
}

const create = { intent: 'create', parentId: null, attached: null } as const;

test('a create has our id, our mark, and its first price with it', () => {
  const firstPrice = { currency: 'jpy', unitAmountMinor: 1200, recurring: null };
  const [operation] = freezeDrafts([drafted({ object: create, firstPrice })], nothing, counted());
  expect(operation).toMatchObject({
    id: 'id-1',
    idempotencyKey: 'countertop-id-2',
    kind: 'product.create',
    params: {
      id: 'prod_1',
      name: 'Cup',
      metadata: { [MARK_KEY]: 'id-1' },
      default_price_data: { currency: 'jpy', unit_amount: 1200 },
    },
  });
  expect(operation?.changes).toContainEqual({ path: 'firstPrice', base: null, value: firstPrice });
});

test('a full metadata leaves no room for the mark, and none is squeezed in', () => {
  const metadata = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`key${index}`, 'x']));
  const [operation] = freezeDrafts([drafted({ object: create, changes: { metadata } })], nothing, counted());
  expect(operation?.params['metadata']).toEqual(metadata);
});

test('a picture is uploaded once and before everything that shows it', () => {
  const products = ['prod_1', 'prod_2'].map((id) => ({ ...drafted({ changes: { images: [queued] } }), id }));
  const operations = freezeDrafts(products, nothing, counted());
  expect(operations.map(({ kind }) => kind)).toEqual(['image.upload', 'product.update', 'product.update']);
  expect(operations.slice(1).every(({ afterOperation }) => afterOperation === operations[0]?.id)).toBe(true);
});

test('a picture whose link is known, or that is on its way, is not uploaded again', () => {
  const product = drafted({ changes: { images: [queued] } });
  const linked = freezeDrafts([product], { links: { [sha256]: 'https://x.y' }, uploads: {} }, counted());
  expect(linked.map(({ kind }) => kind)).toEqual(['product.update']);
  const onItsWay = freezeDrafts([product], { links: {}, uploads: { [sha256]: 'earlier' } }, counted());
  expect(onItsWay).toMatchObject([{ kind: 'product.update', afterOperation: 'earlier' }]);
});

test('a review names what would happen, and what Stripe will refuse', () => {
  expect(reviewProduct(drafted({ object: create })).action).toBe('create');
  expect(reviewProduct(drafted({ changes: { name: 'Mug' } })).action).toBe('update');
  expect(reviewProduct(drafted({ changes: { active: false } })).action).toBe('archive');
  expect(reviewProduct(drafted({ changes: { active: true } })).action).toBe('unarchive');
  expect(
    reviewProduct(drafted({ object: { intent: 'delete', parentId: null, attached: null }, priceCount: 1 })),
  ).toMatchObject({
    action: 'delete',
    willBeRefused: true,
  });
  expect(reviewProduct(drafted({ changes: { name: '' } })).publishable).toBe(false);
});
