import type { PriceParts } from './describe-price.ts';

/**
 * - `short`: `$12.00 / seat / month`, for grids; joined with the message `price.separator`
 * - `full`: `$12.00 per seat per month`, for previews; joined with `price.fullSeparator`
 */
export type PriceLineStyle = 'short' | 'full';

/** One piece of a price line: a message key of the catalogs and the values it takes. */
export interface PriceLinePiece {
  readonly key:
    | 'price.amount'
    | 'price.unit'
    | 'price.package'
    | 'price.interval'
    | 'price.perUnit'
    | 'price.perPackage'
    | 'price.perInterval';
  readonly values: Readonly<Record<string, string | number>>;
}

/**
 * The line that a price makes with the product's unit label at checkout, on invoices, receipts
 * and in the portal (facts 1.1). Pure parts; the words are in the catalogs.
 */
export function priceLine(parts: PriceParts, style: PriceLineStyle = 'short'): PriceLinePiece[] {
  const isFull = style === 'full';
  const kind = parts.isFree ? 'free' : parts.amount === null ? `${parts.kind}Open` : parts.kind;
  const pieces: PriceLinePiece[] = [{ key: 'price.amount', values: { kind, amount: parts.amount ?? '' } }];
  if (parts.packageSize !== null) {
    const hasUnit = parts.unit === null ? 'no' : 'yes';
    const values = { count: parts.packageSize, unit: parts.unit ?? '', hasUnit };
    pieces.push({ key: isFull ? 'price.perPackage' : 'price.package', values });
  } else if (parts.unit !== null) {
    pieces.push({ key: isFull ? 'price.perUnit' : 'price.unit', values: { unit: parts.unit } });
  }
  if (parts.interval) {
    const { unit, count } = parts.interval;
    pieces.push({
      key: isFull ? 'price.perInterval' : 'price.interval',
      values: { interval: unit, count },
    });
  }
  return pieces;
}
