import fs from 'node:fs';
import path from 'node:path';

/** A log never takes more than two of these. */
const MAX_BYTES = 1_000_000;

/**
 * Appends lines to `countertop.log`; when it is full it becomes `countertop.1.log` and a new one
 * starts. Written at once and in order, so that the last line before a crash is there. A disk that
 * takes no more loses log lines, never work.
 */
export function openLogFile(folder: string, maxBytes = MAX_BYTES): (line: string) => void {
  const file = path.join(folder, 'countertop.log');
  let handle: number | null = null;
  let size = 0;

  function open(): number {
    fs.mkdirSync(folder, { recursive: true });
    const opened = fs.openSync(file, 'a', 0o600);
    size = fs.fstatSync(opened).size;
    return opened;
  }

  function turnOver(opened: number): number {
    fs.closeSync(opened);
    fs.renameSync(file, path.join(folder, 'countertop.1.log'));
    return open();
  }

  return (line) => {
    try {
      handle ??= open();
      if (size > 0 && size + line.length > maxBytes) handle = turnOver(handle);
      size += fs.writeSync(handle, `${line}\n`);
    } catch {
      handle = null;
    }
  };
}
