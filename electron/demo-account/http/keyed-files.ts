import type { KeyRing } from '../api/keys.ts';
import { allows } from '../api/permissions.ts';
import { jsonReply, type ApiReply } from '../api/reply.ts';
import type { Account } from '../store/account.ts';

/**
 * A file's own address, `/v1/files/ID/contents`, read with a key that may read files: at Stripe it is
 * on `files.stripe.com`, here on this server. Nothing for any other path.
 */
export function keyedFile(
  path: string,
  authorization: string | undefined,
  account: Account,
  keys: KeyRing,
): ApiReply | undefined {
  const id = /^\/v1\/files\/(file_\w+)\/contents$/.exec(path)?.[1];
  if (id === undefined) return undefined;
  const secret = /^Bearer (.+)$/.exec(authorization ?? '')?.[1];
  const key = secret === undefined ? undefined : keys.get(secret);
  if (key === undefined || key.state !== 'active') return refusal(401, 'Invalid API Key provided.');
  if (!allows(key.permissions, 'rak_file_read')) return refusal(403, 'This key may not read files.');
  const content = account.modes[key.mode].fileContents.get(id);
  if (content === undefined) return refusal(404, `No such file: ${id}`);
  return {
    kind: 'answer',
    status: 200,
    headers: { 'content-type': content.contentType, 'x-content-type-options': 'nosniff' },
    body: content.data,
  };
}

function refusal(status: number, message: string): ApiReply {
  return jsonReply(status, { error: { type: 'invalid_request_error', message } });
}
