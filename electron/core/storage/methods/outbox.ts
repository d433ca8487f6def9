import { createHash } from 'node:crypto';
import type { OperationKind } from '#shared/contract/sync.ts';
import type { JsonObject } from '#shared/domain/json.ts';
import type { Database } from '../database.ts';
import type { OperationChange } from '../operation-row.ts';
import { reindexProducts } from '../reindex.ts';
import { readVisible, type VisibleProduct } from '../visible.ts';

/** Everything a person wants of one product, with what it stands on. */
export interface DraftedProduct extends VisibleProduct {
  readonly priceCount: number;
}

export interface NewOperation {
  readonly id: string;
  readonly kind: OperationKind;
  readonly productId: string;
  readonly title: string;
  readonly method: 'POST' | 'DELETE';
  readonly path: string;
  readonly params: JsonObject;
  readonly changes: readonly OperationChange[];
  readonly idempotencyKey: string;
  readonly afterOperation: string | null;
}

export const outboxMethods = {
  /** The drafts of the change set in work, and the token that names this state of them. */
  readDrafts(database: Database): { token: string; products: DraftedProduct[] } {
    const ids = database
      .all<{ id: string }>(
        `SELECT product_id AS id FROM draft_object WHERE change_set_id IN (SELECT id FROM change_set WHERE active = 1)
         UNION SELECT product_id FROM draft_field WHERE change_set_id IN (SELECT id FROM change_set WHERE active = 1)
         ORDER BY 1`,
      )
      .map(({ id }) => id);
    const visible = readVisible(database, ids);
    const products = ids.flatMap((id): DraftedProduct[] => {
      const product = visible.get(id);
      return product === undefined ? [] : [{ ...product, priceCount: countPrices(database, id) }];
    });
    return { token: draftsToken(database), products };
  },

  /**
   * Freezes reviewed drafts into operations: the drafts are gone and the operations stand, or
   * neither. Answers null when the drafts are no longer those that were reviewed.
   */
  commitPublish(
    database: Database,
    input: { token: string; productIds: readonly string[]; operations: readonly NewOperation[]; at: number },
  ): { publishId: number } | null {
    if (draftsToken(database) !== input.token) return null;
    const row = database.get<{ id: number }>(
      `INSERT INTO publish (state, created_at) VALUES ('running', ?) RETURNING id`,
      input.at,
    );
    const publishId = row?.id ?? 0;
    const ids = JSON.stringify(input.productIds);
    database.run('DELETE FROM draft_field WHERE product_id IN (SELECT value FROM json_each(?))', ids);
    database.run('DELETE FROM draft_object WHERE product_id IN (SELECT value FROM json_each(?))', ids);
    // What was refused before is answered by this new attempt.
    database.run(
      `UPDATE operation SET state = 'dropped', settled_at = ? WHERE state IN ('rejected', 'conflicted')
       AND product_id IN (SELECT value FROM json_each(?))`,
      input.at,
      ids,
    );
    input.operations.forEach((operation, seq) =>
      insertOperation(database, publishId, seq, operation, input.at),
    );
    reindexProducts(database, input.productIds);
    return { publishId };
  },
};

export function insertOperation(
  database: Database,
  publishId: number,
  seq: number,
  operation: NewOperation,
  at: number,
): void {
  database.run(
    `INSERT INTO operation (id, publish_id, seq, kind, product_id, title, method, path, params, changes,
       idempotency_key, after_operation, state, frozen_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'queued', ?)`,
    operation.id,
    publishId,
    seq,
    operation.kind,
    operation.productId,
    operation.title,
    operation.method,
    operation.path,
    JSON.stringify(operation.params),
    JSON.stringify(operation.changes),
    operation.idempotencyKey,
    operation.afterOperation,
    at,
  );
}

/** Names a state of the drafts: the same drafts give the same token, any edit gives another. */
function draftsToken(database: Database): string {
  const hash = createHash('sha256');
  const rows = [
    ...database.all(
      `SELECT product_id, intent, first_price FROM draft_object
       WHERE change_set_id IN (SELECT id FROM change_set WHERE active = 1) ORDER BY product_id`,
    ),
    ...database.all(
      `SELECT product_id, path, base, value FROM draft_field
       WHERE change_set_id IN (SELECT id FROM change_set WHERE active = 1) ORDER BY product_id, path`,
    ),
    ...database.all('SELECT product_id, path, theirs FROM field_conflict ORDER BY product_id, path'),
  ];
  for (const row of rows) hash.update(`${JSON.stringify(row)}\n`);
  return hash.digest('hex');
}

function countPrices(database: Database, productId: string): number {
  return (
    database.get<{ count: number }>('SELECT count(*) AS count FROM price WHERE product_id = ?', productId)
      ?.count ?? 0
  );
}
