import type { Database } from './database.ts';

/** Every trace of a product but its journal. */
export function forgetProduct(database: Database, id: string): void {
  database.run('DELETE FROM price WHERE product_id = ?', id);
  database.run('DELETE FROM draft_object WHERE product_id = ?', id);
  database.run('DELETE FROM draft_field WHERE product_id = ?', id);
  database.run('DELETE FROM field_conflict WHERE product_id = ?', id);
  database.run('DELETE FROM product WHERE id = ?', id);
}

/** Forgets those that are gone from Stripe and that nobody is editing or sending any more. */
export function forgetUnwanted(database: Database, ids: readonly string[]): void {
  const gone = database.all<{ id: string }>(
    `SELECT id FROM product WHERE gone_at IS NOT NULL AND id IN (SELECT value FROM json_each(?))
       AND NOT EXISTS (SELECT 1 FROM draft_field WHERE product_id = product.id)
       AND NOT EXISTS (SELECT 1 FROM operation WHERE product_id = product.id
         AND kind <> 'image.upload' AND state IN ('queued', 'sending', 'unknown'))`,
    JSON.stringify(ids),
  );
  for (const { id } of gone) forgetProduct(database, id);
}
