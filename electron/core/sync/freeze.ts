import { type ObjectRef, refKey } from '#shared/contract/object.ts';
import type { DraftedObject } from '../storage/drafted.ts';
import type { NewOperation } from '../storage/methods/outbox.ts';
import { syncKind } from './kinds.ts';
import type { PlannedOperation } from './kinds/sync-kind.ts';
import { queuedImagesOf } from './queued-images.ts';

/** What freezing needs to know of images: whose link is known, and whose upload is already on its way. */
export interface KnownImages {
  readonly links: Readonly<Record<string, string>>;
  /** sha256 → the operation that uploads it. */
  readonly uploads: Readonly<Record<string, string>>;
}

/**
 * Reviewed drafts as operations, in the order of sending (facts 12.1): uploads first, each content
 * once, then what each kind plans, by stage. Nothing is sent here and nothing kept: whoever commits
 * these makes them last.
 *
 * @param uuid makes ids; an operation's id is its mark, its key goes to Stripe.
 */
export function freezeDrafts(
  drafted: readonly DraftedObject[],
  images: KnownImages,
  uuid: () => string,
): NewOperation[] {
  const planned = drafted
    .flatMap((object) => syncKind(object.kind).freeze(object, { uuid }))
    .toSorted((left, right) => left.stage - right.stage);
  const uploads = planUploads(planned, images, uuid);
  const lastOf = new Map<string, string>();
  const writes = planned.map(({ operation, follows }): NewOperation => {
    const afterOperation = idOfFollowed(follows, lastOf) ?? idOfUpload(operation, images, uploads);
    lastOf.set(refKey(operation.object), operation.id);
    return { ...operation, afterOperation };
  });
  return [...uploads.values(), ...writes];
}

/** One upload for each content that Stripe does not have and that nobody is sending yet. */
function planUploads(
  planned: readonly PlannedOperation[],
  images: KnownImages,
  uuid: () => string,
): Map<string, NewOperation> {
  const uploads = new Map<string, NewOperation>();
  for (const { operation } of planned) {
    for (const sha256 of wantedImages(operation)) {
      const isKnown = images.links[sha256] !== undefined || images.uploads[sha256] !== undefined;
      if (isKnown || uploads.has(sha256)) continue;
      uploads.set(sha256, {
        ...operation,
        id: uuid(),
        idempotencyKey: `countertop-${uuid()}`,
        kind: 'image.upload',
        method: 'POST',
        path: '/v1/files',
        params: { sha256 },
        changes: [{ path: 'image', base: null, value: sha256 }],
        afterOperation: null,
      });
    }
  }
  return uploads;
}

/** What it wants to show from now on; what it showed before needs no link. */
function wantedImages({ changes }: PlannedOperation['operation']): string[] {
  return queuedImagesOf({ changes: changes.map((change) => ({ ...change, base: null })) });
}

function idOfFollowed(follows: ObjectRef | null, lastOf: ReadonlyMap<string, string>): string | null {
  return follows === null ? null : (lastOf.get(refKey(follows)) ?? null);
}

/** It waits for the last of its pictures; for the others sending looks again. */
function idOfUpload(
  operation: PlannedOperation['operation'],
  images: KnownImages,
  uploads: ReadonlyMap<string, NewOperation>,
): string | null {
  const waiting = wantedImages(operation).filter((sha256) => images.links[sha256] === undefined);
  const last = waiting.at(-1);
  return last === undefined ? null : (images.uploads[last] ?? uploads.get(last)?.id ?? null);
}
