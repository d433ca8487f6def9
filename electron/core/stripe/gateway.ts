import type { Permission } from '#shared/contract/account.ts';
import type { ProfileName } from '#shared/contract/rights.ts';
import { asFilledText, asId, asInteger, asObject, type JsonObject } from '#shared/domain/json.ts';
import { fail, ok, type Result } from '#shared/errors.ts';
import type { Clock, Logger, Random, StripeEndpoint } from '../ports.ts';
import type { StripeAnswer, StripePage } from './answer.ts';
import { type BrandReads, createBrandReads } from './brand-reads.ts';
import { createCaller } from './call.ts';
import { createCustomerReads, type CustomerReads } from './customer-reads.ts';
import { type ImageUpload, type UploadedImage, createImageUploads } from './image-upload.ts';
import type { RateLimiter } from './limiter.ts';
import { probePermissions, probeWriting } from './permissions.ts';
import { createPortalCalls, type PortalCalls } from './portal-calls.ts';
import { type QueryParams, toQuery } from './query.ts';

/** Seconds by Stripe's clock, both ends included; an absent end is open. */
export interface CreatedWindow {
  readonly from?: number;
  readonly to?: number;
}

/** A request whose bytes never change: the same key always carries the same `params` (design, Sync 1). */
export interface FrozenRequest {
  readonly method: 'POST' | 'DELETE';
  readonly path: string;
  readonly params: JsonObject;
  readonly idempotencyKey: string;
  /** What a success must be, e.g. `product`. */
  readonly expected: string;
}

export interface ListWindow {
  readonly created: CreatedWindow;
  readonly after: string | null;
  readonly limit?: number;
}

/** Expanded whenever prices are read: Stripe leaves both out otherwise (facts 2.1). */
const PRICE_PARTS = ['tiers', 'currency_options'];
const PAGE = 100;

/**
 * Stripe, for one key. Every call answers a value or one of the codes `stripe/…` (error-map.ts);
 * bodies are plain JSON as Stripe sent it, decimals as text, unknown fields kept.
 * Reads come back by themselves after 429, `lock_timeout`, 409 and 5xx; writes are sent once.
 */
export interface StripeGateway {
  readonly mode: 'test' | 'live';
  readonly limiter: RateLimiter;
  readonly customers: CustomerReads;
  readonly branding: BrandReads;
  readonly portal: PortalCalls;
  /** Fails with `stripe/permission-missing` on many restricted keys; its `params.account` often still tells the id. */
  retrieveAccount(): Promise<Result<{ id: string; name: string | null }>>;
  /** The permissions that matter for a profile. */
  probePermissions(profile: ProfileName): Promise<Result<Permission[]>>;
  /** Whether the key may change products. */
  mayWrite(): Promise<Result<boolean>>;
  /** The lightest question that only Stripe can answer rightly. */
  ping(): Promise<Result<null>>;
  listProducts(window: ListWindow, signal?: AbortSignal): Promise<Result<StripePage>>;
  /** At most 100 ids; products that are gone are absent from the answer (facts 12.4). */
  readProducts(ids: readonly string[], signal?: AbortSignal): Promise<Result<readonly JsonObject[]>>;
  readProduct(id: string, signal?: AbortSignal): Promise<Result<JsonObject>>;
  listPrices(window: ListWindow & { product?: string }, signal?: AbortSignal): Promise<Result<StripePage>>;
  readPrice(id: string, signal?: AbortSignal): Promise<Result<JsonObject>>;
  /** What recognises an account (design, Sync 7). Null when it is not there for this key. */
  findPrice(id: string): Promise<Result<{ id: string; created: number; livemode: boolean } | null>>;
  listTaxCodes(after: string | null, signal?: AbortSignal): Promise<Result<StripePage>>;
  listEvents(
    query: { types: readonly string[]; from: number | null; after: string | null; limit?: number },
    signal?: AbortSignal,
  ): Promise<Result<StripePage>>;
  /** Sends a frozen write, once. The caller has waited for `limiter` when it says so. */
  send(request: FrozenRequest, permit?: 'taken'): Promise<Result<StripeAnswer>>;
  /** Uploads bytes and makes their public link (facts 3.2). */
  uploadImage(image: ImageUpload): Promise<Result<UploadedImage>>;
  /** Looks for an upload of the same content whose answer never arrived. Null when there is none. */
  findUploadedImage(image: ImageUpload): Promise<Result<UploadedImage | null>>;
  /** Ends kept connections; the gateway is not used afterwards. */
  close(): void;
}

