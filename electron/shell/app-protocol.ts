import { protocol, type Session } from 'electron';
import crypto from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';

export const SCHEME = 'app';
export const APP_ORIGIN = 'app://countertop';
export const WINDOW_URL = `${APP_ORIGIN}/index.html`;
export const KEY_URL = `${APP_ORIGIN}/key.html`;
export const SHEET_URL = `${APP_ORIGIN}/sheet.html`;

/** Must run before `ready`. `codeCache` keeps V8's compiled code between starts. */
export function registerScheme(): void {
  // Node reads its fetch when it is first touched: here, and not while the window waits for its page.
  Response.error();
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, codeCache: true } },
  ]);
}

const KINDS: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** The build's own files: flat under assets/, named by the bundler. Nothing else is served. */
const ASSET = /^\/assets\/[\w.-]+$/;

export interface Page {
  /** `/index.html`, `/key.html` or `/sheet.html`: the one document of this session. */
  readonly path: string;
  /** The policy of this page, for a nonce made fresh for this load. */
  readonly policy: (nonce: string) => string;
  /** What main writes into the head besides the nonce, as ready HTML. */
  readonly head?: () => string;
}

export interface PageServer {
  /** Folder of the built renderer. */
  readonly folder: string;
  readonly page: Page;
  /** Answers `/images/…`; null where the session serves none. */
  readonly serveImage: ((path: string) => Promise<Response>) | null;
  /** Reads a file from the dev server instead of the folder (`npm run dev` only). */
  readonly readFromDevServer: ((path: string) => Promise<Response>) | null;
}

/** Serves `app://countertop/` in one session: one page, its assets, pictures. All else is 404. */
export function serveApp(session: Session, server: PageServer): void {
  session.protocol.handle(SCHEME, async (request) => {
    const url = new URL(request.url);
    if (url.host !== 'countertop' || request.method !== 'GET') return notFound();
    if (url.pathname === server.page.path) return await servePage(server, url.pathname);
    if (url.pathname.startsWith('/images/')) return (await server.serveImage?.(url.pathname)) ?? notFound();
    if (server.readFromDevServer !== null) return await server.readFromDevServer(url.pathname + url.search);
    return ASSET.test(url.pathname) ? await serveFile(server.folder, url.pathname) : notFound();
  });
}

async function servePage(server: PageServer, pathname: string): Promise<Response> {
  const html =
    server.readFromDevServer === null
      ? await fs.readFile(path.join(server.folder, pathname), 'utf8')
      : await (await server.readFromDevServer(pathname)).text();
  const nonce = crypto.randomBytes(16).toString('base64');
  const head = `<meta property="csp-nonce" nonce="${nonce}" content="${nonce}">${server.page.head?.() ?? ''}`;
  const body = html.replace('<head>', () => `<head>${head}`);
  if (body === html) throw new Error(`${pathname} has no <head> to write the nonce into`);
  return new Response(body, {
    headers: headers('.html', {
      'content-security-policy': server.page.policy(nonce),
      'cache-control': 'no-store',
    }),
  });
}

async function serveFile(folder: string, pathname: string): Promise<Response> {
  const kind = path.extname(pathname);
  if (!Object.hasOwn(KINDS, kind)) return notFound();
  try {
    const bytes = await fs.readFile(path.join(folder, pathname));
    return new Response(new Uint8Array(bytes), { headers: headers(kind) });
  } catch {
    return notFound();
  }
}

function headers(kind: string, more: Readonly<Record<string, string>> = {}): Record<string, string> {
  return {
    'content-type': KINDS[kind] ?? 'application/octet-stream',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
    ...more,
  };
}

export function notFound(): Response {
  return new Response(null, { status: 404, headers: { 'x-content-type-options': 'nosniff' } });
}
