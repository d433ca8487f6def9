import { formatAmountForEditing } from '../money.ts';
import { priceModelOf } from '../price-form.ts';
import type { PriceFields } from '../price.ts';
import { unitAmountText } from '../unit-amount.ts';
import { amountsText, customText, tiersText } from './price-shape-text.ts';

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

/** A cell's text; amounts in major units. */
export function priceRowText(price: PriceFields, isDefault: boolean, column: PriceRowCell): string {
  const { recurring, transformQuantity, currency } = price;
  switch (column) {
    case 'priceActive':
      return price.active ? 'TRUE' : 'FALSE';
    case 'isDefault':
      return isDefault ? 'TRUE' : 'FALSE';
    case 'pricingModel':
      return priceModelOf(price);
    case 'currency':
      return currency.toUpperCase();
    case 'amount': {
      const minor = unitAmountText(price);
      return minor === null ? '' : formatAmountForEditing(minor, currency);
    }
    case 'tiers':
      return price.tiers === null ? '' : tiersText(price.tiers, currency);
    case 'customAmount':
      return price.customUnitAmount === null ? '' : customText(price.customUnitAmount, currency);
    case 'unitsInPackage':
      return transformQuantity === null ? '' : String(transformQuantity.divideBy);
    case 'packageRound':
      return transformQuantity?.round ?? '';
    case 'interval':
      return recurring?.interval ?? '';
    case 'intervalCount':
      return recurring === null ? '' : String(recurring.intervalCount);
    case 'usageType':
    case 'meter':
      return recurring?.[column] ?? '';
    case 'trialDays':
      return recurring?.trialPeriodDays == null ? '' : String(recurring.trialPeriodDays);
    case 'taxBehavior':
    case 'nickname':
    case 'lookupKey':
      return price[column] ?? '';
    default:
      return keyedText(price, column);
  }
}

function keyedText({ metadata, currency, currencyOptions }: PriceFields, column: string): string {
  const [kind = '', ...rest] = column.split('.');
  const key = rest.join('.');
  if (`${kind}.` === PRICE_METADATA_CELL) return own(metadata, key) ?? '';
  // Stripe lists a price's own currency among the others.
  const option = key === currency ? undefined : own(currencyOptions ?? {}, key);
  if (option === undefined) return '';
  return `${kind}.` === OPTION_CELL ? amountsText(option, key) : (option.taxBehavior ?? '');
}

function own<T>(map: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}
