import { type ObjectRef, uniqueRefs } from '#shared/contract/object.ts';
import type { OperationState } from '#shared/contract/sync.ts';
import { isLocalId } from '#shared/domain/local-id.ts';
import type { JsonObject } from '#shared/domain/json.ts';
import { forgetPublishedSets, SET_IN_WORK } from '../change-set.ts';
import type { Database } from '../database.ts';
import { ARCHIVED_PATH } from '../conflicts.ts';
import { putDraft } from '../draft-rows.ts';
import { shownOn, touchObjects } from '../kinds.ts';
import {
  type Operation,
  type OperationChange,
  type OperationRow,
  readOperationRow,
} from '../operation-row.ts';
import {
  finishPublish,
  journalOperation,
  OPERATION_COLUMNS,
  readInState,
  readOperation,
  setState,
} from '../operation-state.ts';
import { waitingBehind } from '../operations-behind.ts';
import { dropLooseConflicts, thaw } from '../thaw.ts';

export const operationMethods = {
  /**
   * What may be sent now, in order: no two of one object at a time, nothing before what it builds
   * on, nothing of a publish that is paused.
   */
  listRunnable(database: Database, input: { limit: number; except: readonly string[] }): Operation[] {
    return database
      .all<OperationRow>(
        `SELECT ${OPERATION_COLUMNS} FROM operation JOIN publish ON publish.id = publish_id
         WHERE operation.state IN ('queued', 'unknown') AND publish.state = 'running'
           AND operation.id NOT IN (SELECT value FROM json_each(?))
           AND (operation.kind = 'image.upload' OR NOT EXISTS (SELECT 1 FROM operation AS earlier
             WHERE earlier.object_kind = operation.object_kind AND earlier.object_id = operation.object_id
               AND earlier.kind <> 'image.upload' AND earlier.state IN ('queued', 'sending', 'unknown')
               AND (earlier.publish_id, earlier.seq) < (operation.publish_id, operation.seq)))
           AND NOT EXISTS (SELECT 1 FROM operation AS needed
             WHERE needed.id = operation.after_operation AND needed.state IN ('queued', 'sending', 'unknown'))
         ORDER BY publish_id, seq LIMIT ?`,
        JSON.stringify(input.except),
        input.limit,
      )
      .map(readOperationRow);
  },

  readOperation(database: Database, input: { id: string }): Operation | null {
    return readOperation(database, input.id);
  },

  /**
   * Commits `sending` before the socket opens. `params` and `changes` become final here, with the
   * first sending: from then on the same key carries the same bytes for ever, whatever is passed.
   */
  markSending(
    database: Database,
    input: { id: string; params: JsonObject; changes: readonly OperationChange[]; at: number },
  ): Operation | null {
    database.run(
      `UPDATE operation SET params = ?, changes = ? WHERE id = ? AND first_sent_at IS NULL AND state = 'queued'`,
      JSON.stringify(input.params),
      JSON.stringify(input.changes),
      input.id,
    );
    const changed = database.run(
      `UPDATE operation SET state = 'sending', attempts = attempts + 1, first_sent_at = coalesce(first_sent_at, ?)
       WHERE id = ? AND state IN ('queued', 'unknown')`,
      input.at,
      input.id,
    );
    return changed === 1 ? readOperation(database, input.id) : null;
  },

  listWaiting(database: Database): Operation[] {
    return database
      .all<OperationRow>(
        `SELECT ${OPERATION_COLUMNS} FROM operation
         WHERE state IN ('queued', 'sending', 'unknown') OR (state IN ('rejected', 'conflicted') AND ${HAS_DRAFT})
         ORDER BY publish_id, seq`,
      )
      .map(readOperationRow);
  },

  /** Every operation of a publish, in order. */
  listPublished(database: Database, input: { publishId: number }): Operation[] {
    return database
      .all<OperationRow>(
        `SELECT ${OPERATION_COLUMNS} FROM operation WHERE publish_id = ? ORDER BY seq, rowid`,
        input.publishId,
      )
      .map(readOperationRow);
  },

  /**
   * Gives up those operations that are in a state of `from`, and answers which. Their work is a
   * draft again, is dropped with them, or stays as it is: that of a refused one became a draft when
   * it was refused.
   */
  dropOperations(
    database: Database,
    input: {
      ids: readonly string[];
      from: readonly OperationState[];
      outcome: 'dropped' | 'retried';
      work: 'thaw' | 'drop' | 'keep';
      at: number;
    },
  ): { changed: ObjectRef[]; ended: string[] } {
    const ended = input.ids.flatMap((id) => readInState(database, id, input.from) ?? []);
    // What waits for something that was given up would wait for ever: it is to be reviewed again.
    const behind = input.work === 'drop' ? ended.flatMap((one) => waitingBehind(database, one)) : [];
    const refs = uniqueRefs([...ended, ...behind].map(({ object }) => object));
    const before = shownOn(database, refs);
    for (const operation of ended) {
      const { error, requestId } = operation;
      setState(database, operation, { state: 'dropped', at: input.at, error, requestId });
      journalOperation(database, operation, input.outcome, input.at, error, requestId);
      if (input.work === 'drop') dropDrafts(database, operation);
      finishPublish(database, operation.publishId, input.at);
    }
    for (const { id, publishId } of behind) {
      const waiting = readInState(database, id, ['queued']);
      if (waiting === null) continue;
      setState(database, waiting, { state: 'dropped', at: input.at, error: null, requestId: null });
      finishPublish(database, publishId, input.at);
    }
    thaw(database, input.work === 'thaw' ? ended : behind, input.at);
    if (input.work === 'drop') for (const { object } of ended) dropMentions(database, object);
    forgetPublishedSets(database);
    return { changed: touchObjects(database, refs, before), ended: ended.map(({ id }) => id) };
  },

  setPublishState(database: Database, input: { from: 'running' | 'paused'; to: 'running' | 'paused' }): void {
    database.run('UPDATE publish SET state = ? WHERE state = ?', input.to, input.from);
  },

  /** What of a publish can be taken back: never sent, or never taken (sync/settle.ts). */
  listQueued(database: Database, input: { publishId: number }): string[] {
    return database
      .all<{ id: string }>(
        `SELECT id FROM operation WHERE state = 'queued' AND publish_id = ? ORDER BY seq`,
        input.publishId,
      )
      .map(({ id }) => id);
  },

  /** Objects of a publish that have nothing more to send. */
  countSettled(database: Database, input: { publishId: number }): { settled: number } {
    const row = database.get<{ count: number }>(
      `SELECT count(*) AS count FROM (
         SELECT object_id FROM operation WHERE publish_id = ? AND kind <> 'image.upload'
         GROUP BY object_kind, object_id HAVING sum(state IN ('queued', 'sending', 'unknown')) = 0)`,
      input.publishId,
    );
    return { settled: row?.count ?? 0 };
  },

  /** Objects in conflict in the set that a publish was made of. */
  listInConflict(database: Database, input: { publishId: number }): ObjectRef[] {
    return database.all<ObjectRef>(
      `SELECT DISTINCT object_kind AS kind, object_id AS id FROM field_conflict
       WHERE change_set_id IN (SELECT change_set_id FROM operation WHERE publish_id = ?)`,
      input.publishId,
    );
  },

  countOutbox(database: Database): {
    changes: number;
    waiting: number;
    conflicts: number;
    refused: number;
    paused: boolean;
    changeSet: string | null;
  } {
    const count = (sql: string): number => database.get<{ count: number }>(sql)?.count ?? 0;
    return {
      changes: count(
        `SELECT count(*) AS count FROM (
           SELECT object_kind, object_id FROM draft_object WHERE change_set_id = ${SET_IN_WORK}
           UNION SELECT object_kind, object_id FROM draft_field WHERE change_set_id = ${SET_IN_WORK})`,
      ),
      waiting: count(
        `SELECT count(*) AS count FROM operation WHERE state IN ('queued', 'sending', 'unknown')`,
      ),
      conflicts: count(
        `SELECT count(*) AS count FROM (
           SELECT object_kind, object_id FROM field_conflict WHERE change_set_id = ${SET_IN_WORK}
           UNION SELECT 'product', id FROM product WHERE gone_at IS NOT NULL)`,
      ),
      refused: count(
        `SELECT count(*) AS count FROM (SELECT DISTINCT object_kind, object_id FROM operation
           WHERE state = 'rejected' AND ${HAS_DRAFT})`,
      ),
      changeSet:
        database.get<{ name: string | null }>('SELECT name FROM change_set WHERE in_work = 1')?.name ?? null,
      paused: count(`SELECT count(*) AS count FROM publish WHERE state = 'paused'`) > 0,
    };
  },

  /** Mine: the draft is moved onto Stripe's value and will be sent. Theirs: the draft goes. */
  resolveConflict(
    database: Database,
    input: { object: ObjectRef; path: string; choice: 'mine' | 'theirs'; nowAt: number },
  ): { found: boolean; changed: ObjectRef[] } {
    const { object, path } = input;
    const conflict = database.get<{ theirs: string }>(
      `DELETE FROM field_conflict
       WHERE change_set_id = ${SET_IN_WORK} AND object_kind = ? AND object_id = ? AND path = ? RETURNING theirs`,
      object.kind,
      object.id,
      path,
    );
    if (conflict === undefined) return { found: false, changed: [] };
    const before = shownOn(database, [object]);
    if (path === ARCHIVED_PATH) {
      // Mine: it is to be on sale again. Theirs: it stays archived, and is changed all the same.
      if (input.choice === 'mine') {
        putDraft(database, object, 'active', { base: false, value: true, changedAt: input.nowAt });
      }
    } else if (input.choice === 'theirs') {
      database.run(
        `DELETE FROM draft_field
         WHERE change_set_id = ${SET_IN_WORK} AND object_kind = ? AND object_id = ? AND path = ?`,
        object.kind,
        object.id,
        path,
      );
    } else {
      database.run(
        `UPDATE draft_field SET base = ?
         WHERE change_set_id = ${SET_IN_WORK} AND object_kind = ? AND object_id = ? AND path = ?`,
        conflict.theirs,
        object.kind,
        object.id,
        path,
      );
    }
    return { found: true, changed: touchObjects(database, [object], before) };
  },

  /** Stripe's side of every conflict of an object; what is not in conflict stays a draft. */
  takeTheirs(database: Database, input: { object: ObjectRef; nowAt: number }): { changed: ObjectRef[] } {
    const { object, nowAt } = input;
    const paths = database.all<{ path: string }>(
      `SELECT path FROM field_conflict
       WHERE change_set_id = ${SET_IN_WORK} AND object_kind = ? AND object_id = ?`,
      object.kind,
      object.id,
    );
    const changed = paths.flatMap(
      ({ path }) =>
        operationMethods.resolveConflict(database, { object, path, choice: 'theirs', nowAt }).changed,
    );
    return { changed: uniqueRefs(changed) };
  },

  readImageUpload(
    database: Database,
    input: { sha256: string },
  ): { mime: string; bytes: Uint8Array; fileId: string | null; linkUrl: string | null } | null {
    const row = database.get<{
      mime: string;
      upload: Uint8Array;
      file_id: string | null;
      link_url: string | null;
    }>('SELECT mime, upload, file_id, link_url FROM image WHERE sha256 = ?', input.sha256);
    if (row === undefined) return null;
    return { mime: row.mime, bytes: row.upload, fileId: row.file_id, linkUrl: row.link_url };
  },

  /** Where queued images can be seen by Stripe; a hash without a link is left out. */
  listImageLinks(database: Database, input: { sha256: readonly string[] }): Record<string, string> {
    const rows = database.all<{ sha256: string; link_url: string }>(
      'SELECT sha256, link_url FROM image WHERE link_url IS NOT NULL AND sha256 IN (SELECT value FROM json_each(?))',
      JSON.stringify(input.sha256),
    );
    return Object.fromEntries(rows.map((row) => [row.sha256, row.link_url]));
  },
};

