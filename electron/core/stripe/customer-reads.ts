import { asObject, type JsonObject } from '#shared/domain/json.ts';
import { fail, ok, type Result } from '#shared/errors.ts';
import type { StripePage } from './answer.ts';
import type { Caller } from './call.ts';
import { type QueryParams, toQuery } from './query.ts';

const PAGE = 100;

/** What is read of customers (facts 4, 7). Personal data: nothing of it is logged or kept here. */
export interface CustomerReads {
  /** Exact and case-sensitive by email; newest first; customers on a test clock are left out. */
  list(
    query: { email?: string; after?: string | null; limit?: number },
    signal?: AbortSignal,
  ): Promise<Result<StripePage>>;
  /** Ignores case, lags, may be refused. `query` in Stripe's search language. */
  search(query: string, signal?: AbortSignal): Promise<Result<StripePage>>;
  /** A deleted customer answers with `deleted: true`. */
  read(id: string, signal?: AbortSignal): Promise<Result<{ body: JsonObject; requestId: string | null }>>;
  /** All of a customer's, ended ones too. */
  subscriptions(customerId: string, signal?: AbortSignal): Promise<Result<StripePage>>;
  /** Those on a price now; ended ones are left out (facts 7). */
  subscriptionsOfPrice(priceId: string, signal?: AbortSignal): Promise<Result<StripePage>>;
  /** Portal configurations, with their login pages (facts 5.1). */
  portalConfigurations(signal?: AbortSignal): Promise<Result<StripePage>>;
}

export function createCustomerReads(caller: Caller): CustomerReads {
  async function page(
    path: string,
    query: QueryParams,
    expected: 'list' | 'search_result',
    signal?: AbortSignal,
  ): Promise<Result<StripePage>> {
    const answer = await caller.get(`${path}${toQuery(query)}`, expected, signal);
    if (!answer.ok) return answer;
    const { body, requestId } = answer.value;
    if (!Array.isArray(body['data']))
      return fail('stripe/unexpected-object', { expected, got: `${expected} without data` });
    const items = body['data'].map(asObject).filter((item) => item !== null);
    return ok({ items, more: body['has_more'] === true, requestId });
  }

  return {
    list: ({ email, after, limit = PAGE }, signal) =>
      page('/v1/customers', { email, limit, starting_after: after }, 'list', signal),
    search: (query, signal) => page('/v1/customers/search', { query, limit: PAGE }, 'search_result', signal),
    async read(id, signal) {
      const answer = await caller.get(`/v1/customers/${encodeURIComponent(id)}`, 'customer', signal);
      return answer.ok ? ok({ body: answer.value.body, requestId: answer.value.requestId }) : answer;
    },
    subscriptions: (customerId, signal) =>
      page('/v1/subscriptions', { customer: customerId, status: 'all', limit: PAGE }, 'list', signal),
    subscriptionsOfPrice: (priceId, signal) =>
      page('/v1/subscriptions', { price: priceId, limit: PAGE }, 'list', signal),
    portalConfigurations: (signal) =>
      page('/v1/billing_portal/configurations', { limit: PAGE }, 'list', signal),
  };
}
