import type { ObjectRef } from '#shared/contract/object.ts';
import { asFilledText, type JsonObject } from '#shared/domain/json.ts';
import type { AppError } from '#shared/errors.ts';
import { actionOf } from '#shared/contract/sync.ts';
import type { Operation } from '../storage/operation-row.ts';
import { syncKind } from './kinds.ts';
import type { SyncParts } from './parts.ts';
import type { Verdict } from './settle.ts';

/** How one attempt ended. `again`: an operation took its place, or the same may be tried at once. */
export type Attempt =
  | { readonly kind: 'settled'; readonly changed: readonly ObjectRef[] }
  | { readonly kind: 'again' }
  | { readonly kind: 'waiting'; readonly error: AppError }
  /** Waits for something of ours, e.g. an image of another product. */
  | { readonly kind: 'blocked' };

/** @param operation as it was before this attempt: one that was not taken says nothing of those before it. */
export async function settle(parts: SyncParts, operation: Operation, verdict: Verdict): Promise<Attempt> {
  const { store } = parts;
  const at = parts.ports.clock.now();
  if (verdict.kind === 'applied') {
    const { body, removed, requestId } = verdict;
    const { changed } = await store.settleApplied({
      id: operation.id,
      found: body === null ? [] : syncKind(operation.object.kind).shownBy(body),
      removed,
      resultId: actionOf(operation.kind) === 'create' ? asFilledText(body?.['id']) : null,
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
export async function giveBack(parts: SyncParts, operation: Operation, error: AppError): Promise<Attempt> {
  const state = operation.state === 'queued' ? 'queued' : 'unknown';
  await parts.store.returnOperation({ id: operation.id, state, error, at: parts.ports.clock.now() });
  return { kind: 'waiting', error };
}

export async function replace(parts: SyncParts, operation: Operation, params: JsonObject): Promise<Attempt> {
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
