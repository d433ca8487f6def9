import { addDecimals, timesInteger } from './decimal.ts';
import type { PriceFields, PriceTier } from './price.ts';
import { unitAmountText } from './unit-amount.ts';

export type CountablePrice = Pick<
  PriceFields,
  'unitAmountMinor' | 'unitAmountDecimal' | 'billingScheme' | 'tiers' | 'tiersMode' | 'transformQuantity'
>;

/**
 * What a number of units costs before tax, exactly, as decimal text in minor units: packages are
 * counted by their rounding; graduated tiers each charge the units that fall into them, volume tiers
 * charge all units by the tier that the number reaches (facts 2.1). Null where the price says no
 * amount: the customer picks it, tiers were not read, or a mode we do not know.
 *
 * @param quantity a whole number, 1 or more.
 */
export function costOf(price: CountablePrice, quantity: number): string | null {
  if (price.billingScheme === 'tiered') return tieredCost(price, quantity);
  const unit = unitAmountText(price);
  if (unit === null) return null;
  const { transformQuantity } = price;
  if (transformQuantity === null) return timesInteger(unit, quantity);
  const { divideBy, round } = transformQuantity;
  if (divideBy < 1) return null;
  const packages = quantity / divideBy;
  return timesInteger(unit, round === 'down' ? Math.floor(packages) : Math.ceil(packages));
}

function tieredCost({ tiers, tiersMode }: CountablePrice, quantity: number): string | null {
  if (tiers === null || tiers.length === 0) return null;
  if (tiersMode === 'volume') {
    const tier = tiers.find(({ upTo }) => upTo === null || quantity <= upTo);
    return tier === undefined ? null : tierCost(tier, quantity);
  }
  if (tiersMode !== 'graduated') return null;
  let total = '0';
  let below = 0;
  for (const tier of tiers) {
    const end = tier.upTo === null ? quantity : Math.min(quantity, tier.upTo);
    if (end <= below) continue;
    total = addDecimals(total, tierCost(tier, end - below));
    below = end;
  }
  return below < quantity ? null : total;
}

/** The units by themselves, and the flat amount once. */
function tierCost(tier: PriceTier, units: number): string {
  const flat = tier.flatAmountDecimal ?? String(tier.flatAmountMinor ?? 0);
  return addDecimals(timesInteger(unitAmountText(tier) ?? '0', units), flat);
}
