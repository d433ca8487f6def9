import { buildApp } from './lib/app-build.mjs';
import { runMain, say } from './lib/say.mjs';
import { setUp } from './lib/set-up.mjs';

await runMain(async () => {
  await setUp();
  await buildApp();
  say('Built into out/app.');
});
