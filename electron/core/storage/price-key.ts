import { decimalPlaces } from '#shared/domain/decimal.ts';
import type { PriceFields } from '#shared/domain/price.ts';
import { unitAmountText } from '#shared/domain/unit-amount.ts';

const WHOLE_DIGITS = 15;

/**
 * A text whose byte order sorts prices: by currency first (amounts of different currencies cannot
 * be compared), then by amount; prices without one amount (tiers, pay what you want) after those.
 */
export function priceKey(price: PriceFields): string {
  const amount = unitAmountText(price);
  if (amount === null) return `${price.currency}~`;
  const [whole = '0'] = amount.split('.');
  const fraction = decimalPlaces(amount) === 0 ? '' : `.${amount.split('.')[1] ?? ''}`;
  return `${price.currency} ${whole.padStart(WHOLE_DIGITS, '0')}${fraction}`;
}
