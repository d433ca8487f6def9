import { useRef, useState } from 'react';
import type { OutputOf } from '#shared/contract/index.ts';
import type { Comparison, TransferSource } from '#shared/contract/transfer.ts';
import type { AppError } from '#shared/errors.ts';
import { call, stream } from '#renderer/bridge/client.ts';

/** Products read at one press. */
const MORE = 500;

export type OpenedBackup = OutputOf<'transfer.openBackup'>;

/** What of the differences is to be copied. */
export interface Choice {
  /** All products but these, or these alone (the source's ids). */
  readonly isAll: boolean;
  readonly products: ReadonlySet<string>;
  /** What is left out of a product that is taken, as the contract's `LeftOut` names it. */
  readonly paths: ReadonlyMap<string, ReadonlySet<string>>;
}

export function isTaken({ isAll, products }: Choice, sourceId: string): boolean {
  return products.has(sourceId) !== isAll;
}

/** How many products would be copied. */
export function countTaken({ isAll, products }: Choice, { counts }: Comparison): number {
  return isAll ? counts.new + counts.changed - products.size : products.size;
}

interface TransferState {
  readonly comparison: Comparison | null;
  readonly backup: OpenedBackup | null;
  readonly error: AppError | null;
  readonly running: { readonly done: number; readonly total: number } | null;
  readonly choice: Choice;
}

const NOTHING: TransferState = {
  comparison: null,
  backup: null,
  error: null,
  running: null,
  choice: { isAll: true, products: new Set(), paths: new Map() },
};

export interface Transfer extends TransferState {
  /** What was found is of other sides now. */
  readonly forget: () => void;
  readonly openBackup: (file: File) => Promise<void>;
  /** Null when it was not done; else of how many configurations of the portal settings are drafted. */
  readonly restorePortal: (targetId: string) => Promise<OutputOf<'transfer.restorePortal'> | null>;
  readonly compare: (
    source: TransferSource,
    targetId: string,
    meters: Record<string, string>,
    withArchived: boolean,
  ) => Promise<void>;
  /** Reads more of the products that differ. */
  readonly showMore: () => Promise<void>;
  readonly choose: (choice: Choice) => void;
  /** Null when it was not done; else how many products were drafted. */
  readonly copy: (
    source: TransferSource,
    targetId: string,
    meters: Record<string, string>,
    withArchived: boolean,
  ) => Promise<number | null>;
  readonly cancel: () => void;
}

/** Two catalogs on their way to each other: compared, chosen from, copied. */
export function useTransfer(): Transfer {
  const [state, setState] = useState<TransferState>(NOTHING);
  const cancel = useRef<() => void>(() => undefined);
  const set = (change: Partial<TransferState>): void => setState((before) => ({ ...before, ...change }));
  const onProgress = (running: { done: number; total: number }): void => set({ running });
  const failed = (error: AppError): void =>
    set({ running: null, error: error.code === 'app/cancelled' ? null : error });

  return {
    ...state,
    forget: () => set({ comparison: null, error: null, choice: NOTHING.choice }),
    async openBackup(file) {
      const opened = await call('transfer.openBackup', { bytes: new Uint8Array(await file.arrayBuffer()) });
      if (opened.ok) set({ backup: opened.value, error: null, comparison: null });
      else set({ backup: null, error: opened.error, comparison: null });
    },
    async restorePortal(targetId) {
      if (state.backup === null) return null;
      const restored = await call('transfer.restorePortal', { backupId: state.backup.backupId, targetId });
      set({ error: restored.ok ? null : restored.error });
      return restored.ok ? restored.value : null;
    },
    async compare(source, targetId, meters, withArchived) {
      set({ error: null, running: { done: 0, total: 0 } });
      const work = stream('transfer.compare', { source, targetId, meters, withArchived }, onProgress);
      cancel.current = work.cancel;
      const result = await work.result;
      if (!result.ok) {
        failed(result.error);
        return;
      }
      set({ comparison: result.value, running: null, choice: NOTHING.choice });
    },
    async showMore() {
      const { comparison } = state;
      if (comparison === null) return;
      const { comparisonId, products } = comparison;
      const more = await call('transfer.readCompared', {
        comparisonId,
        start: products.length,
        count: MORE,
      });
      if (!more.ok) failed(more.error);
      else set({ comparison: { ...comparison, products: [...products, ...more.value.products] } });
    },
    choose: (choice) => set({ choice }),
    async copy(source, targetId, meters, withArchived) {
      const { comparison, choice } = state;
      if (comparison === null) return null;
      const [productIds, except] = choice.isAll ? [null, [...choice.products]] : [[...choice.products], []];
      const leftOut = [...choice.paths].map(([sourceId, paths]) => ({ sourceId, paths: [...paths] }));
      const total = countTaken(choice, comparison);
      set({ error: null, running: { done: 0, total } });
      const input = { source, targetId, meters, withArchived, productIds, except, leftOut };
      const work = stream('transfer.copy', input, onProgress);
      cancel.current = work.cancel;
      const result = await work.result;
      if (!result.ok) {
        failed(result.error);
        return null;
      }
      set({ running: null });
      return result.value.drafted;
    },
    cancel: () => cancel.current(),
  };
}
