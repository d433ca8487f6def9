import { ApiFailure } from './errors.ts';
import type { Mode } from './keys.ts';

/** Requests a second (facts 9.2). */
export interface RateLimits {
  readonly test: number;
  readonly live: number;
  readonly endpoint: number;
  readonly search: number;
  readonly files: number;
}

export const STRIPE_RATE_LIMITS: RateLimits = { test: 25, live: 100, endpoint: 25, search: 20, files: 20 };

export type RateLimitReason =
  | 'endpoint-concurrency'
  | 'endpoint-rate'
  | 'global-concurrency'
  | 'global-rate'
  | 'resource-specific';

/** No `Retry-After`: the client must back off by itself. */
export function rateLimited(reason: RateLimitReason): ApiFailure {
  return new ApiFailure({
    status: 429,
    message:
      'Request rate limit exceeded. You can learn more about rate limits here https://stripe.com/docs/rate-limits.',
    code: 'rate_limit',
    headers: { 'stripe-rate-limited-reason': reason },
  });
}

interface Bucket {
  tokens: number;
  filledAtMs: number;
}

/** Token buckets, filled by real time and not by the account's movable clock. */
export class RateLimiter {
  readonly #limits: RateLimits;
  readonly #buckets = new Map<string, Bucket>();
  readonly #monotonicMs: () => number;

  constructor(limits: RateLimits, monotonicMs: () => number = () => performance.now()) {
    this.#limits = limits;
    this.#monotonicMs = monotonicMs;
  }

  /** @param route the pattern of the path, so that one endpoint is one bucket */
  check(mode: Mode, method: string, route: string): void {
    if (!this.#take(mode, this.#limits[mode])) throw rateLimited('global-rate');
    const perEndpoint = route.endsWith('/search')
      ? this.#limits.search
      : route.startsWith('/v1/file')
        ? this.#limits.files
        : this.#limits.endpoint;
    if (!this.#take(`${mode} ${method} ${route}`, perEndpoint)) throw rateLimited('endpoint-rate');
  }

  #take(name: string, perSecond: number): boolean {
    const nowMs = this.#monotonicMs();
    const bucket = this.#buckets.get(name) ?? { tokens: perSecond, filledAtMs: nowMs };
    bucket.tokens = Math.min(perSecond, bucket.tokens + ((nowMs - bucket.filledAtMs) / 1000) * perSecond);
    bucket.filledAtMs = nowMs;
    this.#buckets.set(name, bucket);
    if (bucket.tokens < 1) return false;
    bucket.tokens -= 1;
    return true;
  }
}
