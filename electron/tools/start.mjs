import { ensureBuild } from './lib/app-build.mjs';
import { openSurroundings } from './lib/display.mjs';
import { openApp, sayLauncherFlags } from './lib/launch.mjs';
import { runMain, say } from './lib/say.mjs';
import { setUp } from './lib/set-up.mjs';

await runMain(async () => {
  await setUp();
  await ensureBuild();
  const surroundings = await openSurroundings();
  try {
    surroundings.said.forEach((line) => say(line));
    sayLauncherFlags();
    say('Countertop is running. Press Ctrl-C to end it.');
    return await openApp(process.argv.slice(2), surroundings.env);
  } finally {
    await surroundings.stop();
  }
});
