import { asFilledText } from '#shared/domain/json.ts';
import { type AppError, AppFailure, failure } from '#shared/errors.ts';
import type { Random } from '../ports.ts';
import type { CustomerTarget } from './target.ts';

/** What Activity keeps of it. */
export interface CustomerChange {
  readonly customerId: string;
  readonly outcome: 'applied' | 'rejected' | 'unknown';
  readonly error: AppError | null;
  readonly requestId: string | null;
}

interface EmailChange {
  readonly customerId: string;
  readonly before: string | null;
  readonly after: string;
}

export interface SentChange extends EmailChange {
  readonly accountId: string;
  readonly outcome: 'applied' | 'unknown';
  readonly requestId: string | null;
}

/** Not said by Stripe: whether the write took effect is not known. */
const NO_ANSWER: ReadonlySet<string> = new Set([
  'stripe/unreachable',
  'stripe/timeout',
  'stripe/not-stripe',
  'stripe/fault',
]);

/**
 * Reads fresh, sends once, reads back. The idempotency key of a change lives in memory: the same
 * change asked for again, because no answer came, is the same request to Stripe (facts 9.3).
 */
export function createEmailFixer(parts: {
  random: Random;
  note: (change: CustomerChange) => Promise<void>;
  /** What was sent, for the session's own list. */
  onSent: (sent: SentChange) => void;
}) {
  const { random, note, onSent } = parts;
  const keys = new Map<string, string>();

  return async (target: CustomerTarget, change: EmailChange): Promise<{ requestId: string | null }> => {
    const { customerId, before, after } = change;
    const { gateway } = target;
    const fresh = await gateway.customers.read(customerId);
    if (!fresh.ok) throw new AppFailure(fresh.error);
    const stored = asFilledText(fresh.value.body['email']);
    if (fresh.value.body['deleted'] === true || stored !== before)
      throw failure('customers/changed-meanwhile');
    const name = JSON.stringify([target.accountId, customerId, before, after]);
    const idempotencyKey = keys.get(name) ?? `countertop-${random.uuid()}`;
    keys.set(name, idempotencyKey);
    const sent = await gateway.send({
      method: 'POST',
      path: `/v1/customers/${encodeURIComponent(customerId)}`,
      params: { email: after },
      idempotencyKey,
      expected: 'customer',
    });
    if (!sent.ok) {
      const isUnknown = NO_ANSWER.has(sent.error.code) && sent.error.params['sent'] !== false;
      const requestId = sent.error.requestId ?? null;
      if (isUnknown) onSent({ ...change, accountId: target.accountId, outcome: 'unknown', requestId });
      else keys.delete(name);
      await note({
        customerId,
        outcome: isUnknown ? 'unknown' : 'rejected',
        error: impersonal(sent.error),
        requestId,
      });
      throw new AppFailure(sent.error);
    }
    keys.delete(name);
    const { requestId } = sent.value;
    onSent({ ...change, accountId: target.accountId, outcome: 'applied', requestId });
    await note({ customerId, outcome: 'applied', error: null, requestId });
    const read = await gateway.customers.read(customerId);
    if (read.ok && asFilledText(read.value.body['email']) !== after) throw failure('customers/not-read-back');
    return { requestId };
  };
}

/** Stripe's words may repeat the address; the code and the slug say enough. */
function impersonal(error: AppError): AppError {
  const slug = error.params['slug'];
  return { code: error.code, params: typeof slug === 'string' ? { slug } : {} };
}
