/**
 * Errors in Stripe's shapes (facts 10). Handlers throw an `ApiFailure`; the pipeline turns it into
 * a body. Clients must branch on status, type, code and param, never on the sentence.
 */
export type ErrorType = 'api_error' | 'idempotency_error' | 'invalid_request_error';

export interface ErrorBody {
  readonly error: {
    readonly type: ErrorType;
    readonly message: string;
    readonly code?: string;
    readonly param?: string;
    readonly doc_url?: string;
    readonly request_log_url?: string;
  };
}

interface FailureDetails {
  readonly status: number;
  readonly type?: ErrorType;
  readonly message: string;
  readonly code?: string | undefined;
  readonly param?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

export class ApiFailure extends Error {
  readonly status: number;
  readonly type: ErrorType;
  readonly code: string | undefined;
  readonly param: string | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(details: FailureDetails) {
    super(details.message);
    this.name = 'ApiFailure';
    this.status = details.status;
    this.type = details.type ?? 'invalid_request_error';
    this.code = details.code;
    this.param = details.param;
    this.headers = details.headers ?? {};
  }

  body(requestLogUrl: string): ErrorBody {
    return {
      error: {
        ...(this.code === undefined
          ? {}
          : {
              code: this.code,
              doc_url: `https://stripe.com/docs/error-codes/${this.code.replaceAll('_', '-')}`,
            }),
        message: this.message,
        ...(this.param === undefined ? {} : { param: this.param }),
        request_log_url: requestLogUrl,
        type: this.type,
      },
    };
  }
}

/** A plain 400: the request was understood and refused. */
export function refused(message: string, param?: string, code?: string): ApiFailure {
  return new ApiFailure({ status: 400, message, param, code });
}

/** The object named by the URL is not there: 404 with param `id`. */
export function notFound(noun: string, id: string, hint = ''): ApiFailure {
  return new ApiFailure({
    status: 404,
    message: `No such ${noun}: '${id}'${hint}`,
    param: 'id',
    code: 'resource_missing',
  });
}

/** An object named in the body or the query is not there: 400 with that param. */
export function missingReference(noun: string, id: string, param: string): ApiFailure {
  return refused(`No such ${noun}: '${id}'`, param, 'resource_missing');
}

export function unrecognizedUrl(method: string, path: string): ApiFailure {
  return new ApiFailure({
    status: 404,
    message: `Unrecognized request URL (${method}: ${path}). If you are trying to list objects, remove the trailing slash. If you are trying to retrieve an object, make sure you passed a valid (non-empty) identifier in your code. Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`,
  });
}

export function missingParam(param: string): ApiFailure {
  return refused(`Missing required param: ${param}.`, param, 'parameter_missing');
}

export function unknownParams(params: readonly string[]): ApiFailure {
  const first = params[0] ?? '';
  const message =
    params.length === 1
      ? `Received unknown parameter: ${first}`
      : `Received unknown parameters: ${params.join(', ')}`;
  return refused(message, first, 'parameter_unknown');
}
