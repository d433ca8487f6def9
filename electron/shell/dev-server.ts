import { app } from 'electron';

/**
 * `npm run dev` only: electron-vite names its server in the environment. Pages still come from
 * `app://countertop/`, so that everything that hangs on the origin holds in development too.
 */
export function devServer(): ((path: string) => Promise<Response>) | null {
  const origin = process.env['ELECTRON_RENDERER_URL'];
  if (app.isPackaged || origin === undefined || !/^http:\/\/(127\.0\.0\.1|localhost):\d+$/.test(origin))
    return null;
  return async (path) => await fetch(`${origin}${path}`);
}
