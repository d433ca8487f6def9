import { app } from 'electron';
import type { Logger } from '#electron/core/ports.ts';
import { quitOnSignals } from './end-signals.ts';

/** A quit that hangs is ended: everything that answered is on disk already. */
const LIMIT_MS = 4000;

/**
 * Quits in order: the windows close first and hand over what was typed last, then `stop` runs, then
 * the process ends. Also when a signal asks for it.
 */
export function quitInOrder(stop: () => Promise<void>, logger: Logger): void {
  let stopping = false;
  quitOnSignals();
  app.on('will-quit', (event) => {
    event.preventDefault();
    if (stopping) return;
    stopping = true;
    logger.info('app.stopping');
    const limit = setTimeout(() => {
      logger.warn('app.stop-timed-out');
      app.exit(0);
    }, LIMIT_MS);
    stop()
      .catch((error: unknown) => logger.error('app.stop-failed', { reason: String(error) }))
      .finally(() => {
        clearTimeout(limit);
        logger.info('app.stopped');
        app.exit(0);
      });
  });
  app.on('window-all-closed', () => {
    // A Mac keeps an app without windows; the Dock opens it again.
    if (process.platform !== 'darwin') app.quit();
  });
}

/**
 * A mistake of ours that nobody caught. Whatever answered is on disk, so the app goes on and the
 * log has it; Electron's own dialog would show a stack to a merchant.
 */
export function logUncaught(logger: Logger): void {
  const log = (event: string, error: unknown): void => {
    const message = error instanceof Error ? error.message : String(error);
    logger.error(event, { message, stack: error instanceof Error ? (error.stack ?? '') : '' });
  };
  process.on('uncaughtException', (error) => log('app.uncaught', error));
  process.on('unhandledRejection', (reason) => log('app.unhandled-rejection', reason));
}
