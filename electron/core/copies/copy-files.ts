import fs from 'node:fs/promises';
import path from 'node:path';

/** The file that a copy is restored from, while it is. */
export const RESTORING = 'restoring.tmp';

export interface CopyFile {
  /** The file's name without its ending; names it to the window. */
  readonly id: string;
  readonly file: string;
  /** Local time, from the name: a copied folder keeps it. */
  readonly madeAt: number;
  readonly bytes: number;
}

/** `2026-11-25T13-04-12-345Z.db`: sorts by time, and every system takes it as a file's name. */
export function copyNameAt(at: number): string {
  return `${new Date(at).toISOString().replaceAll(/[:.]/g, '-')}.db`;
}

/** Null when the name is not one of ours. */
export function readCopyTime(name: string): number | null {
  const parts = /^(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})-(\d{3})Z\.db$/.exec(name);
  if (parts === null) return null;
  const [, day, hour, minute, second, ms] = parts;
  const at = Date.parse(`${day}T${hour}:${minute}:${second}.${ms}Z`);
  return Number.isNaN(at) ? null : at;
}

/** The copies of a folder, newest first; other files are not ours. */
export async function listCopyFiles(folder: string): Promise<CopyFile[]> {
  const names = await fs.readdir(folder).catch(() => []);
  const copies: CopyFile[] = [];
  for (const name of names) {
    const madeAt = readCopyTime(name);
    const file = path.join(folder, name);
    const bytes = madeAt === null ? null : await sizeOf(file);
    if (madeAt !== null && bytes !== null) copies.push({ id: name.slice(0, -3), file, madeAt, bytes });
  }
  return copies.toSorted((a, b) => b.madeAt - a.madeAt);
}

export async function removeCopy(copy: CopyFile): Promise<void> {
  await fs.rm(copy.file, { force: true });
}

/** What a copy or a restore that was cut short left behind. */
export async function removeRemains(folder: string): Promise<void> {
  const names = await fs.readdir(folder).catch(() => []);
  const remains = names.filter((name) => name.endsWith('.partial') || name.startsWith(RESTORING));
  for (const name of remains) await fs.rm(path.join(folder, name), { force: true });
}

/** Null when it went meanwhile. */
async function sizeOf(file: string): Promise<number | null> {
  return await fs.stat(file).then(
    ({ size }) => size,
    () => null,
  );
}
