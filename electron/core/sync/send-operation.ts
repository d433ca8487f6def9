import { type ObjectRef, uniqueRefs } from '#shared/contract/object.ts';
import type { JsonObject } from '#shared/domain/json.ts';
import { localIdsIn } from '#shared/domain/local-id.ts';
import { type AppError, fail, ok, type Result } from '#shared/errors.ts';
import { actionOf } from '#shared/contract/sync.ts';
import type { Operation } from '../storage/operation-row.ts';
import type { StripeGateway } from '../stripe/gateway.ts';
import { type Attempt, giveBack, replace, settle } from './attempt.ts';
import { syncKind } from './kinds.ts';
import type { PreparedUpdate } from './kinds/sync-kind.ts';
import { errorOf, type SyncParts } from './parts.ts';
import { queuedImagesOf } from './queued-images.ts';
import { sendUpload } from './send-upload.ts';
import { judgeAnswer } from './settle.ts';

/** Stripe keeps a key for at least 24 h (facts 9.3). Half of it: our clock alone tells, and may have been set. */
const KEY_TRUSTED_MS = 12 * 3_600_000;
/** A base is at most 3 s old when its write is sent (design, Sync 3). */
const FRESH_MS = 2_700;

/**
 * An object as just read; `at` on the monotonic clock and `wallAt` on the other, before the reading
 * began: the monotonic one stands still while the computer sleeps, the other may be set.
 */
export interface FreshRead {
  readonly body: JsonObject | null;
  /** For the base that it may become. */
  readonly readSeq: number;
  readonly at: number;
  readonly wallAt: number;
}

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
  if (localIdsIn([operation.object.id, ...operation.changes]).some((id) => !isOwnCreate(operation, id))) {
    return { kind: 'blocked' };
  }
  const links = await parts.store.listImageLinks({ sha256: queuedImagesOf(operation) });
  if (queuedImagesOf(operation).some((sha256) => links[sha256] === undefined)) return { kind: 'blocked' };
  const action = actionOf(operation.kind);
  if (action === 'update') return await sendUpdate(parts, gateway, operation, fresh, links);
  const kind = syncKind(operation.object.kind);
  const params = action === 'create' ? kind.prepareCreate(operation, links) : operation.params;
  await gateway.limiter.take();
  return await sendFrozen(parts, gateway, operation, params, operation.changes);
}

/** A create is what gives its object a name; any other has to wait for it. */
function isOwnCreate(operation: Operation, id: string): boolean {
  return actionOf(operation.kind) === 'create' && id === operation.object.id;
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
  const isFresh =
    given !== null &&
    clock.monotonicMs() - given.at < FRESH_MS &&
    Math.abs(clock.now() - given.wallAt) < FRESH_MS;
  let body = isFresh ? given.body : null;
  let readSeq = given?.readSeq ?? 0;
  if (!isFresh) {
    readSeq = await store.takeReadSeq();
    const read = await readOne(gateway, operation.object);
    if (!read.ok) return await giveBack(parts, operation, read.error);
    body = read.value;
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
  const prepared = syncKind(operation.object.kind).prepareUpdate(operation, body, links);
  const archived = isArchivedSince(operation, body) && !isDone(prepared);
  if (prepared.clashes.length > 0 || archived) {
    const theirsAt = typeof body['updated'] === 'number' ? body['updated'] : null;
    const clashes = prepared.clashes;
    const at = clock.now();
    const held = await store.holdConflicts({ id: operation.id, clashes, archived, theirsAt, at });
    if (held.left === 0) {
      const base = { found: [body], removed: [], readSeq, at: clock.now() };
      const { changed } = await store.saveBase(base);
      return { kind: 'settled', changed: uniqueRefs([...held.changed, ...changed]) };
    }
  }
  if (prepared.kind === 'replace') return await replace(parts, operation, prepared.params);
  if (prepared.kind === 'already-there') {
    return await settle(parts, operation, { kind: 'applied', body, removed: false, requestId: null });
  }
  return await sendFrozen(parts, gateway, operation, prepared.params, prepared.changes);
}

/** Archived between review and now, by somebody else: whoever changes it has not seen that. */
function isArchivedSince({ onSale, changes }: Operation, fresh: JsonObject): boolean {
  return onSale && fresh['active'] === false && !changes.some(({ path }) => path === 'active');
}

/** Stripe has all of it: there is nothing left to ask about. */
function isDone({ kind, clashes }: PreparedUpdate): boolean {
  return kind === 'already-there' && clashes.length === 0;
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
    { method, path, params: frozen.params, idempotencyKey, expected: syncKind(frozen.object.kind).expected },
    'taken',
  );
  const verdict = judgeAnswer(frozen, answer);
  if (verdict.kind === 'read-to-know') return await settleByReading(parts, gateway, frozen, verdict.error);
  return await settle(parts, operation, verdict);
}

/** An outcome that the key can no longer tell, told by the object itself (design, Sync 2). */
async function settleByReading(
  parts: SyncParts,
  gateway: StripeGateway,
  operation: Operation,
  error: AppError,
): Promise<Attempt> {
  const kind = syncKind(operation.object.kind);
  const action = actionOf(operation.kind);
  if (action === 'create') {
    const created = await kind.findCreated(parts, gateway, operation);
    if (!created.ok) return await giveBack(parts, operation, created.error);
    if (created.value.kind === 'none') return await replace(parts, operation, operation.params);
    if (created.value.kind === 'another') {
      return await settle(parts, operation, {
        kind: 'rejected',
        error: { ...error, code: 'stripe/conflict' },
      });
    }
    if (created.value.kind === 'unknowable') {
      const unknown = fail('sync/outcome-unknown').error;
      return await settle(parts, operation, { kind: 'rejected', error: unknown });
    }
    const { body } = created.value;
    return await settle(parts, operation, { kind: 'applied', body, removed: false, requestId: null });
  }
  const read = await readOne(gateway, operation.object);
  if (!read.ok) return await giveBack(parts, operation, read.error);
  const body = read.value;
  if (action === 'delete') {
    if (body !== null) return await replace(parts, operation, operation.params);
    return await settle(parts, operation, { kind: 'applied', body: null, removed: true, requestId: null });
  }
  // An update is merged anew: what Stripe has already is settled, the rest gets a key of its own.
  if (body === null)
    return await settle(parts, operation, { kind: 'rejected', error: { ...error, code: 'stripe/missing' } });
  const links = await parts.store.listImageLinks({ sha256: queuedImagesOf(operation) });
  const prepared = kind.prepareUpdate(operation, body, links);
  if (isDone(prepared)) {
    return await settle(parts, operation, { kind: 'applied', body, removed: false, requestId: null });
  }
  return await replace(
    parts,
    operation,
    prepared.kind === 'already-there' ? operation.params : prepared.params,
  );
}

/** Null where Stripe does not have it. */
async function readOne(gateway: StripeGateway, { kind, id }: ObjectRef): Promise<Result<JsonObject | null>> {
  try {
    const { found } = await syncKind(kind).readFresh(gateway, [id]);
    return ok(found[0] ?? null);
  } catch (thrown) {
    const error = errorOf(thrown);
    if (error === null) throw thrown;
    return { ok: false, error };
  }
}

/** A clock that was set back says nothing of how long it is: then it is read to know. */
function isKeyForgotten(parts: SyncParts, operation: Operation): boolean {
  if (operation.firstSentAt === null) return false;
  const age = parts.ports.clock.now() - operation.firstSentAt;
  return age < 0 || age >= KEY_TRUSTED_MS;
}
