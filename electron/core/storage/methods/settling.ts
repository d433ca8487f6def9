import { isEqual } from '#shared/domain/equal.ts';
import type { JsonObject } from '#shared/domain/json.ts';
import type { AppError } from '#shared/errors.ts';
import type { Database } from '../database.ts';
import { type Operation, type OperationRow, readOperationRow } from '../operation-row.ts';
import {
  finishPublish,
  journalOperation,
  OPERATION_COLUMNS,
  readInState,
  setState,
  UNFINISHED,
} from '../operation-state.ts';
import { forgetProduct } from '../forget-product.ts';
import { putConflict } from '../rebase-drafts.ts';
import { reindexProducts } from '../reindex.ts';
import { thaw } from '../thaw.ts';
import { applyBase, takeReadSeq } from './base.ts';
import { insertOperation } from './outbox.ts';

/** How a sent operation ended well, and the base that follows from Stripe's answer. */
export interface Applied {
  readonly id: string;
  readonly product: JsonObject | null;
  readonly prices: readonly JsonObject[];
  readonly removed: boolean;
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
  settleApplied(database: Database, input: Applied): { changed: string[] } {
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
    if (input.removed) forgetProduct(database, operation.productId);
    const changed = applyBase(database, {
      products: input.product === null ? [] : [input.product],
      prices: input.prices,
      removedProducts: [],
      removedPrices: [],
      readSeq: takeReadSeq(database),
      at: input.at,
    });
    journalOperation(database, operation, 'applied', input.at, null, input.requestId);
    finishPublish(database, operation.publishId, input.at);
    reindexProducts(database, [operation.productId]);
    return { changed: [...new Set([operation.productId, ...changed])] };
  },

  /**
   * Stripe refused, for good: what it wanted is a draft again, with everything frozen behind it of
   * the same product.
   */
  settleRejected(
    database: Database,
    input: { id: string; state: 'rejected' | 'conflicted'; error: AppError; at: number },
  ): { changed: string[] } {
    const operation = readInState(database, input.id, UNFINISHED);
    if (operation === null) return { changed: [] };
    const requestId = input.error.requestId ?? null;
    setState(database, operation, { state: input.state, at: input.at, error: input.error, requestId });
    journalOperation(database, operation, input.state, input.at, input.error, requestId);
    const behind = waitingBehind(database, operation);
    for (const later of behind)
      setState(database, later, { state: 'dropped', at: input.at, error: input.error, requestId: null });
    if (input.error.code === 'stripe/missing' && operation.kind === 'product.update')
      database.run('UPDATE product SET gone_at = ? WHERE id = ?', input.at, operation.productId);
    const ended = [operation, ...behind];
    thaw(database, ended, input.at);
    for (const publishId of new Set(ended.map(({ publishId: id }) => id)))
      finishPublish(database, publishId, input.at);
    const touched = ended.map(({ productId }) => productId);
    reindexProducts(database, touched);
    return { changed: touched };
  },

  /**
   * Fields changed on both sides leave the operation, and those frozen behind it, and become drafts
   * in conflict; the rest goes on. An operation with nothing left ends as conflicted.
   */
  holdConflicts(
    database: Database,
    input: { id: string; clashes: readonly FieldClash[]; theirsAt: number | null; at: number },
  ): { left: number } {
    const operation = readInState(database, input.id, UNFINISHED);
    if (operation === null) return { left: 0 };
    const held = new Set(input.clashes.map(({ path }) => path));
    const touched = [operation, ...waitingBehind(database, operation)].filter(({ changes }) =>
      changes.some(({ path }) => held.has(path)),
    );
    for (const one of touched) leaveOut(database, one, held, input.at);
    const heldParts = touched.map((one) => ({
      ...one,
      changes: one.changes.filter(({ path }) => held.has(path)),
    }));
    thaw(database, heldParts, input.at);
    for (const { path, base, theirs, mine } of input.clashes) {
      const draft = database.get<{ value: string }>(
        'SELECT value FROM draft_field WHERE product_id = ? AND path = ?',
        operation.productId,
        path,
      );
      // Changed back behind it to what it was: nobody wants anything else any more.
      if (draft === undefined) continue;
      const wanted: unknown = JSON.parse(draft.value);
      const isOwn = operation.changes.some((change) => change.path === path && isEqual(change.value, wanted));
      putConflict(database, {
        productId: operation.productId,
        path,
        base,
        mine: isOwn ? mine : wanted,
        theirs,
        theirsAt: input.theirsAt,
        at: input.at,
      });
    }
    for (const part of heldParts) journalOperation(database, part, 'conflicted', input.at, null, null);
    const left = operation.changes.filter(({ path }) => !held.has(path));
    for (const publishId of new Set(touched.map(({ publishId: id }) => id)))
      finishPublish(database, publishId, input.at);
    reindexProducts(database, [operation.productId]);
    return { left: left.length };
  },

  /** New content, or a key Stripe has forgotten: a new operation takes the place of the old one. */
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
    const last = database.get<{ seq: number }>(
      'SELECT max(seq) AS seq FROM operation WHERE publish_id = ?',
      operation.publishId,
    );
    insertOperation(
      database,
      operation.publishId,
      (last?.seq ?? 0) + 1,
      {
        ...operation,
        id: input.newId,
        idempotencyKey: input.newKey,
        params: input.params,
        afterOperation: null,
      },
      operation.frozenAt,
    );
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

/**
 * What cannot be done any more: the same product's later work. For a picture: whoever waits for it,
 * and what stands behind that.
 */
function waitingBehind(database: Database, operation: Operation): Operation[] {
  const rows =
    operation.kind === 'image.upload'
      ? database.all<OperationRow>(
          `SELECT ${OPERATION_COLUMNS} FROM operation WHERE state = 'queued' AND kind <> 'image.upload'
             AND EXISTS (SELECT 1 FROM operation AS shows WHERE shows.product_id = operation.product_id
               AND shows.state = 'queued' AND shows.kind <> 'image.upload' AND instr(shows.changes, ?) > 0
               AND (shows.publish_id, shows.seq) <= (operation.publish_id, operation.seq))`,
          String(operation.params['sha256']),
        )
      : database.all<OperationRow>(
          `SELECT ${OPERATION_COLUMNS} FROM operation WHERE state = 'queued' AND kind <> 'image.upload'
             AND product_id = ? AND id <> ?`,
          operation.productId,
          operation.id,
        );
  return rows.map(readOperationRow);
}
