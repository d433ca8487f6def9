import type { JsonObject } from '#shared/domain/json.ts';
import { type AppError, fail } from '#shared/errors.ts';
import type { Operation } from '../storage/operation-row.ts';
import type { StripeGateway } from '../stripe/gateway.ts';
import { markIn } from './mark.ts';
import type { SyncParts } from './parts.ts';
import { prepareCreate, prepareUpdate, queuedImagesOf } from './prepare.ts';
import { judgeAnswer, type Verdict } from './settle.ts';

/** Stripe keeps a key for at least this long (facts 9.3); measured by our clock alone. */
const KEY_LIVES_MS = 24 * 3_600_000;
/** A base is at most 3 s old when its write is sent (design, Sync 3). */
const FRESH_MS = 2_700;

/** A product as just read; `at` on the monotonic clock, before the reading began. */
export interface FreshRead {
  readonly body: JsonObject | null;
  /** For the base that it may become. */
  readonly readSeq: number;
  readonly at: number;
}

/** How one attempt ended. `again`: an operation took its place, or the same may be tried at once. */
export type Attempt =
  | { readonly kind: 'settled'; readonly changed: readonly string[] }
  | { readonly kind: 'again' }
  | { readonly kind: 'waiting'; readonly error: AppError }
  /** Waits for something of ours, e.g. an image of another product. */
  | { readonly kind: 'blocked' };

/**
 * One attempt at one operation, from fresh read to committed outcome. `sending` and the final bytes
 * are committed before the socket opens; answer, base and journal are committed together after it
 * (design, Sync 1).
 */
export async function sendOperation(
  parts: SyncParts,
  gateway: StripeGateway,
  operation: Operation,
  fresh: FreshRead | null,
): Promise<Attempt> {
  if (operation.kind === 'image.upload') return await sendUpload(parts, gateway, operation);
  if (operation.state === 'unknown' && isKeyForgotten(parts, operation)) {
    return await settleByReading(parts, gateway, operation, fail('stripe/unreachable', { sent: true }).error);
  }
  const links = await parts.store.listImageLinks({ sha256: queuedImagesOf(operation) });
  if (queuedImagesOf(operation).some((sha256) => links[sha256] === undefined)) return { kind: 'blocked' };
  if (operation.kind === 'product.update') return await sendUpdate(parts, gateway, operation, fresh, links);
  const params = operation.kind === 'product.create' ? prepareCreate(operation, links) : operation.params;
  await gateway.limiter.take();
  return await sendFrozen(parts, gateway, operation, params, operation.changes);
}

async function sendUpdate(
  parts: SyncParts,
  gateway: StripeGateway,
  operation: Operation,
  given: FreshRead | null,
  links: Readonly<Record<string, string>>,
): Promise<Attempt> {
  const { store } = parts;
  const { clock } = parts.ports;
  // The permit comes first: waiting for it makes a base old.
  await gateway.limiter.take();
  const isFresh = given !== null && clock.monotonicMs() - given.at < FRESH_MS;
  let body = isFresh ? given.body : null;
  let readSeq = given?.readSeq ?? 0;
  if (!isFresh) {
    readSeq = await store.takeReadSeq();
    const read = await gateway.readProduct(operation.productId);
    if (!read.ok && read.error.code !== 'stripe/missing') return await giveBack(parts, operation, read.error);
    body = read.ok ? read.value : null;
  }
  if (body === null) {
    const error = fail('stripe/missing', {
      message: '',
      param: 'id',
      stripeCode: 'resource_missing',
      status: 404,
    }).error;
    const { changed } = await store.settleRejected({
      id: operation.id,
      state: 'rejected',
      error,
      at: clock.now(),
    });
    return { kind: 'settled', changed };
  }
  const prepared = prepareUpdate(operation, body, links);
  if (prepared.clashes.length > 0) {
    const theirsAt = typeof body['updated'] === 'number' ? body['updated'] : null;
    const clashes = prepared.clashes;
    const { left } = await store.holdConflicts({ id: operation.id, clashes, theirsAt, at: clock.now() });
    if (left === 0) {
      const { changed } = await store.saveBase(baseOf(body, readSeq, clock.now()));
      return { kind: 'settled', changed: [operation.productId, ...changed] };
    }
  }
  if (prepared.kind === 'replace') return await replace(parts, operation, prepared.params);
  if (prepared.kind === 'already-there') {
    return await settle(parts, operation, {
      kind: 'applied',
      product: body,
      prices: [],
      removed: false,
      requestId: null,
    });
  }
  return await sendFrozen(parts, gateway, operation, prepared.params, prepared.changes);
}

async function sendFrozen(
  parts: SyncParts,
  gateway: StripeGateway,
  operation: Operation,
  params: JsonObject,
  changes: Operation['changes'],
): Promise<Attempt> {
  const at = parts.ports.clock.now();
  const frozen = await parts.store.markSending({ id: operation.id, params, changes, at });
  // Dropped or taken back meanwhile.
  if (frozen === null) return { kind: 'settled', changed: [] };
  const { method, path, idempotencyKey } = frozen;
  const answer = await gateway.send(
    { method, path, params: frozen.params, idempotencyKey, expected: 'product' },
    'taken',
  );
  const verdict = judgeAnswer(frozen, answer);
  if (verdict.kind === 'read-to-know') return await settleByReading(parts, gateway, frozen, verdict.error);
  return await settle(parts, operation, verdict);
}

