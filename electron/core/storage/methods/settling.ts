import { type ObjectRef, uniqueRefs } from '#shared/contract/object.ts';
import { isEqual } from '#shared/domain/equal.ts';
import type { JsonObject } from '#shared/domain/json.ts';
import type { AppError } from '#shared/errors.ts';
import { takeReadSeq } from '../base-order.ts';
import { forgetPublishedSets, setOf } from '../change-set.ts';
import { putArchived } from '../conflicts.ts';
import type { Database } from '../database.ts';
import { shownOn, storedKind, touchObjects } from '../kinds.ts';
import { actionOf } from '#shared/contract/sync.ts';
import { type Operation, type OperationRow, readOperationRow } from '../operation-row.ts';
import {
  finishPublish,
  journalOperation,
  OPERATION_COLUMNS,
  readInState,
  setState,
  UNFINISHED,
} from '../operation-state.ts';
import { putConflict } from '../rebase-drafts.ts';
import { followersOf, laterOfSame, waitingBehind } from '../operations-behind.ts';
import { renameObject } from '../rename-object.ts';
import { thaw } from '../thaw.ts';
import { applyBase } from './base.ts';
import { insertOperation } from './outbox.ts';

/** How a sent operation ended well, and the base that follows from Stripe's answer. */
export interface Applied {
  readonly id: string;
  /** What the answer shows, of whatever kind. */
  readonly found: readonly JsonObject[];
  /** It was deleted. */
  readonly removed: boolean;
  /** The id that Stripe gave to what it made; a local id gives way to it everywhere. */
  readonly resultId: string | null;
  readonly image: { readonly sha256: string; readonly fileId: string; readonly linkUrl: string } | null;
  readonly requestId: string | null;
  readonly at: number;
}

export interface FieldClash {
  readonly path: string;
  readonly base: unknown;
  readonly mine: unknown;
  readonly theirs: unknown;
}

