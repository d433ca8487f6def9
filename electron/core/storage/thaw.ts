import type { Database } from './database.ts';
import type { Operation } from './operation-row.ts';

/**
 * What an operation wanted becomes a draft again, inside the caller's transaction. A newer edit of
 * the same field wins, and moves onto the operation's base: its own was the value that now never
 * came about.
 */
export function thaw(database: Database, operation: Operation, at: number): void {
  const { productId } = operation;
  const set =
    database.get<{ id: number }>('SELECT id FROM change_set WHERE active = 1 ORDER BY id LIMIT 1')?.id ?? 1;
  if (operation.kind === 'product.create' || operation.kind === 'product.delete') {
    const firstPrice = operation.changes.find(({ path }) => path === 'firstPrice')?.value ?? null;
    database.run(
      `INSERT INTO draft_object (product_id, change_set_id, intent, first_price, created_at) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (product_id) DO NOTHING`,
      productId,
      set,
      operation.kind === 'product.create' ? 'create' : 'delete',
      firstPrice === null ? null : JSON.stringify(firstPrice),
      at,
    );
  }
  for (const { path, base, value } of operation.changes) {
    if (path === 'firstPrice') continue;
    database.run(
      `INSERT INTO draft_field (product_id, path, change_set_id, base, value, changed_at) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (product_id, path) DO UPDATE SET base = excluded.base`,
      productId,
      path,
      set,
      JSON.stringify(base),
      JSON.stringify(value),
      at,
    );
  }
}
