import type { Database } from './database.ts';

/** Where a product that is only here is named as an object. */
const NAMED_IN = [
  'draft_object',
  'draft_field',
  'field_conflict',
  'edit_step',
  'operation',
  'journal',
] as const;
/** Where it is named as the product of a price. */
const PARENT_IN = ['draft_object', 'operation', 'journal'] as const;

/**
 * Gives a product that Stripe does not have another id, wherever it stands; what could be undone
 * can be undone under the new one. The caller brings what is derived up to date for both ids.
 */
export function renameProduct(database: Database, from: string, to: string): void {
  for (const table of NAMED_IN) {
    database.run(
      `UPDATE ${table} SET object_id = ?2 WHERE object_kind = 'product' AND object_id = ?1`,
      from,
      to,
    );
  }
  for (const table of PARENT_IN) {
    database.run(`UPDATE ${table} SET parent_id = ?2 WHERE parent_id = ?1`, from, to);
  }
  database.run('UPDATE price_typing SET product_id = ?2 WHERE product_id = ?1', from, to);
  for (const side of ['before', 'after'] as const) {
    database.run(
      `UPDATE edit_step SET ${side} = json_set(${side}, '$.parentId', ?2)
       WHERE object_kind = 'price' AND path IS NULL AND ${side} ->> '$.parentId' = ?1`,
      from,
      to,
    );
  }
  // The row keeps its number: open lists hold it.
  database.run('UPDATE product_index SET product_id = ?2 WHERE product_id = ?1', from, to);
}
