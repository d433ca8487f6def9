import { parseArgs } from 'node:util';
import { ensureBuild } from './lib/app-build.mjs';
import { openSurroundings } from './lib/display.mjs';
import { runInElectron } from './lib/electron.mjs';
import { inRoot } from './lib/paths.mjs';
import { exitOnSignals } from './lib/run.mjs';
import { runMain, say, speakOnStderr } from './lib/say.mjs';
import { setUp } from './lib/set-up.mjs';

await runMain(async () => {
  exitOnSignals();
  const { values } = parseArgs({
    options: { only: { type: 'string', multiple: true }, size: { type: 'string', default: '100000' } },
  });
  // stdout is for the JSON lines alone.
  speakOnStderr();
  await setUp({ purpose: 'test' });
  await ensureBuild();
  const surroundings = await openSurroundings({ own: true });
  try {
    surroundings.said.forEach((line) => say(line));
    const { code } = await runInElectron(
      [inRoot('electron', 'tools', 'lib', 'run-benchmarks.mjs'), ...(values.only ?? [])],
      {
        stdio: 'inherit',
        env: { ...surroundings.env, COUNTERTOP_BENCH_SIZE: values.size },
      },
    );
    return code;
  } finally {
    await surroundings.stop();
  }
});
