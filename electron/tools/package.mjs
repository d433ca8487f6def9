import { readFileSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { parseArgs } from 'node:util';
import { ensureBuild } from './lib/app-build.mjs';
import { electronDist, isDevelopmentRuntime } from './lib/electron.mjs';
import { packageFolder, packagedArchive, packagedExecutable } from './lib/packages.mjs';
import { inRoot, root } from './lib/paths.mjs';
import { exitOnSignals, run } from './lib/run.mjs';
import { runMain, say, Stop } from './lib/say.mjs';
import { setUp } from './lib/set-up.mjs';

const checkFuses = async (executable) => {
  const { readFuses } = await import('./lib/fuses.mjs');
  const fuses = await readFuses(executable);
  for (const { name, actual } of fuses)
    say(`  ${name}: ${actual === true ? 'on' : actual === false ? 'off' : actual}`);
  const wrong = fuses.filter((fuse) => fuse.actual !== fuse.expected);
  if (wrong.length > 0)
    throw new Stop(`These fuses are not as they must be: ${wrong.map((fuse) => fuse.name).join(', ')}`);
};

/** The archive tells nothing about the machine it was made on. */
const checkArchive = (archive) => {
  const content = readFileSync(archive);
  const home = homedir();
  const machinePaths = [root, ...(home.length > '/root'.length ? [home] : [])];
  const found = machinePaths.filter((machinePath) => content.includes(machinePath));
  if (found.length > 0) throw new Stop(`The package contains paths of this machine: ${found.join(', ')}`);
  if (content.includes('"node_modules"'))
    throw new Stop('The package contains node_modules; everything is to be bundled.');
};

await runMain(async () => {
  exitOnSignals();
  const { values } = parseArgs({
    options: { 'dev-runtime': { type: 'boolean' }, installers: { type: 'boolean' } },
  });
  await setUp();
  const developmentRuntime = isDevelopmentRuntime();
  if (developmentRuntime && !values['dev-runtime']) {
    throw new Stop(
      'The development runtime is installed, and no release is made with it. On a network that reaches GitHub (or with ELECTRON_MIRROR) run npm run setup and try again; to try the package out: npm run package -- --dev-runtime',
    );
  }
  if (developmentRuntime && values.installers)
    throw new Stop('No installer is made with the development runtime.');
  await ensureBuild();
  const folder = packageFolder({ developmentRuntime });
  rmSync(folder, { recursive: true, force: true });
  say('Packaging …');
  const { code, stdout, stderr } = await run(process.execPath, [
    inRoot('node_modules', 'electron-builder', 'cli.js'),
    ...(values.installers ? [] : ['--dir']),
    '--config',
    inRoot('electron-builder.yml'),
    `-c.directories.output=${folder}`,
    `-c.electronDist=${electronDist()}`,
    '--publish',
    'never',
  ]);
  const executable = packagedExecutable(folder);
  if (code !== 0 || executable === undefined) throw new Stop(`electron-builder failed.\n${stdout}${stderr}`);
  say('Fuses, read back from the binary:');
  await checkFuses(executable);
  checkArchive(packagedArchive(executable));
  say(`Packaged: ${executable}`);
});
