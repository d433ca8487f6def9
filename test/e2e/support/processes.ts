import fs from 'node:fs';

/** What Linux says of running processes, read from /proc. */

export interface ProcessStatus {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
  /** `Seccomp`, `NoNewPrivs`, `CapEff` … as in /proc/PID/status. */
  readonly fields: Readonly<Record<string, string>>;
}

export function isRunning(pid: number): boolean {
  return readStatus(pid) !== null;
}

export function readStatus(pid: number): ProcessStatus | null {
  try {
    const fields = Object.fromEntries(
      fs
        .readFileSync(`/proc/${pid}/status`, 'utf8')
        .split('\n')
        .map((line) => line.split(':\t'))
        .flatMap(([name, value]) => (name && value !== undefined ? [[name, value.trim()]] : [])),
    ) as Record<string, string>;
    // A zombie has ended; its parent has not looked yet.
    if (fields['State']?.startsWith('Z')) return null;
    const command = fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return { pid, parent: Number(fields['PPid']), command, fields };
  } catch {
    return null;
  }
}

/** All that came from a process, however deep. */
export function descendants(pid: number): ProcessStatus[] {
  const all = fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readStatus(Number(name)) ?? []);
  const below = (parent: number): ProcessStatus[] =>
    all.filter((one) => one.parent === parent).flatMap((one) => [one, ...below(one.pid)]);
  return below(pid);
}

/** The namespace a process is in, such as `user:[4026531837]`. */
export function namespaceOf(pid: number | 'self', kind: 'user' | 'pid' | 'net'): string {
  return fs.readlinkSync(`/proc/${pid}/ns/${kind}`);
}

const STEP = 4 * 1024 * 1024;

/**
 * Calls `look` with every readable, written-to part of a process's memory, in steps that overlap by
 * `overlap` bytes so that nothing is cut in two. Returns how many bytes were read.
 */
export function scanMemory(pid: number, overlap: number, look: (bytes: Buffer) => void): number {
  const maps = fs.readFileSync(`/proc/${pid}/maps`, 'utf8').split('\n');
  const memory = fs.openSync(`/proc/${pid}/mem`, 'r');
  const buffer = Buffer.alloc(STEP + overlap);
  let total = 0;
  try {
    for (const line of maps) {
      const [, from, to] = /^([\da-f]+)-([\da-f]+) rw/.exec(line) ?? [];
      if (from === undefined || to === undefined || /\[vvar|\[vsyscall/.test(line)) continue;
      total += scanRange(memory, buffer, BigInt(`0x${from}`), BigInt(`0x${to}`), look);
    }
  } finally {
    fs.closeSync(memory);
  }
  return total;
}

function scanRange(
  memory: number,
  buffer: Buffer,
  from: bigint,
  to: bigint,
  look: (bytes: Buffer) => void,
): number {
  let total = 0;
  for (let at = from; at < to; at += BigInt(STEP)) {
    const wanted = Math.min(buffer.length, Number(to - at));
    let read: number;
    try {
      read = fs.readSync(memory, buffer, 0, wanted, at);
    } catch {
      // Reserved and never touched, or gone since the map was read: nothing can stand there.
      continue;
    }
    total += read;
    look(buffer.subarray(0, read));
  }
  return total;
}
