import { type ObjectKind, type ObjectRef, productIdOf } from '#shared/contract/object.ts';
import type { ActivityEntry } from '#shared/contract/sync.ts';
import type { FieldChange } from '#shared/contract/sync-history.ts';
import type { AppError } from '#shared/errors.ts';
import type { Database } from '../database.ts';

export interface JournalEntry {
  readonly at: number;
  readonly kind: ActivityEntry['kind'];
  readonly publishId: number | null;
  readonly operationId: string | null;
  readonly object: ObjectRef | null;
  readonly parentId: string | null;
  readonly title: string;
  readonly outcome: ActivityEntry['outcome'];
  readonly error: AppError | null;
  readonly requestId: string | null;
  readonly changes: readonly FieldChange[];
}

interface JournalRow {
  id: number;
  at: number;
  kind: ActivityEntry['kind'];
  publish_id: number | null;
  object_kind: ObjectKind | null;
  object_id: string | null;
  parent_id: string | null;
  title: string;
  outcome: ActivityEntry['outcome'];
  error: string | null;
  request_id: string | null;
  changes: string;
}

export const journalMethods = {
  addJournal(database: Database, input: JournalEntry): void {
    addJournal(database, input);
  },

  /** Newest first; `beforeId` null starts at the newest. */
  listJournal(
    database: Database,
    input: { beforeId: number | null; limit: number },
  ): { entries: ActivityEntry[]; more: boolean } {
    const rows = database.all<JournalRow>(
      `SELECT id, at, kind, publish_id, object_kind, object_id, parent_id, title, outcome, error, request_id, changes FROM journal
       WHERE id < ? ORDER BY id DESC LIMIT ?`,
      input.beforeId ?? Number.MAX_SAFE_INTEGER,
      input.limit + 1,
    );
    return { entries: rows.slice(0, input.limit).map(readRow), more: rows.length > input.limit };
  },
};

/** Part of the caller's transaction: what happened and its effect are kept together. */
export function addJournal(database: Database, entry: JournalEntry): void {
  database.run(
    `INSERT INTO journal (at, kind, publish_id, operation_id, object_kind, object_id, parent_id, title, outcome,
       error, request_id, changes)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    entry.at,
    entry.kind,
    entry.publishId,
    entry.operationId,
    entry.object?.kind ?? null,
    entry.object?.id ?? null,
    entry.parentId,
    entry.title,
    entry.outcome,
    entry.error === null ? null : JSON.stringify(entry.error),
    entry.requestId,
    JSON.stringify(entry.changes),
  );
}

function readRow(row: JournalRow): ActivityEntry {
  const object =
    row.object_kind === null || row.object_id === null ? null : { kind: row.object_kind, id: row.object_id };
  return {
    id: row.id,
    publishId: row.publish_id,
    at: row.at,
    kind: row.kind,
    object,
    productId: object === null ? null : productIdOf(object, row.parent_id),
    title: row.title,
    outcome: row.outcome,
    error: row.error === null ? null : (JSON.parse(row.error) as AppError),
    requestId: row.request_id,
    changes: JSON.parse(row.changes) as FieldChange[],
  };
}
