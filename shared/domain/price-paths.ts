import { isEqual } from './equal.ts';
import { setOwn } from './json.ts';
import { currencyOptionSchema, emptyPriceFields, type PriceFields, priceFieldsSchema } from './price.ts';

const METADATA = 'metadata.';
const CURRENCY = 'currencyOptions.';

export type PriceFieldName = keyof PriceFields;

/** What Stripe lets be changed of a price that is there (facts 2.1); all else needs a new price. */
export const MUTABLE_PRICE_FIELDS = [
  'active',
  'nickname',
  'lookupKey',
  'taxBehavior',
  'currencyOptions',
  'metadata',
] as const satisfies readonly PriceFieldName[];

export function isMutablePriceField(name: string): boolean {
  return (MUTABLE_PRICE_FIELDS as readonly string[]).includes(name);
}

/**
 * A wish that goes with `lookupKey`: take the key from the price that holds it (facts 2.1). Sent, and
 * never read back.
 */
export const TRANSFER_PATH = 'transferLookupKey';

/** A value laid over a price, by the path of its field. */
export interface PricePathValue {
  readonly path: string;
  readonly value: unknown;
}

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
export function withPriceChanges(fields: PriceFields, changes: readonly PricePathValue[]): PriceFields {
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

/** What differs between two prices, one entry for each path; a key that is gone has the value null. */
export function diffPriceFields(before: PriceFields, after: PriceFields): PricePathValue[] {
  const names = Object.keys(EMPTY) as PriceFieldName[];
  const paths = names.flatMap((name) => {
    if (name === 'metadata') return keysOf(before.metadata, after.metadata).map((key) => METADATA + key);
    if (name !== 'currencyOptions') return [name];
    return keysOf(before.currencyOptions, after.currencyOptions).map((key) => CURRENCY + key);
  });
  return paths
    .map((path) => ({ path, value: readPriceField(after, path) ?? null }))
    .filter(({ path, value }) => !isEqual(readPriceField(before, path) ?? null, value));
}

function keysOf(left: object | null, right: object | null): string[] {
  return [...new Set([...Object.keys(left ?? {}), ...Object.keys(right ?? {})])];
}
