import { BrowserWindow, session } from 'electron';
import { SHEET_META, SHEET_READY, type SheetContent, type SheetOrder } from '#shared/contract/sheet.ts';
import { PREVIEW_WIDTHS } from '#shared/domain/preview-sample.ts';
import { failure } from '#shared/errors.ts';
import type { Logger, SheetPrinter } from '#electron/core/ports.ts';
import { serveApp, SHEET_URL } from './app-protocol.ts';
import type { Appearance } from './appearance.ts';
import { capturePage } from './capture-page.ts';
import { devServerPolicy, windowPolicy } from './content-policy.ts';
import { devServer } from './dev-server.ts';
import type { AppPaths } from './paths.ts';
import { denyPermissions } from './security.ts';

/** In memory only: nothing of this session is ever written to disk. */
const PARTITION = 'countertop-sheet';
/** A4 on its side. */
const WIDTH = 1123;
/** Around what is drawn (renderer/sheet/sheet.css). */
const MARGIN = 40;
const PIXELS_PER_INCH = 96;
const READY_LIMIT_MS = 20_000;

/**
 * Draws previews off screen in a window of our own: the same page server, the same policy, no preload
 * and so no way to the engine. What it draws stands in the page that main serves it.
 */
export function createSheetPrinter(parts: {
  paths: AppPaths;
  appearance: Appearance;
  logger: Logger;
  serveImage: (path: string) => Promise<Response>;
}): SheetPrinter {
  let isPrepared = false;
  let content: SheetContent | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  function prepareSession(): void {
    if (isPrepared) return;
    isPrepared = true;
    const own = session.fromPartition(PARTITION, { cache: false });
    const dev = devServer();
    denyPermissions(own);
    serveApp(own, {
      folder: parts.paths.renderer,
      page: {
        path: '/sheet.html',
        policy: dev === null ? windowPolicy : devServerPolicy,
        head: () => `<meta name="${SHEET_META}" content="${escapeAttribute(JSON.stringify(content))}">`,
      },
      serveImage: parts.serveImage,
      readFromDevServer: dev,
    });
  }

  async function draw(next: SheetContent): Promise<Uint8Array> {
    content = next;
    const width = widthOf(next);
    const window = new BrowserWindow({
      width,
      height: 800,
      useContentSize: true,
      show: false,
      backgroundColor: '#ffffff',
      webPreferences: {
        partition: PARTITION,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        devTools: false,
        spellcheck: false,
        offscreen: { useSharedTexture: false, deviceScaleFactor: 1 },
      },
    });
    try {
      await isDrawn(window);
      const height = await heightOf(window);
      if (next.kind === 'pdf') {
        // One sheet, however long, as wide as A4 is on its side.
        const pdf = await window.webContents.printToPDF({
          pageSize: { width: width / PIXELS_PER_INCH, height: (height + 1) / PIXELS_PER_INCH },
          printBackground: true,
          margins: { top: 0, bottom: 0, left: 0, right: 0 },
        });
        return new Uint8Array(pdf);
      }
      return await capturePage(window.webContents, { width, height });
    } finally {
      content = null;
      window.destroy();
    }
  }

  return {
    async print(what: SheetOrder) {
      prepareSession();
      const next: SheetContent = { ...what, language: parts.appearance.language() };
      // One sheet at a time: the page is served what is drawn now.
      const before = turn;
      const drawn = (async () => {
        await before;
        return await draw(next);
      })();
      turn = drawn.catch(() => undefined);
      try {
        return await drawn;
      } catch (error) {
        parts.logger.error('sheet.failed', { reason: String(error) });
        throw failure('branding/sheet-failed');
      }
    },
  };
}

/** A sheet is as wide as A4 on its side; a picture of the portal as the device it is drawn in. */
function widthOf(content: SheetContent): number {
  if (content.what === 'brand') return WIDTH;
  return 2 * MARGIN + PREVIEW_WIDTHS[content.device];
}

/** Resolves when the page says that its fonts and pictures are there. */
async function isDrawn(window: BrowserWindow): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const limit = setTimeout(() => reject(new Error('the sheet was not drawn in time')), READY_LIMIT_MS);
  window.on('page-title-updated', (_event, title) => {
    if (title === SHEET_READY) resolve();
  });
  window.webContents.once('render-process-gone', (_event, { reason }) => reject(new Error(reason)));
  try {
    await Promise.all([window.loadURL(SHEET_URL), promise]);
  } finally {
    clearTimeout(limit);
  }
}

/** How tall the drawn sheet is, in its own pixels. */
async function heightOf(window: BrowserWindow): Promise<number> {
  const script = "document.querySelector('main').getBoundingClientRect().height";
  return Math.ceil(Number(await window.webContents.executeJavaScript(script)));
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
