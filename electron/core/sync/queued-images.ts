import { queuedImageHash } from '#shared/domain/queued-image.ts';
import type { Operation } from '../storage/operation-row.ts';

/** The contents of queued images that an operation carries. */
export function queuedImagesOf({ changes }: Pick<Operation, 'changes'>): string[] {
  return changes.flatMap(({ path, base, value }) =>
    path === 'images' ? [...hashesIn(base), ...hashesIn(value)] : [],
  );
}

function hashesIn(value: unknown): string[] {
  return Array.isArray(value)
    ? value.flatMap((item: unknown) => (typeof item === 'string' ? (queuedImageHash(item) ?? []) : []))
    : [];
}
