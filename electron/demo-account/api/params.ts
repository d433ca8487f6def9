import type { RawMap, RawValue } from '../http/form.ts';
import { missingParam, refused, unknownParams } from './errors.ts';

/**
 * What one parameter accepts: its decoder and, for the test that holds the demo account to the
 * API description, its shape.
 */
export interface Param<T> {
  readonly shape: ParamShape;
  /** @param at the parameter's name as Stripe writes it in errors, `recurring[interval]`. */
  decode(raw: RawValue, at: string): T;
}

export type ParamShape =
  | { readonly kind: 'text' | 'integer' | 'number' | 'boolean' | 'map' }
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
  | { readonly kind: 'list'; readonly item: ParamShape }
  | { readonly kind: 'object'; readonly fields: Readonly<Record<string, ParamShape>> };

/** A parameter that must be sent. */
export interface RequiredParam<T> extends Param<T> {
  readonly required: true;
}

export type Fields = Readonly<Record<string, Param<unknown>>>;

/** The decoded value: a field that was not sent is `undefined`, one that was cleared is `null`. */
export type Decoded<F extends Fields> = {
  readonly [K in keyof F]: F[K] extends RequiredParam<infer T>
    ? T
    : F[K] extends Param<infer T>
      ? T | undefined
      : never;
};

export type ParamsOf<P> = P extends Param<infer T> ? T : never;

export interface ObjectParam<T> extends Param<T> {
  readonly shape: { readonly kind: 'object'; readonly fields: Readonly<Record<string, ParamShape>> };
}

export function required<T>(param: Param<T>): RequiredParam<T> {
  return { shape: param.shape, decode: (raw, at) => param.decode(raw, at), required: true };
}

/** Makes `''` mean "clear": it decodes to `null` (facts 1.1, column clr). */
export function clearable<T>(param: Param<T>): Param<T | null> {
  return {
    shape: param.shape,
    decode: (raw, at) => (raw === '' ? null : param.decode(raw, at)),
  };
}

/** Text, not empty, of at most `max` characters. */
export function text(max = 5000): Param<string> {
  return {
    shape: { kind: 'text' },
    decode(raw, at) {
      const value = filledText(raw, at);
      checkLength(value, max, at);
      return value;
    },
  };
}

export function choice<const T extends string>(choices: readonly T[]): Param<T> {
  return {
    shape: { kind: 'choice', choices },
    decode(raw, at) {
      const value = filledText(raw, at);
      const found = choices.find((candidate) => candidate === value);
      if (found !== undefined) return found;
      const names =
        choices.length === 1 ? choices[0] : `${choices.slice(0, -1).join(', ')}, or ${choices.at(-1)}`;
      throw refused(`Invalid ${at}: must be ${choices.length === 1 ? '' : 'one of '}${names}`, at);
    },
  };
}

export function integer(min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER): Param<number> {
  return {
    shape: { kind: 'integer' },
    decode(raw, at) {
      const value = filledText(raw, at);
      const parsed = Number(value);
      if (!/^[+-]?\d+$/.test(value) || !Number.isSafeInteger(parsed)) {
        throw refused(`Invalid integer: ${value}`, at, 'parameter_invalid_integer');
      }
      if (parsed < min)
        throw refused(`This value must be greater than or equal to ${min}.`, at, 'parameter_invalid_integer');
      if (parsed > max)
        throw refused(`This value must be less than or equal to ${max}.`, at, 'parameter_invalid_integer');
      return parsed;
    },
  };
}

/** A page size: Stripe clamps it into 1–100 instead of refusing it (facts 1.5). */
export function pageSize(): Param<number> {
  const whole = integer();
  return {
    shape: whole.shape,
    decode: (raw, at) => Math.min(100, Math.max(1, whole.decode(raw, at))),
  };
}

