import type { CountedProgress } from '#shared/contract/catalog-sheet.ts';
import { failure } from '#shared/errors.ts';
import type { Store } from '../storage/store.ts';

/** Products changed in one transaction; between two, others are served and a cancel is heard. */
export const STRETCH = 200;

export interface LongEdit {
  readonly progress: (value: CountedProgress) => void;
  readonly signal: AbortSignal;
  readonly nowAt: number;
}

/**
 * Makes one edit of many items, a stretch at a time. `work` gets the edit it goes on with (null for
 * the first that changes something) and answers the same. Given up half way, or stopped by an
 * error, what was done is taken back: all of it is there, or nothing. A cancel throws `app/cancelled`.
 */
export async function inStretches<T>(
  store: Store,
  items: readonly T[],
  edit: LongEdit,
  work: (stretch: readonly T[], editId: number | null) => Promise<number | null>,
): Promise<void> {
  let editId: number | null = null;
  try {
    for (let start = 0; start < items.length; start += STRETCH) {
      if (edit.signal.aborted) throw failure('app/cancelled');
      const stretch = items.slice(start, start + STRETCH);
      editId = await work(stretch, editId);
      edit.progress({ done: start + stretch.length, total: items.length });
    }
  } catch (error) {
    if (editId !== null) await store.revokeEdit({ editId, nowAt: edit.nowAt });
    throw error;
  }
}
