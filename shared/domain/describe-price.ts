import { addDecimals } from './decimal.ts';
import { formatMoney } from './money.ts';
import { unitAmountText } from './unit-amount.ts';
import type { PriceFields } from './price.ts';

/**
 * A price in parts, for one line such as `$12.00 / seat / month`. Amounts are written here; words
 * ("from", "pick an amount", "month") are the message catalogs' (`price.*`).
 */
export interface PriceParts {
  /**
   * - `fixed`: `amount` is the price
   * - `tiered`: `amount` is what the first unit costs, "from"; null when tiers were not read
   * - `custom`: the customer picks; `amount` is the suggested one, or null
   * - `unknown`: a shape we do not know
   */
  readonly kind: 'fixed' | 'tiered' | 'custom' | 'unknown';
  readonly amount: string | null;
  readonly isFree: boolean;
  /** The product's unit label, or null. */
  readonly unit: string | null;
  /** Sold by packages of this many units, or null. */
  readonly packageSize: number | null;
  /** Null for a one-time price. `unit` is `day`, `week`, `month`, `year` or Stripe's new word. */
  readonly interval: { readonly unit: string; readonly count: number } | null;
  readonly isMetered: boolean;
  /** Limits of a price that the customer picks. */
  readonly minimum: string | null;
  readonly maximum: string | null;
}

export type DescribablePrice = Pick<
  PriceFields,
  | 'currency'
  | 'unitAmountMinor'
  | 'unitAmountDecimal'
  | 'customUnitAmount'
  | 'billingScheme'
  | 'tiers'
  | 'transformQuantity'
  | 'recurring'
>;

export function describePrice(
  price: DescribablePrice,
  locale: string,
  unitLabel: string | null = null,
): PriceParts {
  const money = (minor: string | number | null): string | null =>
    minor === null ? null : formatMoney(minor, price.currency, locale);
  const custom = price.customUnitAmount;
  const shape = shapeOf(price);
  return {
    kind: shape.kind,
    amount: money(shape.amount),
    isFree: shape.kind === 'fixed' && shape.amount === '0',
    unit: unitLabel === '' ? null : unitLabel,
    packageSize: price.transformQuantity?.divideBy ?? null,
    interval: price.recurring && {
      unit: price.recurring.interval,
      count: price.recurring.intervalCount,
    },
    isMetered: price.recurring?.usageType === 'metered',
    minimum: shape.kind === 'custom' ? money(custom?.minimumMinor ?? null) : null,
    maximum: shape.kind === 'custom' ? money(custom?.maximumMinor ?? null) : null,
  };
}

function shapeOf(price: DescribablePrice): { kind: PriceParts['kind']; amount: string | null } {
  const unit = unitAmountText(price);
  if (price.billingScheme === 'tiered') return { kind: 'tiered', amount: firstUnit(price) };
  if (unit !== null) return { kind: 'fixed', amount: unit };
  if (price.customUnitAmount) {
    const preset = price.customUnitAmount.presetMinor;
    return { kind: 'custom', amount: preset === null ? null : String(preset) };
  }
  return { kind: 'unknown', amount: null };
}

/** What one unit costs: the first tier's flat fee and its unit price, both optional. */
function firstUnit(price: DescribablePrice): string | null {
  const [tier] = price.tiers ?? [];
  if (!tier) return null;
  const flat = tier.flatAmountDecimal ?? String(tier.flatAmountMinor ?? 0);
  return addDecimals(unitAmountText(tier) ?? '0', flat);
}
