import { powerMonitor } from 'electron';

/** How soon after the lock what must go is gone, where the system tells only when it is asked. */
const ASK_EVERY_MS = 3000;
/** Seconds without input that count as idle; only `locked` matters here. */
const IDLE_SECONDS = 60;

/**
 * Tells that the screen was locked or the machine is going to sleep. macOS and Windows say so; Linux
 * has no such event, but answers whether its screen is locked or blanked.
 */
export function watchScreenLock(onLocked: () => void): void {
  powerMonitor.on('lock-screen', onLocked);
  powerMonitor.on('suspend', onLocked);
  if (process.platform !== 'linux') return;
  let wasLocked = false;
  setInterval(() => {
    const isLocked = powerMonitor.getSystemIdleState(IDLE_SECONDS) === 'locked';
    if (isLocked && !wasLocked) onLocked();
    wasLocked = isLocked;
  }, ASK_EVERY_MS).unref();
}
