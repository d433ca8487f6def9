import { expect, test } from 'vitest';
import { toQuery } from '#electron/core/stripe/query.ts';

test('nests as Stripe does, and leaves out what is not set', () => {
  const query = toQuery({
    created: { gte: 1, lte: undefined },
    expand: ['data.tiers'],
    after: null,
    limit: 100,
  });
  expect(decodeURIComponent(query)).toBe('?created[gte]=1&expand[0]=data.tiers&limit=100');
  expect(toQuery({})).toBe('');
  expect(toQuery({ id: 'a&b=c 商品' })).toBe('?id=a%26b%3Dc%20%E5%95%86%E5%93%81');
});
