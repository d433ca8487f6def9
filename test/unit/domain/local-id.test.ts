import { expect, test } from 'vitest';
import { isLocalId, localIdsIn, makeLocalId } from '#shared/domain/local-id.ts';

const one = makeLocalId('3f2504e0-4f89-41d3-9a0c-0305e82c3301');
const other = makeLocalId('9a3b2c1d-0000-4000-8000-000000000001');

test('an id made here is told from one of Stripe’s', () => {
  expect(isLocalId(one)).toBe(true);
  expect(isLocalId('price_1Nabc')).toBe(false);
});

test('whatever speaks of objects made here is found, however deep, each once', () => {
  expect(localIdsIn({ a: [{ price: one }], b: other, c: one })).toEqual([one, other]);
  expect(localIdsIn({ a: 'price_1Nabc', b: null })).toEqual([]);
  expect(localIdsIn(undefined)).toEqual([]);
});
