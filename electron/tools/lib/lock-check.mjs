import { readFileSync } from 'node:fs';
import { inRoot } from './paths.mjs';

/** The places npm looks in for `name`, seen from the package at `from` ("node_modules/a/node_modules/b"). */
const lookupPlaces = (from, name) => {
  const places = [];
  for (
    let folder = from;
    folder !== '';
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules') - 1))
  ) {
    places.push(`${folder}/node_modules/${name}`);
  }
  return [...places, `node_modules/${name}`];
};

/**
 * Problems of a parsed package-lock.json, as sentences. npm leaves a platform package out of the lock in silence when
 * the registry at hand lacks it, and the next `npm ci` elsewhere fails or, worse, runs without its binary.
 */
export const lockProblems = (lock, manifest) => {
  const packages = lock.packages ?? {};
  const problems = [];
  for (const [place, entry] of Object.entries(packages)) {
    if (/^https?:/.test(entry.resolved ?? '')) problems.push(`${place} names a registry host (resolved)`);
    for (const name of Object.keys(entry.optionalDependencies ?? {})) {
      if (lookupPlaces(place, name).some((candidate) => candidate in packages)) continue;
      problems.push(`${name}, a platform package of ${place || 'the project'}, is missing from the lock`);
    }
  }
  for (const kind of ['dependencies', 'devDependencies', 'optionalDependencies']) {
    const wanted = manifest[kind] ?? {};
    const locked = packages['']?.[kind] ?? {};
    for (const name of new Set([...Object.keys(wanted), ...Object.keys(locked)])) {
      if (wanted[name] !== locked[name])
        problems.push(`${name} differs between package.json and the lock: run npm install`);
      else if (!/^\d/.test(wanted[name])) problems.push(`${name} has no exact version (${wanted[name]})`);
    }
  }
  return problems;
};

export const readLock = () => JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8'));
export const readManifest = () => JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
