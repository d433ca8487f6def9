import { closeSync, fsyncSync, openSync } from 'node:fs';

/** Brings a folder's names to the disk: a rename counts only from then on. */
export function syncFolder(folder: string): void {
  try {
    syncFile(folder);
  } catch {
    // Windows opens no folders; its renames are in the log of the file system.
  }
}

export function syncFile(file: string): void {
  const handle = openSync(file, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
