import { rmSync } from 'node:fs';
import { ensureBuild } from './lib/app-build.mjs';
import { openSurroundings } from './lib/display.mjs';
import { runInElectron } from './lib/electron.mjs';
import { sayLauncherFlags } from './lib/launch.mjs';
import { inRoot } from './lib/paths.mjs';
import { exitOnSignals } from './lib/run.mjs';
import { runMain, say } from './lib/say.mjs';
import { setUp } from './lib/set-up.mjs';

// Drives the main journeys on the demo account and writes a picture of each step to out/tour (test/e2e/tour).
await runMain(async () => {
  exitOnSignals();
  await setUp({ purpose: 'test' });
  await ensureBuild();
  // Pictures of an earlier walk would stand among the new ones.
  rmSync(inRoot('out', 'tour'), { recursive: true, force: true });
  const surroundings = await openSurroundings({ own: true });
  try {
    surroundings.said.forEach((line) => say(line));
    sayLauncherFlags();
    const { code } = await runInElectron(
      [
        inRoot('node_modules', '@playwright', 'test', 'cli.js'),
        'test',
        '--config',
        inRoot('test', 'e2e', 'tour', 'playwright.config.ts'),
        ...process.argv.slice(2),
      ],
      { stdio: 'inherit', env: surroundings.env },
    );
    if (code === 0) say('The pictures are in out/tour.');
    return code;
  } finally {
    await surroundings.stop();
  }
});
