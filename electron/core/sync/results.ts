import type { PublishResult, WaitingOperation } from '#shared/contract/sync.ts';
import type { Operation } from '../storage/operation-row.ts';

/**
 * How each product of a publish fared. An upload speaks only where it was refused: the product that
 * waited for it is then a draft again.
 *
 * @param inConflict products some of whose fields were held back.
 */
export function publishResults(
  operations: readonly Operation[],
  inConflict: ReadonlySet<string>,
): PublishResult[] {
  const last = new Map<string, Operation>();
  for (const operation of operations) {
    if (operation.kind !== 'image.upload') last.set(operation.productId, operation);
  }
  return [...last.values()].map((operation): PublishResult => {
    const { productId, title, error, requestId } = operation;
    return { productId, title, error, requestId, outcome: outcomeOf(operation, inConflict.has(productId)) };
  });
}

function outcomeOf({ state, error }: Operation, inConflict: boolean): PublishResult['outcome'] {
  switch (state) {
    case 'applied':
      return inConflict ? 'conflict' : 'applied';
    case 'conflicted':
      return 'conflict';
    case 'rejected':
      return 'refused';
    case 'dropped':
      // Frozen behind something that was refused, or taken back.
      return error === null ? 'dropped' : 'refused';
    case 'queued':
    case 'sending':
    case 'unknown':
      return 'waiting';
  }
}

/** A row of the waiting list. What is on its way can be neither retried nor dropped; a picture goes with its product. */
export function waitingOperation(operation: Operation): WaitingOperation {
  const { id, kind, state, productId, title, frozenAt, attempts, error } = operation;
  return {
    id,
    kind,
    state,
    productId,
    title,
    frozenAt,
    attempts,
    error,
    canRetry: state !== 'sending',
    canDrop: state !== 'sending' && kind !== 'image.upload',
  };
}
