import { startVirtualDisplay } from '#electron/tools/for-tests.mjs';

let started: Promise<void> | undefined;

/**
 * Gives a Playwright worker a display of its own. Windows of one display share its keyboard focus and
 * its clipboard: the app of another worker could take either in the middle of a journey.
 */
export async function takeOwnDisplay(): Promise<void> {
  if (process.platform !== 'linux' || process.env['TEST_WORKER_INDEX'] === undefined) return;
  started ??= startVirtualDisplay().then(({ display }) => {
    process.env['DISPLAY'] = display;
  });
  await started;
}
