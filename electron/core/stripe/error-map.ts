import { slugInRefusal } from '#shared/domain/key-permissions.ts';
import { redact } from '#shared/domain/redact.ts';
import { type AppError, type ErrorCode, type ErrorParams, fail } from '#shared/errors.ts';
import { CLOSED, type StripeClient } from './client.ts';
import { toFieldPath } from './field-path.ts';

type Errors = StripeClient['errors'];
type ErrorOfStripe = InstanceType<Errors['StripeError']>;

/** These end before a byte of the request has left, so nothing can have happened at Stripe. */
const NEVER_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
]);
/** A certificate that is not Stripe's: a captive portal or a proxy that opens TLS. */
const FOREIGN_CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME/;

/**
 * The one place that knows the SDK's error classes (facts 10 and 11). Status and `param` decide, the
 * text never does, but for the slug and the account in a 403. Every error carries the request id
 * where there is one. `params`:
 * - `message`, `param`, `stripeCode`, `status`: what Stripe said (`stripe/refused`, `stripe/missing`, …)
 * - `closed`: a kept connection was closed under a write; the next try makes a new one
 * - `sent`: false where the request certainly never left (`stripe/unreachable`, `stripe/not-stripe`)
 * - `expired`: of a rejected key; `slug`, `account`: of a missing permission
 * - `reason`: the header of a 429; `replayed`: a stored fault, which the same key will get for ever
 *
 * Anything thrown that is not the SDK's is a bug, and is thrown on.
 */
export function toAppError(thrown: unknown, errors: Errors): AppError {
  if (!(thrown instanceof errors.StripeError)) throw thrown;
  const make = (code: ErrorCode, params: ErrorParams = {}): AppError => {
    const where: { path?: string; requestId?: string } = {};
    if (thrown.requestId) where.requestId = thrown.requestId;
    if (thrown.param && (code === 'stripe/refused' || code === 'stripe/conflict'))
      where.path = toFieldPath(thrown.param);
    return fail(code, params, where).error;
  };
  if (thrown instanceof errors.StripeConnectionError) return mapConnection(thrown, make);
  // `{"error": "text"}` or an error without a type: a proxy's, not Stripe's.
  const foreign = thrown instanceof errors.StripeOAuthError || typeof thrown.rawType !== 'string';
  const status = foreign && thrown.requestId === undefined ? undefined : thrown.statusCode;
  // "Invalid JSON": the SDK keeps no status then. Only Stripe's own servers set a request id.
  if (status === undefined) {
    return thrown.requestId
      ? make('stripe/fault', { status: 0, replayed: false })
      : make('stripe/not-stripe', { sent: true });
  }
  if (status === 401) return make('stripe/key-rejected', { expired: thrown.code === 'api_key_expired' });
  if (status === 403) return make('stripe/permission-missing', permissionParams(thrown.message));
  if (status === 429 || thrown instanceof errors.StripeRateLimitError) {
    if (thrown.code === 'lock_timeout') return make('stripe/busy', { reason: 'lock_timeout' });
    return make('stripe/rate-limited', { reason: header(thrown, 'stripe-rate-limited-reason') });
  }
  if (status === 409) return make('stripe/busy', { reason: thrown.code ?? '' });
  if (status >= 500) {
    return make('stripe/fault', { status, replayed: header(thrown, 'idempotent-replayed') === 'true' });
  }
  const said = {
    // Stripe stars keys out; whoever else answers in its name may not.
    message: redact(thrown.message),
    param: thrown.param ?? '',
    stripeCode: thrown.code ?? '',
    status,
  };
  if (thrown instanceof errors.StripeIdempotencyError) return make('stripe/idempotency', said);
  if (status === 404) return make('stripe/missing', said);
  if (thrown.code === 'resource_already_exists' && (said.param === 'id' || said.param === '')) {
    return make('stripe/conflict', said);
  }
  return make('stripe/refused', said);
}

function mapConnection(
  thrown: ErrorOfStripe,
  make: (code: ErrorCode, params?: ErrorParams) => AppError,
): AppError {
  const code = codeOf(thrown.detail);
  if (code === 'ETIMEDOUT') return make('stripe/timeout', { sent: true });
  if (FOREIGN_CERTIFICATE.test(code)) return make('stripe/not-stripe', { sent: false });
  // A request id means that Stripe's headers came and the body broke off.
  return make('stripe/unreachable', { cause: code, sent: !NEVER_SENT.has(code), closed: code === CLOSED });
}

function codeOf(detail: unknown): string {
  if (typeof detail !== 'object' || detail === null || !('code' in detail)) return '';
  return typeof detail.code === 'string' ? detail.code : '';
}

/** `Having the 'rak_x' permission would allow…`, `on account 'acct_…'` (facts 9.1). */
function permissionParams(message: string): ErrorParams {
  const slug = slugInRefusal(message) ?? '';
  const account = /on account '(acct_[A-Za-z0-9]+)'/.exec(message)?.[1];
  return account === undefined ? { slug } : { slug, account };
}

function header(thrown: ErrorOfStripe, name: string): string {
  return thrown.headers?.[name] ?? '';
}
