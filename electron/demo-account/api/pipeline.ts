import type { FaultKind, FaultPlan } from '../control/faults.ts';
import type { RequestLog } from '../control/request-log.ts';
import { decodeForm, type RawMap } from '../http/form.ts';
import { decodeMultipart, type UploadedPart } from '../http/multipart.ts';
import { ACCOUNT_API_VERSION, type Account } from '../store/account.ts';
import { newId } from '../store/ids.ts';
import type { Persistence } from '../store/persistence.ts';
import { ApiFailure, refused, unrecognizedUrl } from './errors.ts';
import { prepareCall } from './execute.ts';
import { failureOf, edgeReply, lostAfterEffect, serverError } from './fault-replies.ts';
import { fingerprintOf, type IdempotencyStore, type StoredAnswer } from './idempotency.ts';
import { shownKey, type ApiKey, type KeyRing, type Mode } from './keys.ts';
import { allows, permissionMissing } from './permissions.ts';
import type { RateLimiter } from './rate-limit.ts';
import type { ApiReply } from './reply.ts';
import { jsonReply } from './reply.ts';
import { matchRoute, type RouteMatch } from './routes.ts';

export interface ApiRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Buffer;
}

export interface PipelineParts {
  readonly account: Account;
  readonly keys: KeyRing;
  readonly limiter: RateLimiter | undefined;
  readonly idempotency: Readonly<Record<Mode, IdempotencyStore>>;
  readonly faults: FaultPlan;
  readonly log: RequestLog;
  readonly persistence: Persistence;
  /** Waits; nothing when the server closes first. */
  readonly wait: (ms: number) => Promise<void>;
}

/** A request on its way through the pipeline. */
interface Passage {
  readonly request: ApiRequest;
  readonly requestId: string;
  readonly idempotencyKey: string | undefined;
  mode: Mode | undefined;
  fault: FaultKind | undefined;
  replayed: boolean;
}

/** What happens to a request under `/v1`, in Stripe's order. */
export class ApiPipeline {
  readonly #parts: PipelineParts;

  constructor(parts: PipelineParts) {
    this.#parts = parts;
  }

  async answer(request: ApiRequest): Promise<ApiReply> {
    const passage: Passage = {
      request,
      requestId: newId('req'),
      idempotencyKey: request.method === 'POST' ? request.headers['idempotency-key'] : undefined,
      mode: undefined,
      fault: undefined,
      replayed: false,
    };
    let reply: ApiReply;
    try {
      reply = await this.#pass(passage);
    } catch (error) {
      reply = this.#failed(error, passage);
    }
    this.#log(passage, reply);
    return reply;
  }

