import type { ObjectKind, ObjectRef } from '#shared/contract/object.ts';
import type { OperationKind, OperationState } from '#shared/contract/sync.ts';
import type { AppError } from '#shared/errors.ts';

/**
 * One field an operation carries, as in `draft_field`: path, the base value it was made on, the
 * value wanted. A create carries every field that is set (base null) and `firstPrice` where a price
 * rides along; a delete carries none.
 */
export interface OperationChange {
  readonly path: string;
  readonly base: unknown;
  readonly value: unknown;
}

/** What an operation carries besides fields, by the name it has among its changes: `draft_object.attached`. */
export const ATTACHED_PATH: Readonly<Record<ObjectKind, string>> = {
  product: 'firstPrice',
  price: 'replaces',
  portal_configuration: 'attached',
};

/** A row of `operation`, its JSON columns read. */
export interface Operation {
  readonly id: string;
  readonly publishId: number;
  readonly seq: number;
  /** Whose drafts it was made of. */
  readonly changeSetId: number;
  readonly kind: OperationKind;
  readonly object: ObjectRef;
  /** Of a price: its product. */
  readonly parentId: string | null;
  readonly title: string;
  readonly method: 'POST' | 'DELETE';
  readonly path: string;
  /** Final once `firstSentAt` is set; until then what would be sent if nothing changes meanwhile. */
  readonly params: Readonly<Record<string, unknown>>;
  readonly changes: readonly OperationChange[];
  /** Its object was on sale when this was reviewed. */
  readonly onSale: boolean;
  readonly idempotencyKey: string;
  readonly afterOperation: string | null;
  readonly state: OperationState;
  readonly attempts: number;
  readonly frozenAt: number;
  readonly firstSentAt: number | null;
  readonly error: AppError | null;
  readonly requestId: string | null;
  /** The id that Stripe gave: of a price, a portal configuration, a file. */
  readonly resultId: string | null;
}

/** A row as SQLite gives it. */
export interface OperationRow {
  id: string;
  publish_id: number;
  seq: number;
  change_set_id: number;
  kind: OperationKind;
  object_kind: ObjectKind;
  object_id: string;
  parent_id: string | null;
  title: string;
  method: 'POST' | 'DELETE';
  path: string;
  params: string;
  changes: string;
  on_sale: number;
  idempotency_key: string;
  after_operation: string | null;
  state: OperationState;
  attempts: number;
  frozen_at: number;
  first_sent_at: number | null;
  error: string | null;
  request_id: string | null;
  result_id: string | null;
}

/** The casts restate what `freeze` wrote; nobody else writes these columns. */
export function readOperationRow(row: OperationRow): Operation {
  return {
    id: row.id,
    publishId: row.publish_id,
    seq: row.seq,
    changeSetId: row.change_set_id,
    kind: row.kind,
    object: { kind: row.object_kind, id: row.object_id },
    parentId: row.parent_id,
    title: row.title,
    method: row.method,
    path: row.path,
    params: JSON.parse(row.params) as Record<string, unknown>,
    changes: JSON.parse(row.changes) as OperationChange[],
    onSale: row.on_sale === 1,
    idempotencyKey: row.idempotency_key,
    afterOperation: row.after_operation,
    state: row.state,
    attempts: row.attempts,
    frozenAt: row.frozen_at,
    firstSentAt: row.first_sent_at,
    error: row.error === null ? null : (JSON.parse(row.error) as AppError),
    requestId: row.request_id,
    resultId: row.result_id,
  };
}
