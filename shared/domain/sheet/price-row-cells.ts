/** Cells of a row of a file that say something of a price, and can be read back. */
export const PRICE_ROW_CELLS = [
  'priceActive',
  'isDefault',
  'pricingModel',
  'currency',
  'amount',
  'tiers',
  'customAmount',
  'unitsInPackage',
  'packageRound',
  'interval',
  'intervalCount',
  'usageType',
  'meter',
  'trialDays',
  'taxBehavior',
  'nickname',
  'lookupKey',
] as const;
/** A price's metadata, a column a key; what it costs and its tax in a further currency. */
export const PRICE_METADATA_CELL = 'priceMetadata.';
export const OPTION_CELL = 'priceIn.';
export const OPTION_TAX_CELL = 'priceTaxIn.';
export type PriceRowCell =
  | (typeof PRICE_ROW_CELLS)[number]
  | `${typeof PRICE_METADATA_CELL | typeof OPTION_CELL | typeof OPTION_TAX_CELL}${string}`;

export function isPriceRowCell(column: string): column is PriceRowCell {
  const isNamed = (PRICE_ROW_CELLS as readonly string[]).includes(column);
  return (
    isNamed || [PRICE_METADATA_CELL, OPTION_CELL, OPTION_TAX_CELL].some((start) => column.startsWith(start))
  );
}
