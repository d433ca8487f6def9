import type { FaultKind } from '../control/faults.ts';
import type { Account } from '../store/account.ts';
import { ApiFailure } from './errors.ts';
import { keyInUse } from './idempotency.ts';
import { shownKey, type ApiKey } from './keys.ts';
import { permissionMissing } from './permissions.ts';
import { rateLimited } from './rate-limit.ts';
import { jsonReply, type ApiReply } from './reply.ts';

/**
 * Faults that meet a request before it runs: throws Stripe's refusals, answers what something
 * between the merchant and Stripe would answer.
 *
 * @returns nothing when the request goes on
 */
export function edgeReply(fault: FaultKind, account: Account, key: ApiKey): ApiReply | undefined {
  switch (fault.kind) {
    case 'rate-limit':
      throw rateLimited(fault.reason);
    case 'lock-timeout':
      throw new ApiFailure({
        status: 429,
        message:
          'This object cannot be accessed right now because another API request or Stripe process is currently accessing it. If you see this error intermittently, retry the request. If you see this error frequently and are making multiple concurrent requests to a single object, make your requests serially or at a lower rate.',
        code: 'lock_timeout',
      });
    case 'key-in-use':
      throw keyInUse('the key of this request');
    case 'permission':
      throw permissionMissing(shownKey(key.secret), fault.slug, account.id);
    case 'invalid-key':
      throw new ApiFailure({ status: 401, message: `Invalid API Key provided: ${shownKey(key.secret)}` });
    case 'refused':
      throw new ApiFailure({ status: 400, message: fault.message });
    case 'html':
      return {
        kind: 'answer',
        status: fault.status,
        headers: { 'content-type': 'text/html; charset=utf-8' },
        body: '<!doctype html><title>Welcome</title><h1>Sign in to the guest network</h1>',
      };
    case 'json-without-error':
      return jsonReply(fault.status, { message: 'Blocked by the network policy.' });
    case 'wrong-object':
      return jsonReply(200, { object: 'unexpected', id: 'unexpected_1' });
    case 'cut':
    case 'silence':
      return fault.effect === 'before' ? { kind: fault.kind, status: 0 } : undefined;
    case 'delay':
    case 'server-error':
      return undefined;
  }
}

/** The connection that ends, or stays mute, although the request took effect. */
export function lostAfterEffect(fault: FaultKind): ApiReply | undefined {
  return fault.kind === 'cut' || fault.kind === 'silence' ? { kind: fault.kind, status: 0 } : undefined;
}

export function serverError(status: number): ApiFailure {
  return new ApiFailure({
    status,
    type: 'api_error',
    message: 'An unknown error occurred. Please contact support@stripe.com with your request ID.',
  });
}

/** A bug of the demo account is a 500 as well, with what went wrong. */
export function failureOf(error: unknown): ApiFailure {
  if (error instanceof ApiFailure) return error;
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return new ApiFailure({ status: 500, type: 'api_error', message: `The demo account failed: ${message}` });
}
