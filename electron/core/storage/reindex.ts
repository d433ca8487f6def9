import type { Database } from './database.ts';
import { firstPriceFields } from './first-price-fields.ts';
import { forgetUnwanted } from './forget-product.ts';
import { nameKey } from './name-key.ts';
import { priceKey } from './price-key.ts';
import { type ProductPrice, readPrices } from './prices.ts';
import { priceSearchText, searchPairs, searchText } from './search-text.ts';
import { readVisible, type VisibleProduct } from './visible.ts';

/** A new product has no time of Stripe's; it is later than any. */
const LATER_THAN_ANY = 9_999_999_999;

/**
 * Brings the index (sorting, filters, marks, search) of some products up to date. Every method
 * that changes base, operation, draft or price calls this in the same transaction, so that no
 * search ever finds what is not there.
 */
export function reindexProducts(database: Database, ids: readonly string[]): void {
  const wanted = [...new Set(ids)];
  forgetUnwanted(database, wanted);
  const visible = readVisible(database, wanted);
  const prices = readPrices(database, wanted);
  for (const id of wanted) {
    const product = visible.get(id);
    if (product === undefined) remove(database, id);
    else put(database, product, prices.get(id) ?? []);
  }
}

const PLACE = 'name_key, price_key, tax_code, updated, archived';
const MARKS = 'is_new, changed, waiting, conflict, refused, deleting';

function put(database: Database, product: VisibleProduct, prices: readonly ProductPrice[]): void {
  const { id, fields } = product;
  const place = [
    nameKey(fields.name),
    defaultPriceKey(product, prices),
    fields.taxCode,
    product.base?.updated ?? LATER_THAN_ANY,
    flag(!fields.active),
  ];
  const marks = marksOf(product, prices);
  const row = putPlace(database, id, place, marks);
  putTexts(database, row, searchText(id, fields), priceSearchText(prices));
}

/** Every index of the list holds the name: they are written only when the product moves in one of them. Answers its row. */
function putPlace(
  database: Database,
  id: string,
  place: readonly (string | number | null)[],
  marks: readonly number[],
): number {
  const known = database.get<Record<string, string | number | null> & { row: number }>(
    `SELECT row, ${PLACE}, ${MARKS} FROM product_index WHERE product_id = ?`,
    id,
  );
  if (known === undefined) {
    const { row } = database.get<{ row: number }>(
      `INSERT INTO product_index (${PLACE}, ${MARKS}, product_id)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING row`,
      ...place,
      ...marks,
      id,
    ) as { row: number };
    return row;
  }
  const { row } = known;
  if (!stands(known, PLACE, place)) {
    database.run(
      `UPDATE product_index SET name_key = ?, price_key = ?, tax_code = ?, updated = ?, archived = ?
       WHERE row = ?`,
      ...place,
      row,
    );
  }
  if (!stands(known, MARKS, marks)) {
    database.run(
      `UPDATE product_index SET is_new = ?, changed = ?, waiting = ?, conflict = ?, refused = ?, deleting = ?
       WHERE row = ?`,
      ...marks,
      row,
    );
  }
  return row;
}

function stands(
  known: Readonly<Record<string, string | number | null>>,
  columns: string,
  values: readonly (string | number | null)[],
): boolean {
  return columns.split(', ').every((column, at) => known[column] === values[at]);
}

/** is_new, changed, waiting, conflict, refused, deleting; a product stands for its prices, too. */
function marksOf(product: VisibleProduct, prices: readonly ProductPrice[]): number[] {
  const some = (mark: 'changed' | 'waiting' | 'conflict' | 'refused'): boolean =>
    prices.some(({ marks }) => marks[mark]);
  return [
    flag(product.base === null),
    flag(product.drafts.length > 0 || product.object !== null || some('changed')),
    flag(product.waiting || some('waiting')),
    flag(product.conflicts.length > 0 || product.gone || some('conflict')),
    flag(product.refusal !== null || some('refused')),
    flag(product.deleting),
  ];
}

function defaultPriceKey(product: VisibleProduct, prices: readonly ProductPrice[]): string | null {
  if (product.firstPrice !== null) return priceKey(firstPriceFields(product.firstPrice));
  const price = prices.find(({ id }) => id === product.fields.defaultPriceId);
  return price === undefined ? null : priceKey(price.fields);
}

function putTexts(database: Database, row: number, text: string, priceText: string): void {
  const known = database.get<{ text: string; priceText: string }>(
    'SELECT text, price_text AS priceText FROM search_text WHERE row = ?',
    row,
  );
  // Most edits and every second look at a page change no text: then the search index rests.
  if (known?.text === text && known.priceText === priceText) return;
  database.run(
    'INSERT OR REPLACE INTO search_text (row, text, price_text) VALUES (?, ?, ?)',
    row,
    text,
    priceText,
  );
  putDocument(database, 2 * row, known?.text ?? '', text);
  putDocument(database, 2 * row + 1, known?.priceText ?? '', priceText);
}

function putDocument(database: Database, rowid: number, before: string, text: string): void {
  if (before === text) return;
  if (before !== '') removeDocument(database, rowid);
  if (text === '') return;
  database.run('INSERT INTO search_trigram (rowid, text) VALUES (?, ?)', rowid, text);
  const pairs = searchPairs(text);
  if (pairs !== '') database.run('INSERT INTO search_pair (rowid, pairs) VALUES (?, ?)', rowid, pairs);
}

function remove(database: Database, id: string): void {
  const known = database.get<{ row: number }>('SELECT row FROM product_index WHERE product_id = ?', id);
  if (known === undefined) return;
  removeDocument(database, 2 * known.row);
  removeDocument(database, 2 * known.row + 1);
  database.run('DELETE FROM search_text WHERE row = ?', known.row);
  database.run('DELETE FROM product_index WHERE row = ?', known.row);
}

function removeDocument(database: Database, rowid: number): void {
  database.run('DELETE FROM search_trigram WHERE rowid = ?', rowid);
  database.run('DELETE FROM search_pair WHERE rowid = ?', rowid);
}

function flag(value: boolean): number {
  return value ? 1 : 0;
}
