/**
 * The composition root: the one place where the engine's ports meet Electron. Top to bottom it is
 * the app's start: what was asked for, what must stand before `ready`, the ports, the engine, the
 * window, the end.
 */
// oxlint-disable-next-line import/no-unassigned-import -- has to run before any schema is used
import './shell/zod-without-code.ts';
import { app, safeStorage } from 'electron';
import type { Engine } from './core/engine.ts';
import { createLogger } from './core/log/logger.ts';
import type { Ports } from './core/ports.ts';
import { createAppArea } from './shell/app-handlers.ts';
import { registerScheme } from './shell/app-protocol.ts';
import { createAppearance } from './shell/appearance.ts';
import { createDatabaseThreads, startTableThread } from './shell/worker-threads.ts';
import { createDemoLauncher } from './shell/demo-launcher.ts';
import { devServer } from './shell/dev-server.ts';
import { createFileSaver } from './shell/file-saver.ts';
import { createImageServer } from './shell/image-server.ts';
import { createEventSink, serveCalls } from './shell/ipc.ts';
import { openJsonStore } from './shell/json-store.ts';
import { createKeyEntry } from './shell/key-window.ts';
import { readLaunch } from './shell/launch.ts';
import { keepRuntimeLean, stopHeapGrowth } from './shell/lean-runtime.ts';
import { openLogFile } from './shell/log-file.ts';
import { createMailDomains } from './shell/mail-domains.ts';
import { createMainWindow, type MainWindow } from './shell/main-window.ts';
import { installMenu } from './shell/menu.ts';
import { createNotices } from './shell/notices.ts';
import { asOnlyInstance } from './shell/only-instance.ts';
import { openExternalLink } from './shell/opener.ts';
import { preparePaths } from './shell/paths.ts';
import { logUncaught, quitInOrder } from './shell/quit.ts';
import { watchScreenLock } from './shell/screen-lock.ts';
import { closeDebuggingDoors, lockEveryWindow } from './shell/security.ts';
import { createSavePlaces } from './shell/save-places.ts';
import { createSheetPrinter } from './shell/sheet-printer.ts';
import { openSettings } from './shell/settings.ts';
import { systemClock, systemRandom } from './shell/system-ports.ts';
import { keyFileSchema, openVault } from './shell/vault.ts';
import { openWindowState } from './shell/window-state.ts';

/** The rows of the first screen come in the moment after it. */
const FIRST_ROWS_MS = 250;
/** A window that never says it is there must not keep the account from connecting. */
const FIRST_SCREEN_LIMIT_MS = 5000;

const launch = readLaunch(process.argv.slice(1), process.env, app.isPackaged);
const paths = preparePaths(launch.userData);
closeDebuggingDoors();
keepRuntimeLean();
registerScheme();
for (const complaint of launch.complaints) process.stderr.write(`${complaint}\n`);

asOnlyInstance(devServer() !== null, () => {
  const logger = createLogger(openLogFile(paths.logs), systemClock);
  logUncaught(logger);
  const startThread = createDatabaseThreads(paths.databaseWorker);
  app.whenReady().then(
    () => start(logger, startThread),
    (error: unknown) => logger.error('app.start-failed', { reason: String(error) }),
  );
});

