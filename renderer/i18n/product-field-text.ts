import { firstPriceSchema } from '#shared/contract/catalog.ts';
import { isLocalId } from '#shared/domain/local-id.ts';
import {
  type CurrencyOption,
  currencyOptionSchema,
  emptyPriceFields,
  priceFieldsSchema,
} from '#shared/domain/price.ts';
import { isTypedText, type TypedText } from '#shared/domain/typed-text.ts';
import { firstPriceText, priceText } from './price-text.ts';
import { plainValueText } from './plain-value-text.ts';
import type { Text } from './text.ts';

const OPTION = 'currencyOptions.';

/** The name of a field of a product or a price, as their page calls it. Paths as in drafts: `name`, `metadata.colour`. */
export function fieldName(text: Text, path: string): string {
  if (path.startsWith('metadata.')) return text('field.metadataKey', { key: path.slice('metadata.'.length) });
  if (path.startsWith(OPTION)) {
    return text('field.currencyOption', { currency: path.slice(OPTION.length).toUpperCase() });
  }
  const [field = path] = path.split('.');
  return text.lookup(`field.${field}`) ?? path;
}

/**
 * A field's value in words, for "was …" and for before → after. `taxCodeName` turns an id into its
 * name where the list is at hand.
 */
export function fieldValueText(
  text: Text,
  path: string,
  value: unknown,
  taxCodeName: (id: string) => string | null = () => null,
): string {
  if (value === null || value === undefined || value === '') return text('value.none');
  if (isTypedText(value)) return typedLines(path, value);
  if (path === 'price') {
    const price = priceFieldsSchema.safeParse(value);
    return price.success ? priceText(text, price.data) : text('value.none');
  }
  if (path.startsWith(OPTION)) {
    const option = currencyOptionSchema.safeParse(value);
    return option.success ? optionText(text, path.slice(OPTION.length), option.data) : text('value.none');
  }
  if (path === 'taxBehavior') return taxText(text, value);
  if (typeof value === 'string' && isLocalId(value)) return text('value.newPrice');
  if (path === 'firstPrice') {
    const price = firstPriceSchema.safeParse(value);
    return price.success ? firstPriceText(text, price.data) : text('value.none');
  }
  return plainValueText(text, path, value, taxCodeName);
}

/** As it was typed: the amount, the sizes that are filled in, the values of a key that stands twice. */
function typedLines(path: string, { typed }: TypedText): string {
  const shown = path === 'firstPrice' ? typed.filter(([part]) => part === 'amount') : typed;
  return shown
    .map(([, value]) => value)
    .filter((value) => value !== '')
    .join(path === 'firstPrice' ? '' : ' · ');
}

function optionText(text: Text, currency: string, option: CurrencyOption): string {
  const line = { ...emptyPriceFields(), ...option, currency, taxBehavior: null };
  return priceText(text, { ...line, billingScheme: option.tiers === null ? 'per_unit' : 'tiered' });
}

function taxText(text: Text, value: unknown): string {
  if (value === 'inclusive') return text('value.taxInclusive');
  return text(value === 'exclusive' ? 'value.taxExclusive' : 'value.taxUnspecified');
}
