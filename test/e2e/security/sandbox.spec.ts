import { expect, test } from '@playwright/test';
import fs from 'node:fs';
import path from 'node:path';
import { electronPath, root, startVirtualDisplay } from '#electron/tools/for-tests.mjs';
import { makeFolder, waitUntil } from '../support/launch-app.ts';
import { descendants, namespaceOf, type ProcessStatus } from '../support/processes.ts';
import { makeHome, readableByAll, startUnprivileged } from '../support/unprivileged.ts';

/** The built app where an ordinary user can read it: Electron's folder, and the app's own. */
function readableApp(folder: string): { executable: string; app: string } {
  const dist = readableByAll(path.dirname(electronPath()), folder);
  const executable = path.join(dist, path.basename(electronPath()));
  const built = readableByAll(path.join(root, 'out', 'app'), path.join(folder, 'out'));
  if (built === path.join(root, 'out', 'app')) return { executable, app: root };
  fs.copyFileSync(path.join(root, 'package.json'), path.join(folder, 'package.json'));
  return { executable, app: folder };
}

test('the built app runs its pages in the sandbox, as an unprivileged user, without --no-sandbox', async () => {
  test.skip(process.platform !== 'linux', 'reads /proc');
  const folder = makeFolder('sandbox');
  const home = makeHome(folder);
  const { executable, app } = readableApp(folder);
  // Of its own: the display of a desktop lets nobody else in.
  const display = await startVirtualDisplay();
  const running = startUnprivileged({ executable, args: [app], home, display: display.display });
  try {
    await running.waitFor('app.ready');
    const renderer = await waitUntil<ProcessStatus>(
      () => descendants(running.pid).find((one) => one.command.includes('--type=renderer')),
      () => 'no renderer process',
    );
    expect(descendants(running.pid).filter((one) => one.command.includes('--no-sandbox'))).toEqual([]);
    // The page's process: filters on its system calls, no way to new rights, none of its own …
    expect(renderer.fields).toMatchObject({ Seccomp: '2', NoNewPrivs: '1', CapEff: '0000000000000000' });
    expect(Number(renderer.fields['Seccomp_filters'])).toBeGreaterThanOrEqual(1);
    expect(renderer.fields['Uid']?.split('\t')).not.toContain('0');
    // … and a world of its own: no network, no other process, no file system to open.
    for (const kind of ['user', 'pid', 'net'] as const) {
      expect(namespaceOf(renderer.pid, kind)).not.toBe(namespaceOf(running.pid, kind));
    }
  } finally {
    running.process.kill('SIGTERM');
    await running.ended;
    await display.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  }
});
