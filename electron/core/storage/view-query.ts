import type { ProductFilter, ProductSort } from '#shared/contract/catalog.ts';
import { queryTerms } from '#shared/domain/text-fold.ts';
import type { Database, SqlValue } from './database.ts';
import { isBeyondAscii } from './search-text.ts';

/** What a view shows: which products, in which order. */
export interface ViewQuery {
  readonly search: string;
  readonly filter: ProductFilter;
  readonly sort: ProductSort;
}

/** Words of a query beyond this many change nothing any more. */
const MAX_TERMS = 8;

/** A word of a query, folded, and which index finds it (design, Storage). */
export interface SearchWord {
  readonly text: string;
  /** `text`: one or two ASCII letters stand in almost every product; they are looked for. */
  readonly index: 'trigram' | 'pair' | 'text';
}

/** Every word must be found, each anywhere in the product or its prices. */
export function planSearch(search: string): SearchWord[] {
  return queryTerms(search)
    .slice(0, MAX_TERMS)
    .map(({ text, isShort }) => {
      return { text, index: isShort ? (isBeyondAscii(text) ? 'pair' : 'text') : 'trigram' };
    });
}

/** Rows that a word's index finds, in no order; the first `limit` when only their number matters. */
export function readMatches(database: Database, word: SearchWord, limit = -1): Uint32Array {
  const table = word.index === 'pair' ? 'search_pair' : 'search_trigram';
  const isOneCharacter = word.index === 'pair' && [...word.text].length === 1;
  return readRowNumbers(
    database,
    `SELECT rowid >> 1 AS row FROM ${table} WHERE ${table} MATCH ? LIMIT ?`,
    isOneCharacter ? `${quoted(word.text)} *` : quoted(word.text),
    limit,
  );
}

/** Rows from `start` up to `end` (without it) whose text holds a word: every text is looked at. */
export function readTextMatches(database: Database, text: string, start: number, end: number): Uint32Array {
  return readRowNumbers(
    database,
    `SELECT row FROM search_text
     WHERE row >= ?1 AND row < ?2 AND (instr(text, ?3) > 0 OR instr(price_text, ?3) > 0)`,
    start,
    end,
    text,
  );
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** SQL conditions of a filter on product_index; constant text, no values. */
export function filterConditions(filter: ProductFilter): string[] {
  const conditions: string[] = [];
  if (filter.status !== 'all') conditions.push(`archived = ${filter.status === 'archived' ? '1' : '0'}`);
  if (filter.changed) conditions.push('changed = 1');
  if (filter.conflict) conditions.push('conflict = 1');
  if (filter.missingTaxCode) conditions.push('tax_code IS NULL');
  return conditions;
}

interface Segment {
  readonly where: string;
  readonly order: string;
}

/**
 * The order as stretches that an index walks each: what has no price or tax code comes last in
 * both directions.
 */
export function orderSegments(sort: ProductSort): readonly Segment[] {
  const direction = sort.direction === 'ascending' ? 'ASC' : 'DESC';
  const byName = 'name_key ASC, row ASC';
  switch (sort.by) {
    case 'name':
      return [{ where: 'true', order: `name_key ${direction}, row ${direction}` }];
    case 'status': {
      const groups = ['archived = 0', 'archived = 1'];
      const ordered = sort.direction === 'ascending' ? groups : groups.toReversed();
      return ordered.map((where) => ({ where, order: byName }));
    }
    case 'price':
    case 'taxCode': {
      const column = sort.by === 'price' ? 'price_key' : 'tax_code';
      const order = `${column} ${direction}, name_key ${direction}, row ${direction}`;
      return [
        { where: `${column} IS NOT NULL`, order },
        { where: `${column} IS NULL`, order: byName },
      ];
    }
    case 'updated':
      return [{ where: 'true', order: `updated ${direction}, name_key ${direction}, row ${direction}` }];
  }
}

/** Rows in the order of a sort; the first `limit` of them, or all. */
export function readOrder(database: Database, sort: ProductSort, limit = -1): Uint32Array {
  const parts: Uint32Array[] = [];
  let left = limit;
  for (const { where, order } of orderSegments(sort)) {
    if (left === 0) break;
    const sql = `SELECT row FROM product_index WHERE ${where} ORDER BY ${order} LIMIT ?`;
    const part = readRowNumbers(database, sql, left);
    if (left > 0) left -= part.length;
    parts.push(part);
  }
  return joined(parts);
}

/** A few rows in the order of a sort; ones that are gone are left out. */
export function orderRows(database: Database, sort: ProductSort, rows: Uint32Array): Uint32Array {
  const wanted = JSON.stringify([...new Set(rows)]);
  return joined(
    orderSegments(sort).map(({ where, order }) =>
      readRowNumbers(
        database,
        `SELECT row FROM json_each(?) AS wanted
         CROSS JOIN product_index ON product_index.row = wanted.value
         WHERE ${where} ORDER BY ${order}`,
        wanted,
      ),
    ),
  );
}

function joined(parts: readonly Uint32Array[]): Uint32Array {
  const all = new Uint32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/**
 * Row numbers of a statement that selects `row`. As one text of JSON: 100,000 rows in 8 ms, where
 * stepping through them takes 30.
 */
export function readRowNumbers(database: Database, sql: string, ...values: SqlValue[]): Uint32Array {
  const { list } = database.get<{ list: string }>(
    `SELECT json_group_array(row) AS list FROM (${sql})`,
    ...values,
  ) as { list: string };
  return Uint32Array.from(JSON.parse(list) as number[]);
}
