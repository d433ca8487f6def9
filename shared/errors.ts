/**
 * Errors are values. Every procedure answers with one of these codes or with a value; a thrown
 * error is a bug and reaches the window as `app/unexpected`.
 *
 * The sentence of a code is the message `error.<code>` in both catalogs (held by a test).
 */
export const ERROR_CODES = [
  // app: the window, the contract, the machine
  'app/unexpected',
  'app/invalid-input',
  'app/unknown-procedure',
  'app/sender-refused',
  'app/right-missing',
  'app/cancelled',
  'app/link-refused',
  'app/api-override-refused',
  'app/disk-full',
  'app/folder-read-only',
  'app/settings-damaged',
  'app/database-damaged',
  'app/database-too-new',
  // account: keys and accounts
  'account/none-open',
  'account/unknown',
  'account/switched',
  'account/demo-failed',
  'account/key-publishable',
  'account/key-organisation',
  'account/key-malformed',
  'account/key-rejected',
  'account/key-expired',
  'account/key-needed',
  'account/key-other-account',
  'account/key-unproven',
  'account/key-other-mode',
  'account/key-reads-only',
  'account/key-window-closed',
  'account/not-a-demo',
  'account/confirmation-mismatch',
  // catalog
  'catalog/product-unknown',
  'catalog/view-unknown',
  'catalog/nothing-to-undo',
  'catalog/nothing-to-redo',
  'catalog/product-id-taken',
  'catalog/product-id-fixed',
  'catalog/product-being-published',
  'catalog/prices-locked',
  'catalog/price-unknown',
  'catalog/pattern-too-slow',
  'catalog/price-fixed',
  'catalog/price-not-published',
  'catalog/image-unreadable',
  'catalog/image-too-large',
  'catalog/image-kind-refused',
  'catalog/image-limit',
  'catalog/import-empty',
  'catalog/import-encoding',
  'catalog/import-cut-off',
  'catalog/import-not-a-table',
  'catalog/import-too-large',
  'catalog/import-old-workbook',
  'catalog/import-broken-workbook',
  'catalog/import-unpacks-too-large',
  'catalog/import-forgotten',
  // transfer: whole catalogs
  'transfer/same-account',
  'transfer/backup-forgotten',
  'transfer/comparison-forgotten',
  'transfer/not-a-backup',
  'transfer/backup-too-new',
  // sync
  'sync/offline',
  'sync/already-running',
  'sync/live-not-confirmed',
  'sync/nothing-selected',
  'sync/review-outdated',
  'sync/not-pulled-yet',
  'sync/operation-unknown',
  'sync/conflict-unknown',
  'sync/outcome-unknown',
  'sync/publish-unknown',
  'sync/change-set-unknown',
  'sync/change-set-in-work',
  'sync/object-unknown',
  'sync/operation-state',
  // copies of an account's database
  'copies/unknown',
  'copies/unreadable',
  'copies/outdated',
  // portal
  'portal/configuration-unknown',
  // customers
  'customers/answer-limit',
  'customers/answer-names-someone',
  'customers/answer-placeholder',
  'customers/changed-meanwhile',
  'customers/report-not-masked',
  'customers/not-read-back',
  // branding
  'branding/draft-unknown',
  'branding/not-read',
  'branding/picture-refused',
  'branding/file-not-written',
  'branding/sheet-failed',
  // stripe: what Stripe, or whatever answered in its place, said
  'stripe/refused',
  'stripe/missing',
  'stripe/conflict',
  'stripe/permission-missing',
  'stripe/key-rejected',
  'stripe/rate-limited',
  'stripe/busy',
  'stripe/fault',
  'stripe/unreachable',
  'stripe/timeout',
  'stripe/not-stripe',
  'stripe/unexpected-object',
  'stripe/idempotency',
  // image: the fetcher's fences
  'image/address-refused',
  'image/too-large',
  'image/not-an-image',
  'image/unreachable',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

export type ErrorParams = Readonly<Record<string, string | number | boolean>>;

/** An expected failure. `path` names the field, `requestId` is Stripe's, for its support. */
export interface AppError {
  readonly code: ErrorCode;
  readonly params: ErrorParams;
  readonly path?: string;
  readonly requestId?: string;
}

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: AppError };

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function fail(
  code: ErrorCode,
  params: ErrorParams = {},
  where: { path?: string; requestId?: string } = {},
): { readonly ok: false; readonly error: AppError } {
  return { ok: false, error: { code, params, ...where } };
}

/**
 * Carries an {@link AppError} through code that throws (deep calls inside core). The router turns
 * it back into a value; anything else thrown is a bug.
 */
export class AppFailure extends Error {
  readonly error: AppError;

  constructor(error: AppError) {
    super(error.code);
    this.name = 'AppFailure';
    this.error = error;
  }
}

export function failure(
  code: ErrorCode,
  params: ErrorParams = {},
  where: { path?: string; requestId?: string } = {},
): AppFailure {
  return new AppFailure(fail(code, params, where).error);
}
