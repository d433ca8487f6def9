import { existsSync } from 'node:fs';
import path from 'node:path';
import { run } from './run.mjs';
import { say, Stop } from './say.mjs';

/**
 * What a bare Linux lacks. `library` is looked up among the loader's, `command` on the PATH, `font` by language.
 * `for` says who cannot do without it: 'app' everyone, 'display' only where no display is at hand, 'test' the tests.
 */
export const systemNeeds = [
  { package: 'libgtk-3-0', library: 'libgtk-3.so.0', for: 'app' },
  { package: 'libnss3', library: 'libnss3.so', for: 'app' },
  { package: 'libasound2', library: 'libasound.so.2', for: 'app' },
  { package: 'libgbm1', library: 'libgbm.so.1', for: 'app' },
  { package: 'libatk-bridge2.0-0', library: 'libatk-bridge-2.0.so.0', for: 'app' },
  { package: 'libcups2', library: 'libcups.so.2', for: 'app' },
  { package: 'libxss1', library: 'libXss.so.1', for: 'app' },
  { package: 'libdrm2', library: 'libdrm.so.2', for: 'app' },
  { package: 'libxkbcommon0', library: 'libxkbcommon.so.0', for: 'app' },
  { package: 'libxrandr2', library: 'libXrandr.so.2', for: 'app' },
  { package: 'libxdamage1', library: 'libXdamage.so.1', for: 'app' },
  { package: 'libxcomposite1', library: 'libXcomposite.so.1', for: 'app' },
  { package: 'libxfixes3', library: 'libXfixes.so.3', for: 'app' },
  { package: 'libpango-1.0-0', library: 'libpango-1.0.so.0', for: 'app' },
  { package: 'libcairo2', library: 'libcairo.so.2', for: 'app' },
  { package: 'libsecret-1-0', library: 'libsecret-1.so.0', for: 'test' },
  { package: 'fonts-noto-cjk', font: 'ja', for: 'display' },
  { package: 'xvfb', command: 'Xvfb', for: 'display' },
  { package: 'xauth', command: 'xauth', for: 'display' },
  { package: 'dbus', command: 'dbus-daemon', for: 'display' },
  { package: 'fontconfig', command: 'fc-list', for: 'display' },
  { package: 'gnome-keyring', command: 'gnome-keyring-daemon', for: 'test' },
  { package: 'xdotool', command: 'xdotool', for: 'test' },
];

const searchPath = () => [...(process.env.PATH ?? '').split(':'), '/usr/bin', '/usr/sbin', '/sbin'];

const findCommand = (name) =>
  searchPath()
    .map((folder) => path.join(folder, name))
    .find((file) => existsSync(file));

/** The needs this machine does not meet. Where the loader's list cannot be read, libraries are taken to be there. */
export const missingNeeds = async () => {
  const ldconfig = findCommand('ldconfig');
  const [libraries, japanese] = await Promise.all([
    ldconfig === undefined ? undefined : run(ldconfig, ['-p']).then(({ stdout }) => stdout),
    findCommand('fc-list') === undefined
      ? ''
      : run('fc-list', [':lang=ja', 'file']).then(({ stdout }) => stdout.trim()),
  ]);
  return systemNeeds.filter((need) => {
    if (need.library !== undefined)
      return libraries !== undefined && !libraries.includes(`\t${need.library} `);
    if (need.font !== undefined) return japanese === '';
    return findCommand(need.command) === undefined;
  });
};

/** Newer Debians call some libraries …t64; the name is chosen by what the machine's package list knows. */
const packageNames = async (needs) => {
  const names = [];
  for (const need of needs) {
    const { stdout } = await run('apt-cache', ['policy', need.package], {
      env: { ...process.env, LC_ALL: 'C' },
    });
    const known = /Candidate: (?!\(none\))/.test(stdout);
    names.push(known ? need.package : `${need.package}t64`);
  }
  return names;
};

const install = async (needs) => {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  say(`Installing system packages: ${needs.map((need) => need.package).join(' ')} …`);
  const update = await run('apt-get', ['update', '-q'], { env });
  const names = await packageNames(needs);
  const { code, stderr } = await run(
    'apt-get',
    ['install', '-y', '-q', '--no-install-recommends', ...names],
    { env },
  );
  if (code !== 0) {
    throw new Stop(`apt-get could not install them:\n${(update.code === 0 ? stderr : update.stderr).trim()}`);
  }
  const still = await missingNeeds();
  if (still.length > 0)
    throw new Stop(`Still missing after apt-get: ${still.map((need) => need.package).join(' ')}`);
};

/**
 * Installs what is missing as root on a Debian family system; otherwise stops with the one command to run, but only for
 * what `purpose` ('start' or 'test') cannot do without.
 */
export const ensureSystemPackages = async (purpose) => {
  if (process.platform !== 'linux') return;
  const missing = await missingNeeds();
  if (missing.length === 0) return;
  const isDebian = findCommand('apt-get') !== undefined && existsSync('/etc/debian_version');
  if (process.getuid() === 0 && isDebian) {
    await install(missing);
    return;
  }
  const hasDisplay = Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
  const blocking = missing.filter(
    (need) =>
      purpose === 'test' ||
      need.for === 'app' ||
      (need.for === 'display' && !hasDisplay && need.font === undefined),
  );
  const names = missing.map((need) => need.package).join(' ');
  const how = isDebian
    ? `sudo sh -c 'apt-get update && apt-get install -y --no-install-recommends ${names}'`
    : `your package manager, for what Debian calls: ${names}`;
  if (blocking.length > 0) throw new Stop(`System packages are missing. Run: ${how}`);
  say(`Not needed to start, but missing for the tests: ${how}`);
};
