import { type BrowserWindow, ipcMain, type WebFrameMain } from 'electron';
import { EVENT_CHANNEL, INVOKE_CHANNEL } from '#shared/contract/channels.ts';
import { type Message, type Reply, type Request, requestSchema } from '#shared/contract/envelope.ts';
import { fail, ok } from '#shared/errors.ts';
import type { EventSink } from '#electron/core/ports.ts';
import type { Engine } from '#electron/core/engine.ts';
import { APP_ORIGIN } from './app-protocol.ts';

export interface ServedCalls {
  /**
   * Resolves when every query and command that came in has its answer. Streams are not waited for:
   * they end when the engine stops, and can be taken up again.
   */
  settled(): Promise<void>;
}

/**
 * The one door between the window and the engine. Only the main frame of our own window, showing
 * our own page, is heard; everyone else gets `app/sender-refused`. Calls that come before the
 * engine stands wait for it.
 */
export function serveCalls(
  mainWindow: () => BrowserWindow | null,
  engine: Promise<Pick<Engine, 'call' | 'cancel'>>,
): ServedCalls {
  const running = new Set<Promise<Reply>>();
  // Read with the engine, while the window opens: the start does not wait for it.
  const contract = import('#shared/contract/index.ts');

  /** A publish that is paused, or a key window that is open, would keep the app from ever ending. */
  async function endsWithTheEngine(request: Request): Promise<boolean> {
    if (request.type !== 'call') return false;
    const { findProcedure } = await contract;
    return request.name === 'account.connect' || findProcedure(request.name)?.kind === 'stream';
  }

  async function answer(request: Request): Promise<Reply> {
    const router = await engine;
    if (request.type === 'cancel') {
      router.cancel(request.callId);
      return ok(null);
    }
    const { callId, name, input, accountId } = request;
    const tell = (progress: unknown): void => send(mainWindow(), { type: 'progress', callId, progress });
    return await router.call(callId, name, input, tell, accountId);
  }

  ipcMain.handle(INVOKE_CHANNEL, async (event, message: unknown): Promise<Reply> => {
    if (!isOwnMainFrame(event.senderFrame, mainWindow())) return fail('app/sender-refused');
    const request = requestSchema.safeParse(message);
    if (!request.success) return fail('app/invalid-input', { name: '', reason: 'envelope' });
    const isWaitedFor = !(await endsWithTheEngine(request.data));
    const reply = answer(request.data).catch((error: unknown) =>
      fail('app/unexpected', { message: String(error) }),
    );
    if (isWaitedFor) running.add(reply);
    return await reply.finally(() => running.delete(reply));
  });

  return {
    async settled() {
      await Promise.all(running);
    },
  };
}

function isOwnMainFrame(frame: WebFrameMain | null, window: BrowserWindow | null): boolean {
  if (frame === null || window === null || window.isDestroyed()) return false;
  return frame === window.webContents.mainFrame && frame.origin === APP_ORIGIN;
}

/** Events go to the window that is there, or nowhere: they announce state, the window asks for it. */
export function createEventSink(mainWindow: () => BrowserWindow | null): EventSink {
  return {
    emit(name, payload) {
      send(mainWindow(), { type: 'event', name, payload } as Message);
    },
  };
}

function send(window: BrowserWindow | null, message: Message): void {
  if (window === null || window.isDestroyed() || window.webContents.isDestroyed()) return;
  window.webContents.send(EVENT_CHANNEL, message);
}