async function sendUpload(parts: SyncParts, gateway: StripeGateway, operation: Operation): Promise<Attempt> {
  const { store } = parts;
  const { clock } = parts.ports;
  const sha256 = String(operation.params['sha256']);
  const image = await store.readImageUpload({ sha256 });
  if (image === null) {
    const error = fail('catalog/image-unreadable', { fileName: sha256 }).error;
    const { changed } = await store.settleRejected({
      id: operation.id,
      state: 'rejected',
      error,
      at: clock.now(),
    });
    return { kind: 'settled', changed };
  }
  const { mime, bytes, fileId, linkUrl } = image;
  const done = async (
    file: { fileId: string; linkUrl: string },
    requestId: string | null,
  ): Promise<Attempt> => {
    const applied = {
      id: operation.id,
      product: null,
      prices: [],
      removed: false,
      requestId,
      at: clock.now(),
    };
    const { changed } = await store.settleApplied({ ...applied, image: { sha256, ...file } });
    return { kind: 'settled', changed };
  };
  // Never twice: one content has one link, whoever uses it.
  if (fileId !== null && linkUrl !== null) return await done({ fileId, linkUrl }, null);
  const upload = { sha256, mime, bytes, idempotencyKey: operation.idempotencyKey };
  if (operation.state === 'unknown') {
    const found = await gateway.findUploadedImage(upload);
    if (found.ok && found.value !== null) return await done(found.value, found.value.requestId);
    // Without the right to list files the key must do; forgotten, it may upload twice, which harms nobody.
    if (!found.ok && found.error.code !== 'stripe/permission-missing')
      return await giveBack(parts, operation, found.error);
  }
  const { params, changes } = operation;
  if ((await store.markSending({ id: operation.id, params, changes, at: clock.now() })) === null) {
    return { kind: 'settled', changed: [] };
  }
  const answer = await gateway.uploadImage(upload);
  if (answer.ok) return await done(answer.value, answer.value.requestId);
  const verdict = judgeAnswer(operation, answer);
  if (verdict.kind === 'read-to-know') return await replace(parts, operation, params);
  return await settle(parts, operation, verdict);
}

/** An outcome that the key can no longer tell, told by the object itself (design, Sync 2). */
async function settleByReading(
  parts: SyncParts,
  gateway: StripeGateway,
  operation: Operation,
  error: AppError,
): Promise<Attempt> {
  const read = await gateway.readProduct(operation.productId);
  if (!read.ok && read.error.code !== 'stripe/missing') return await giveBack(parts, operation, read.error);
  const body = read.ok ? read.value : null;
  if (operation.kind === 'product.create') {
    if (body === null) return await replace(parts, operation, operation.params);
    const ours = markIn(operation.params) !== null && markIn(body) === markIn(operation.params);
    if (ours)
      return await settle(parts, operation, {
        kind: 'applied',
        product: body,
        prices: [],
        removed: false,
        requestId: null,
      });
    return await settle(parts, operation, { kind: 'rejected', error: { ...error, code: 'stripe/conflict' } });
  }
  if (operation.kind === 'product.delete') {
    if (body !== null) return await replace(parts, operation, operation.params);
    return await settle(parts, operation, {
      kind: 'applied',
      product: null,
      prices: [],
      removed: true,
      requestId: null,
    });
  }
  // An update is merged anew: what Stripe has already is settled, the rest gets a key of its own.
  const links = await parts.store.listImageLinks({ sha256: queuedImagesOf(operation) });
  if (body === null)
    return await settle(parts, operation, { kind: 'rejected', error: { ...error, code: 'stripe/missing' } });
  const prepared = prepareUpdate(operation, body, links);
  if (prepared.kind === 'already-there' && prepared.clashes.length === 0) {
    return await settle(parts, operation, {
      kind: 'applied',
      product: body,
      prices: [],
      removed: false,
      requestId: null,
    });
  }
  return await replace(
    parts,
    operation,
    prepared.kind === 'already-there' ? operation.params : prepared.params,
  );
}

/** @param operation as it was before this attempt: one that was not taken says nothing of those before it. */
async function settle(parts: SyncParts, operation: Operation, verdict: Verdict): Promise<Attempt> {
  const { store } = parts;
  const at = parts.ports.clock.now();
  if (verdict.kind === 'applied') {
    const { product, prices, removed, requestId } = verdict;
    const { changed } = await store.settleApplied({
      id: operation.id,
      product,
      prices,
      removed,
      image: null,
      requestId,
      at,
    });
    return { kind: 'settled', changed };
  }
  const { error } = verdict;
  if (verdict.kind === 'rejected') {
    const state = error.code === 'stripe/conflict' ? 'conflicted' : 'rejected';
    const { changed } = await store.settleRejected({ id: operation.id, state, error, at });
    return { kind: 'settled', changed };
  }
  if (verdict.kind === 'not-taken') return await giveBack(parts, operation, error);
  await store.returnOperation({ id: operation.id, state: 'unknown', error, at });
  return { kind: 'waiting', error };
}

/** This attempt had no effect, so the state is what it was before. */
async function giveBack(parts: SyncParts, operation: Operation, error: AppError): Promise<Attempt> {
  const state = operation.state === 'queued' ? 'queued' : 'unknown';
  await parts.store.returnOperation({ id: operation.id, state, error, at: parts.ports.clock.now() });
  return { kind: 'waiting', error };
}

async function replace(parts: SyncParts, operation: Operation, params: JsonObject): Promise<Attempt> {
  const { random, clock } = parts.ports;
  await parts.store.replaceOperation({
    id: operation.id,
    newId: random.uuid(),
    newKey: `countertop-${random.uuid()}`,
    params,
    at: clock.now(),
  });
  return { kind: 'again' };
}

function isKeyForgotten(parts: SyncParts, operation: Operation): boolean {
  return operation.firstSentAt !== null && parts.ports.clock.now() - operation.firstSentAt >= KEY_LIVES_MS;
}

function baseOf(body: JsonObject, readSeq: number, at: number) {
  return { products: [body], prices: [], removedProducts: [], removedPrices: [], readSeq, at };
}
