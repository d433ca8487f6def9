import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A folder whose disk a test can fill, and whose writing it can forbid. */
export interface SmallDisk {
  readonly folder: string;
  /** Leaves no byte free. */
  fill(): void;
  free(): void;
  forbidWriting(): void;
  allowWriting(): void;
  dispose(): void;
}

/** Whether this process may mount a disk of its own: root on Linux, as in most containers. */
export const hasRealDisks = process.platform === 'linux' && process.getuid?.() === 0;

/** A real file system of its own, in memory, of so many megabytes. Only where {@link hasRealDisks}. */
export function mountSmallDisk(megabytes: number): SmallDisk {
  const mount = mkdtempSync(path.join(tmpdir(), 'countertop-disk-'));
  const filler = path.join(mount, 'filler');
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', mount]);
  const folder = path.join(mount, 'data');
  mkdirSync(folder);
  return {
    folder,
    fill() {
      const { bavail, bsize } = statfsSync(mount);
      try {
        writeFileSync(filler, Buffer.alloc(bavail * bsize));
      } catch (error) {
        // Something else was written meanwhile: it is full all the same.
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      }
    },
    free: () => rmSync(filler, { force: true }),
    forbidWriting: () => execFileSync('mount', ['-o', 'remount,ro', mount]),
    allowWriting: () => execFileSync('mount', ['-o', 'remount,rw', mount]),
    dispose() {
      execFileSync('umount', ['-l', mount]);
      rmSync(mount, { recursive: true, force: true });
    },
  };
}

/** Without the right to mount: a folder that cannot be written. It cannot be full. */
export function makeFolder(): SmallDisk {
  const folder = mkdtempSync(path.join(tmpdir(), 'countertop-disk-'));
  return {
    folder,
    fill: () => undefined,
    free: () => undefined,
    forbidWriting: () => chmodSync(folder, 0o555),
    allowWriting: () => chmodSync(folder, 0o755),
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  };
}
