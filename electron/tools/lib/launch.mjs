import { spawn } from 'node:child_process';
import { asAppEnvironment, electronPath } from './electron.mjs';
import { root } from './paths.mjs';
import { endProcess } from './run.mjs';
import { say } from './say.mjs';

const isRoot = () => process.platform === 'linux' && process.getuid() === 0;

/**
 * Flags a launcher adds before the app's own: as root Electron refuses to start with its sandbox on. Every other user
 * keeps the sandbox, and a packaged app never gets this flag.
 */
export const launcherFlags = () => (isRoot() ? ['--no-sandbox'] : []);

export const sayLauncherFlags = () => {
  if (isRoot()) say('Running as root: the sandbox is off (--no-sandbox). Any other user keeps it on.');
};

const graceMs = 5000;

/**
 * Opens the built app with the person's flags and waits for its end; Ctrl-C and TERM end it politely, then by force.
 * Returns its exit code; an end that was asked for counts as 0.
 */
export const openApp = async (args, env) => {
  const child = spawn(electronPath(), [...launcherFlags(), root, ...args], {
    cwd: root,
    env: asAppEnvironment(env),
    stdio: 'inherit',
  });
  let asked = false;
  let force;
  const end = () => {
    if (asked) return;
    asked = true;
    endProcess(child, 'SIGTERM');
    force = setTimeout(() => endProcess(child, 'SIGKILL'), graceMs);
  };
  process.on('SIGINT', end).on('SIGTERM', end).on('SIGHUP', end);
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode) => resolve(exitCode ?? 1));
  });
  clearTimeout(force);
  return asked ? 0 : code;
};