/** A number with at most two decimals (package dimensions, facts 1.1). */
export function number(maxDecimals = 2): Param<number> {
  return {
    shape: { kind: 'number' },
    decode(raw, at) {
      const value = filledText(raw, at);
      if (!/^[+-]?\d+(\.\d+)?$/.test(value)) throw refused(`Invalid decimal: ${value}`, at);
      if ((value.split('.')[1] ?? '').length > maxDecimals) {
        throw refused(`Invalid decimal: ${value}; must contain at most ${maxDecimals} decimal places.`, at);
      }
      return Number(value);
    },
  };
}

export function flag(): Param<boolean> {
  return {
    shape: { kind: 'boolean' },
    decode(raw, at) {
      if (raw === 'true') return true;
      if (raw === 'false') return false;
      throw refused(`Invalid boolean: ${describe(raw)}`, at);
    },
  };
}

/** A list; positions that were sent decide the order, gaps close. */
export function list<T>(item: Param<T>, max = Number.POSITIVE_INFINITY): Param<readonly T[]> {
  return {
    shape: { kind: 'list', item: item.shape },
    decode(raw, at) {
      if (!(raw instanceof Map)) throw refused('Invalid array', at);
      const entries = [...raw].map(([key, value]) => ({ key, value, position: Number(key) }));
      if (entries.some((entry) => !Number.isInteger(entry.position))) throw refused('Invalid array', at);
      if (entries.length > max) throw refused(`Array ${at} exceeded maximum ${max} allowed elements.`, at);
      entries.sort((a, b) => a.position - b.position);
      return entries.map((entry) => item.decode(entry.value, `${at}[${entry.key}]`));
    },
  };
}

/** A map with keys of the sender's choosing. */
export function mapOf<T>(value: Param<T>): Param<ReadonlyMap<string, T>> {
  return {
    shape: { kind: 'map' },
    decode(raw, at) {
      if (!(raw instanceof Map)) throw refused('Invalid object', at);
      return new Map([...raw].map(([key, entry]) => [key, value.decode(entry, `${at}[${key}]`)]));
    },
  };
}

/** A closed object: unknown and missing fields are refused with their bracketed name. */
export function object<F extends Fields>(fields: F): ObjectParam<Decoded<F>> {
  const shapes = Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, field.shape]));
  return {
    shape: { kind: 'object', fields: shapes },
    decode(raw, at) {
      if (!(raw instanceof Map)) throw refused('Invalid object', at);
      return decodeFields(fields, raw, at);
    },
  };
}

function decodeFields<F extends Fields>(fields: F, raw: RawMap, at: string): Decoded<F> {
  const nameOf = (key: string): string => (at === '' ? key : `${at}[${key}]`);
  const unknown = [...raw.keys()].filter((key) => !Object.hasOwn(fields, key));
  if (unknown.length > 0) throw unknownParams(unknown.map(nameOf));
  const decoded: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(fields)) {
    const value = raw.get(key);
    if (value !== undefined) decoded[key] = field.decode(value, nameOf(key));
    else if ('required' in field) throw missingParam(nameOf(key));
  }
  // Each field was decoded by its own decoder just above; the map type cannot say so.
  return decoded as Decoded<F>;
}

function filledText(raw: RawValue, at: string): string {
  if (typeof raw !== 'string') throw refused(`Invalid string: ${describe(raw)}`, at);
  if (raw !== '') return raw;
  throw refused(
    `You passed an empty string for '${at}'. We assume empty values are an attempt to unset a parameter; however '${at}' cannot be unset. You should remove '${at}' from your request or supply a non-empty value.`,
    at,
    'parameter_invalid_empty',
  );
}

/** Counts characters, not UTF-16 units, so that an emoji is one. */
export function checkLength(value: string, max: number, at: string): void {
  if (value.length <= max || [...value].length <= max) return;
  const shown = value.length > 24 ? `${value.slice(0, 10)}...${value.slice(-10)}` : value;
  throw refused(`Invalid string: ${shown}; must be at most ${max} characters`, at);
}

function describe(raw: RawValue): string {
  return typeof raw === 'string' ? raw : '{...}';
}
