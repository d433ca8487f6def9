import type { Stripe } from 'stripe';
import type { StripeEndpoint } from '../ports.ts';

type HttpClient = ReturnType<typeof Stripe.createNodeHttpClient>;

export interface StripeClient {
  readonly stripe: Stripe;
  readonly errors: (typeof Stripe)['errors'];
  /** Ends kept-alive connections. */
  close(): void;
}

/** Longer than Stripe's slowest answers we know, short enough to be told as "no answer". */
const TIMEOUT_MS = 20_000;

/**
 * The SDK, loaded on first use: it costs more to load than the rest of the engine, and a start
 * without network never needs it.
 *
 * `maxNetworkRetries: 0`: each request must pass the account's limiter, be journaled and, for an
 * update, stand on a fresh read; retries hidden in the SDK would do none of these. (After ECONNRESET
 * or EPIPE it still tries once more by itself, facts 11: left to reads, taken from writes.)
 */
export async function loadStripeClient(
  key: string,
  endpoint: StripeEndpoint,
  timeoutMs = TIMEOUT_MS,
): Promise<StripeClient> {
  const [{ Stripe }, { Agent: PlainAgent }, { Agent: TlsAgent }] = await Promise.all([
    import('stripe'),
    import('node:http'),
    import('node:https'),
  ]);
  const agent =
    endpoint.protocol === 'http' ? new PlainAgent({ keepAlive: true }) : new TlsAgent({ keepAlive: true });
  const stripe = new Stripe(key, {
    host: endpoint.host,
    port: endpoint.port,
    protocol: endpoint.protocol,
    httpClient: writesOnce(onlyObjects(Stripe.createNodeHttpClient(agent))),
    timeout: timeoutMs,
    maxNetworkRetries: 0,
    telemetry: false,
  });
  return { stripe, errors: Stripe.errors, close: () => agent.destroy() };
}

/**
 * A body that is valid JSON and no object (`"hello"`, `42`) makes the SDK throw where nobody
 * catches, and its call never ends [ran, 23.1.0]. Here it is told as what it is: not Stripe's JSON.
 */
function onlyObjects(client: HttpClient): HttpClient {
  return {
    getClientName: () => client.getClientName(),
    async makeRequest(...request) {
      const response = await client.makeRequest(...request);
      const toJSON = async (): Promise<unknown> => {
        const body: unknown = await response.toJSON();
        if (typeof body !== 'object' || body === null) throw new Error('the body is no JSON object');
        return body;
      };
      return Object.assign(Object.create(response) as typeof response, { toJSON });
    },
  };
}

/** The `code` of a write whose connection was closed before its answer; it may have arrived. */
export const CLOSED = 'CONNECTION_CLOSED';
const CLOSED_CODES = new Set<unknown>(['ECONNRESET', 'EPIPE']);

/**
 * The SDK repeats a request whose connection was closed, and tells of the repeat alone: "refused",
 * "not reached", though the first one may have had its effect. A write is sent once here, so that
 * its error tells of all that was sent.
 */
function writesOnce(client: HttpClient): HttpClient {
  return {
    getClientName: () => client.getClientName(),
    async makeRequest(...request) {
      const method = request[3];
      try {
        return await client.makeRequest(...request);
      } catch (error) {
        const wasClosed = error instanceof Error && 'code' in error && CLOSED_CODES.has(error.code);
        if (method === 'GET' || !wasClosed) throw error;
        // The SDK goes by the code.
        throw Object.assign(new Error(error.message, { cause: error }), { code: CLOSED });
      }
    },
  };
}
