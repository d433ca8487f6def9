import { productIdOf, refKey } from '#shared/contract/object.ts';
import type { PublishResult, WaitingOperation } from '#shared/contract/sync.ts';
import type { Operation } from '../storage/operation-row.ts';

/** The graver first: what a person has to hear of an object that took several requests. */
const GRAVITY: readonly PublishResult['outcome'][] = ['refused', 'conflict', 'waiting', 'dropped', 'applied'];

/**
 * How each object of a publish fared. An upload speaks only where it was refused: the product that
 * waited for it is then a draft again.
 *
 * @param operations of one publish, in order; one that took another's place has its `seq` and comes later.
 * @param inConflict `refKey` of the objects some of whose fields were held back.
 */
export function publishResults(
  operations: readonly Operation[],
  inConflict: ReadonlySet<string>,
): PublishResult[] {
  const standing = new Map<string, Operation>();
  for (const operation of operations) {
    if (operation.kind === 'image.upload') continue;
    standing.set(`${refKey(operation.object)} ${String(operation.seq)}`, operation);
  }
  const results = Map.groupBy(standing.values(), ({ object }) => refKey(object));
  return [...results].map(([key, own]) => {
    const all = own.map((operation) => asResult(operation, inConflict.has(key)));
    const gravest = all.toSorted(
      (left, right) => GRAVITY.indexOf(left.outcome) - GRAVITY.indexOf(right.outcome),
    );
    // There is one for each key.
    return gravest[0] as PublishResult;
  });
}

function asResult(operation: Operation, inConflict: boolean): PublishResult {
  const { object, parentId, title, error, requestId } = operation;
  const outcome = outcomeOf(operation, inConflict);
  return { object, productId: productIdOf(object, parentId), title, error, requestId, outcome };
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
  const { id, kind, state, object, parentId, title, frozenAt, attempts, error } = operation;
  return {
    id,
    kind,
    state,
    object,
    productId: productIdOf(object, parentId),
    title,
    frozenAt,
    attempts,
    error,
    canRetry: state !== 'sending',
    canDrop: state !== 'sending' && kind !== 'image.upload',
  };
}
