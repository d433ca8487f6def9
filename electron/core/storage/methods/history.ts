import type { ObjectKind, ObjectRef } from '#shared/contract/object.ts';
import type { FieldChange, HistoryEntry, Overwritten } from '#shared/contract/sync-history.ts';
import { isEqual } from '#shared/domain/equal.ts';
import { failure } from '#shared/errors.ts';
import type { Database } from '../database.ts';
import { changeSteps } from '../edit-plan.ts';
import { sourceOf } from '../event-source.ts';
import { storedKind } from '../kinds.ts';
import { applySteps } from '../object-edits.ts';
import { type Operation, type OperationRow, readOperationRow } from '../operation-row.ts';
import { OPERATION_COLUMNS } from '../operation-state.ts';
import { readVisibleObjects } from '../visible-object.ts';

/** One event of Stripe's, in our fields. */
export interface ObjectEvent {
  readonly id: string;
  /** Stripe's time, in seconds. */
  readonly created: number;
  readonly type: string;
  readonly object: ObjectRef;
  readonly requestId: string | null;
  readonly idempotencyKey: string | null;
  /** Null where the event cannot be read in our terms. */
  readonly changes: readonly FieldChange[] | null;
}

/** Older events are forgotten, so that the history of a busy catalog stays small. */
const KEPT_S = 400 * 86_400;

export const historyMethods = {
  /** Who changed what of an object when: our journal and Stripe's events, newest first. */
  listHistory(
    database: Database,
    input: { object: ObjectRef; limit: number },
  ): { entries: HistoryEntry[]; more: boolean } {
    const entries = [...ownEntries(database, input), ...stripeEntries(database, input)].toSorted(
      (left, right) => right.at - left.at,
    );
    return { entries: entries.slice(0, input.limit), more: entries.length > input.limit };
  },

  /** Wants a value of before again: a draft like any other. Fails with `sync/object-unknown`. */
  restoreValue(
    database: Database,
    input: { object: ObjectRef; path: string; value: unknown; nowAt: number },
  ): { changed: ObjectRef[] } {
    return { changed: wantAgain(database, input.object, input.path, input.value, input.nowAt) };
  },

  /** Values of somebody's that our writes replaced, and that nobody has decided about. */
  listOverwritten(database: Database): Overwritten[] {
    return database
      .all<OverwrittenRow>(
        `SELECT id, object_kind, object_id, parent_id, title, path, lost, written, found_at
         FROM overwritten WHERE state = 'open' ORDER BY id DESC`,
      )
      .map(readOverwritten);
  },

  /** Restored as a draft, or left as it is now. Fails with `sync/conflict-unknown`. */
  settleOverwritten(
    database: Database,
    input: { id: number; choice: 'restore' | 'dismiss'; nowAt: number },
  ): { changed: ObjectRef[] } {
    const row = database.get<OverwrittenRow>(
      `UPDATE overwritten SET state = ? WHERE id = ? AND state = 'open'
       RETURNING id, object_kind, object_id, parent_id, title, path, lost, written, found_at`,
      input.choice === 'restore' ? 'restored' : 'dismissed',
      input.id,
    );
    if (row === undefined) throw failure('sync/conflict-unknown', { path: '' });
    const { object, path, lost } = readOverwritten(row);
    if (input.choice === 'dismiss') return { changed: [object] };
    return { changed: wantAgain(database, object, path, lost, input.nowAt) };
  },
};

