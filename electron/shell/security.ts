import { app, type Session, type WebContents } from 'electron';
import { APP_ORIGIN } from './app-protocol.ts';

/** Windows load their own page and nothing else, for as long as the app runs. Call before any window. */
export function lockEveryWindow(onRefused: (what: string) => void): void {
  app.on('web-contents-created', (_event, contents) => lockContents(contents, onRefused));
}

function lockContents(contents: WebContents, onRefused: (what: string) => void): void {
  const stayHere = (event: { preventDefault(): void; readonly url: string }): void => {
    // A reload of the page itself is no navigation away from it.
    if (samePage(event.url, contents.getURL())) return;
    event.preventDefault();
    onRefused('navigation');
  };
  contents.on('will-navigate', stayHere);
  contents.on('will-frame-navigate', stayHere);
  contents.on('will-redirect', stayHere);
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
    onRefused('webview');
  });
  contents.setWindowOpenHandler(() => {
    onRefused('new-window');
    return { action: 'deny' };
  });
}

function samePage(next: string, current: string): boolean {
  return next.startsWith(`${APP_ORIGIN}/`) && withoutHash(next) === withoutHash(current);
}

function withoutHash(url: string): string {
  return url.split('#')[0] ?? '';
}

/**
 * No permission is granted, asked or not: no camera, place, notification, device, clipboard reading.
 * One exception: writing plain text to the clipboard from our own page, which the Copy buttons do
 * and which Chromium ties to a click.
 */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((contents, permission, answer) => {
    answer(isCopying(permission, originOf(contents.getURL())));
  });
  session.setPermissionCheckHandler((_contents, permission, origin) => isCopying(permission, origin));
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler(null);
  session.on('will-download', (event) => event.preventDefault());
}

function isCopying(permission: string, origin: string): boolean {
  return permission === 'clipboard-sanitized-write' && origin.replace(/\/$/, '') === APP_ORIGIN;
}

function originOf(text: string): string {
  if (!URL.canParse(text)) return '';
  const url = new URL(text);
  return `${url.protocol}//${url.host}`;
}

/**
 * Takes the debugging doors off a packaged app. Must run before `ready`, when Chromium opens them.
 * Node's own inspector is closed by a fuse.
 */
export function closeDebuggingDoors(): void {
  if (!app.isPackaged) return;
  for (const name of ['remote-debugging-port', 'remote-debugging-pipe', 'remote-debugging-address']) {
    app.commandLine.removeSwitch(name);
  }
}
