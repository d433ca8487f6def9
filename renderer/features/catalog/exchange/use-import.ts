import { useRef, useState } from 'react';
import type { ImportCheck } from '#shared/contract/catalog-exchange.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { fail, type AppError } from '#shared/errors.ts';
import { call, stream } from '#renderer/bridge/client.ts';

export type ReadImport = OutputOf<'catalog.readImport'>;
type Options = Pick<InputOf<'catalog.readImport'>, 'encoding' | 'delimiter'>;

/** As the engine has it: a larger file is not even read. */
const MAX_FILE_BYTES = 50 * 1024 * 1024;

interface ImportState {
  readonly fileName: string | null;
  readonly file: ReadImport | null;
  readonly mapping: readonly (string | null)[];
  readonly check: ImportCheck | null;
  readonly error: AppError | null;
  readonly running: { readonly done: number; readonly total: number } | null;
}

const NOTHING: ImportState = {
  fileName: null,
  file: null,
  mapping: [],
  check: null,
  error: null,
  running: null,
};

export interface Import extends ImportState {
  readonly choose: (file: File) => Promise<void>;
  /** The same file, read otherwise than was found. */
  readonly reread: (options: Partial<Options>) => Promise<void>;
  readonly map: (column: number, to: string | null) => void;
  /** Null when it was not made; else how many rows were drafted. */
  readonly apply: () => Promise<number | null>;
  readonly cancel: () => void;
}

/** A file on its way in: read, mapped, compared, drafted. */
export function useImport(): Import {
  const [state, setState] = useState<ImportState>(NOTHING);
  const bytes = useRef<Uint8Array<ArrayBuffer> | null>(null);
  const cancel = useRef<() => void>(() => undefined);
  const set = (change: Partial<ImportState>): void => setState((before) => ({ ...before, ...change }));
  const onProgress = (running: { done: number; total: number }): void => set({ running });

  const check = async (importId: string, mapping: readonly (string | null)[]): Promise<void> => {
    cancel.current();
    const work = stream('catalog.checkImport', { importId, mapping: [...mapping] }, onProgress);
    cancel.current = work.cancel;
    const result = await work.result;
    if (result.ok) set({ check: result.value, error: null, running: null });
    else if (result.error.code !== 'app/cancelled') set({ error: result.error, running: null });
  };

  const read = async (options: Options): Promise<void> => {
    if (bytes.current === null) return;
    const work = stream('catalog.readImport', { bytes: bytes.current, ...options }, () => undefined);
    const result = await work.result;
    if (!result.ok) {
      set({ file: null, check: null, error: result.error, running: null });
      return;
    }
    const { importId, mapping } = result.value;
    set({ file: result.value, mapping, check: null, error: null });
    await check(importId, mapping);
  };

  return {
    ...state,
    async choose(file) {
      setState({ ...NOTHING, fileName: file.name });
      if (file.size > MAX_FILE_BYTES) {
        const limit = MAX_FILE_BYTES / 1024 / 1024;
        set({ error: fail('catalog/import-too-large', { limit }).error });
        return;
      }
      bytes.current = new Uint8Array(await file.arrayBuffer());
      await read({ encoding: null, delimiter: null });
    },
    async reread(options) {
      const { encoding = null, delimiter = null } = state.file ?? {};
      await read({ encoding, delimiter, ...options });
    },
    map(column, to) {
      // One column of the file for one field: it moves here from wherever it was.
      const mapping = state.mapping.map((known, at) => (at === column ? to : known === to ? null : known));
      set({ mapping, check: null });
      if (state.file !== null) void check(state.file.importId, mapping);
    },
    async apply() {
      if (state.file === null) return null;
      const input = { importId: state.file.importId, mapping: [...state.mapping] };
      const work = stream('catalog.applyImport', input, onProgress);
      cancel.current = work.cancel;
      set({ running: { done: 0, total: state.file.rows } });
      const result = await work.result;
      set({ running: null, error: result.ok || result.error.code === 'app/cancelled' ? null : result.error });
      if (!result.ok) return null;
      void call('catalog.forgetImport');
      return result.value.new + result.value.changed;
    },
    cancel: () => cancel.current(),
  };
}
