import { Stripe } from 'stripe';
import { afterEach } from 'vitest';
import { ControlClient } from '#electron/demo-account/control/control-client.ts';
import {
  startDemoAccount,
  type DemoAccountOptions,
  type DemoAccountServer,
} from '#electron/demo-account/start-demo-account.ts';
import { ApiDescription } from './api-description.ts';

const description = await ApiDescription.read();
const running: DemoAccountServer[] = [];
const breaches: string[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map(async (server) => server.close()));
  const found = breaches.splice(0);
  if (found.length > 0) throw new Error(`The API description does not allow:\n${found.join('\n')}`);
});

export interface Demo {
  readonly server: DemoAccountServer;
  readonly control: ControlClient;
  /** The real SDK with the test mode's secret key; every exchange is held to the API description. */
  readonly stripe: Stripe;
  readonly stripeWith: (key: string) => Stripe;
}

/** Starts a demo account for one test; it ends with the test. */
export async function startDemo(options: DemoAccountOptions = {}): Promise<Demo> {
  const server = await startDemoAccount({ seed: 'tests', rateLimits: false, searchLagMs: 0, ...options });
  running.push(server);
  const stripeWith = (key: string): Stripe =>
    new Stripe(key, {
      host: '127.0.0.1',
      port: server.port,
      protocol: 'http',
      telemetry: false,
      maxNetworkRetries: 0,
      httpClient: Stripe.createFetchHttpClient(checkedFetch),
    });
  return {
    server,
    control: new ControlClient(server),
    stripe: stripeWith(server.keys.test.secret),
    stripeWith,
  };
}

/** Passes requests on and holds both directions to the API description. */
async function checkedFetch(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const headers = new Headers(init?.headers);
  // A restarted server has its old port: no connection may outlive the one before it.
  headers.set('connection', 'close');
  const response = await fetch(input, { ...init, headers });
  const url = new URL(input instanceof Request ? input.url : String(input));
  const method = init?.method ?? 'GET';
  const type = response.headers.get('content-type') ?? '';
  if (!type.startsWith('application/json') || response.headers.get('request-id') === null) return response;
  const body: unknown = await response.clone().json();
  const sent = new Headers(init?.headers).get('content-type') ?? '';
  const requestBody = typeof init?.body === 'string' ? init.body : undefined;
  if (response.ok) breaches.push(...description.checkRequest(method, url, requestBody, sent));
  if (isDescribed(response.status, body)) {
    breaches.push(...description.checkAnswer(method, url, response.status, body));
  }
  return response;
}

/** Faults of the network and unknown routes are not Stripe's answers to what was asked. */
function isDescribed(status: number, body: unknown): boolean {
  return status === 200 || (status === 400 && typeof body === 'object' && body !== null && 'error' in body);
}

/** The id of a reference that was not expanded. */
export function idOf(reference: unknown): string {
  if (typeof reference === 'string') return reference;
  throw new Error(`not an id: ${JSON.stringify(reference)}`);
}

/** The error a call ends with; a call that succeeds is a failure of the test. */
export async function refusalOf(call: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  const outcome = await call.then(
    () => new Error('the call succeeded'),
    (error: unknown) => error,
  );
  if (outcome instanceof Stripe.errors.StripeError) return outcome;
  throw outcome;
}
