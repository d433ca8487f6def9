import type { Database } from './database.ts';
import { forgetDrafts, listWanted } from './forget-object.ts';

/** Every trace of a price but its journal. */
export function forgetPrice(database: Database, id: string): void {
  forgetDrafts(database, { kind: 'price', id });
  database.run('DELETE FROM price_typing WHERE price_id = ?', id);
  database.run('DELETE FROM price WHERE id = ?', id);
}

/** Forgets those that are gone from Stripe and that nobody is editing or sending any more. */
export function forgetUnwantedPrices(database: Database, ids: readonly string[]): void {
  const gone = database
    .all<{ id: string }>(
      'SELECT id FROM price WHERE gone_at IS NOT NULL AND id IN (SELECT value FROM json_each(?))',
      JSON.stringify(ids),
    )
    .map(({ id }) => id);
  if (gone.length === 0) return;
  const wanted = listWanted(database, 'price', gone);
  for (const id of gone) if (!wanted.has(id)) forgetPrice(database, id);
}
