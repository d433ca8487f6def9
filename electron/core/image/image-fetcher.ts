import http from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import { sniffImage } from '#shared/domain/image-kind.ts';
import { fail, ok, type Result } from '#shared/errors.ts';
import { IMAGE_DEADLINE_MS } from '#shared/domain/image-check.ts';
import { type Address, checkHost, type Resolve, resolveBySystem } from './address-fence.ts';

export interface RemoteImage {
  /** By content; what the server called it does not count. */
  readonly mime: string;
  readonly bytes: Uint8Array;
}

export interface ImageFetcher {
  fetch(url: string): Promise<Result<RemoteImage>>;
}

/** The fences of design, "The window". */
export const IMAGE_FETCH_LIMITS = {
  maxBytes: 5 * 1024 * 1024,
  timeoutMs: IMAGE_DEADLINE_MS,
  redirects: 3,
} as const;

export interface FetcherParts {
  readonly resolve?: Resolve;
  readonly limits?:
    | Partial<typeof IMAGE_FETCH_LIMITS>
    | { maxBytes?: number; timeoutMs?: number; redirects?: number };
  /** The demo account's own origin, the one exception to "public addresses only"; null without it. */
  readonly allowedOrigin: () => string | null;
}

interface Answer {
  readonly status: number;
  readonly location: string | null;
  readonly bytes: Uint8Array;
}

/**
 * Fetches pictures from the web for the window, which itself may connect to nothing. Each address,
 * also after a redirect, is checked first and then is the one connected to. Nothing of the person
 * goes along: no cookies, no referrer, no proxy credentials, no kept connection.
 */
export function createImageFetcher(parts: FetcherParts): ImageFetcher {
  const limits = { ...IMAGE_FETCH_LIMITS, ...parts.limits };
  const resolve = parts.resolve ?? resolveBySystem;

  async function pass(url: URL): Promise<Result<Address | null>> {
    if (url.protocol !== 'http:' && url.protocol !== 'https:')
      return fail('image/address-refused', { host: url.host });
    if (url.username !== '' || url.password !== '') return fail('image/address-refused', { host: url.host });
    // The demo's own server, by exact origin: connected to as written, and nowhere else.
    if (url.origin === parts.allowedOrigin()) return ok(null);
    return await checkHost(url.hostname, resolve);
  }

  async function follow(first: URL, signal: AbortSignal): Promise<Result<RemoteImage>> {
    let url = first;
    for (let hops = 0; hops <= limits.redirects; hops += 1) {
      // Each hop hangs on the one before it.
      const passed = await pass(url);
      if (!passed.ok) return passed;
      const answer = await request(url, passed.value, limits.maxBytes, signal);
      if (answer === 'too-large') return fail('image/too-large', { limitBytes: limits.maxBytes });
      if (answer.location === null) return judge(answer, url.host);
      if (!URL.canParse(answer.location, url.href)) return fail('image/unreachable', { host: url.host });
      url = new URL(answer.location, url);
    }
    return fail('image/unreachable', { host: first.host });
  }

  return {
    async fetch(text) {
      if (!URL.canParse(text)) return fail('image/address-refused', { host: '' });
      const url = new URL(text);
      const timeout = AbortSignal.timeout(limits.timeoutMs);
      try {
        return await withDeadline(follow(url, timeout), timeout);
      } catch {
        return fail('image/unreachable', { host: url.host });
      }
    },
  };
}

/** The resolver knows no signal: the whole, name lookup included, ends with the deadline. */
function withDeadline<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  signal.addEventListener('abort', () => reject(new Error('deadline')), { once: true });
  return Promise.race([work, promise]);
}

function judge(answer: Answer, host: string): Result<RemoteImage> {
  if (answer.status < 200 || answer.status >= 300)
    return fail('image/unreachable', { host, status: answer.status });
  const kind = sniffImage(answer.bytes);
  if (kind === null) return fail('image/not-an-image', { host });
  return ok({ mime: kind.mediaType, bytes: answer.bytes });
}

/** `address` null = connect by the name (the demo's origin, which is an address itself). */
function request(
  url: URL,
  address: Address | null,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Answer | 'too-large'> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer | 'too-large'>();
  const { request: open } = url.protocol === 'https:' ? https : http;
  const sent = open(
    url,
    {
      agent: false,
      signal,
      ...(address === null ? {} : { lookup: always(address) }),
      headers: { accept: 'image/png,image/jpeg,image/webp,image/gif', 'accept-encoding': 'identity' },
    },
    (response) => {
      const status = response.statusCode ?? 0;
      const location = status >= 300 && status < 400 ? (response.headers.location ?? null) : null;
      if (location !== null) {
        response.destroy();
        resolve({ status, location, bytes: new Uint8Array() });
        return;
      }
      const parts: Buffer[] = [];
      let size = 0;
      response.on('data', (part: Buffer) => {
        size += part.length;
        parts.push(part);
        if (size <= maxBytes) return;
        response.destroy();
        resolve('too-large');
      });
      response.once('end', () => resolve({ status, location, bytes: new Uint8Array(Buffer.concat(parts)) }));
      response.once('error', reject);
    },
  );
  sent.once('error', reject);
  sent.end();
  return promise;
}

/** A resolver that knows one answer: the address that was checked. */
function always({ address, family }: Address): LookupFunction {
  return (_host, options, done) => {
    if (options.all === true) done(null, [{ address, family }]);
    else done(null, address, family);
  };
}
