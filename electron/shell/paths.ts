import { app } from 'electron';
import path from 'node:path';

/** Every folder and file the app uses, named once. */
export interface AppPaths {
  readonly userData: string;
  /** One folder an account and mode. */
  readonly accounts: string;
  readonly demo: string;
  readonly logs: string;
  readonly renderer: string;
  readonly preload: string;
  readonly keyPreload: string;
  readonly databaseWorker: string;
  readonly tableWorker: string;
  readonly demoAccount: string;
}

/** Must run before `ready`: Electron fixes its own folders then. */
export function preparePaths(userDataOverride: string | null): AppPaths {
  if (userDataOverride !== null) app.setPath('userData', path.resolve(userDataOverride));
  const userData = app.getPath('userData');
  // What Chromium keeps for itself stands apart from what is ours.
  app.setPath('sessionData', path.join(userData, 'chromium'));
  app.setPath('crashDumps', path.join(userData, 'crashes'));
  const built = path.join(app.getAppPath(), 'out', 'app');
  return {
    userData,
    accounts: path.join(userData, 'accounts'),
    demo: path.join(userData, 'demo'),
    logs: path.join(userData, 'logs'),
    renderer: path.join(built, 'renderer'),
    preload: path.join(built, 'preload', 'preload.cjs'),
    keyPreload: path.join(built, 'preload', 'key-preload.cjs'),
    databaseWorker: path.join(built, 'main', 'database-worker.cjs'),
    tableWorker: path.join(built, 'main', 'table-worker.cjs'),
    demoAccount: path.join(built, 'main', 'demo-account.cjs'),
  };
}
