import { app } from 'electron';
import os from 'node:os';

/** How a person, a session's end or a launcher asks the app to end; Ctrl-C is the first. */
const END_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Makes them a quit in order, as often as they come. Electron does so by itself only until someone
 * else in the process listens for the same signal, and then no more. Called once the app is ready:
 * Electron's own handlers are set shortly before.
 */
export function quitOnSignals(): void {
  for (const signal of END_SIGNALS) process.on(signal, () => app.quit());
}

/**
 * Loads a library and takes off the signal listeners that it added. (`when-exit`, below electron-store,
 * listens for every signal and passes it on to the process at once: what was typed last is lost then.)
 */
export async function loadWithoutSignalListeners<T>(load: () => Promise<T>): Promise<T> {
  const signals = Object.keys(os.constants.signals) as NodeJS.Signals[];
  const before = new Map(signals.map((signal) => [signal, process.listeners(signal)]));
  const loaded = await load();
  for (const [signal, known] of before) {
    for (const listener of process.listeners(signal)) {
      if (!known.includes(listener)) process.off(signal, listener);
    }
  }
  return loaded;
}
