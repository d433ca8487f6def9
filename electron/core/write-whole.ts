import fs from 'node:fs/promises';
import path from 'node:path';
import { writeFailure } from './write-failure.ts';

/**
 * Written beside, synced, then renamed over: a kill leaves the old file or the new one. Makes the
 * folder. Fails with `app/disk-full` or `app/folder-read-only`; the old file stands then.
 */
export async function writeFileWhole(file: string, content: string | Uint8Array): Promise<void> {
  const temporary = `${file}.new`;
  try {
    await fs.mkdir(path.dirname(file), { recursive: true });
    const handle = await fs.open(temporary, 'w');
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await fs.rename(temporary, file);
  } catch (error) {
    await fs.rm(temporary, { force: true }).catch(() => undefined);
    throw writeFailure(error);
  }
}