export interface StripeGatewayParts {
  readonly key: string;
  readonly mode: 'test' | 'live';
  readonly endpoint: StripeEndpoint;
  readonly limiter: RateLimiter;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  /** How long an answer is waited for; 20 s. */
  readonly timeoutMs?: number;
}

export function createStripeGateway(parts: StripeGatewayParts): StripeGateway {
  const caller = createCaller(parts);

  async function list(path: string, query: QueryParams, signal?: AbortSignal): Promise<Result<StripePage>> {
    const answer = await caller.get(`${path}${toQuery(query)}`, 'list', signal);
    if (!answer.ok) return answer;
    const { body, requestId } = answer.value;
    if (!Array.isArray(body['data'])) {
      return fail('stripe/unexpected-object', { expected: 'list', got: 'list without data' });
    }
    const items = body['data'].map(asObject).filter((item) => item !== null);
    return ok({ items, more: body['has_more'] === true, requestId });
  }

  async function read(path: string, expected: string, signal?: AbortSignal): Promise<Result<JsonObject>> {
    const answer = await caller.get(path, expected, signal);
    return answer.ok ? ok(answer.value.body) : answer;
  }

  const readPrice = (id: string, signal?: AbortSignal): Promise<Result<JsonObject>> =>
    read(`/v1/prices/${encodeURIComponent(id)}${toQuery({ expand: PRICE_PARTS })}`, 'price', signal);

  return {
    mode: parts.mode,
    limiter: parts.limiter,
    customers: createCustomerReads(caller),
    branding: createBrandReads(caller, parts.key, parts.endpoint),
    portal: createPortalCalls(caller),
    async retrieveAccount() {
      const account = await read('/v1/account', 'account');
      if (!account.ok) return account;
      const id = asFilledText(account.value['id']);
      if (id === null)
        return fail('stripe/unexpected-object', { expected: 'account', got: 'account without id' });
      return ok({ id, name: accountName(account.value) });
    },
    probePermissions: (profile) => probePermissions(caller, profile),
    mayWrite: () => probeWriting(caller),
    async ping() {
      const answer = await caller.once(
        'list',
        async ({ stripe }) => (await stripe.rawRequest('GET', '/v1/products?limit=1')) as unknown,
      );
      return answer.ok ? ok(null) : answer;
    },
    listProducts: ({ created, after, limit = PAGE }, signal) =>
      list('/v1/products', { limit, created: range(created), starting_after: after }, signal),
    async readProducts(ids, signal) {
      const page = await list('/v1/products', { ids, limit: PAGE }, signal);
      return page.ok ? ok(page.value.items) : page;
    },
    readProduct: (id, signal) => read(`/v1/products/${encodeURIComponent(id)}`, 'product', signal),
    listPrices: ({ created, after, product, limit = PAGE }, signal) =>
      list(
        '/v1/prices',
        {
          limit,
          product,
          created: range(created),
          starting_after: after,
          expand: PRICE_PARTS.map((part) => `data.${part}`),
        },
        signal,
      ),
    readPrice,
    async findPrice(id) {
      const price = await readPrice(id);
      if (!price.ok) return price.error.code === 'stripe/missing' ? ok(null) : price;
      return ok({
        id,
        created: asInteger(price.value['created']) ?? 0,
        livemode: price.value['livemode'] === true,
      });
    },
    listTaxCodes: (after, signal) => list('/v1/tax_codes', { limit: PAGE, starting_after: after }, signal),
    listEvents: ({ types, from, after, limit = PAGE }, signal) =>
      list(
        '/v1/events',
        { types, limit, created: range(from === null ? {} : { from }), starting_after: after },
        signal,
      ),
    send: ({ method, path, params, idempotencyKey, expected }, permit) =>
      caller.once(
        expected,
        async ({ stripe }) =>
          (await stripe.rawRequest(method, path, method === 'POST' ? params : undefined, {
            idempotencyKey,
          })) as unknown,
        permit,
      ),
    ...createImageUploads(caller, list),
    close: () => caller.close(),
  };
}

function range({ from, to }: CreatedWindow): QueryParams {
  return { gte: from, lte: to };
}

/** What the Dashboard calls the account; display data, never an identity. */
function accountName(body: JsonObject): string | null {
  const dashboard = asObject(asObject(body['settings'])?.['dashboard']);
  const profile = asObject(body['business_profile']);
  return asFilledText(dashboard?.['display_name']) ?? asFilledText(profile?.['name']) ?? asId(body['email']);
}
