import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { asAppEnvironment, electronPath, launcherFlags, root } from '#electron/tools/for-tests.mjs';
import { takeOwnDisplay } from './own-display.ts';

export interface LogLine {
  readonly at: string;
  readonly level: string;
  readonly event: string;
  readonly [field: string]: unknown;
}

export interface RunningApp {
  readonly app: ElectronApplication;
  /** The main window, its first screen on. */
  readonly window: Page;
  readonly userData: string;
  /** Content policy violations of the main window so far: there must never be one. */
  readonly violations: readonly string[];
  /** What the main window complained of: console errors and exceptions nobody caught. */
  readonly errors: readonly string[];
  log(): LogLine[];
  /** Quits as a person does and waits for the end. The data folder stays. */
  close(): Promise<void>;
}

export interface LaunchOptions {
  /** The app's own flags. English and light unless said otherwise. */
  readonly args?: readonly string[];
  /** Chromium's and Electron's flags, before the app's folder. */
  readonly electronArgs?: readonly string[];
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** An earlier run's data folder; by default a new one. */
  readonly userData?: string;
  /** How long the start may take, where a machine is kept busy on purpose. */
  readonly limitMs?: number;
  /** Another build of the app than the one `npm start` opens. */
  readonly appFolder?: string;
}

const folders: string[] = [];

process.once('exit', () => {
  for (const folder of folders) fs.rmSync(folder, { recursive: true, force: true });
});

/** A temporary folder that goes with the process of the tests. */
export function makeFolder(name: string): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), `countertop-${name}-`));
  folders.push(folder);
  return folder;
}

/** Opens the built app as `npm start` does and waits until its first screen can be used. */
export async function launchApp(options: LaunchOptions = {}): Promise<RunningApp> {
  const userData = options.userData ?? makeFolder('data');
  const startsBefore = readLog(userData).filter((line) => line.event === 'app.ready').length;
  await takeOwnDisplay();
  const app = await _electron.launch({
    executablePath: electronPath(),
    args: [
      ...launcherFlags(),
      ...(options.electronArgs ?? []),
      options.appFolder ?? root,
      ...withDefaults(options.args ?? [], ['--language=en', '--theme=light']),
    ],
    ...(options.limitMs === undefined ? {} : { timeout: options.limitMs }),
    env: asAppEnvironment({ ...process.env, COUNTERTOP_USER_DATA: userData, ...options.env }),
  });
  const window = await app.firstWindow(options.limitMs === undefined ? {} : { timeout: options.limitMs });
  const violations: string[] = [];
  const errors: string[] = [];
  window.on('pageerror', (error) => errors.push(error.stack ?? error.message));
  window.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) violations.push(message.text());
    // A picture that is not there is no mistake of the window's: it shows the product without one.
    const isPicture = message.location().url.startsWith('app://countertop/images/');
    if (message.type() === 'error' && !isPicture) errors.push(message.text());
  });
  const log = (): LogLine[] => readLog(userData);
  await waitForLog(userData, 'app.ready', startsBefore + 1, options.limitMs);
  return { app, window, userData, violations, errors, log, close: async () => await app.close() };
}

function withDefaults(args: readonly string[], defaults: readonly string[]): string[] {
  const name = (flag: string): string => flag.split('=')[0] ?? '';
  return [...args, ...defaults.filter((flag) => !args.some((arg) => name(arg) === name(flag)))];
}

export function readLog(userData: string): LogLine[] {
  const file = path.join(userData, 'logs', 'countertop.log');
  if (!fs.existsSync(file)) return [];
  const lines = fs.readFileSync(file, 'utf8').split('\n');
  return lines.flatMap((line) => (line === '' ? [] : [JSON.parse(line) as LogLine]));
}

const LIMIT_MS = 40_000;

/** Waits for the `count`-th line of an event; the log is written at once, so its end is the state. */
export async function waitForLog(
  userData: string,
  event: string,
  count = 1,
  limitMs = LIMIT_MS,
): Promise<LogLine> {
  return await waitUntil(
    () => readLog(userData).filter((line) => line.event === event)[count - 1],
    () =>
      `the log has no ${event}:\n${readLog(userData)
        .map((line) => JSON.stringify(line))
        .join('\n')}`,
    limitMs,
  );
}

/** Asks again until there is an answer other than undefined; fails with the words of `missing`. */
export async function waitUntil<T>(
  ask: () => T | undefined | Promise<T | undefined>,
  missing: () => string,
  limitMs = LIMIT_MS,
): Promise<T> {
  const deadline = performance.now() + limitMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (performance.now() > deadline) throw new Error(missing());
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
