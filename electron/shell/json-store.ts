import { ipcMain } from 'electron';
import ElectronStore from 'electron-store';
import fs from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';

export interface JsonStore<T> {
  read(): T;
  /** Throws the file system's own error when the disk takes no more. */
  write(value: T): void;
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
  const store = new ElectronStore({ cwd: folder, name, accessPropertiesByDotNotation: false });
  // electron-store answers any window that asks for the data folder; no window of ours does.
  ipcMain.removeAllListeners('electron-store-get-data');
  let value: z.output<S> = found === 'damaged' || found === 'missing' ? defaults : found;
  return {
    read: () => value,
    write(next) {
      store.store = next as Record<string, unknown>;
      value = next;
    },
    damagedFile,
  };
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
