import { app } from 'electron';

/** How long `npm run dev` waits for the app that it has just told to end. */
const PREDECESSOR_MS = 20_000;
const LOOK_EVERY_MS = 400;

/**
 * Begins where no other app has the data folder; a second start shows the first and ends.
 *
 * @param replaces under `npm run dev`, a changed main process is started while the one before it
 *   still writes its last: it waits for its turn. To end would end `npm run dev` as well.
 */
export function asOnlyInstance(replaces: boolean, begin: () => void): void {
  if (app.requestSingleInstanceLock()) begin();
  else if (replaces) waitForTurn(begin, PREDECESSOR_MS);
  else app.exit(0);
}

function waitForTurn(begin: () => void, leftMs: number): void {
  setTimeout(() => {
    if (app.requestSingleInstanceLock()) begin();
    else if (leftMs > 0) waitForTurn(begin, leftMs - LOOK_EVERY_MS);
    else app.exit(0);
  }, LOOK_EVERY_MS);
}