/** Each acts on what is unfinished alone: what was given up meanwhile stays so. */
export const settlingMethods = {
  /** What a crash left in the middle: sent perhaps, answer not seen. */
  recoverSending(database: Database, input: { at: number }): { recovered: number } {
    const left = database
      .all<OperationRow>(`SELECT ${OPERATION_COLUMNS} FROM operation WHERE state = 'sending'`)
      .map(readOperationRow);
    for (const operation of left) {
      setState(database, operation, { state: 'unknown', at: null, error: null, requestId: null });
      journalOperation(database, operation, 'unknown', input.at, null, null);
    }
    return { recovered: left.length };
  },

  /** Not settled: back to waiting, `queued` when no attempt can have had an effect, else `unknown`. */
  returnOperation(
    database: Database,
    input: { id: string; state: 'queued' | 'unknown'; error: AppError; at: number },
  ): void {
    const operation = readInState(database, input.id, UNFINISHED);
    if (operation === null) return;
    setState(database, operation, {
      state: input.state,
      at: null,
      error: input.error,
      requestId: input.error.requestId ?? null,
    });
    if (input.state === 'unknown' && operation.error?.code !== input.error.code)
      journalOperation(database, operation, 'unknown', input.at, input.error, null);
  },

  /** The answer, the base that follows from it and the journal: one transaction (design, Sync 1). */
  settleApplied(database: Database, input: Applied): { changed: ObjectRef[] } {
    const operation = readInState(database, input.id, UNFINISHED);
    if (operation === null) return { changed: [] };
    setState(database, operation, {
      state: 'applied',
      at: input.at,
      error: null,
      requestId: input.requestId,
    });
    if (input.image !== null) {
      const { sha256, fileId, linkUrl } = input.image;
      database.run('UPDATE image SET file_id = ?, link_url = ? WHERE sha256 = ?', fileId, linkUrl, sha256);
    }
    database.run('UPDATE operation SET result_id = ? WHERE id = ?', input.resultId, operation.id);
    const before = shownOn(database, [operation.object]);
    const object = renameObject(database, operation.object, operation.parentId, input.resultId);
    if (input.removed) storedKind(object.kind).forget(database, object.id);
    const changed = applyBase(database, {
      found: input.found,
      removed: [],
      readSeq: takeReadSeq(database),
      at: input.at,
    });
    journalOperation(database, { ...operation, object }, 'applied', input.at, null, input.requestId);
    finishPublish(database, operation.publishId, input.at);
    forgetPublishedSets(database);
    return { changed: uniqueRefs([...touchObjects(database, [object], before), ...changed]) };
  },

  /**
   * Stripe refused, for good: what it wanted is a draft again, with everything frozen behind it: of
   * the same object, and what waited for it.
   */
  settleRejected(
    database: Database,
    input: { id: string; state: 'rejected' | 'conflicted'; error: AppError; at: number },
  ): { changed: ObjectRef[] } {
    const operation = readInState(database, input.id, UNFINISHED);
    if (operation === null) return { changed: [] };
    const requestId = input.error.requestId ?? null;
    setState(database, operation, { state: input.state, at: input.at, error: input.error, requestId });
    journalOperation(database, operation, input.state, input.at, input.error, requestId);
    const behind = waitingBehind(database, operation);
    for (const later of behind)
      setState(database, later, { state: 'dropped', at: input.at, error: input.error, requestId: null });
    const ended = [operation, ...behind];
    const refs = uniqueRefs(ended.map(({ object }) => object));
    const before = shownOn(database, refs);
    if (input.error.code === 'stripe/missing' && actionOf(operation.kind) === 'update') {
      const { baseTable } = storedKind(operation.object.kind);
      database.run(`UPDATE ${baseTable} SET gone_at = ? WHERE id = ?`, input.at, operation.object.id);
    }
    thaw(database, ended, input.at);
    for (const publishId of new Set(ended.map(({ publishId: id }) => id)))
      finishPublish(database, publishId, input.at);
    return { changed: touchObjects(database, refs, before) };
  },

  /**
   * Fields changed on both sides leave the operation, and those frozen behind it, and become drafts
   * in conflict; the rest goes on. An operation with nothing left ends as conflicted.
   *
   * `archived`: the object was, since it was reviewed. Then all of it is held, and the person asked.
   */
  holdConflicts(
    database: Database,
    input: {
      id: string;
      clashes: readonly FieldClash[];
      archived: boolean;
      theirsAt: number | null;
      at: number;
    },
  ): { left: number; changed: ObjectRef[] } {
    const operation = readInState(database, input.id, UNFINISHED);
    if (operation === null) return { left: 0, changed: [] };
    const ofSame = [operation, ...laterOfSame(database, operation)];
    const held = new Set(
      input.archived
        ? ofSame.flatMap(({ changes }) => changes.map(({ path }) => path))
        : input.clashes.map(({ path }) => path),
    );
    const touched = ofSame.filter(({ changes }) => changes.some(({ path }) => held.has(path)));
    // What was to follow stood on all of it: it is given back whole, to be reviewed again.
    const followers = touched.flatMap((one) => followersOf(database, one));
    for (const one of followers)
      setState(database, one, { state: 'dropped', at: input.at, error: null, requestId: null });
    for (const one of touched) leaveOut(database, one, held, input.at);
    const heldParts = touched.map((one) => ({
      ...one,
      changes: one.changes.filter(({ path }) => held.has(path)),
    }));
    thaw(database, [...heldParts, ...followers], input.at);
    const changeSetId = setOf(database, operation.changeSetId);
    for (const { path, base, theirs, mine } of input.clashes) {
      const draft = database.get<{ value: string }>(
        `SELECT value FROM draft_field
         WHERE change_set_id = ? AND object_kind = ? AND object_id = ? AND path = ?`,
        changeSetId,
        operation.object.kind,
        operation.object.id,
        path,
      );
      // Changed back behind it to what it was: nobody wants anything else any more.
      if (draft === undefined) continue;
      const wanted: unknown = JSON.parse(draft.value);
      const isOwn = operation.changes.some((change) => change.path === path && isEqual(change.value, wanted));
      putConflict(database, {
        changeSetId,
        object: operation.object,
        path,
        base,
        mine: isOwn ? mine : wanted,
        theirs,
        theirsAt: input.theirsAt,
        at: input.at,
      });
    }
    if (input.archived) putArchived(database, operation.object, input);
    for (const part of heldParts) journalOperation(database, part, 'conflicted', input.at, null, null);
    const left = operation.changes.filter(({ path }) => !held.has(path));
    const ended = [...touched, ...followers];
    for (const publishId of new Set(ended.map(({ publishId: id }) => id)))
      finishPublish(database, publishId, input.at);
    const changed = touchObjects(
      database,
      ended.map(({ object }) => object),
    );
    return { left: left.length, changed };
  },

  /** New content, or a key Stripe has forgotten: a new operation takes the very place of the old one. */
  replaceOperation(
    database: Database,
    input: { id: string; newId: string; newKey: string; params: JsonObject; at: number },
  ): void {
    const operation = readInState(database, input.id, UNFINISHED);
    if (operation === null) return;
    setState(database, operation, {
      state: 'dropped',
      at: input.at,
      error: operation.error,
      requestId: operation.requestId,
    });
    journalOperation(database, operation, 'retried', input.at, operation.error, operation.requestId);
    insertOperation(database, operation, {
      ...operation,
      id: input.newId,
      idempotencyKey: input.newKey,
      params: input.params,
      afterOperation: null,
    });
    database.run(
      'UPDATE operation SET after_operation = ? WHERE after_operation = ?',
      input.newId,
      operation.id,
    );
  },
};

function leaveOut(database: Database, operation: Operation, held: ReadonlySet<string>, at: number): void {
  const left = operation.changes.filter(({ path }) => !held.has(path));
  database.run('UPDATE operation SET changes = ? WHERE id = ?', JSON.stringify(left), operation.id);
  if (left.length === 0)
    setState(database, operation, { state: 'conflicted', at, error: null, requestId: null });
}
