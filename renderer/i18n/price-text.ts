import type { FirstPrice } from '#shared/contract/catalog.ts';
import { describePrice, type DescribablePrice } from '#shared/domain/describe-price.ts';
import { priceLine, type PriceLineStyle } from '#shared/domain/price-line.ts';
import type { Text } from './text.ts';

/** A price in one line: `$12.00 / seat / month`, `from ¥500`, `pick an amount`; `full` for previews. */
export function priceText(
  text: Text,
  price: DescribablePrice,
  unitLabel: string | null = null,
  style: PriceLineStyle = 'short',
): string {
  const separator = style === 'short' ? 'price.separator' : 'price.fullSeparator';
  return priceLine(describePrice(price, text.language, unitLabel), style)
    .map(({ key, values }) => text(key, values))
    .join(text(separator));
}

/** The first price of a new product, as the same kind of line; a one-time price says so. */
export function firstPriceText(text: Text, price: FirstPrice, unitLabel: string | null = null): string {
  const line = priceText(text, describableFirstPrice(price), unitLabel);
  return price.recurring === null ? text('price.once', { line }) : line;
}

export function describableFirstPrice(price: FirstPrice): DescribablePrice {
  return {
    currency: price.currency,
    unitAmountMinor: price.unitAmountMinor,
    unitAmountDecimal: null,
    customUnitAmount: null,
    billingScheme: 'per_unit',
    tiers: null,
    transformQuantity: null,
    recurring: price.recurring && {
      ...price.recurring,
      usageType: 'licensed',
      meter: null,
      trialPeriodDays: null,
    },
  };
}
