import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { ensureBuild, sourcesHash } from './app-build.mjs';
import { inRoot } from './paths.mjs';
import { run } from './run.mjs';
import { say, Stop } from './say.mjs';

const partsFolder = inRoot('test', 'crash', 'build');

const partsHash = () => {
  const hash = createHash('sha256').update(sourcesHash());
  for (const name of readdirSync(partsFolder).toSorted())
    hash.update(name).update(readFileSync(`${partsFolder}/${name}`));
  return hash.digest('hex');
};

/**
 * The app as it is built for people, but for its main process, which is built once more with points to be killed at
 * (test/crash/build). It stands in a folder of its own that no package is made from. `mutated` also moves the commit
 * of an operation behind its sending. Built only when something changed.
 */
export const ensureCrashBuild = async ({ mutated = false } = {}) => {
  await ensureBuild();
  const folder = inRoot('out', mutated ? 'crash-mutated' : 'crash');
  const stamp = `${folder}/build.json`;
  const sources = partsHash();
  if (existsSync(stamp) && JSON.parse(readFileSync(stamp, 'utf8')).sources === sources) return;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(`${folder}/out/app`, { recursive: true });
  say(`Building the app with points to be killed at${mutated ? ', its commits too late' : ''} …`);
  const { code, stdout, stderr } = await run(
    process.execPath,
    [
      inRoot('node_modules', 'electron-vite', 'bin', 'electron-vite.js'),
      'build',
      '--config',
      `${partsFolder}/electron.vite.config.ts`,
      '--logLevel',
      'warn',
    ],
    {
      env: {
        ...process.env,
        NODE_ENV: 'production',
        NO_COLOR: '1',
        COUNTERTOP_CRASH_MUTATED: mutated ? '1' : '',
      },
    },
  );
  if (code !== 0) throw new Stop(`The crash build failed.\n${stdout}${stderr}`);
  for (const part of ['preload', 'renderer'])
    cpSync(inRoot('out', 'app', part), `${folder}/out/app/${part}`, { recursive: true });
  const { name, productName, version } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  const manifest = { name, productName, version, main: 'out/app/main/main.cjs' };
  writeFileSync(`${folder}/package.json`, JSON.stringify(manifest));
  writeFileSync(stamp, JSON.stringify({ sources }));
};
