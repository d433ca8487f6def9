import fs from 'node:fs/promises';

/** Written beside, synced, then renamed over: a kill leaves the old file or the new one. */
export async function writeFileWhole(file: string, content: string): Promise<void> {
  const temporary = `${file}.new`;
  const handle = await fs.open(temporary, 'w');
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await fs.rename(temporary, file);
}
