import { ensureCrashBuild } from './lib/crash-build.mjs';
import { openSurroundings } from './lib/display.mjs';
import { runInElectron } from './lib/electron.mjs';
import { sayLauncherFlags } from './lib/launch.mjs';
import { inRoot } from './lib/paths.mjs';
import { exitOnSignals } from './lib/run.mjs';
import { runMain, say } from './lib/say.mjs';
import { setUp } from './lib/set-up.mjs';

// Kills the app over and over while it works, and compares what is left with the server (test/crash).
await runMain(async () => {
  exitOnSignals();
  await setUp({ purpose: 'test' });
  const args = process.argv.slice(2);
  await ensureCrashBuild({ mutated: args.includes('--mutated') });
  const surroundings = await openSurroundings({ own: true });
  try {
    surroundings.said.forEach((line) => say(line));
    sayLauncherFlags();
    const { code } = await runInElectron([inRoot('test', 'crash', 'rounds', 'run-crash.ts'), ...args], {
      stdio: 'inherit',
      env: surroundings.env,
    });
    return code;
  } finally {
    await surroundings.stop();
  }
});
