import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { asAppEnvironment } from '#electron/tools/for-tests.mjs';
import { waitForLog } from './launch-app.ts';

/** Debian's and everyone's "nobody": no rights, no home. */
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;

/**
 * Where an unprivileged user can read these files or folders: where they are, or else in a copy
 * below `folder`. A clone below /root is closed to everyone else.
 */
export function readableByAll(source: string, folder: string): string {
  if (!isRoot || isOpen(source)) return source;
  const copy = path.join(folder, path.basename(source));
  fs.cpSync(source, copy, { recursive: true });
  return copy;
}

/** Each folder on the way lets everyone through. */
function isOpen(file: string): boolean {
  for (let at = file; ; at = path.dirname(at)) {
    if ((fs.statSync(at).mode & 0o001) === 0) return false;
    if (at === path.dirname(at)) return true;
  }
}

export interface UnprivilegedApp {
  readonly process: ChildProcess;
  readonly pid: number;
  readonly userData: string;
  /** What it wrote to its error stream so far. */
  said(): string;
  /** Resolves with the exit code; null when a signal ended it. */
  readonly ended: Promise<number | null>;
  /** Waits for the `count`-th line of an event; fails at once when the app ends before it. */
  waitFor(event: string, count?: number): Promise<void>;
}

/** Makes a home below `folder` that belongs to the unprivileged user. */
export function makeHome(folder: string): string {
  const home = path.join(folder, 'home');
  fs.mkdirSync(home, { recursive: true });
  fs.chmodSync(folder, 0o755);
  if (isRoot) fs.chownSync(home, NOBODY, NOBODY);
  return home;
}

/**
 * Starts an app as an ordinary user: "nobody" when the tests run as root, else whoever runs them.
 * Without any flag that turns the sandbox off.
 */
export function startUnprivileged(options: {
  readonly executable: string;
  readonly args: readonly string[];
  readonly home: string;
  readonly display: string;
  readonly env?: Readonly<Record<string, string>>;
}): UnprivilegedApp {
  const userData = path.join(options.home, 'data');
  const { XAUTHORITY: _cookie, WAYLAND_DISPLAY: _wayland, ...outer } = process.env;
  const child = spawn(options.executable, options.args, {
    cwd: options.home,
    env: {
      ...asAppEnvironment(outer),
      HOME: options.home,
      XDG_CONFIG_HOME: options.home,
      XDG_RUNTIME_DIR: options.home,
      DISPLAY: options.display,
      DBUS_SESSION_BUS_ADDRESS: 'disabled:',
      COUNTERTOP_USER_DATA: userData,
      ...options.env,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
    ...(isRoot ? { uid: NOBODY, gid: NOBODY } : {}),
  });
  let said = '';
  child.stderr.on('data', (part: Buffer) => {
    said += part.toString();
  });
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  return {
    process: child,
    pid: child.pid ?? 0,
    userData,
    said: () => said,
    ended,
    async waitFor(event, count = 1) {
      await Promise.race([
        waitForLog(userData, event, count),
        ended.then((code) => {
          throw new Error(`The app ended with ${code} before ${event}:\n${said}`);
        }),
      ]);
    },
  };
}
