import type { CurrencyOption, PriceTier } from '../store/objects.ts';
import type { SamplePrice } from './sample-types.ts';

type Extras = Partial<SamplePrice>;

export function once(currency: string, amountMinor: number, extras: Extras = {}): SamplePrice {
  return { currency, amountMinor, taxBehavior: 'inclusive', ...extras };
}

export function monthly(currency: string, amountMinor: number, extras: Extras = {}): SamplePrice {
  return { currency, amountMinor, every: 'month', taxBehavior: 'inclusive', ...extras };
}

export function yearly(currency: string, amountMinor: number, extras: Extras = {}): SamplePrice {
  return { currency, amountMinor, every: 'year', taxBehavior: 'inclusive', ...extras };
}

/** The same thing in another currency. */
export function option(amountMinor: number): CurrencyOption {
  return {
    custom_unit_amount: null,
    tax_behavior: 'unspecified',
    unit_amount: amountMinor,
    unit_amount_decimal: String(amountMinor),
  };
}

/** @param upTo the last unit of the tier; `null` for the last tier */
export function tier(
  upTo: number | null,
  unitMinor: number | null,
  flatMinor: number | null = null,
): PriceTier {
  return {
    flat_amount: flatMinor,
    flat_amount_decimal: flatMinor === null ? null : String(flatMinor),
    unit_amount: unitMinor,
    unit_amount_decimal: unitMinor === null ? null : String(unitMinor),
    up_to: upTo,
  };
}
