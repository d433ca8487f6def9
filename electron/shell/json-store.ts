import { ipcMain } from 'electron';
import type ElectronStore from 'electron-store';
import fs from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';
import { loadWithoutSignalListeners } from './end-signals.ts';

export interface JsonStore<T> {
  read(): T;
  /**
   * Read back at once; on disk when the promise resolves. Rejects with the file system's own error
   * when the disk takes no more, and what was there before is read again.
   */
  write(value: T): Promise<void>;
  /** Where a damaged file was put aside at this start; null when it was sound. */
  readonly damagedFile: string | null;
}

/**
 * One small JSON file in the user's data folder, kept by electron-store and parsed on the way in.
 * A file that cannot be read as what it should be is set aside, never overwritten: the person may
 * want it, and the app starts with its defaults.
 */
export function openJsonStore<S extends z.ZodType<object>>(
  folder: string,
  name: string,
  schema: S,
  defaults: z.output<S>,
): JsonStore<z.output<S>> {
  const file = path.join(folder, `${name}.json`);
  const found = readFile(file, schema);
  const damagedFile = found === 'damaged' ? setAside(file) : null;
  let store: Promise<ElectronStore> | null = null;
  let value: z.output<S> = found === 'damaged' || found === 'missing' ? defaults : found;
  return {
    read: () => value,
    async write(next) {
      const before = value;
      value = next;
      try {
        store ??= openStore(folder, name);
        (await store).store = next as Record<string, unknown>;
      } catch (error) {
        if (value === next) value = before;
        throw error;
      }
    },
    damagedFile,
  };
}

/** Loaded when the first thing is written: it is large, and most starts write nothing. */
async function openStore(folder: string, name: string): Promise<ElectronStore> {
  const { default: Store } = await loadWithoutSignalListeners(async () => await import('electron-store'));
  const store = new Store({ cwd: folder, name, accessPropertiesByDotNotation: false });
  // electron-store answers any window that asks for the data folder; no window of ours does.
  ipcMain.removeAllListeners('electron-store-get-data');
  return store;
}

function readFile<S extends z.ZodType<object>>(file: string, schema: S): z.output<S> | 'damaged' | 'missing' {
  if (!fs.existsSync(file)) return 'missing';
  try {
    return schema.parse(JSON.parse(fs.readFileSync(file, 'utf8')));
  } catch {
    return 'damaged';
  }
}

function setAside(file: string): string {
  const stamp = new Date().toISOString().replaceAll(/[:.]/g, '-');
  const aside = file.replace(/\.json$/, `.damaged-${stamp}.json`);
  fs.renameSync(file, aside);
  return path.basename(aside);
}
