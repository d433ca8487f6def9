import type { Database } from './database.ts';
import type { Operation } from './operation-row.ts';

/**
 * What operations wanted becomes drafts again, inside the caller's transaction. The newest edit of a
 * field wins, a draft above all, and stands on the oldest operation's base: what lay between never
 * came about. Hence newest first, whatever the order given.
 */
export function thaw(database: Database, operations: readonly Operation[], at: number): void {
  const newestFirst = operations.toSorted(
    (left, right) => right.publishId - left.publishId || right.seq - left.seq,
  );
  for (const operation of newestFirst) thawOne(database, operation, at);
  for (const productId of new Set(operations.map(({ productId: id }) => id))) dropIdle(database, productId);
}

function thawOne(database: Database, operation: Operation, at: number): void {
  const { productId } = operation;
  if (operation.kind === 'image.upload') return;
  const set =
    database.get<{ id: number }>('SELECT id FROM change_set WHERE active = 1 ORDER BY id LIMIT 1')?.id ?? 1;
  if (operation.kind === 'product.create' && isToBeDeleted(database, productId)) {
    database.run('DELETE FROM draft_object WHERE product_id = ?', productId);
    database.run('DELETE FROM draft_field WHERE product_id = ?', productId);
    return;
  }
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

/** Made and deleted again before Stripe had it: there is nothing to do any more. */
function isToBeDeleted(database: Database, productId: string): boolean {
  return (
    database.get(`SELECT 1 FROM draft_object WHERE product_id = ? AND intent = 'delete'`, productId) !==
    undefined
  );
}

/** Changed and changed back: nothing is left to send. */
function dropIdle(database: Database, productId: string): void {
  database.run('DELETE FROM draft_field WHERE product_id = ? AND base = value', productId);
  database.run(
    `DELETE FROM field_conflict WHERE product_id = ?1 AND NOT EXISTS (SELECT 1 FROM draft_field
       WHERE draft_field.product_id = ?1 AND draft_field.path = field_conflict.path)`,
    productId,
  );
}