function start(logger: Ports['logger'], startDatabaseThread: Ports['startDatabaseThread']): void {
  const { versions } = process;
  logger.info('app.started', {
    version: app.getVersion(),
    packaged: app.isPackaged,
    electron: versions.electron ?? '',
    platform: process.platform,
    sinceStartMs: Math.round(performance.now()),
  });
  lockEveryWindow((what) => logger.warn('window.refused', { what }));

  const settings = openSettings(paths.userData);
  const appearance = createAppearance(launch, settings);
  const notices = createNotices(() => appArea.announce());
  const events = createEventSink(() => mainWindow.get());
  const overridden = launch.apiOverride === 'used';

  const firstScreen = Promise.withResolvers<void>();
  setTimeout(firstScreen.resolve, FIRST_SCREEN_LIMIT_MS);
  void firstScreen.promise.then(stopHeapGrowth);

  const places = createSavePlaces(() => mainWindow.get());
  const fileSaver = createFileSaver(places);
  const appArea = createAppArea({
    fileSaver,
    settings,
    appearance,
    notices,
    events,
    logger,
    onChanged() {
      showMenu();
      mainWindow.applyZoom();
    },
    onLocked: () => void engine.then((started) => started.forgetCustomers()).catch(() => undefined),
    onFirstScreen: () => void setTimeout(firstScreen.resolve, FIRST_ROWS_MS),
    readStates: async () => await readStates(await engine),
  });

  const keyFile = openJsonStore(paths.userData, 'keys', keyFileSchema, {});
  const vault = openVault({
    system: safeStorage,
    platform: process.platform,
    store: keyFile,
    logger,
    mayUse: (key) => !overridden || !/^(sk|rk)_live_/.test(key),
    onSessionOnly: () => notices.add('key-not-encrypted'),
  });
  const demo = createDemoLauncher({
    file: paths.demoAccount,
    folder: paths.demo,
    size: launch.demo ?? '40',
    language: () => appearance.language(),
    logger,
  });
  const keyEntry = createKeyEntry({
    paths,
    appearance,
    parent: () => mainWindow.get(),
    liveAllowed: !overridden,
  });

  const serveImage = createImageServer(() => engine);
  const engine = startEngine({
    clock: systemClock,
    random: systemRandom,
    vault,
    keyEntry,
    logger,
    events,
    notify: ({ code, params }) => notices.add(code, params),
    demo,
    firstScreen: firstScreen.promise,
    dataFolder: paths.accounts,
    startDatabaseThread,
    startTableThread: () => startTableThread(paths.tableWorker),
    mailDomains: createMailDomains(),
    fileSaver,
    places,
    sheets: createSheetPrinter({ paths, appearance, logger, serveImage }),
    stripeEndpoint: launch.stripeEndpoint,
    requestsPerSecond: (mode) =>
      mode === 'live' ? settings.read().liveRequestsPerSecond : settings.read().testRequestsPerSecond,
  });
  engine.catch((error: unknown) => logger.error('engine.start-failed', { reason: String(error) }));

  async function startEngine(ports: Ports): Promise<Engine> {
    // Read while the window is opened, which needs none of it.
    const { createEngine } = await import('./core/engine.ts');
    const started = await createEngine(ports, appArea.handlers);
    if (launch.demo !== null) await openDemo(started);
    return started;
  }

  /** A demo that does not start is said by the window when it is asked for; the app goes on. */
  async function openDemo(started: Engine): Promise<void> {
    const opened = await started.openDemo().catch((error: unknown) => String(error));
    if (typeof opened === 'string') logger.error('demo.open-failed', { reason: opened });
    else if (!opened.ok) logger.error('demo.open-failed', { reason: opened.error.code });
  }

  watchScreenLock(() => appArea.lock());

  const calls = serveCalls(() => mainWindow.get(), engine);
  const mainWindow: MainWindow = createMainWindow({
    paths,
    appearance,
    settings,
    state: openWindowState(paths.userData),
    logger,
    serveImage,
  });

  function showMenu(): void {
    installMenu(appearance.language(), {
      send: (command) => events.emit('app.menuCommand', { command }),
      openLink: (url) => void openExternalLink(url),
      window: () => mainWindow.get(),
      zoom(change) {
        const { zoomPercent } = settings.read();
        const wanted = change === null ? 100 : Math.min(300, Math.max(50, zoomPercent + change));
        settings
          .update({ zoomPercent: wanted })
          .catch((error: unknown) => logger.error('settings.write-failed', { reason: String(error) }))
          .finally(() => {
            mainWindow.applyZoom();
            appArea.announce();
          });
      },
    });
  }

  for (const file of [settings.damagedFile, keyFile.damagedFile]) {
    if (file !== null) notices.add('settings-damaged', { file });
  }
  if (launch.apiOverride !== 'none') {
    const used = launch.apiOverride === 'used';
    notices.add(used ? 'api-override' : 'api-override-refused', { server: launch.apiOverrideText });
    logger.warn(used ? 'api-override.used' : 'api-override.refused');
  }

  showMenu();
  mainWindow.open();
  appearance.onSystemChange(() => appArea.announce());
  app.on('second-instance', () => mainWindow.open());
  app.on('activate', () => mainWindow.open());
  quitInOrder(async () => {
    await calls.settled();
    try {
      await (await engine).stop();
    } finally {
      await demo.stop();
    }
  }, logger);
}

/** For the report: what the engine says of itself, in states and numbers. */
async function readStates(engine: Engine): Promise<Record<string, unknown>> {
  const ask = async (name: string): Promise<unknown> => {
    const reply = await engine.call(`report-${name}`, name, {}, () => undefined);
    return reply.ok ? reply.value : reply.error.code;
  };
  const sync = await ask('sync.getStatus');
  const counts = await ask('catalog.getCounts');
  return { sync, counts };
}
