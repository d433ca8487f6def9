import type { JsonObject } from '#shared/domain/json.ts';
import type { AppError } from '#shared/errors.ts';
import type { Database } from '../database.ts';
import { type Operation, type OperationRow, readOperationRow } from '../operation-row.ts';
import {
  finishPublish,
  journalOperation,
  OPERATION_COLUMNS,
  readOperation,
  setState,
} from '../operation-state.ts';
import { putConflict } from '../rebase-drafts.ts';
import { reindexProducts } from '../reindex.ts';
import { thaw } from '../thaw.ts';
import { applyBase, forgetProduct } from './base.ts';
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

  /** Not settled: back to waiting, `queued` when it certainly had no effect, else `unknown`. */
  returnOperation(
    database: Database,
    input: { id: string; state: 'queued' | 'unknown'; error: AppError; at: number },
  ): void {
    const operation = readOperation(database, input.id);
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
    const operation = readOperation(database, input.id);
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
    const operation = readOperation(database, input.id);
    if (operation === null) return { changed: [] };
    const requestId = input.error.requestId ?? null;
    setState(database, operation, { state: input.state, at: input.at, error: input.error, requestId });
    const touched = [operation.productId];
    if (operation.kind !== 'image.upload') thaw(database, operation, input.at);
    journalOperation(database, operation, input.state, input.at, input.error, requestId);
    for (const later of waitingBehind(database, operation)) {
      setState(database, later, { state: 'dropped', at: input.at, error: input.error, requestId: null });
      thaw(database, later, input.at);
      touched.push(later.productId);
    }
    finishPublish(database, operation.publishId, input.at);
    reindexProducts(database, touched);
    return { changed: touched };
  },

  /**
   * Fields changed on both sides leave the operation and become drafts in conflict; the rest goes
   * on. With nothing left the operation itself ends as conflicted.
   */
  holdConflicts(
    database: Database,
    input: { id: string; clashes: readonly FieldClash[]; theirsAt: number | null; at: number },
  ): { left: number } {
    const operation = readOperation(database, input.id);
    if (operation === null) return { left: 0 };
    const held = new Set(input.clashes.map(({ path }) => path));
    const left = operation.changes.filter(({ path }) => !held.has(path));
    database.run('UPDATE operation SET changes = ? WHERE id = ?', JSON.stringify(left), operation.id);
    thaw(
      database,
      { ...operation, changes: operation.changes.filter(({ path }) => held.has(path)) },
      input.at,
    );
    for (const { path, base, theirs, mine } of input.clashes) {
      putConflict(database, {
        productId: operation.productId,
        path,
        base,
        mine,
        theirs,
        theirsAt: input.theirsAt,
        at: input.at,
      });
    }
    if (left.length === 0)
      setState(database, operation, { state: 'conflicted', at: input.at, error: null, requestId: null });
    journalOperation(
      database,
      { ...operation, changes: operation.changes.filter(({ path }) => held.has(path)) },
      'conflicted',
      input.at,
      null,
      null,
    );
    finishPublish(database, operation.publishId, input.at);
    reindexProducts(database, [operation.productId]);
    return { left: left.length };
  },

  /** New content, or a key Stripe has forgotten: a new operation takes the place of the old one. */
  replaceOperation(
    database: Database,
    input: { id: string; newId: string; newKey: string; params: JsonObject; at: number },
  ): void {
    const operation = readOperation(database, input.id);
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

/** What cannot be done any more: the same product's later work, or whoever waits for this picture. */
function waitingBehind(database: Database, operation: Operation): Operation[] {
  const rows =
    operation.kind === 'image.upload'
      ? database.all<OperationRow>(
          `SELECT ${OPERATION_COLUMNS} FROM operation WHERE state = 'queued' AND kind <> 'image.upload' AND instr(changes, ?) > 0`,
          String(operation.params['sha256']),
        )
      : database.all<OperationRow>(
          `SELECT ${OPERATION_COLUMNS} FROM operation WHERE state = 'queued' AND kind <> 'image.upload' AND product_id = ?`,
          operation.productId,
        );
  return rows.map(readOperationRow);
}
