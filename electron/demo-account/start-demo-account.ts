import { ApiPipeline } from './api/pipeline.ts';
import { KeyRing, type ModeKeys } from './api/keys.ts';
import { RateLimiter, STRIPE_RATE_LIMITS, type RateLimits } from './api/rate-limit.ts';
import { jsonReply, type ApiReply } from './api/reply.ts';
import { ControlDoor } from './control/control-door.ts';
import { FaultPlan } from './control/faults.ts';
import { RequestLog } from './control/request-log.ts';
import { DemoAccount } from './demo-account.ts';
import { keyedFile } from './http/keyed-files.ts';
import { publicFile } from './http/public-files.ts';
import { listen, type Answerer, type HttpRequest } from './http/server.ts';
import { demoAccountOptions, type DemoAccountOptions } from './options.ts';
import { Clock } from './store/clock.ts';
import { randomText } from './store/ids.ts';

export type { DemoAccountOptions } from './options.ts';

/** A running demo account: where it answers and with which keys. */
export interface DemoAccountServer {
  /** `http://127.0.0.1:PORT`, the API's base and the origin of the sample pictures. */
  readonly url: string;
  readonly port: number;
  readonly accountId: string;
  readonly keys: { readonly test: ModeKeys; readonly live: ModeKeys };
  readonly controlUrl: string;
  /** Goes into the control door's `Authorization: Bearer` header. */
  readonly controlToken: string;
  close(): Promise<void>;
}

/** Starts the stand-in for Stripe's API on the loopback address. */
export async function startDemoAccount(options: DemoAccountOptions = {}): Promise<DemoAccountServer> {
  const { now, ...rest } = options;
  const given = demoAccountOptions.parse(rest);
  const clock = new Clock(now ?? Date.now);
  const demo = new DemoAccount({
    dataFolder: given.dataFolder,
    size: given.size,
    created: given.created,
    language: given.language,
    seed: given.seed,
    fallbackSeed: randomText(12),
    clock,
    settings: { latencyMs: given.latencyMs, searchLagMs: given.searchLagMs, searchAvailable: true },
    portalSaved: given.portalSaved,
  });
  const keys = new KeyRing(given.keys);
  const limits = limitsOf(given.rateLimits);
  const controlToken = randomText(32);
  const waits = new Waits();
  let accountId = '';
  const server = await listen(given.port === 0 ? demo.lastPort : given.port, (port): Answerer => {
    const account = demo.open(port);
    accountId = account.id;
    const { idempotency, persistence } = demo;
    const faults = new FaultPlan();
    const log = new RequestLog();
    const limiter = limits === undefined ? undefined : new RateLimiter(limits);
    const wait = async (ms: number): Promise<void> => waits.wait(ms);
    const pipeline = new ApiPipeline({ account, keys, limiter, idempotency, faults, log, persistence, wait });
    const door = new ControlDoor({ token: controlToken, account, keys, faults, log, demo });
    return async (request) =>
      route(request, {
        pipeline,
        door,
        publicFile: (path) => publicFile(path, account),
        keyedFile: (path, key) => keyedFile(path, key, account, keys),
      });
  });
  const url = `http://127.0.0.1:${server.port}`;
  return {
    url,
    port: server.port,
    accountId,
    keys: { test: keys.startKeys('test'), live: keys.startKeys('live') },
    controlUrl: `${url}/control`,
    controlToken,
    close: async () => {
      waits.endAll();
      await server.close();
    },
  };
}

interface Parts {
  readonly pipeline: ApiPipeline;
  readonly door: ControlDoor;
  readonly publicFile: (path: string) => ApiReply | undefined;
  readonly keyedFile: (path: string, authorization: string | undefined) => ApiReply | undefined;
}

async function route(
  request: HttpRequest,
  { pipeline, door, publicFile: fileAt, keyedFile: contentsAt }: Parts,
): Promise<ApiReply> {
  const contents =
    request.method === 'GET' ? contentsAt(request.path, request.headers['authorization']) : undefined;
  if (contents !== undefined) return contents;
  if (request.path.startsWith('/v1/')) return pipeline.answer(request);
  if (request.path.startsWith('/control/')) return door.answer(request);
  const file = request.method === 'GET' ? fileAt(request.path) : undefined;
  return (
    file ??
    jsonReply(404, {
      error: {
        type: 'invalid_request_error',
        message: `Unrecognized request URL (${request.method}: ${request.path}).`,
      },
    })
  );
}

function limitsOf(
  given: boolean | { readonly [K in keyof RateLimits]?: number | undefined },
): RateLimits | undefined {
  if (given === false) return undefined;
  if (given === true) return STRIPE_RATE_LIMITS;
  const sent = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return { ...STRIPE_RATE_LIMITS, ...sent };
}

/** Delays that end at once when the server closes. */
class Waits {
  readonly #running = new Set<() => void>();

  async wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        this.#running.delete(end);
        resolve();
      };
      const timer = setTimeout(end, ms);
      this.#running.add(end);
    });
  }

  endAll(): void {
    for (const end of this.#running) end();
  }
}
