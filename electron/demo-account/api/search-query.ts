import { refused } from './errors.ts';

/** What may be searched: a value of an object by field name. */
export type SearchValue = string | number | boolean | null | undefined;
export type FieldReader<T> = (object: T) => SearchValue;

/** The fields of a resource; metadata is read by key. */
export interface SearchSchema<T> {
  readonly fields: Readonly<Record<string, FieldReader<T>>>;
  readonly metadata: (object: T) => Readonly<Record<string, string>>;
}

interface Clause {
  readonly negated: boolean;
  readonly field: string;
  readonly key: string | undefined;
  readonly operator: ':' | '~' | '<' | '<=' | '>' | '>=';
  readonly value: string | null;
}

const CLAUSE =
  /\s*(-?)([a-z_]+)(?:\[(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")\])?\s*(:|~|<=|>=|<|>)\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|([\w.-]+))\s*/y;
const JOINER = /(AND|OR)(?=\s)/iy;
const MIN_SUBSTRING = 3;

/**
 * Reads a search query (facts 4): clauses joined by AND or by OR, never by both, no brackets.
 * Text is compared without regard to case.
 *
 * @returns what an object must fulfil
 */
export function parseSearchQuery<T>(query: string, schema: SearchSchema<T>): (object: T) => boolean {
  const { clauses, joiner } = readClauses(query);
  const tests = clauses.map((clause) => testOf(clause, schema));
  return joiner === 'OR'
    ? (object) => tests.some((test) => test(object))
    : (object) => tests.every((test) => test(object));
}

function readClauses(query: string): { clauses: Clause[]; joiner: string | undefined } {
  const clauses: Clause[] = [];
  let joiner: string | undefined;
  let at = 0;
  for (;;) {
    CLAUSE.lastIndex = at;
    const match = CLAUSE.exec(query);
    if (match === null) throw unreadable(query);
    clauses.push(clauseOf(match));
    at = CLAUSE.lastIndex;
    if (at >= query.length) return { clauses, joiner };
    JOINER.lastIndex = at;
    const word = JOINER.exec(query)?.[1]?.toUpperCase();
    // Two clauses side by side mean AND.
    const joined = word ?? 'AND';
    if (joiner !== undefined && joiner !== joined) {
      throw refused('We do not support mixing AND and OR in one query.', 'query');
    }
    joiner = joined;
    if (word !== undefined) at = JOINER.lastIndex;
  }
}

function clauseOf(match: RegExpExecArray): Clause {
  const [, minus, field = '', singleKey, doubleKey, operator, single, double, bare] = match;
  const key = singleKey ?? doubleKey;
  const quoted = single ?? double;
  return {
    negated: minus === '-',
    field,
    key: key === undefined ? undefined : unescaped(key),
    operator: operator as Clause['operator'],
    value: quoted === undefined ? (bare === 'null' ? null : (bare ?? '')) : unescaped(quoted),
  };
}

function testOf<T>(clause: Clause, schema: SearchSchema<T>): (object: T) => boolean {
  const read = readerOf(clause, schema);
  const { value, operator } = clause;
  if (operator === '~' && (value ?? '').length < MIN_SUBSTRING) {
    throw refused(`Substring searches need at least ${MIN_SUBSTRING} characters.`, 'query');
  }
  const wanted = fold(value ?? '');
  return (object) => compares(read(object), operator, value, wanted) !== clause.negated;
}

function readerOf<T>(clause: Clause, schema: SearchSchema<T>): FieldReader<T> {
  const { field, key } = clause;
  if (field === 'metadata' && key !== undefined) return (object) => schema.metadata(object)[key];
  const reader = Object.hasOwn(schema.fields, field) ? schema.fields[field] : undefined;
  if (reader === undefined)
    throw refused(`Field \`${field}\` is an unsupported search field for this resource.`, 'query');
  return reader;
}

function compares(
  actual: SearchValue,
  operator: Clause['operator'],
  value: string | null,
  wanted: string,
): boolean {
  if (value === null) return operator === ':' && (actual === null || actual === undefined);
  if (actual === null || actual === undefined) return false;
  if (typeof actual === 'number') return comparesNumber(actual, operator, Number(value));
  if (operator === ':') return fold(String(actual)) === wanted;
  return operator === '~' && fold(String(actual)).includes(wanted);
}

function comparesNumber(actual: number, operator: Clause['operator'], wanted: number): boolean {
  switch (operator) {
    case ':':
      return actual === wanted;
    case '<':
      return actual < wanted;
    case '<=':
      return actual <= wanted;
    case '>':
      return actual > wanted;
    case '>=':
      return actual >= wanted;
    case '~':
      return false;
  }
}

function fold(text: string): string {
  return text.toLowerCase();
}

function unescaped(text: string): string {
  return text.replaceAll(/\\(.)/g, '$1');
}

function unreadable(query: string): Error {
  return refused(
    `We were unable to parse your search query: ${query}. Try using the format \`metadata["key"]:"value"\` to query for metadata or key:"value" to query for other fields.`,
    'query',
  );
}
