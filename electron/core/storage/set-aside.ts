import { existsSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { syncFolder } from './sync-folder.ts';

/** A database's log and its index belong to it: they may hold the newest drafts. */
const BESIDE = ['-wal', '-shm'] as const;

/** Where a damaged file lies until everything that can be read of it stands in a new one. */
function salvagingFile(file: string): string {
  return `${file}.salvaging`;
}

/**
 * Takes a damaged file out of the way. From here on the place is empty until a whole new file is
 * put there, so that a start that finds it empty knows what is left to do.
 */
export function moveAside(file: string): void {
  renameSync(file, salvagingFile(file));
  moveBeside(file, salvagingFile(file));
}

/**
 * Does what is left of setting a damaged file aside, however far a process that died got. `build`
 * makes a whole, closed database without a log at a place of its own out of the damaged one.
 * Answers where the damaged file is kept, or null when there was none.
 */
export function finishSetAside(
  file: string,
  nowAt: number,
  build: (newFile: string, damagedFile: string) => void,
): string | null {
  const damaged = salvagingFile(file);
  if (!existsSync(damaged)) return null;
  if (!existsSync(file)) {
    moveBeside(file, damaged);
    const newFile = `${file}.new`;
    for (const suffix of ['', '-journal', ...BESIDE]) rmSync(newFile + suffix, { force: true });
    build(newFile, damaged);
    renameSync(newFile, file);
    // The new name must be on the disk before the damaged file loses the name that asks for more.
    syncFolder(path.dirname(file));
  }
  const stamp = new Date(nowAt).toISOString().replaceAll(/[:.]/g, '-');
  const kept = `${file}.damaged-${stamp}`;
  moveBeside(damaged, kept);
  renameSync(damaged, kept);
  return kept;
}

function moveBeside(from: string, to: string): void {
  for (const suffix of BESIDE) if (existsSync(from + suffix)) renameSync(from + suffix, to + suffix);
}