  async #pass(passage: Passage): Promise<ApiReply> {
    const { account, keys, limiter, faults } = this.#parts;
    const { request } = passage;
    const key = keys.authorize(request.headers['authorization']);
    passage.mode = key.mode;
    const match = matchRoute(request.method, request.path);
    limiter?.check(key.mode, request.method, match?.operation.path ?? request.path);
    passage.fault = faults.take(request.method, request.path, key.mode);
    const instead = passage.fault && edgeReply(passage.fault, account, key);
    if (instead !== undefined) return instead;
    if (match === undefined) throw this.#noRoute(request);
    const { permission } = match.operation;
    if (permission !== undefined && !allows(key.permissions, permission)) {
      throw permissionMissing(shownKey(key.secret), permission, account.id);
    }
    this.#checkConnect(request);
    return this.#perform(passage, key, match);
  }

  /** Runs the operation, under its idempotency key when it has one. */
  async #perform(passage: Passage, key: ApiKey, match: RouteMatch): Promise<ApiReply> {
    const { account, idempotency } = this.#parts;
    const { request, requestId } = passage;
    const { params, files } = readParams(request, match);
    const effect = prepareCall({
      account,
      store: account.modes[key.mode],
      cause: { requestId, idempotencyKey: passage.idempotencyKey ?? null },
      path: request.path,
      match,
      params,
      files,
      saveFile: (id, data) => this.#parts.persistence.saveFile(id, data),
    });
    if (passage.idempotencyKey === undefined) return this.#carryOut(passage, effect, () => {});
    const kept = idempotency[key.mode];
    const name = passage.idempotencyKey;
    const fingerprint = fingerprintOf(request.method, request.path, params, files);
    const before = kept.begin(name, fingerprint);
    if (before !== undefined) {
      passage.replayed = true;
      return this.#replay(before, passage);
    }
    try {
      return await this.#carryOut(passage, effect, (status, body) => {
        const answer: StoredAnswer = { fingerprint, status, body, requestId, atMs: account.clock.nowMs() };
        kept.finish(name, answer);
        this.#parts.persistence.keepAnswer(key.mode, name, answer, match.operation.path);
      });
    } finally {
      kept.abandon(name);
    }
  }

  /** @param remember keeps the answer for the request's idempotency key */
  async #carryOut(
    passage: Passage,
    effect: () => object,
    remember: (status: number, body: string) => void,
  ): Promise<ApiReply> {
    const { account, wait, persistence } = this.#parts;
    const { fault } = passage;
    const delayMs =
      account.settings.latencyMs + (fault?.kind === 'delay' && fault.effect === 'before' ? fault.ms : 0);
    if (delayMs > 0) await wait(delayMs);
    let reply: ApiReply;
    if (fault?.kind === 'server-error' && fault.effect === 'before') {
      reply = this.#failed(serverError(fault.status), passage);
    } else {
      reply = this.#effect(effect, passage);
      if (fault?.kind === 'server-error') {
        if (!fault.stored) remember(reply.status, bodyText(reply));
        reply = this.#failed(serverError(fault.status), passage);
      }
    }
    if (fault?.kind !== 'server-error' || fault.stored) remember(reply.status, bodyText(reply));
    persistence.commit();
    if (fault?.kind === 'delay' && fault.effect === 'after') await wait(fault.ms);
    return (fault && lostAfterEffect(fault)) ?? reply;
  }

  #effect(effect: () => object, passage: Passage): ApiReply {
    try {
      return jsonReply(200, effect(), this.#headers(passage));
    } catch (error) {
      return this.#failed(error, passage);
    }
  }

  #replay(answer: StoredAnswer, passage: Passage): ApiReply {
    return {
      kind: 'answer',
      status: answer.status,
      headers: {
        ...this.#headers(passage),
        'content-type': 'application/json',
        'idempotent-replayed': 'true',
        'original-request': answer.requestId,
      },
      body: answer.body,
    };
  }

  #failed(error: unknown, passage: Passage): ApiReply {
    const failure = failureOf(error);
    return jsonReply(failure.status, failure.body(logUrl(passage)), {
      ...this.#headers(passage),
      ...failure.headers,
    });
  }

  #headers(passage: Passage): Record<string, string> {
    const { requestId, idempotencyKey, request } = passage;
    return {
      'request-id': requestId,
      'stripe-version': request.headers['stripe-version'] ?? ACCOUNT_API_VERSION,
      ...(idempotencyKey === undefined
        ? {}
        : { 'idempotency-key': idempotencyKey, 'original-request': requestId }),
    };
  }

  /** One's own account can be read and not written (facts 8). */
  #noRoute(request: ApiRequest): ApiFailure {
    const own = request.path === '/v1/account' || request.path === `/v1/accounts/${this.#parts.account.id}`;
    if (own && request.method === 'POST') {
      return refused(
        'You cannot use this method on your own account: you may only use it on connected accounts.',
      );
    }
    return unrecognizedUrl(request.method, request.path);
  }

  #checkConnect(request: ApiRequest): void {
    const other = request.headers['stripe-account'];
    if (other === undefined || other === this.#parts.account.id) return;
    throw new ApiFailure({
      status: 403,
      message: `The provided key does not have access to account '${other}' (or that account does not exist). Application access may have been revoked.`,
      code: 'account_invalid',
    });
  }

  #log(passage: Passage, reply: ApiReply): void {
    const { request } = passage;
    const isUpload = request.headers['content-type']?.startsWith('multipart/') === true;
    this.#parts.log.add({
      id: passage.requestId,
      atMs: this.#parts.account.clock.nowMs(),
      method: request.method,
      path: request.path,
      query: request.query,
      body: isUpload ? '' : request.body.toString('utf8'),
      idempotencyKey: passage.idempotencyKey ?? null,
      mode: passage.mode ?? null,
      status: reply.status,
      replayed: passage.replayed,
      fault: passage.fault?.kind ?? null,
    });
  }
}

function readParams(
  request: ApiRequest,
  match: RouteMatch,
): { readonly params: RawMap; readonly files: readonly UploadedPart[] } {
  if (request.method === 'GET') return { params: decodeForm(request.query), files: [] };
  const type = request.headers['content-type'] ?? '';
  if (match.operation.body === 'multipart') {
    const body = decodeMultipart(request.body, type);
    if (body === undefined) throw refused('This endpoint takes multipart/form-data with a `file`.', 'file');
    return { params: body.fields, files: body.files };
  }
  if (type.startsWith('application/json')) {
    throw refused('Invalid request: the body must be form-encoded (application/x-www-form-urlencoded).');
  }
  return { params: decodeForm(request.body.toString('utf8')), files: [] };
}

function logUrl({ mode, requestId }: Passage): string {
  return `https://dashboard.stripe.com/${mode === 'live' ? '' : 'test/'}logs/${requestId}`;
}

function bodyText(reply: ApiReply): string {
  return reply.kind === 'answer' ? reply.body.toString() : '';
}
