import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { endProcess, endWithThisProcess } from './run.mjs';
import { Stop } from './say.mjs';

const startLimitMs = 20_000;

/** Resolves with the first line that `stream` prints, or rejects when the process ends before it. */
const firstLine = (child, stream, name) =>
  new Promise((resolve, reject) => {
    let text = '';
    const timer = setTimeout(() => reject(new Stop(`${name} did not start in time.`)), startLimitMs);
    stream.setEncoding('utf8').on('data', (part) => {
      text += part;
      if (!text.includes('\n')) return;
      clearTimeout(timer);
      resolve(text.trim().split('\n')[0]);
    });
    child.once('error', (error) => reject(new Stop(`${name} could not be started: ${error.message}`)));
    child.once('exit', () => reject(new Stop(`${name} ended at once.`)));
  });

const stopper = (child) => async () => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  // Unreferenced while it served; its end is waited for.
  child.ref();
  const gone = once(child, 'exit');
  endProcess(child);
  await gone;
};

/**
 * A virtual display of one's own on a free number (the server picks it: no race). In its own session, so that Ctrl-C
 * reaches the app first. Returns {display, pid, stop}.
 */
export const startVirtualDisplay = async ({ size = '1440x900' } = {}) => {
  const child = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', `${size}x24`, '-nolisten', 'tcp', '-noreset'],
    {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
      detached: true,
    },
  );
  endWithThisProcess(child);
  const number = await firstLine(child, child.stdio[3], 'The virtual display (Xvfb)');
  child.unref();
  child.stdio[3].destroy();
  return { display: `:${number}`, pid: child.pid, stop: stopper(child) };
};

/** A session bus of one's own, for machines without a desktop. Returns {address, pid, stop}. */
export const startSessionBus = async () => {
  const child = spawn('dbus-daemon', ['--session', '--nofork', '--nopidfile', '--print-address=3'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    detached: true,
  });
  endWithThisProcess(child);
  const address = await firstLine(child, child.stdio[3], 'The session bus (dbus-daemon)');
  child.unref();
  child.stdio[3].destroy();
  return { address, pid: child.pid, stop: stopper(child) };
};

/**
 * The surroundings a window needs. Takes what the desktop offers; starts a virtual display (and a bus) where there is
 * none, or always with `own: true` so that tests disturb nobody. Returns {env, said, stop}.
 */
export const openSurroundings = async ({ own = false, size } = {}) => {
  const env = { ...process.env };
  const started = [];
  const said = [];
  const stop = async () => {
    for (const part of started.toReversed()) await part.stop();
  };
  if (process.platform !== 'linux') return { env, said, stop };
  try {
    if (own || !(env.DISPLAY || env.WAYLAND_DISPLAY)) {
      const display = await startVirtualDisplay({ size });
      started.push(display);
      env.DISPLAY = display.display;
      delete env.WAYLAND_DISPLAY;
      said.push(`Virtual display ${display.display} (Xvfb, process ${display.pid}).`);
    }
    if (own || !env.DBUS_SESSION_BUS_ADDRESS) {
      const bus = await startSessionBus();
      started.push(bus);
      env.DBUS_SESSION_BUS_ADDRESS = bus.address;
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return { env, said, stop };
};
