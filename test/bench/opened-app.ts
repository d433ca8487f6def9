import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { asAppEnvironment, electronPath, launcherFlags, root } from '#electron/tools/for-tests.mjs';
import { connectToPage } from './devtools.ts';
import type { Page } from './devtools.ts';

export const countertop = root;
export const bareWindow = path.join(root, 'test', 'bench', 'bare-window');

export interface OpenedApp {
  readonly pid: number;
  readonly startedAt: number;
  readonly page: Page;
  end(): Promise<void>;
}

const START_LIMIT_MS = 60_000;
const END_LIMIT_MS = 15_000;

/** The address that Electron prints once its DevTools listen. */
async function devtoolsAddress(child: ChildProcess): Promise<string> {
  return await new Promise<string>((resolve, reject) => {
    let text = '';
    const timer = setTimeout(
      () => reject(new Error(`the app did not start in time:\n${text}`)),
      START_LIMIT_MS,
    );
    child.stderr?.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      const found = /DevTools listening on (ws:\S+)/.exec(text);
      if (found?.[1] === undefined) return;
      clearTimeout(timer);
      resolve(found[1]);
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
): Promise<OpenedApp> {
  const startedAt = performance.now();
  const child = spawn(electronPath(), [...launcherFlags(), '--remote-debugging-port=0', folder, ...flags], {
    env: { ...asAppEnvironment(), COUNTERTOP_USER_DATA: userData, LANGUAGE: 'en', LC_ALL: 'C.UTF-8' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  try {
    const page = await connectToPage(await devtoolsAddress(child));
    return {
      pid: child.pid ?? 0,
      startedAt,
      page,
      async end() {
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
