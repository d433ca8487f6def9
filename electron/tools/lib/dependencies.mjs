import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { inRoot, nodeModules } from './paths.mjs';
import { npm } from './run.mjs';
import { say, Stop } from './say.mjs';

/**
 * What npm installed (its own record, written last) compared with the lock. True only if every package of the lock is
 * there in that version, and nothing else; optional packages of other platforms may be absent.
 */
export const matchesLock = (lock, installed) => {
  const wanted = lock.packages ?? {};
  const present = installed.packages ?? {};
  for (const [place, entry] of Object.entries(wanted)) {
    if (place === '') continue;
    const found = present[place];
    if (found === undefined) {
      if (entry.optional || entry.devOptional || entry.peer) continue;
      return false;
    }
    if (found.version !== entry.version || found.integrity !== entry.integrity) return false;
  }
  return Object.keys(present).every((place) => place in wanted);
};

const isInstalled = (lock) => {
  const record = `${nodeModules}/.package-lock.json`;
  if (!existsSync(record)) return false;
  const installed = JSON.parse(readFileSync(record, 'utf8'));
  return (
    matchesLock(lock, installed) &&
    Object.keys(installed.packages).every((place) => existsSync(inRoot(place, 'package.json')))
  );
};

/** Runs `npm ci` when node_modules is not what the lock says. Returns true if it did. */
export const ensureDependencies = async (lock) => {
  if (isInstalled(lock)) return false;
  if (lstatSync(nodeModules, { throwIfNoEntry: false })?.isSymbolicLink()) {
    throw new Stop(
      'node_modules is a link and not what the lock says; npm ci would empty the folder it leads to. Remove the link and run: npm run setup',
    );
  }
  say('Installing dependencies (npm ci) …');
  const { code } = await npm(['ci', '--no-audit', '--no-fund', '--loglevel=error'], { stdio: 'inherit' });
  if (code !== 0) throw new Stop('npm ci failed; its reason is above. When it is solved, run: npm run setup');
  return true;
};
