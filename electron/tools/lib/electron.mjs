import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { developmentRuntime, markerName } from './development-runtime.mjs';
import { nodeModules } from './paths.mjs';
import { run } from './run.mjs';

const executables = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
};

/** The executable's place inside a dist folder, on this platform. */
export const executableInDist = executables[process.platform] ?? 'electron';

const readText = (file) => (existsSync(file) ? readFileSync(file, 'utf8').trim() : '');

/** The folder that holds the Electron in use: ELECTRON_OVERRIDE_DIST_PATH or the package's own dist. */
export const electronDist = () =>
  process.env.ELECTRON_OVERRIDE_DIST_PATH ?? path.join(nodeModules, 'electron', 'dist');

export const electronPath = () => path.join(electronDist(), executableInDist);

/**
 * What is installed: 'override' (a folder the person named), 'official', 'development' (see development-runtime.mjs)
 * or 'none'. An official binary of another version than the pinned one counts as none.
 */
export const installedElectron = () => {
  if (!existsSync(electronPath())) return 'none';
  if (process.env.ELECTRON_OVERRIDE_DIST_PATH !== undefined) return 'override';
  const folder = path.join(nodeModules, 'electron');
  if (readText(path.join(folder, 'path.txt')) !== executableInDist) return 'none';
  const marker = readText(path.join(folder, 'dist', markerName));
  if (marker !== '') return marker === developmentRuntime.package ? 'development' : 'none';
  const pinned = JSON.parse(readText(path.join(folder, 'package.json'))).version;
  return readText(path.join(folder, 'dist', 'version')).replace(/^v/, '') === pinned ? 'official' : 'none';
};

/** Is the Electron in dist the one that must not be released? Also true of an override folder made from it. */
export const isDevelopmentRuntime = (dist = electronDist()) => existsSync(path.join(dist, markerName));

/** Environment that makes Electron a plain Node: the app's own Node and SQLite, asar archives left alone as files. */
export const asNodeEnvironment = (env = process.env) => ({
  ...env,
  ELECTRON_RUN_AS_NODE: '1',
  ELECTRON_NO_ASAR: '1',
});

/** Environment for opening the app itself: nothing that would turn Electron into Node. */
export const asAppEnvironment = (env = process.env) => {
  const { ELECTRON_RUN_AS_NODE: _node, ELECTRON_NO_ASAR: _asar, NODE_OPTIONS: _options, ...rest } = env;
  return rest;
};

/** Runs a script in Electron-as-Node; options as in run(). */
export const runInElectron = (args, options = {}) =>
  run(electronPath(), args, { ...options, env: asNodeEnvironment(options.env) });
