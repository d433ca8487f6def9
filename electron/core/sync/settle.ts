import type { JsonObject } from '#shared/domain/json.ts';
import type { AppError, Result } from '#shared/errors.ts';
import { actionOf } from '#shared/contract/sync.ts';
import type { Operation } from '../storage/operation-row.ts';
import type { StripeAnswer } from '../stripe/answer.ts';

/** What an answer to a frozen request means for its operation. */
export type Verdict =
  | {
      readonly kind: 'applied';
      /** What the answer shows; null where there is none. */
      readonly body: JsonObject | null;
      readonly removed: boolean;
      readonly requestId: string | null;
    }
  /** Refused for good: nothing happened, and the same request will not be taken either. */
  | { readonly kind: 'rejected'; readonly error: AppError }
  /** Nothing happened; the same request may be taken later. */
  | { readonly kind: 'not-taken'; readonly error: AppError }
  /** Sent; whether it happened is not known. The same key asks again without a second effect. */
  | { readonly kind: 'unseen'; readonly error: AppError }
  /** Asking again with this key tells nothing new: only reading does. */
  | { readonly kind: 'read-to-know'; readonly error: AppError };

const NOT_TAKEN = new Set(['stripe/rate-limited', 'stripe/key-rejected', 'stripe/permission-missing']);
const UNSEEN = new Set([
  'stripe/unreachable',
  'stripe/timeout',
  'stripe/not-stripe',
  'stripe/unexpected-object',
]);

/**
 * facts 9.3 and 10: rate limits, locks and rejected keys end a request before it is executed; a
 * fault, a broken connection, or somebody else's answer say nothing of whether it was.
 */
export function judgeAnswer(operation: Operation, answer: Result<StripeAnswer>): Verdict {
  if (answer.ok) return applied(operation, answer.value);
  const { error } = answer;
  // What was to be deleted is not there: an earlier answer was lost, or someone was quicker.
  if (error.code === 'stripe/missing' && actionOf(operation.kind) === 'delete') {
    return { kind: 'applied', body: null, removed: true, requestId: error.requestId ?? null };
  }
  return { kind: meaningOf(error), error };
}

function meaningOf({ code, params }: AppError): Exclude<Verdict['kind'], 'applied'> {
  if (NOT_TAKEN.has(code) || params['sent'] === false) return 'not-taken';
  // Besides a lock this is 409: a request with this key is still running, so it may yet have its effect.
  if (code === 'stripe/busy') return params['reason'] === 'lock_timeout' ? 'not-taken' : 'unseen';
  if (code === 'stripe/fault') return params['replayed'] === true ? 'read-to-know' : 'unseen';
  if (code === 'stripe/idempotency' || code === 'stripe/conflict') return 'read-to-know';
  return UNSEEN.has(code) ? 'unseen' : 'rejected';
}

function applied(operation: Operation, { body, requestId }: StripeAnswer): Verdict {
  if (actionOf(operation.kind) === 'delete') {
    return { kind: 'applied', body: null, removed: true, requestId };
  }
  return { kind: 'applied', body, removed: false, requestId };
}
