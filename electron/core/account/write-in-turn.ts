import { writeFileWhole } from '../write-whole.ts';

/** One writer at a time: two that share the file beside would rename it away from each other. */
let writing: Promise<unknown> = Promise.resolve();

/** Writes a small JSON file whole: a kill leaves the old one or the new one. */
export async function writeInTurn(file: string, value: unknown): Promise<void> {
  const written = writing.then(async () => await writeFileWhole(file, JSON.stringify(value, null, 2)));
  writing = written.catch(() => undefined);
  await written;
}
