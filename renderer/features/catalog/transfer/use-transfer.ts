import { useRef, useState } from 'react';
import type { OutputOf } from '#shared/contract/index.ts';
import type { Comparison, TransferSource } from '#shared/contract/transfer.ts';
import type { AppError } from '#shared/errors.ts';
import { call, stream } from '#renderer/bridge/client.ts';

export type OpenedBackup = OutputOf<'transfer.openBackup'>;

interface TransferState {
  readonly comparison: Comparison | null;
  readonly backup: OpenedBackup | null;
  readonly error: AppError | null;
  readonly running: { readonly done: number; readonly total: number } | null;
  /** The source's products that are to be copied. */
  readonly taken: ReadonlySet<string>;
}

const NOTHING: TransferState = {
  comparison: null,
  backup: null,
  error: null,
  running: null,
  taken: new Set(),
};

export interface Transfer extends TransferState {
  /** What was found is of other sides now. */
  readonly forget: () => void;
  readonly openBackup: (file: File) => Promise<void>;
  readonly compare: (
    source: TransferSource,
    targetId: string,
    meters: Record<string, string>,
  ) => Promise<void>;
  readonly take: (productIds: ReadonlySet<string>) => void;
  /** Null when it was not done; else how many products were drafted. */
  readonly copy: (
    source: TransferSource,
    targetId: string,
    meters: Record<string, string>,
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
    forget: () => set({ comparison: null, error: null, taken: new Set() }),
    async openBackup(file) {
      const opened = await call('transfer.openBackup', { bytes: new Uint8Array(await file.arrayBuffer()) });
      if (opened.ok) set({ backup: opened.value, error: null, comparison: null });
      else set({ backup: null, error: opened.error, comparison: null });
    },
    async compare(source, targetId, meters) {
      set({ error: null, running: { done: 0, total: 0 } });
      const work = stream('transfer.compare', { source, targetId, meters }, onProgress);
      cancel.current = work.cancel;
      const result = await work.result;
      if (!result.ok) {
        failed(result.error);
        return;
      }
      const offered = result.value.products.filter(({ action }) => action !== 'refused');
      const taken = new Set(offered.map(({ sourceId }) => sourceId));
      set({ comparison: result.value, running: null, taken });
    },
    take: (taken) => set({ taken }),
    async copy(source, targetId, meters) {
      const { comparison, taken } = state;
      if (comparison === null) return null;
      const { new: made, changed } = comparison.counts;
      // Of a long list only the first are shown; who takes all of them takes the rest, too.
      const offered = comparison.products.filter(({ action }) => action !== 'refused').length;
      const isAll = taken.size === offered;
      const productIds = isAll ? null : [...taken];
      set({ error: null, running: { done: 0, total: isAll ? made + changed : taken.size } });
      const work = stream('transfer.copy', { source, targetId, meters, productIds }, onProgress);
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
