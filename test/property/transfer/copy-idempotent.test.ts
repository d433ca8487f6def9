import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#shared/domain/json.ts';
import { priceBody, productBody } from '../../integration/support/sample-bodies.ts';
import { FROM_A, openTransferDesk } from '../../integration/transfer/transfer-desk.ts';

const price = fc.record({
  active: fc.boolean(),
  amount: fc.constantFrom(100, 250, 1480),
  currency: fc.constantFrom('usd', 'jpy'),
  lookup_key: fc.constantFrom(null, null, 'one', 'two', 'three'),
  nickname: fc.constantFrom(null, 'loose', ''),
  tax_behavior: fc.constantFrom('unspecified', 'inclusive', 'exclusive'),
  interval: fc.constantFrom(null, 'month', 'year'),
  colour: fc.constantFrom(null, 'red', 'blue'),
});
const product = fc.record({
  // Few ids, so that catalogs meet.
  id: fc.constantFrom('p1', 'p2', 'p3', 'p4'),
  active: fc.boolean(),
  name: fc.constantFrom('Tea', 'Cup', 'Plan'),
  description: fc.constantFrom(null, 'a', 'b'),
  colour: fc.constantFrom(null, 'red', 'blue'),
  prices: fc.array(price, { maxLength: 4 }),
});
const catalog = fc.uniqueArray(product, { maxLength: 4, selector: ({ id }) => id });
type Catalog = typeof catalog extends fc.Arbitrary<infer C> ? C : never;

/** As Stripe would have it: a lookup key has one holder, and the first active price is the default. */
function bodiesOf(of: Catalog, account: string): [products: JsonObject[], prices: JsonObject[]] {
  const held = new Set<string>();
  const prices: JsonObject[] = [];
  const products = of.map((one) => {
    const own = one.prices.map((each, index) => {
      const key = each.lookup_key === null || held.has(each.lookup_key) ? null : each.lookup_key;
      if (key !== null) held.add(key);
      const recurring =
        each.interval === null
          ? null
          : { interval: each.interval, interval_count: 1, usage_type: 'licensed' };
      return priceBody(`price_${account}_${one.id}_${String(index)}`, one.id, {
        active: each.active,
        created: 1_750_000_000 + index,
        unit_amount: each.amount,
        unit_amount_decimal: String(each.amount),
        currency: each.currency,
        lookup_key: key,
        nickname: each.nickname,
        tax_behavior: each.tax_behavior,
        recurring,
        metadata: each.colour === null ? {} : { colour: each.colour },
      });
    });
    prices.push(...own);
    return productBody(one.id, {
      active: one.active,
      name: one.name,
      description: one.description,
      default_price: own.find(({ active }) => active === true)?.['id'] ?? null,
      metadata: one.colour === null ? {} : { colour: one.colour },
    });
  });
  return [products, prices];
}

/** The catalog later on: Stripe keeps prices for ever, and a key that moved has left its old holder. */
function later(
  [, before]: readonly [products: JsonObject[], prices: JsonObject[]],
  [products, prices]: [products: JsonObject[], prices: JsonObject[]],
): [products: JsonObject[], prices: JsonObject[]] {
  const ids = new Set(prices.map(({ id }) => id));
  const keys = new Set(prices.map(({ lookup_key: key }) => key));
  const kept = before.filter(({ id }) => !ids.has(id));
  return [
    products,
    [...kept.map((each) => (keys.has(each['lookup_key']) ? { ...each, lookup_key: null } : each)), ...prices],
  ];
}

describe('copying a catalog', () => {
  it('is done once: a second run is empty and makes no duplicate, whatever was there', async () => {
    await fc.assert(
      fc.asyncProperty(catalog, catalog, catalog, async (source, target, changed) => {
        const desk = await openTransferDesk();
        const sides = { from: FROM_A, to: 'shop-b' };
        try {
          await desk.a.pull(...bodiesOf(source, 'a'));
          await desk.b.pull(...bodiesOf(target, 'b'));
          const first = bodiesOf(source, 'a');
          for (const bodies of [first, later(first, bodiesOf(changed, 'a'))]) {
            await desk.a.pull(...bodies);
            await desk.copy(sides);
            const { products } = await desk.b.call('getCounts', {});
            expect((await desk.compare(sides)).products).toEqual([]);
            expect(await desk.copy(sides)).toBe(0);
            expect((await desk.b.call('getCounts', {})).products).toBe(products);
            expect(products).toBeLessThanOrEqual(
              new Set([...source, ...target, ...changed].map(({ id }) => id)).size,
            );
          }
        } finally {
          await desk.dispose();
        }
      }),
      { numRuns: 6 },
    );
  });
});
