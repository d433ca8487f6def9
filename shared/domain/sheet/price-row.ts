import { formatAmountForEditing } from '../money.ts';
import { priceModelOf } from '../price-form.ts';
import type { PriceFields } from '../price.ts';
import { unitAmountText } from '../unit-amount.ts';
import { OPTION_CELL, PRICE_METADATA_CELL, type PriceRowCell } from './price-row-cells.ts';
import { amountsText, customText, tiersText } from './price-shape-text.ts';

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
