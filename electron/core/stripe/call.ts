import { asObject, asText, type JsonObject } from '#shared/domain/json.ts';
import { fail, ok, type Result } from '#shared/errors.ts';
import type { Clock, Logger, Random, StripeEndpoint } from '../ports.ts';
import type { StripeAnswer } from './answer.ts';
import { backoffMs } from '../backoff.ts';
import { loadStripeClient, type StripeClient } from './client.ts';
import { toAppError } from './error-map.ts';
import type { RateLimiter } from './limiter.ts';

export interface CallParts {
  readonly key: string;
  readonly endpoint: StripeEndpoint;
  readonly limiter: RateLimiter;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly timeoutMs?: number;
}

export interface Caller {
  /** A read: goes through the limiter, and comes back after 429, `lock_timeout`, 409 and 5xx. */
  get(path: string, expected: string, signal?: AbortSignal): Promise<Result<StripeAnswer>>;
  /**
   * One attempt, no more: who sends a write knows what a second one means.
   * `permit: 'taken'` when the caller has waited for the limiter itself.
   */
  once(
    expected: string,
    request: (client: StripeClient) => Promise<unknown>,
    permit?: 'taken',
  ): Promise<Result<StripeAnswer>>;
  close(): void;
}

const READ_ATTEMPTS = 5;
const WORTH_ANOTHER_TRY = new Set(['stripe/rate-limited', 'stripe/busy', 'stripe/fault']);

export function createCaller(parts: CallParts): Caller {
  const { limiter, clock, random, logger } = parts;
  let loading: Promise<StripeClient> | null = null;

  async function once(
    expected: string,
    request: (client: StripeClient) => Promise<unknown>,
    permit?: 'taken',
    signal?: AbortSignal,
  ): Promise<Result<StripeAnswer>> {
    loading ??= loadStripeClient(parts.key, parts.endpoint, parts.timeoutMs ?? parts.endpoint.timeoutMs);
    const client = await loading;
    if (permit === undefined) await limiter.take(signal);
    try {
      return judge(await request(client), expected);
    } catch (thrown) {
      const error = toAppError(thrown, client.errors);
      if (error.code === 'stripe/rate-limited') limiter.slowDown();
      logger.info('stripe.failed', { code: error.code, requestId: error.requestId ?? null });
      return { ok: false, error };
    }
  }

  return {
    once,
    async get(path, expected, signal) {
      for (let attempt = 1; ; attempt += 1) {
        // Attempts follow one another by nature.
        const answer = await once(
          expected,
          async ({ stripe }) => (await stripe.rawRequest('GET', path)) as unknown,
          undefined,
          signal,
        );
        if (answer.ok || attempt >= READ_ATTEMPTS || !WORTH_ANOTHER_TRY.has(answer.error.code)) return answer;
        await clock.sleep(backoffMs(attempt, random), signal);
        signal?.throwIfAborted();
      }
    },
    close() {
      void loading?.then((client) => client.close());
    },
  };
}

/**
 * The SDK takes any JSON without `error` for success (facts 11): a captive portal's 403
 * `{"message": …}` would be a product. So the status must be below 300 and `object` as expected.
 */
function judge(answered: unknown, expected: string): Result<StripeAnswer> {
  const body = asObject(answered);
  const response = asObject((answered as { lastResponse?: unknown } | null)?.lastResponse);
  const status = typeof response?.['statusCode'] === 'number' ? response['statusCode'] : 0;
  const requestId = asText(response?.['requestId']);
  const where = requestId === null ? {} : { requestId };
  if (body === null || status < 200 || status >= 300)
    return fail('stripe/not-stripe', { sent: true, status }, where);
  const got = asText(body['object']);
  if (got === null) return fail('stripe/not-stripe', { sent: true, status }, where);
  if (got !== expected) return fail('stripe/unexpected-object', { expected, got }, where);
  const headers = asObject(response?.['headers']);
  return ok({ body: plain(body), requestId, replayed: headers?.['idempotent-replayed'] === 'true' });
}

/** Without `lastResponse` and other hidden properties: what may cross to another thread. */
function plain(body: JsonObject): JsonObject {
  return { ...body };
}
