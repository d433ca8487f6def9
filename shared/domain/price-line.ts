import type { PriceParts } from './describe-price.ts';

/**
 * One piece of a price line: a message key of the catalogs and the values it takes. The screen
 * formats each and joins them with the catalog's `price.separator`.
 */
export interface PriceLinePiece {
  readonly key: 'price.amount' | 'price.perUnit' | 'price.perPackage' | 'price.perInterval';
  readonly values: Readonly<Record<string, string | number>>;
}

/**
 * `$12.00` · `per seat` · `month`: the line that a unit label makes at checkout, on invoices,
 * receipts and in the portal (facts 1.1). Pure parts; the words are in the catalogs.
 */
export function priceLine(parts: PriceParts): PriceLinePiece[] {
  const kind = parts.isFree ? 'free' : parts.amount === null ? `${parts.kind}Open` : parts.kind;
  const pieces: PriceLinePiece[] = [{ key: 'price.amount', values: { kind, amount: parts.amount ?? '' } }];
  if (parts.packageSize !== null) {
    const values = { count: parts.packageSize, unit: parts.unit ?? '' };
    pieces.push({ key: 'price.perPackage', values });
  } else if (parts.unit !== null) {
    pieces.push({ key: 'price.perUnit', values: { unit: parts.unit } });
  }
  if (parts.interval) {
    const { unit, count } = parts.interval;
    pieces.push({ key: 'price.perInterval', values: { interval: unit, count } });
  }
  return pieces;
}
