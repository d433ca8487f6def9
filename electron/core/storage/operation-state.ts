import type { OperationState } from '#shared/contract/sync.ts';
import type { AppError } from '#shared/errors.ts';
import type { Database } from './database.ts';
import { addJournal } from './methods/journal.ts';
import { type Operation, type OperationRow, readOperationRow } from './operation-row.ts';

export const OPERATION_COLUMNS = `operation.id, publish_id, seq, change_set_id, kind, object_kind, object_id, parent_id, title, method, path, params, changes, on_sale, idempotency_key,
  after_operation, operation.state, attempts, frozen_at, first_sent_at, error, request_id, result_id`;

export function readOperation(database: Database, id: string): Operation | null {
  const row = database.get<OperationRow>(`SELECT ${OPERATION_COLUMNS} FROM operation WHERE id = ?`, id);
  return row === undefined ? null : readOperationRow(row);
}

/** In a state that a method may act on, else null: looked at in the transaction that acts. */
export function readInState(
  database: Database,
  id: string,
  states: readonly OperationState[],
): Operation | null {
  const row = database.get<OperationRow>(
    `SELECT ${OPERATION_COLUMNS} FROM operation WHERE id = ? AND state IN (SELECT value FROM json_each(?))`,
    id,
    JSON.stringify(states),
  );
  return row === undefined ? null : readOperationRow(row);
}

/** Frozen and not settled. */
export const UNFINISHED: readonly OperationState[] = ['queued', 'sending', 'unknown'];

export function setState(
  database: Database,
  operation: Operation,
  to: { state: OperationState; at: number | null; error: AppError | null; requestId: string | null },
): void {
  database.run(
    'UPDATE operation SET state = ?, settled_at = ?, error = ?, request_id = ? WHERE id = ?',
    to.state,
    to.at,
    to.error === null ? null : JSON.stringify(to.error),
    to.requestId,
    operation.id,
  );
}

export function finishPublish(database: Database, publishId: number, at: number): void {
  database.run(
    `UPDATE publish SET state = 'done', finished_at = ? WHERE id = ? AND state IN ('running', 'paused')
     AND NOT EXISTS (SELECT 1 FROM operation WHERE publish_id = publish.id AND state IN ('queued', 'sending', 'unknown'))`,
    at,
    publishId,
  );
}

export function journalOperation(
  database: Database,
  operation: Operation,
  outcome: 'applied' | 'rejected' | 'conflicted' | 'unknown' | 'dropped' | 'retried',
  at: number,
  error: AppError | null,
  requestId: string | null,
): void {
  addJournal(database, {
    at,
    kind: operation.kind,
    publishId: operation.publishId,
    operationId: operation.id,
    object: operation.object,
    parentId: operation.parentId,
    title: operation.title,
    outcome,
    error,
    requestId,
    changes: operation.changes.map(({ path, base, value }) => ({ path, before: base, after: value })),
  });
}
