import type { PriceFields } from './price.ts';

/** Text of the exact unit amount in minor units, whichever of the two fields holds it. */
export function unitAmountText(
  price: Pick<PriceFields, 'unitAmountMinor' | 'unitAmountDecimal'>,
): string | null {
  return price.unitAmountDecimal ?? (price.unitAmountMinor === null ? null : String(price.unitAmountMinor));
}