/** Keeps events, and looks whether our own writes met what we had read (design, Sync 5). */
export function saveEvents(database: Database, events: readonly ObjectEvent[], at: number): void {
  for (const event of events) {
    database.run(
      `INSERT INTO object_event (id, created, type, object_kind, object_id, request_id, idempotency_key, changes)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
      event.id,
      event.created,
      event.type,
      event.object.kind,
      event.object.id,
      event.requestId,
      event.idempotencyKey,
      event.changes === null ? null : JSON.stringify(event.changes),
    );
    checkOwnWrite(database, event, at);
  }
  const newest = events.reduce((latest, { created }) => Math.max(latest, created), 0);
  if (newest > 0) database.run('DELETE FROM object_event WHERE created < ?', newest - KEPT_S);
}

/** What a full scan passed over can be checked no more: its events were not read. */
export function giveUpChecks(database: Database, settledBefore: number): void {
  database.run(
    `UPDATE operation SET overwrite_check = 'unchecked' WHERE overwrite_check IS NULL
       AND state = 'applied' AND kind LIKE '%.update' AND settled_at < ?`,
    settledBefore,
  );
}

function checkOwnWrite(database: Database, event: ObjectEvent, at: number): void {
  const { idempotencyKey, changes, object } = event;
  if (idempotencyKey === null) return;
  const row = database.get<OperationRow>(
    `SELECT ${OPERATION_COLUMNS} FROM operation WHERE idempotency_key = ? AND kind LIKE '%.update'
       AND object_kind = ? AND object_id = ? AND overwrite_check IS NULL`,
    idempotencyKey,
    object.kind,
    object.id,
  );
  if (row === undefined) return;
  const operation = readOperationRow(row);
  const lost = changes === null ? [] : lostValues(operation, changes);
  for (const { path, base, value, before } of lost) {
    database.run(
      `INSERT INTO overwritten (operation_id, object_kind, object_id, parent_id, title, path, base, lost, written,
         found_at, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open') ON CONFLICT DO NOTHING`,
      operation.id,
      object.kind,
      object.id,
      operation.parentId,
      operation.title,
      path,
      JSON.stringify(base ?? null),
      JSON.stringify(before ?? null),
      JSON.stringify(value ?? null),
      at,
    );
  }
  const isShown = operation.changes.every(
    ({ path }) => storedKind(object.kind).notInEvents?.has(path) !== true,
  );
  const verdict = lost.length > 0 ? 'overwrote' : changes !== null && isShown ? 'clear' : 'unchecked';
  database.run('UPDATE operation SET overwrite_check = ? WHERE id = ?', verdict, operation.id);
}

/** Fields that were something else, when we wrote them, than when we read them. */
function lostValues(operation: Operation, changes: readonly FieldChange[]) {
  return operation.changes.flatMap(({ path, base, value }) => {
    const met = changes.find((change) => change.path === path);
    // Not among what changed: somebody had written the very same.
    if (met === undefined || isEqual(met.before ?? null, base ?? null)) return [];
    return [{ path, base, value, before: met.before }];
  });
}

interface OverwrittenRow {
  id: number;
  object_kind: ObjectKind;
  object_id: string;
  parent_id: string | null;
  title: string;
  path: string;
  lost: string;
  written: string;
  found_at: number;
}

function readOverwritten(row: OverwrittenRow): Overwritten {
  const object = { kind: row.object_kind, id: row.object_id };
  return {
    id: row.id,
    object,
    productId: object.kind === 'product' ? object.id : row.parent_id,
    title: row.title,
    path: row.path,
    lost: JSON.parse(row.lost) as unknown,
    written: JSON.parse(row.written) as unknown,
    foundAt: row.found_at,
  };
}

function wantAgain(
  database: Database,
  object: ObjectRef,
  path: string,
  value: unknown,
  nowAt: number,
): ObjectRef[] {
  const stored = storedKind(object.kind);
  const visible = readVisibleObjects(database, stored, [object.id]).get(object.id);
  if (visible === undefined) throw failure('sync/object-unknown', { id: object.id });
  const steps = changeSteps(stored, visible, [{ path, value }], nowAt);
  return applySteps(database, steps, 'edit', stored.titleOf(database, visible), nowAt);
}

interface OwnRow {
  id: number;
  at: number;
  request_id: string | null;
  idempotency_key: string | null;
  overwrite_check: HistoryEntry['check'];
  changes: string;
}

function ownEntries(
  database: Database,
  { object, limit }: { object: ObjectRef; limit: number },
): HistoryEntry[] {
  return database
    .all<OwnRow>(
      `SELECT journal.id, journal.at, journal.request_id, operation.idempotency_key, operation.overwrite_check,
         journal.changes
       FROM journal LEFT JOIN operation ON operation.id = journal.operation_id
       WHERE journal.object_kind = ? AND journal.object_id = ? AND outcome = 'applied'
         AND journal.kind <> 'image.upload' ORDER BY journal.id DESC LIMIT ?`,
      object.kind,
      object.id,
      limit + 1,
    )
    .map((row) => ({
      id: `journal ${String(row.id)}`,
      at: row.at,
      by: 'here',
      requestId: row.request_id,
      check: row.overwrite_check,
      changes: JSON.parse(row.changes) as FieldChange[],
    }));
}

/** Without those of our own requests: the journal tells of them, with what was meant. */
function stripeEntries(
  database: Database,
  { object, limit }: { object: ObjectRef; limit: number },
): HistoryEntry[] {
  return database
    .all<{
      id: string;
      created: number;
      type: string;
      request_id: string | null;
      idempotency_key: string | null;
      changes: string | null;
    }>(
      `SELECT id, created, type, request_id, idempotency_key, changes FROM object_event
       WHERE object_kind = ? AND object_id = ? AND NOT EXISTS (SELECT 1 FROM operation
         WHERE operation.idempotency_key = object_event.idempotency_key)
       ORDER BY created DESC, rowid DESC LIMIT ?`,
      object.kind,
      object.id,
      limit + 1,
    )
    .map((row) => ({
      id: row.id,
      at: row.created * 1000,
      by: sourceOf(row),
      requestId: row.request_id,
      check: null,
      changes: row.changes === null ? [] : (JSON.parse(row.changes) as FieldChange[]),
    }));
}