const HAS_DRAFT = `(EXISTS (SELECT 1 FROM draft_field WHERE draft_field.object_kind = operation.object_kind
    AND draft_field.object_id = operation.object_id)
  OR EXISTS (SELECT 1 FROM draft_object WHERE draft_object.object_kind = operation.object_kind
    AND draft_object.object_id = operation.object_id))`;

/** Nothing can be wanted of an object that will never be made. */
function dropMentions(database: Database, { id }: ObjectRef): void {
  if (isLocalId(id)) database.run('DELETE FROM draft_field WHERE value = ?', JSON.stringify(id));
}

/** What a dropped operation wanted is dropped with it, unless it has been edited since. */
function dropDrafts(database: Database, { object, changes, changeSetId, kind }: Operation): void {
  for (const { path, value } of changes) {
    database.run(
      `DELETE FROM draft_field
       WHERE change_set_id = ? AND object_kind = ? AND object_id = ? AND path = ? AND value = ?`,
      changeSetId,
      object.kind,
      object.id,
      path,
      JSON.stringify(value ?? null),
    );
  }
  dropLooseConflicts(database, object);
  const left = database.get(
    'SELECT 1 FROM draft_field WHERE change_set_id = ? AND object_kind = ? AND object_id = ?',
    changeSetId,
    object.kind,
    object.id,
  );
  if (left === undefined || kind.endsWith('.delete')) {
    database.run(
      'DELETE FROM draft_object WHERE change_set_id = ? AND object_kind = ? AND object_id = ?',
      changeSetId,
      object.kind,
      object.id,
    );
  }
}
