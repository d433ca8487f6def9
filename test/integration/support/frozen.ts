import type { Database } from '#electron/core/storage/database.ts';
import { methods } from '#electron/core/storage/method-table.ts';
import { type Operation, type OperationRow, readOperationRow } from '#electron/core/storage/operation-row.ts';
import { OPERATION_COLUMNS } from '#electron/core/storage/operation-state.ts';
import { freezeDrafts } from '#electron/core/sync/freeze.ts';

/** Publishes all drafts, as far as freezing goes. `at` names the operations: use each once. */
export function freeze(database: Database, at: number): void {
  const { token, objects: drafted } = methods.readDrafts(database);
  if (drafted.length === 0) return;
  let last = 0;
  const uploads = Object.fromEntries(
    unfinished(database).map(({ id, params }) => [String(params['sha256']), id] as const),
  );
  const operations = freezeDrafts(drafted, { links: {}, uploads }, () => `${at}-${(last += 1)}`);
  const objects = drafted.map(({ kind, id }) => ({ kind, id }));
  methods.commitPublish(database, { token, objects, operations, at });
}

/** What is frozen and not settled, in the order of sending. */
export function unfinished(database: Database): Operation[] {
  return database
    .all<OperationRow>(
      `SELECT ${OPERATION_COLUMNS} FROM operation WHERE state IN ('queued', 'sending', 'unknown') ORDER BY publish_id, seq, operation.rowid`,
    )
    .map(readOperationRow);
}
