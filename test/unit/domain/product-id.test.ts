import { describe, expect, it } from 'vitest';
import { isMadeProductId, makeProductId, validateProductId } from '#shared/domain/product-id.ts';

describe("a product's own id", () => {
  it.each(['kettle-1', 'SKU.42~b', '湯呑み', 'x'.repeat(5000)])('may be %.12s', (id) => {
    expect(validateProductId(id)).toEqual([]);
  });

  it.each(['two words', 'a/b', 'a?b', 'a#b', '50%', 'a\\b', 'a\tb', '.', '..'])(
    'is refused where an address cannot carry it: %j',
    (id) => {
      expect(validateProductId(id)).toMatchObject([{ code: 'product/id-characters', path: 'id' }]);
    },
  );

  it('has its limit', () => {
    expect(validateProductId('x'.repeat(5001))).toMatchObject([
      { code: 'product/id-too-long', params: { length: 5001, limit: 5000 } },
    ]);
  });

  it('is told from one that was made here', () => {
    expect(isMadeProductId(makeProductId('0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b'))).toBe(true);
    expect(isMadeProductId('kettle-1')).toBe(false);
  });
});
