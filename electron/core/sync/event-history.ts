import { OBJECT_KINDS, type ObjectKind } from '#shared/contract/object.ts';
import type { FieldChange } from '#shared/contract/sync-history.ts';
import { asFilledText, asInteger, asObject, type JsonObject, setOwn } from '#shared/domain/json.ts';
import type { ObjectEvent } from '../storage/methods/history.ts';
import { syncKind } from './kinds.ts';

/**
 * An event as the history keeps it: what changed, in our fields. Null for what is no event of a kind
 * we know.
 */
export function readObjectEvent(body: JsonObject): ObjectEvent | null {
  const id = asFilledText(body['id']);
  const created = asInteger(body['created']);
  const type = asFilledText(body['type']);
  const data = asObject(body['data']);
  const after = asObject(data?.['object']);
  const objectId = asFilledText(after?.['id']);
  const kind = kindOf(after);
  if (id === null || created === null || type === null || after === null) return null;
  if (objectId === null || kind === null) return null;
  const request = asObject(body['request']);
  return {
    id,
    created,
    type,
    object: { kind, id: objectId },
    requestId: asFilledText(request?.['id']),
    idempotencyKey: asFilledText(request?.['idempotency_key']),
    changes: changesOf(kind, after, asObject(data?.['previous_attributes'])),
  };
}

function kindOf(object: JsonObject | null): ObjectKind | null {
  const name = asFilledText(object?.['object']);
  return OBJECT_KINDS.find((kind) => syncKind(kind).expected === name) ?? null;
}

/**
 * Events come in the account's API version, not in ours (facts 9.4): where its object cannot be read
 * as one of ours, nothing is said of what changed.
 */
function changesOf(
  kind: ObjectKind,
  after: JsonObject,
  previous: JsonObject | null,
): readonly FieldChange[] | null {
  if (previous === null) return [];
  return syncKind(kind).changesBetween?.(withPrevious(after, previous), after) ?? null;
}

/** The object as it was: `previous_attributes` holds the old values of what changed (facts 9.4). */
export function withPrevious(after: JsonObject, previous: JsonObject): JsonObject {
  const before: Record<string, unknown> = { ...after };
  for (const [name, value] of Object.entries(previous)) {
    const [was, is] = [asObject(value), asObject(after[name])];
    if (was === null || is === null) setOwn(before, name, value);
    else setOwn(before, name, withPrevious(is, was));
  }
  return before;
}
