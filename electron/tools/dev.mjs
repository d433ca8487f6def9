import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { forgetBuild } from './lib/app-build.mjs';
import { openSurroundings } from './lib/display.mjs';
import { asAppEnvironment, electronPath } from './lib/electron.mjs';
import { launcherFlags, sayLauncherFlags } from './lib/launch.mjs';
import { inRoot, root } from './lib/paths.mjs';
import { endProcess } from './lib/run.mjs';
import { runMain, say } from './lib/say.mjs';
import { setUp } from './lib/set-up.mjs';

/** Flags of the person's own win; without any, the demo account opens. */
const appFlags = () => (process.argv.length > 2 ? process.argv.slice(2) : ['--demo']);

await runMain(async () => {
  await setUp();
  forgetBuild();
  const surroundings = await openSurroundings();
  try {
    surroundings.said.forEach((line) => say(line));
    sayLauncherFlags();
    const child = spawn(
      process.execPath,
      [
        inRoot('node_modules', 'electron-vite', 'bin', 'electron-vite.js'),
        'dev',
        '--watch',
        '--config',
        inRoot('electron', 'electron.vite.config.ts'),
        '--',
        ...launcherFlags(),
        ...appFlags(),
      ],
      {
        cwd: root,
        env: { ...asAppEnvironment(surroundings.env), ELECTRON_EXEC_PATH: electronPath() },
        stdio: 'inherit',
      },
    );
    const end = () => endProcess(child, 'SIGTERM');
    process.on('SIGINT', end).on('SIGTERM', end).on('SIGHUP', end);
    await once(child, 'close');
  } finally {
    await surroundings.stop();
  }
});
