import type { IncomingMessage } from 'node:http';
import { asFilledText, asObject, type JsonObject } from '#shared/domain/json.ts';
import { fail, ok, type Result } from '#shared/errors.ts';
import type { StripeEndpoint } from '../ports.ts';
import type { Caller } from './call.ts';
import { toQuery } from './query.ts';

/** Files of branding are under 512 KB (facts 8); what is larger is something else. */
const MAX_BYTES = 5 * 1024 * 1024;
const TIMEOUT_MS = 10_000;
const FILES_HOST = 'files.stripe.com';

/** What the live brand is read by. Nothing here writes: reading never makes a file link. */
export interface BrandReads {
  /** The account with `settings.branding` and `business_profile`; fails with `stripe/permission-missing` on many restricted keys. */
  account(signal?: AbortSignal): Promise<Result<JsonObject>>;
  /** The public address of a link of this file that is there already and has not ended; null when there is none. */
  existingLink(fileId: string, signal?: AbortSignal): Promise<Result<string | null>>;
  /** The file's bytes from its own address, read with the key. Null when there is no such address. */
  contents(fileId: string, signal?: AbortSignal): Promise<Result<Uint8Array | null>>;
}

export function createBrandReads(caller: Caller, key: string, endpoint: StripeEndpoint): BrandReads {
  return {
    async account(signal) {
      const answer = await caller.get('/v1/account', 'account', signal);
      return answer.ok ? ok(answer.value.body) : answer;
    },
    async existingLink(fileId, signal) {
      const query = toQuery({ file: fileId, limit: 100 });
      const answer = await caller.get(`/v1/file_links${query}`, 'list', signal);
      if (!answer.ok) return answer;
      const links = Array.isArray(answer.value.body['data']) ? answer.value.body['data'].map(asObject) : [];
      const open = links.find((link) => link?.['expired'] !== true && asFilledText(link?.['url']) !== null);
      return ok(asFilledText(open?.['url']));
    },
    async contents(fileId, signal) {
      const answer = await caller.get(`/v1/files/${encodeURIComponent(fileId)}`, 'file', signal);
      if (!answer.ok) return answer;
      const url = keyMayGoTo(asFilledText(answer.value.body['url']), endpoint);
      return url === null ? ok(null) : await download(url, key, signal);
    },
  };
}

/** The key goes to Stripe's file host and nowhere else; in its place to the server that stands for Stripe. */
function keyMayGoTo(text: string | null, endpoint: StripeEndpoint): URL | null {
  if (text === null || !URL.canParse(text)) return null;
  const url = new URL(text);
  const standIn = endpoint.protocol === 'http' ? `http://${endpoint.host}:${String(endpoint.port)}` : null;
  if (standIn !== null) return url.origin === standIn ? url : null;
  return url.protocol === 'https:' && url.host === FILES_HOST ? url : null;
}

/** No redirect is followed: the key would go along. */
async function download(url: URL, key: string, signal?: AbortSignal): Promise<Result<Uint8Array>> {
  const { request } = url.protocol === 'https:' ? await import('node:https') : await import('node:http');
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const deadline = AbortSignal.timeout(TIMEOUT_MS);
  const sent = request(url, {
    agent: false,
    signal: signal === undefined ? deadline : AbortSignal.any([signal, deadline]),
    headers: { authorization: `Bearer ${key}` },
  });
  sent.once('response', resolve);
  sent.once('error', reject);
  sent.end();
  try {
    const response = await promise;
    if (response.statusCode !== 200) {
      response.destroy();
      return fail('image/unreachable', { host: url.host, status: response.statusCode ?? 0 });
    }
    const parts: Buffer[] = [];
    let size = 0;
    for await (const part of response as AsyncIterable<Buffer>) {
      size += part.length;
      if (size > MAX_BYTES) return fail('image/too-large', { limitBytes: MAX_BYTES });
      parts.push(part);
    }
    return ok(new Uint8Array(Buffer.concat(parts)));
  } catch {
    signal?.throwIfAborted();
    return fail('image/unreachable', { host: url.host });
  }
}
