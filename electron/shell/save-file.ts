import { BrowserWindow, dialog } from 'electron';
import { randomUUID } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { writeFailure } from './write-failure.ts';

/**
 * Asks where, and puts the bytes there: whole or not at all. False when the person changed their mind.
 *
 * @param name suggested; only its last part counts.
 */
export async function saveFile(name: string, bytes: Uint8Array): Promise<boolean> {
  const suggested = path.basename(name);
  const extension = path.extname(suggested).slice(1);
  const options = {
    defaultPath: suggested,
    filters: extension === '' ? [] : [{ name: extension.toUpperCase(), extensions: [extension] }],
  };
  const [window] = BrowserWindow.getAllWindows();
  const asked =
    window === undefined
      ? await dialog.showSaveDialog(options)
      : await dialog.showSaveDialog(window, options);
  if (asked.canceled || asked.filePath === '') return false;
  const half = `${asked.filePath}.${randomUUID().slice(0, 8)}.part`;
  try {
    await fs.writeFile(half, bytes);
    await fs.rename(half, asked.filePath);
  } catch (error) {
    await fs.rm(half, { force: true });
    throw writeFailure(error);
  }
  return true;
}
