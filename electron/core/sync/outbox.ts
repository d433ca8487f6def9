import { type ObjectRef, refKey } from '#shared/contract/object.ts';
import { asFilledText } from '#shared/domain/json.ts';
import { isLocalId } from '#shared/domain/local-id.ts';
import { type AppError, AppFailure } from '#shared/errors.ts';
import { actionOf } from '#shared/contract/sync.ts';
import type { Operation } from '../storage/operation-row.ts';
import { backoffMs } from '../backoff.ts';
import type { StripeGateway } from '../stripe/gateway.ts';
import type { Connection } from './connection.ts';
import { checkKey } from './key-check.ts';
import { syncKind } from './kinds.ts';
import { errorOf, type SyncParts } from './parts.ts';
import { type FreshRead, sendOperation } from './send-operation.ts';

/** Writes on their way at once, each of another object: enough for the rate at 200 ms and more. */
const SENDERS = 6;
/** Seconds' worth of updates read ahead: none may be older than 3 s when its write leaves. */
const READ_AHEAD_S = 1.5;
const MOST_READ = 100;
/** Tries of one operation before it waits for better times. */
const TRIES = 5;
const PASSES = new Set(['stripe/rate-limited', 'stripe/busy', 'stripe/fault']);

interface Ready {
  readonly operation: Operation;
  readonly fresh: FreshRead | null;
}

export interface OutboxRun {
  /** Objects whose visible state changed. */
  readonly onSettled: (objects: readonly ObjectRef[]) => void;
  /** True once nothing more may be sent: paused, cancelled, stopped. */
  readonly isHalted: () => boolean;
  /** False once another key took this gateway's place: what it says is no news of the new one. */
  readonly isCurrent: () => boolean;
}

/**
 * Sends what is frozen until nothing is left or something stands in the way; what could not be
 * settled stays where it was. Rejects only with what no operation can be blamed for: a key of
 * another account, a full disk.
 */
export async function runOutbox(
  parts: SyncParts,
  gateway: StripeGateway,
  connection: Connection,
  hooks: OutboxRun,
): Promise<void> {
  const { store } = parts;
  const { clock, random } = parts.ports;
  // Nothing is on its way now: what stands as such was cut off by a crash, or by a full disk.
  const { recovered } = await store.recoverSending({ at: clock.now() });
  if (recovered > 0) parts.ports.logger.info('publish.recovered', { operations: recovered });
  const first = await store.listRunnable({ limit: 1, except: [] });
  if (first.length === 0) return;
  const checked = await checkKey(parts, gateway);
  if (!checked.ok) {
    // The connection knows what keeps us from asking; another account's key is for the person to hear of.
    if (!checked.error.code.startsWith('account/')) return;
    connection.needKey();
    throw new AppFailure(checked.error);
  }

  const ready: Ready[] = [];
  /** In `ready` or on their way. */
  const claimed = new Set<string>();
  /** Not to be tried again in this run. */
  const held = new Set<string>();
  /** Waiting for something of this run, e.g. a picture: tried again when anything is settled. */
  const blocked = new Set<string>();
  let busy = 0;
  let failed: unknown = null;
  const refilling: { now: Promise<void> | null } = { now: null };
  let changed = Promise.withResolvers<void>();

  const isOver = (): boolean =>
    failed !== null || hooks.isHalted() || !hooks.isCurrent() || connection.state() !== 'online';

  function announce(): void {
    changed.resolve();
    changed = Promise.withResolvers();
  }

  function refill(): Promise<void> {
    refilling.now ??= loadMore().finally(() => {
      refilling.now = null;
      announce();
    });
    return refilling.now;
  }

  async function loadMore(): Promise<void> {
    const limit = Math.min(MOST_READ, Math.max(SENDERS, Math.floor(gateway.limiter.rate() * READ_AHEAD_S)));
    const operations = await store.listRunnable({ limit, except: [...claimed, ...held, ...blocked] });
    for (const { id } of operations) claimed.add(id);
    const fresh = await readFresh(operations.filter(({ kind }) => actionOf(kind) === 'update'));
    for (const operation of operations)
      ready.push({ operation, fresh: fresh.get(refKey(operation.object)) ?? null });
  }

  /** In batches, a kind at a time (design, Sync 3). */
  async function readFresh(updates: readonly Operation[]): Promise<Map<string, FreshRead>> {
    const bodies = new Map<string, FreshRead>();
    const named = updates.filter(({ object }) => !isLocalId(object.id));
    for (const [kind, group] of Map.groupBy(named, ({ object }) => object.kind)) {
      const at = clock.monotonicMs();
      const wallAt = clock.now();
      const readSeq = await store.takeReadSeq();
      const ids = [...new Set(group.map(({ object }) => object.id))];
      const { found, gone } = await syncKind(kind).readFresh(gateway, ids);
      for (const body of found) {
        bodies.set(refKey({ kind, id: asFilledText(body['id']) ?? '' }), { body, readSeq, at, wallAt });
      }
      for (const id of gone) bodies.set(refKey({ kind, id }), { body: null, readSeq, at, wallAt });
    }
    return bodies;
  }

  async function send({ operation: given, fresh }: Ready): Promise<void> {
    let operation: Operation | null = given;
    let read = fresh;
    for (let tries = 1; operation !== null && !isOver(); tries += 1) {
      const attempt = await sendOperation(parts, gateway, operation, read);
      if (attempt.kind === 'settled') {
        if (hooks.isCurrent()) connection.observe(null);
        blocked.clear();
        hooks.onSettled(attempt.changed);
        await syncKind(operation.object.kind).readAfter?.(parts, gateway, operation);
        return;
      }
      if (attempt.kind === 'again') return;
      if (attempt.kind === 'blocked') {
        blocked.add(operation.id);
        return;
      }
      if (!mayPass(attempt.error) || tries >= TRIES) {
        held.add(operation.id);
        tellConnection(attempt.error);
        return;
      }
      await clock.sleep(backoffMs(tries, random));
      operation = await store.readOperation({ id: operation.id });
      read = null;
    }
  }

  function tellConnection(error: AppError): void {
    if (!hooks.isCurrent()) return;
    if (error.code === 'stripe/permission-missing') connection.needKey();
    else connection.observe(error);
  }

  async function sender(): Promise<void> {
    while (!isOver()) {
      const next = ready.shift();
      if (next === undefined) {
        await refill();
        if (ready.length > 0) continue;
        if (busy === 0) return announce();
        // Whoever is busy looks again when it is done, and wakes the others if there is work.
        await changed.promise;
        continue;
      }
      if (ready.length < SENDERS) void refill().catch(fail);
      busy += 1;
      try {
        await send(next);
      } finally {
        busy -= 1;
        claimed.delete(next.operation.id);
        announce();
      }
    }
  }

  function fail(thrown: unknown): void {
    const error = errorOf(thrown);
    // A read that failed has told the connection already; no operation is the worse for it.
    if (error?.code === 'stripe/permission-missing' && hooks.isCurrent()) connection.needKey();
    failed ??= thrown;
    announce();
  }

  await Promise.all(Array.from({ length: SENDERS }, () => sender().catch(fail)));
  await refilling.now;
  if (failed !== null && !errorOf(failed)?.code.startsWith('stripe/')) throw failed;
}

function mayPass({ code, params }: AppError): boolean {
  return PASSES.has(code) || (code === 'stripe/unreachable' && params['closed'] === true);
}
