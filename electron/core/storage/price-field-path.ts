import { setOwn } from '#shared/domain/json.ts';
import {
  currencyOptionSchema,
  emptyPriceFields,
  type PriceFields,
  priceFieldsSchema,
} from '#shared/domain/price.ts';
import type { PathValue } from './stored-kind.ts';

const METADATA = 'metadata.';
const CURRENCY = 'currencyOptions.';

type PriceFieldName = keyof PriceFields;

/**
 * Names one field of a price: a key of PriceFields, `metadata.<key>`, or `currencyOptions.<currency>`
 * (each currency merges by itself: design, Sync 4). What is absent has the value null.
 */
export function readPriceField(fields: PriceFields, path: string): unknown {
  if (path.startsWith(METADATA)) return own(fields.metadata, path.slice(METADATA.length));
  if (path.startsWith(CURRENCY)) return own(fields.currencyOptions ?? {}, path.slice(CURRENCY.length));
  return isFieldName(path) ? fields[path] : undefined;
}

/** Lays changes over fields as `withChanges` does for products; a value that does not fit is left out. */
export function withPriceChanges(fields: PriceFields, changes: readonly PathValue[]): PriceFields {
  if (changes.length === 0) return fields;
  const result: PriceFields = { ...fields, metadata: { ...fields.metadata } };
  for (const { path, value } of changes) {
    if (path.startsWith(METADATA)) {
      const key = path.slice(METADATA.length);
      if (typeof value === 'string') setOwn(result.metadata, key, value);
      else delete result.metadata[key];
    } else if (path.startsWith(CURRENCY)) {
      const currency = path.slice(CURRENCY.length);
      const options = { ...result.currencyOptions };
      const option = currencyOptionSchema.safeParse(value);
      if (option.success) setOwn(options, currency, option.data);
      else if (value === null) delete options[currency];
      result.currencyOptions = options;
    } else if (isFieldName(path)) {
      const parsed = priceFieldsSchema.shape[path].safeParse(value);
      if (parsed.success) Object.assign(result, { [path]: parsed.data });
    }
  }
  return result;
}

const EMPTY = emptyPriceFields();

function isFieldName(path: string): path is PriceFieldName {
  return Object.hasOwn(EMPTY, path);
}

function own(map: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(map, key) ? map[key] : null;
}
