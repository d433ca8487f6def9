import path from 'node:path';
import { installDevelopmentRuntime } from './development-runtime.mjs';
import { electronPath, installedElectron } from './electron.mjs';
import { nodeModules } from './paths.mjs';
import { run } from './run.mjs';
import { say, Stop } from './say.mjs';

const probeMs = 4000;
const downloadMs = 600_000;

const canReach = async (url) => {
  try {
    await fetch(url, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(probeMs) });
    return true;
  } catch {
    return false;
  }
};

const installOfficial = async () => {
  const source =
    process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror ?? 'https://github.com';
  if (!(await canReach(source))) return `${source} cannot be reached`;
  say('Downloading Electron …');
  const { code, stderr, timedOut } = await run(
    process.execPath,
    [path.join(nodeModules, 'electron', 'install.js')],
    { timeoutMs: downloadMs },
  );
  if (code === 0 && installedElectron() === 'official') return undefined;
  return timedOut ? 'the download took too long' : (stderr.trim().split('\n')[0] ?? 'the download failed');
};

/** Makes sure that an Electron is there; says which one, and why. Returns installedElectron(). */
export const ensureElectron = async () => {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const present = installedElectron();
  if (override !== undefined) {
    if (present === 'override') return present;
    throw new Stop(`ELECTRON_OVERRIDE_DIST_PATH is set, but ${electronPath()} does not exist.`);
  }
  const wantsOther = present === 'development' && process.env.ELECTRON_MIRROR !== undefined;
  if (present !== 'none' && !wantsOther) return present;
  const reason = await installOfficial();
  if (reason === undefined) return 'official';
  if (process.platform === 'linux' && process.arch === 'x64') {
    say(`The official Electron was not downloaded (${reason}).`);
    if (present !== 'development') await installDevelopmentRuntime();
    return 'development';
  }
  throw new Stop(
    `Electron was not downloaded: ${reason}.\nSet ELECTRON_MIRROR to a mirror that this network reaches, or ELECTRON_OVERRIDE_DIST_PATH to an unpacked Electron, and run: npm run setup`,
  );
};
