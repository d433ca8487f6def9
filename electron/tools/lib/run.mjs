import { spawn } from 'node:child_process';
import { root } from './paths.mjs';

const running = new Set();

// Whatever ends this process, nothing it started outlives it.
process.on('exit', () => {
  for (const { child, group } of running) endProcess(child, 'SIGTERM', group);
});

/** Counts a child among those that end with this process; returns the function that forgets it. */
export const endWithThisProcess = (child, group = false) => {
  const entry = { child, group };
  running.add(entry);
  const forget = () => running.delete(entry);
  child.once('exit', forget);
  return forget;
};

/** Turns Ctrl-C and TERM into an ordinary exit, so that the children above are ended too. */
export const exitOnSignals = () => {
  process.once('SIGINT', () => process.exit(130));
  process.once('SIGTERM', () => process.exit(143));
};

/**
 * Runs a program to its end and returns {code, signal, stdout, stderr, timedOut}; never throws for a non-zero exit.
 * `stdio: 'inherit'` shows its output, the default keeps it. `timeoutMs` ends it (and its children, on POSIX) by id.
 */
export const run = (
  command,
  args,
  { cwd = root, env = process.env, stdio = 'pipe', timeoutMs, input } = {},
) =>
  new Promise((resolve) => {
    const ownGroup = timeoutMs !== undefined && process.platform !== 'win32';
    const child = spawn(command, args, {
      cwd,
      env,
      stdio: stdio === 'inherit' ? ['ignore', 'inherit', 'inherit'] : ['pipe', 'pipe', 'pipe'],
      detached: ownGroup,
      shell: process.platform === 'win32' && !command.endsWith('.exe'),
    });
    endWithThisProcess(child, ownGroup);
    let stdout = '';
    let stderr = '';
    let timedOut = false;
    child.stdout?.setEncoding('utf8').on('data', (text) => (stdout += text));
    child.stderr?.setEncoding('utf8').on('data', (text) => (stderr += text));
    child.stdin?.on('error', () => {});
    child.stdin?.end(input ?? '');
    const timer =
      timeoutMs === undefined
        ? undefined
        : setTimeout(() => {
            timedOut = true;
            endProcess(child, 'SIGKILL', ownGroup);
          }, timeoutMs);
    const finish = (code, signal) => {
      clearTimeout(timer);
      resolve({ code: code ?? 1, signal, stdout, stderr, timedOut });
    };
    child.on('error', (error) => {
      stderr += error.message;
      finish(127, null);
    });
    child.on('close', finish);
  });

/** Ends one process (or the group it leads) by id; a process that is already gone is fine. */
export const endProcess = (child, signal = 'SIGTERM', group = false) => {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    process.kill(group ? -child.pid : child.pid, signal);
  } catch {
    // It ended between the check and the signal.
  }
};

/** npm as the person started it: its own script under this Node, so no shell and no PATH surprises. */
export const npm = (args, options) =>
  process.env.npm_execpath?.endsWith('.js')
    ? run(process.execPath, [process.env.npm_execpath, ...args], options)
    : run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, options);
