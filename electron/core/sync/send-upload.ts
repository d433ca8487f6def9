import { fail } from '#shared/errors.ts';
import type { Operation } from '../storage/operation-row.ts';
import type { StripeGateway } from '../stripe/gateway.ts';
import { type Attempt, giveBack, replace, settle } from './attempt.ts';
import type { SyncParts } from './parts.ts';
import { judgeAnswer } from './settle.ts';

/** One attempt at uploading a queued picture and making its link (facts 3.2). */
export async function sendUpload(
  parts: SyncParts,
  gateway: StripeGateway,
  operation: Operation,
): Promise<Attempt> {
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
    const applied = { id: operation.id, found: [], removed: false, requestId, at: clock.now() };
    const { changed } = await store.settleApplied({
      ...applied,
      resultId: file.fileId,
      image: { sha256, ...file },
    });
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
