import { app, BrowserWindow, session } from 'electron';
import { LANGUAGE_META } from '#shared/contract/channels.ts';
import type { Logger } from '#electron/core/ports.ts';
import { serveApp, WINDOW_URL } from './app-protocol.ts';
import type { Appearance } from './appearance.ts';
import { devServerPolicy, windowPolicy } from './content-policy.ts';
import { devServer } from './dev-server.ts';
import type { AppPaths } from './paths.ts';
import { denyPermissions } from './security.ts';
import type { SettingsStore } from './settings.ts';
import { MIN_SIZE, type WindowState } from './window-state.ts';

export interface MainWindow {
  get(): BrowserWindow | null;
  /** Opens the window, or brings the open one to the front. */
  open(): void;
  applyZoom(): void;
}

export function createMainWindow(parts: {
  paths: AppPaths;
  appearance: Appearance;
  settings: SettingsStore;
  state: WindowState;
  logger: Logger;
  serveImage: (path: string) => Promise<Response>;
}): MainWindow {
  let window: BrowserWindow | null = null;
  const dev = devServer();
  denyPermissions(session.defaultSession);
  serveApp(session.defaultSession, {
    folder: parts.paths.renderer,
    page: {
      path: '/index.html',
      policy: dev === null ? windowPolicy : devServerPolicy,
      head: () => `<meta name="${LANGUAGE_META}" content="${parts.appearance.language()}">`,
    },
    serveImage: parts.serveImage,
    readFromDevServer: dev,
  });

  function open(): void {
    if (window !== null && !window.isDestroyed()) {
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
      return;
    }
    window = make();
  }

  function make(): BrowserWindow {
    const made = new BrowserWindow({
      ...parts.state.bounds(),
      minWidth: MIN_SIZE.width,
      minHeight: MIN_SIZE.height,
      show: false,
      title: 'Countertop',
      backgroundColor: parts.appearance.background(),
      webPreferences: {
        preload: parts.paths.preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        devTools: !app.isPackaged,
        // Chromium would fetch dictionaries from the network.
        spellcheck: false,
        zoomFactor: parts.settings.read().zoomPercent / 100,
      },
    });
    parts.state.follow(made);
    made.once('ready-to-show', () => {
      if (parts.state.maximized()) made.maximize();
      made.show();
    });
    made.on('page-title-updated', (event) => event.preventDefault());
    made.on('closed', () => {
      if (window === made) window = null;
    });
    made.webContents.on('did-finish-load', () => applyZoom());
    reloadAfterCrash(made, parts.logger);
    made.loadURL(WINDOW_URL).catch((error: unknown) => {
      parts.logger.error('window.load-failed', { reason: String(error) });
    });
    return made;
  }

  function applyZoom(): void {
    if (window === null || window.isDestroyed()) return;
    window.webContents.setZoomFactor(parts.settings.read().zoomPercent / 100);
  }

  return { get: () => window, open, applyZoom };
}

/** Crashes closer together than this are a loop, which a reload would only feed. */
const CRASH_LOOP_MS = 10_000;

/** What was typed is on disk: a page that died is loaded again and shows it. */
function reloadAfterCrash(window: BrowserWindow, logger: Logger): void {
  let lastCrashAt = -Infinity;
  window.webContents.on('render-process-gone', (_event, details) => {
    logger.error('window.process-gone', { reason: details.reason, exitCode: details.exitCode });
    if (details.reason === 'clean-exit' || window.isDestroyed()) return;
    const now = performance.now();
    const looping = now - lastCrashAt < CRASH_LOOP_MS;
    lastCrashAt = now;
    if (!looping) window.webContents.reload();
  });
}
