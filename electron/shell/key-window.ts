import { app, BrowserWindow, session } from 'electron';
import { KEY_CHANNEL } from '#shared/contract/channels.ts';
import { KEY_PAGE_META, type KeyPageContent } from '#shared/contract/key-window.ts';
import { classifyStripeKey } from '#shared/domain/stripe-key.ts';
import type { KeyEntry } from '#electron/core/ports.ts';
import { KEY_URL, serveApp } from './app-protocol.ts';
import type { Appearance } from './appearance.ts';
import { devServerPolicy, keyWindowPolicy } from './content-policy.ts';
import { devServer } from './dev-server.ts';
import type { AppPaths } from './paths.ts';
import { denyPermissions } from './security.ts';
import { CATALOG_KEYS, type ShellKey, words } from './words.ts';

/** In memory only: nothing of this session is ever written to disk. */
const PARTITION = 'countertop-key';
const SIZE = { width: 520, height: 600 } as const;
/** Stripe's keys have about 110 characters; a book pasted by mistake is not taken. */
const MAX_LENGTH = 1000;

const WORDS = CATALOG_KEYS.filter((key): key is ShellKey => /^(?:keyWindow\.|problem\.key\/)/.test(key));

/**
 * Asks for a key in a window of its own: own process, own session, own preload with one procedure
 * (design, "The window"). The key crosses IPC once, inwards; the window is destroyed in the same
 * turn, and with it the only page that ever held the key.
 */
export function createKeyEntry(parts: {
  paths: AppPaths;
  appearance: Appearance;
  parent: () => BrowserWindow | null;
  liveAllowed: boolean;
}): KeyEntry {
  let open: BrowserWindow | null = null;
  let prepared = false;
  let accountName: string | null = null;

  function content(): KeyPageContent {
    const language = parts.appearance.language();
    return {
      language,
      theme: parts.appearance.theme(),
      accountName,
      liveAllowed: parts.liveAllowed,
      words: words(language, WORDS),
    };
  }

  function prepareSession(): void {
    if (prepared) return;
    prepared = true;
    const own = session.fromPartition(PARTITION, { cache: false });
    const dev = devServer();
    denyPermissions(own);
    serveApp(own, {
      folder: parts.paths.renderer,
      page: {
        path: '/key.html',
        policy: dev === null ? keyWindowPolicy : devServerPolicy,
        head: () => `<meta name="${KEY_PAGE_META}" content="${escapeAttribute(JSON.stringify(content()))}">`,
      },
      serveImage: null,
      readFromDevServer: dev,
    });
  }

  function make(): BrowserWindow {
    const parent = parts.parent();
    return new BrowserWindow({
      ...SIZE,
      useContentSize: true,
      ...(parent === null ? {} : { parent, modal: true }),
      show: false,
      resizable: false,
      minimizable: false,
      maximizable: false,
      fullscreenable: false,
      autoHideMenuBar: true,
      title: 'Countertop',
      backgroundColor: parts.appearance.background(),
      webPreferences: {
        preload: parts.paths.keyPreload,
        partition: PARTITION,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        devTools: !app.isPackaged,
        spellcheck: false,
      },
    });
  }

  return {
    async ask(purpose) {
      // A second request takes the first one's place: one key is asked for at a time.
      open?.destroy();
      accountName = purpose.accountName;
      prepareSession();
      const window = make();
      open = window;
      window.removeMenu();
      window.once('ready-to-show', () => window.show());
      const answer = new Promise<string | null>((resolve) => {
        window.webContents.ipc.once(KEY_CHANNEL, (event, typed: unknown) => {
          const own = event.senderFrame !== null && event.senderFrame === window.webContents.mainFrame;
          resolve(own ? acceptedKey(typed, parts.liveAllowed) : null);
          window.destroy();
        });
        window.once('closed', () => {
          if (open === window) open = null;
          resolve(null);
        });
        window.webContents.once('render-process-gone', () => window.destroy());
      });
      await window.loadURL(KEY_URL).catch(() => {
        if (!window.isDestroyed()) window.destroy();
      });
      return await answer;
    },
  };
}

/** The page has judged it already; main takes nothing on a page's word. */
function acceptedKey(typed: unknown, liveAllowed: boolean): string | null {
  if (typeof typed !== 'string' || typed.length > MAX_LENGTH) return null;
  const found = classifyStripeKey(typed);
  if (found.mode === 'live' && !liveAllowed) return null;
  return typed;
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
