import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { asAppEnvironment, electronPath, launcherFlags, root } from '#electron/tools/for-tests.mjs';
import { connectToMain, connectToPage } from './devtools.ts';
import type { Page } from './devtools.ts';

export const countertop = root;
export const bareWindow = path.join(root, 'test', 'bench', 'bare-window');

export interface OpenedApp {
  readonly pid: number;
  readonly startedAt: number;
  readonly page: Page;
  /** Runs expressions in the main process. Only when it was opened to be looked into. */
  readonly main: Pick<Page, 'evaluate'> | null;
  end(): Promise<void>;
}

const START_LIMIT_MS = 60_000;
const END_LIMIT_MS = 15_000;

interface Addresses {
  readonly page: string;
  readonly main: string | undefined;
}

/** The addresses that Electron prints once its DevTools, and Node's inspector if it was asked for, listen. */
async function devtoolsAddresses(child: ChildProcess, isInspected: boolean): Promise<Addresses> {
  return await new Promise<Addresses>((resolve, reject) => {
    let text = '';
    const timer = setTimeout(
      () => reject(new Error(`the app did not start in time:\n${text}`)),
      START_LIMIT_MS,
    );
    child.stderr?.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      const page = /DevTools listening on (ws:\S+)/.exec(text)?.[1];
      const main = /Debugger listening on (ws:\S+)/.exec(text)?.[1];
      if (page === undefined || (isInspected && main === undefined)) return;
      clearTimeout(timer);
      resolve({ page, main });
    });
    child.once('exit', (code) => reject(new Error(`the app ended with ${code}:\n${text}`)));
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), END_LIMIT_MS);
  await gone;
  clearTimeout(timer);
}

/** Opens the app of a folder as a person would, with its data in `userData`; the clock runs from before the spawn. */
export async function openApp(
  folder: string,
  userData: string,
  flags: readonly string[] = [],
  isInspected = false,
): Promise<OpenedApp> {
  const startedAt = performance.now();
  const doors = ['--remote-debugging-port=0', ...(isInspected ? ['--inspect=0'] : [])];
  const child = spawn(electronPath(), [...launcherFlags(), ...doors, folder, ...flags], {
    env: { ...asAppEnvironment(), COUNTERTOP_USER_DATA: userData, LANGUAGE: 'en', LC_ALL: 'C.UTF-8' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  try {
    const addresses = await devtoolsAddresses(child, isInspected);
    const page = await connectToPage(addresses.page);
    const main = addresses.main === undefined ? null : await connectToMain(addresses.main);
    return {
      pid: child.pid ?? 0,
      startedAt,
      page,
      main,
      async end() {
        main?.close();
        page.close();
        await end(child);
      },
    };
  } catch (error) {
    await end(child);
    throw error;
  }
}

/** A folder for the app's data that is gone afterwards. */
export async function withDataFolder<Value>(action: (folder: string) => Promise<Value>): Promise<Value> {
  const folder = await mkdtemp(path.join(tmpdir(), 'countertop-bench-'));
  try {
    return await action(folder);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
