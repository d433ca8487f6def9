import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { costOf, type CountablePrice } from '#shared/domain/price-cost.ts';
import { addDecimals } from '#shared/domain/decimal.ts';
import { emptyPriceFields, type PriceFields, type PriceTier } from '#shared/domain/price.ts';
import { priceFormOf } from '#shared/domain/price-form.ts';
import { type PriceRowCell, PRICE_ROW_CELLS } from '#shared/domain/sheet/price-row-cells.ts';
import { priceRowText } from '#shared/domain/sheet/price-row.ts';
import { readPriceRow } from '#shared/domain/sheet/read-price-row.ts';
import { readPriceForm } from '#shared/domain/read-price-form.ts';
import { check } from './check.ts';

const amount = fc.integer({ min: 0, max: 5000 });

/** Amounts as Stripe reads them back: a fraction has no integer beside it (facts 2.1). */
const unit = fc.oneof(
  amount.map((minor) => ({ unitAmountMinor: minor, unitAmountDecimal: String(minor) })),
  fc.integer({ min: 1, max: 9 }).map((tenths) => ({
    unitAmountMinor: null,
    unitAmountDecimal: `0.00000000000${tenths}`,
  })),
);

const tiers: fc.Arbitrary<PriceTier[]> = fc
  .array(fc.record({ step: fc.integer({ min: 1, max: 20 }), unit, flat: fc.option(amount) }), {
    minLength: 1,
    maxLength: 5,
  })
  .map((steps) => {
    let upTo = 0;
    return steps.map((tier, index) => {
      upTo += tier.step;
      return {
        upTo: index === steps.length - 1 ? null : upTo,
        ...tier.unit,
        flatAmountMinor: tier.flat,
        flatAmountDecimal: tier.flat === null ? null : String(tier.flat),
      };
    });
  });

const tiered = (list: PriceTier[], tiersMode: string): CountablePrice => ({
  ...emptyPriceFields(),
  billingScheme: 'tiered',
  tiers: list,
  tiersMode,
});

const quantity = fc.integer({ min: 1, max: 120 });

const tierAt = (list: PriceTier[], position: number): PriceTier | undefined =>
  list.find(({ upTo }) => upTo === null || position <= upTo);

describe('what a number of units costs', () => {
  test('graduated tiers charge each unit where it falls, and each entered tier’s flat amount once', () => {
    check(
      fc.property(tiers, quantity, (list, count) => {
        let expected = '0';
        const entered = new Set<PriceTier>();
        for (let position = 1; position <= count; position += 1) {
          const tier = tierAt(list, position);
          if (tier === undefined) throw new Error('the last tier is open');
          expected = addDecimals(expected, tier.unitAmountDecimal ?? '0');
          if (!entered.has(tier)) expected = addDecimals(expected, tier.flatAmountDecimal ?? '0');
          entered.add(tier);
        }
        expect(costOf(tiered(list, 'graduated'), count)).toBe(expected);
      }),
    );
  });

  test('volume tiers charge every unit by the tier that the number reaches', () => {
    check(
      fc.property(tiers, quantity, (list, count) => {
        const tier = tierAt(list, count);
        let expected = tier?.flatAmountDecimal ?? '0';
        for (let position = 1; position <= count; position += 1) {
          expected = addDecimals(expected, tier?.unitAmountDecimal ?? '0');
        }
        expect(costOf(tiered(list, 'volume'), count)).toBe(expected);
      }),
    );
  });

  test('one tier costs the same in either mode, and packages never cost less rounded up than down', () => {
    check(
      fc.property(unit, quantity, fc.integer({ min: 1, max: 30 }), (price, count, divideBy) => {
        const one = [{ upTo: null, ...price, flatAmountMinor: null, flatAmountDecimal: null }];
        expect(costOf(tiered(one, 'graduated'), count)).toBe(costOf(tiered(one, 'volume'), count));
        const packed = (round: string): number =>
          Number(costOf({ ...emptyPriceFields(), ...price, transformQuantity: { divideBy, round } }, count));
        expect(packed('up')).toBeGreaterThanOrEqual(packed('down'));
      }),
    );
  });
});

const shape: fc.Arbitrary<Partial<PriceFields>> = fc.oneof(
  unit.map((price) => ({ ...price, recurring: null })),
  fc.tuple(unit, fc.integer({ min: 1, max: 50 })).map(([price, divideBy]) => ({
    ...price,
    transformQuantity: { divideBy, round: 'down' },
  })),
  fc.tuple(tiers, fc.constantFrom('graduated', 'volume')).map(([list, tiersMode]) => ({
    billingScheme: 'tiered',
    tiers: list,
    tiersMode,
    recurring: {
      interval: 'week',
      intervalCount: 2,
      usageType: 'metered',
      meter: 'mtr_1',
      trialPeriodDays: 7,
    },
  })),
  fc.tuple(amount, amount).map(([low, more]) => ({
    customUnitAmount: { minimumMinor: low, presetMinor: low + more, maximumMinor: null },
  })),
);

test('every shape of price comes back from its form as it was, in both languages', () => {
  const prices = fc.record({
    shape,
    currency: fc.constantFrom('usd', 'jpy', 'eur'),
    locale: fc.constantFrom('en', 'ja'),
    lookupKey: fc.option(fc.constantFrom('gold', '007')),
  });
  check(
    fc.property(prices, ({ shape: part, currency, locale, lookupKey }) => {
      const fields = { ...emptyPriceFields(), currency, taxBehavior: 'unspecified', lookupKey, ...part };
      expect(readPriceForm(priceFormOf(fields, locale), locale).fields).toEqual(fields);
    }),
  );
});

test('every shape of price comes back from the row of a file as it was, and says the same again', () => {
  const prices = fc.record({
    shape,
    currency: fc.constantFrom('usd', 'jpy', 'gbp'),
    metadata: fc.dictionary(fc.constantFrom('plan', 'a.b', '007'), fc.string({ minLength: 1 })),
    optionTax: fc.option(fc.constantFrom('inclusive', 'unspecified')),
  });
  const keyed: PriceRowCell[] = ['priceIn.eur', 'priceTaxIn.eur', 'priceMetadata.plan'];
  const columns = [...PRICE_ROW_CELLS, ...keyed, 'priceMetadata.a.b', 'priceMetadata.007'] as const;
  check(
    fc.property(prices, ({ shape: part, currency, metadata, optionTax }) => {
      const whole = { ...emptyPriceFields(), currency, taxBehavior: 'unspecified', metadata, ...part };
      const { unitAmountMinor, unitAmountDecimal, customUnitAmount, tiers: list } = whole;
      const option = { unitAmountMinor, unitAmountDecimal, customUnitAmount, tiers: list };
      const currencyOptions = optionTax === null ? null : { eur: { ...option, taxBehavior: optionTax } };
      const fields: PriceFields = { ...whole, currencyOptions };
      const cells = columns.map((column) => ({ column, text: priceRowText(fields, false, column) }));
      expect(readPriceRow(cells, null)).toEqual({ fields, isDefault: false, refused: [] });
      expect(readPriceRow(cells, fields)).toEqual({ fields, isDefault: false, refused: [] });
    }),
  );
});
