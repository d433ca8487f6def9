import { createHash } from 'node:crypto';
import { type ObjectRef, refKey, uniqueRefs } from '#shared/contract/object.ts';
import type { OperationKind } from '#shared/contract/sync.ts';
import type { JsonObject } from '#shared/domain/json.ts';
import { asInWork, SET_IN_WORK, setInWork } from '../change-set.ts';
import { isSeenOnSale } from '../conflicts.ts';
import type { Database } from '../database.ts';
import { type DraftedObject, readDrafted, withoutPaths } from '../drafted.ts';
import { shownOn, storedKind, touchObjects } from '../kinds.ts';
import type { OperationChange } from '../operation-row.ts';

export interface NewOperation {
  readonly id: string;
  readonly kind: OperationKind;
  readonly object: ObjectRef;
  /** Of a price: its product. */
  readonly parentId: string | null;
  readonly title: string;
  readonly method: 'POST' | 'DELETE';
  readonly path: string;
  readonly params: JsonObject;
  readonly changes: readonly OperationChange[];
  readonly idempotencyKey: string;
  readonly afterOperation: string | null;
}

/** Changes of one object that stay drafts while its others are published. */
export interface LeftOut {
  readonly object: ObjectRef;
  readonly paths: readonly string[];
}

export const outboxMethods = {
  /** The drafts of the change set in work, and the token that names this state of them. */
  readDrafts(database: Database): { token: string; objects: DraftedObject[] } {
    return { token: draftsToken(database), objects: readDrafted(database, draftedRefs(database)) };
  },

  /**
   * As `readDrafts` of any set (null: the one in work), each object as it would be without the
   * changes that are left out.
   */
  readChosenDrafts(
    database: Database,
    input: { changeSetId: number | null; leftOut: readonly LeftOut[] },
  ): { token: string; objects: DraftedObject[] } {
    const { token, objects } = asInWork(database, input.changeSetId, () =>
      outboxMethods.readDrafts(database),
    );
    const leftOut = new Map(input.leftOut.map(({ object, paths }) => [refKey(object), paths]));
    return {
      token,
      objects: objects.map((object) => withoutPaths(object, leftOut.get(refKey(object)) ?? [])),
    };
  },

  /**
   * Freezes reviewed drafts into operations: the drafts are gone and the operations stand, or
   * neither. Answers null when the drafts are no longer those that were reviewed.
   */
  commitPublish(
    database: Database,
    input: {
      token: string;
      /** Whose drafts they are; none: the set in work. */
      changeSetId?: number | null;
      objects: readonly ObjectRef[];
      operations: readonly NewOperation[];
      at: number;
      /** Not in the operations: stays as it is. */
      leftOut?: readonly LeftOut[];
    },
  ): { publishId: number; changed: ObjectRef[] } | null {
    const changeSetId = input.changeSetId ?? setInWork(database);
    if (asInWork(database, changeSetId, () => draftsToken(database)) !== input.token) return null;
    const row = database.get<{ id: number }>(
      `INSERT INTO publish (state, created_at) VALUES ('running', ?) RETURNING id`,
      input.at,
    );
    const publishId = row?.id ?? 0;
    const before = shownOn(database, input.objects);
    const leftOut = new Map((input.leftOut ?? []).map(({ object, paths }) => [refKey(object), paths]));
    for (const { kind, id } of uniqueRefs(input.objects)) {
      const ofObject = 'change_set_id = ?1 AND object_kind = ?2 AND object_id = ?3';
      database.run(`DELETE FROM draft_object WHERE ${ofObject}`, changeSetId, kind, id);
      const kept = JSON.stringify(leftOut.get(refKey({ kind, id })) ?? []);
      for (const table of ['draft_field', 'field_conflict'] as const) {
        database.run(
          `DELETE FROM ${table} WHERE ${ofObject} AND path NOT IN (SELECT value FROM json_each(?4))`,
          changeSetId,
          kind,
          id,
          kept,
        );
      }
      // What was refused before is answered by this new attempt.
      database.run(
        `UPDATE operation SET state = 'dropped', settled_at = ?
         WHERE state IN ('rejected', 'conflicted') AND object_kind = ? AND object_id = ?`,
        input.at,
        kind,
        id,
      );
    }
    for (const [seq, operation] of input.operations.entries()) {
      const { baseTable } = storedKind(operation.object.kind);
      const onSale = isSeenOnSale(database, baseTable, operation.object);
      insertOperation(database, { publishId, changeSetId, seq, frozenAt: input.at, onSale }, operation);
    }
    return { publishId, changed: touchObjects(database, input.objects, before) };
  },
};

/** Where an operation stands among others. */
export interface OperationPlace {
  readonly publishId: number;
  readonly changeSetId: number;
  readonly seq: number;
  readonly frozenAt: number;
  /** Its object was on sale when this was reviewed. */
  readonly onSale: boolean;
}

export function insertOperation(database: Database, place: OperationPlace, operation: NewOperation): void {
  database.run(
    `INSERT INTO operation (id, publish_id, seq, change_set_id, kind, object_kind, object_id, parent_id, title,
       method, path, params, changes, on_sale, idempotency_key, after_operation, state, frozen_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'queued', ?)`,
    operation.id,
    place.publishId,
    place.seq,
    place.changeSetId,
    operation.kind,
    operation.object.kind,
    operation.object.id,
    operation.parentId,
    operation.title,
    operation.method,
    operation.path,
    JSON.stringify(operation.params),
    JSON.stringify(operation.changes),
    place.onSale ? 1 : 0,
    operation.idempotencyKey,
    operation.afterOperation,
    place.frozenAt,
  );
}

function draftedRefs(database: Database): ObjectRef[] {
  return database.all<ObjectRef>(
    `SELECT object_kind AS kind, object_id AS id FROM draft_object WHERE change_set_id = ${SET_IN_WORK}
     UNION SELECT object_kind, object_id FROM draft_field WHERE change_set_id = ${SET_IN_WORK}
     ORDER BY 1, 2`,
  );
}

/** Names a state of the drafts: the same drafts give the same token, any edit gives another. */
function draftsToken(database: Database): string {
  const hash = createHash('sha256');
  const rows = [
    ...database.all(
      `SELECT change_set_id, object_kind, object_id, intent, attached FROM draft_object
       WHERE change_set_id = ${SET_IN_WORK} ORDER BY object_kind, object_id`,
    ),
    ...database.all(
      `SELECT object_kind, object_id, path, base, value FROM draft_field
       WHERE change_set_id = ${SET_IN_WORK} ORDER BY object_kind, object_id, path`,
    ),
    ...database.all(
      `SELECT object_kind, object_id, path, theirs FROM field_conflict
       WHERE change_set_id = ${SET_IN_WORK} ORDER BY object_kind, object_id, path`,
    ),
  ];
  for (const row of rows) hash.update(`${JSON.stringify(row)}\n`);
  return hash.digest('hex');
}
