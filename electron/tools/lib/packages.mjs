import { existsSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from './paths.mjs';

/** Where a package goes. The development runtime is named in the folder, so that nobody takes it for a release. */
export const packageFolder = ({ developmentRuntime }) =>
  inRoot('out', 'package', `${process.platform}-${process.arch}${developmentRuntime ? '-dev-runtime' : ''}`);

/** The unpacked app's executable inside such a folder, or undefined if it is not there. */
export const packagedExecutable = (folder) => {
  const places = {
    linux: ['linux-unpacked/countertop'],
    win32: ['win-unpacked/Countertop.exe'],
    darwin: ['mac/Countertop.app', 'mac-arm64/Countertop.app'].map(
      (app) => `${app}/Contents/MacOS/Countertop`,
    ),
  };
  return (places[process.platform] ?? [])
    .map((place) => path.join(folder, place))
    .find((file) => existsSync(file));
};

/** The sealed archive that belongs to an executable. */
export const packagedArchive = (executable) =>
  process.platform === 'darwin'
    ? path.join(executable, '..', '..', 'Resources', 'app.asar')
    : path.join(executable, '..', 'resources', 'app.asar');
