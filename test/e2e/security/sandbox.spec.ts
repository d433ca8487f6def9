import { expect, test } from '@playwright/test';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { asAppEnvironment, electronPath, root, startVirtualDisplay } from '#electron/tools/for-tests.mjs';
import { makeFolder, waitForLog, waitUntil } from '../support/launch-app.ts';
import { descendants, namespaceOf, type ProcessStatus } from '../support/processes.ts';

/** Debian's and everyone's "nobody": no rights, no home. */
const NOBODY = 65_534;

/**
 * What an unprivileged user can read: the folders themselves where they lie open, else a copy. A
 * clone below /root is closed to everyone else.
 */
function readableCopy(folder: string): { electron: string; app: string } {
  const lies = { electron: electronPath(), app: root };
  const isOpen = (file: string): boolean => {
    for (let at = file; ; at = path.dirname(at)) {
      if ((fs.statSync(at).mode & 0o001) === 0) return false;
      if (at === path.dirname(at)) return true;
    }
  };
  if (process.getuid?.() !== 0 || (isOpen(lies.electron) && isOpen(path.join(root, 'out', 'app'))))
    return lies;
  const dist = path.join(folder, 'dist');
  const app = path.join(folder, 'app');
  fs.cpSync(path.dirname(lies.electron), dist, { recursive: true });
  fs.cpSync(path.join(root, 'out', 'app'), path.join(app, 'out', 'app'), { recursive: true });
  fs.copyFileSync(path.join(root, 'package.json'), path.join(app, 'package.json'));
  fs.chmodSync(folder, 0o755);
  return { electron: path.join(dist, path.basename(lies.electron)), app };
}

test('the built app runs its pages in the sandbox, as an unprivileged user, without --no-sandbox', async () => {
  test.skip(process.platform !== 'linux', 'reads /proc');
  const folder = makeFolder('sandbox');
  const { electron, app } = readableCopy(folder);
  const home = path.join(folder, 'home');
  fs.mkdirSync(home);
  fs.chmodSync(folder, 0o755);
  const isRoot = process.getuid?.() === 0;
  if (isRoot) fs.chownSync(home, NOBODY, NOBODY);
  // Of its own: the display of a desktop lets nobody else in.
  const display = await startVirtualDisplay();
  const env = asAppEnvironment({
    ...process.env,
    DISPLAY: display.display,
    XAUTHORITY: undefined,
    WAYLAND_DISPLAY: undefined,
    DBUS_SESSION_BUS_ADDRESS: 'disabled:',
    HOME: home,
    XDG_CONFIG_HOME: home,
    XDG_RUNTIME_DIR: home,
    COUNTERTOP_USER_DATA: path.join(home, 'data'),
  });
  const child = spawn(electron, [app, '--language=en'], {
    cwd: home,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
    ...(isRoot ? { uid: NOBODY, gid: NOBODY } : {}),
  });
  let said = '';
  child.stderr.on('data', (part: Buffer) => {
    said += part.toString();
  });
  const ended = once(child, 'exit');
  try {
    await Promise.race([
      waitForLog(path.join(home, 'data'), 'app.ready'),
      ended.then(([code]) => {
        throw new Error(`The app ended with ${code} before its window was ready:\n${said}`);
      }),
    ]);
    const pid = child.pid ?? 0;
    const renderer = await waitUntil<ProcessStatus>(
      () => descendants(pid).find((one) => one.command.includes('--type=renderer')),
      () => 'no renderer process',
    );
    const everyone = [pid, ...descendants(pid).map((one) => one.pid)];
    expect(descendants(pid).filter((one) => one.command.includes('--no-sandbox'))).toEqual([]);
    expect(everyone.length).toBeGreaterThan(2);
    // The page's process: filters on its system calls, no way to new rights, none of its own …
    expect(renderer.fields).toMatchObject({ Seccomp: '2', NoNewPrivs: '1', CapEff: '0000000000000000' });
    expect(Number(renderer.fields['Seccomp_filters'])).toBeGreaterThanOrEqual(1);
    expect(renderer.fields['Uid']?.split('\t')).not.toContain('0');
    // … and a world of its own: no network, no other process, no file system to open.
    for (const kind of ['user', 'pid', 'net'] as const) {
      expect(namespaceOf(renderer.pid, kind)).not.toBe(namespaceOf(pid, kind));
    }
  } finally {
    child.kill('SIGTERM');
    await ended;
    await display.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  }
});
