import type { Database } from './database.ts';
import { forgetDrafts, listWanted } from './forget-object.ts';
import { forgetPrice } from './forget-price.ts';

/** Every trace of a product and its prices but their journal. */
export function forgetProduct(database: Database, id: string): void {
  const prices = database.all<{ id: string }>(
    `SELECT id FROM price WHERE product_id = ?1
     UNION SELECT object_id FROM draft_object WHERE object_kind = 'price' AND parent_id = ?1`,
    id,
  );
  for (const price of prices) forgetPrice(database, price.id);
  forgetDrafts(database, { kind: 'product', id });
  database.run('DELETE FROM price_typing WHERE product_id = ?', id);
  database.run('DELETE FROM product WHERE id = ?', id);
}

/** Forgets those that are gone from Stripe and that nobody is editing or sending any more. */
export function forgetUnwanted(database: Database, ids: readonly string[]): void {
  const gone = database
    .all<{ id: string }>(
      'SELECT id FROM product WHERE gone_at IS NOT NULL AND id IN (SELECT value FROM json_each(?))',
      JSON.stringify(ids),
    )
    .map(({ id }) => id);
  if (gone.length === 0) return;
  const wanted = listWanted(database, 'product', gone);
  for (const id of gone) if (!wanted.has(id)) forgetProduct(database, id);
}
