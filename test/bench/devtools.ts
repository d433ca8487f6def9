/** The few words of the DevTools protocol that a benchmark needs: no library's own start-up in the measured time. */
export interface Page {
  /** Value of an expression (promises are awaited). Rejects when the page navigates away meanwhile. */
  evaluate<Value>(expression: string): Promise<Value>;
  /** `commands`: what the system's editing makes of the keys (`paste`), which synthetic keys leave out. */
  press(key: string, options?: { ctrl?: boolean; commands?: readonly string[] }): Promise<void>;
  /** One key that writes a character, as a keyboard sends it. */
  strike(character: string): Promise<void>;
  type(text: string): Promise<void>;
  close(): void;
}

interface Answer {
  id?: number;
  method?: string;
  params?: { sessionId?: string; targetInfo?: { type: string } };
  result?: { result?: { value?: unknown }; exceptionDetails?: { text: string } };
  error?: { message: string };
}

const KEY_CODES: Readonly<Record<string, number>> = {
  ArrowDown: 40,
  End: 35,
  Home: 36,
  a: 65,
  v: 86,
  Escape: 27,
};

/** Asks the Node inspector that listens at `url`: expressions run in the main process. */
export async function connectToMain(url: string): Promise<Pick<Page, 'evaluate' | 'close'>> {
  return await connect(url, false);
}

/** Connects to the first page of the app that listens at `url` (ws://…/devtools/browser/…). */
export async function connectToPage(url: string): Promise<Page> {
  return await connect(url, true);
}

async function connect(url: string, isBrowser: boolean): Promise<Page> {
  const socket = new WebSocket(url);
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve());
    socket.addEventListener('error', () => reject(new Error(`no connection to ${url}`)));
  });
  const waiting = new Map<number, (answer: Answer) => void>();
  let lastId = 0;
  let sessionId: string | undefined;
  let attached: (() => void) | undefined;
  const pageAttached = new Promise<void>((resolve) => (attached = resolve));

  socket.addEventListener('message', (event) => {
    const answer = JSON.parse(String(event.data)) as Answer;
    if (answer.id !== undefined) waiting.get(answer.id)?.(answer);
    if (answer.method === 'Target.attachedToTarget' && answer.params?.targetInfo?.type === 'page') {
      sessionId ??= answer.params.sessionId;
      attached?.();
    }
  });

  async function send(method: string, params: object): Promise<Answer> {
    lastId += 1;
    const id = lastId;
    const answered = new Promise<Answer>((resolve) => waiting.set(id, resolve));
    socket.send(JSON.stringify({ id, method, params, sessionId }));
    const answer = await answered;
    waiting.delete(id);
    if (answer.error !== undefined) throw new Error(`${method}: ${answer.error.message}`);
    return answer;
  }

  if (isBrowser) {
    await send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: true });
    await pageAttached;
  }

  return {
    async evaluate<Value>(expression: string): Promise<Value> {
      const { result } = await send('Runtime.evaluate', {
        expression,
        awaitPromise: true,
        returnByValue: true,
      });
      if (result?.exceptionDetails !== undefined) throw new Error(result.exceptionDetails.text);
      return result?.result?.value as Value;
    },
    async press(key, { ctrl = false, commands = [] } = {}) {
      const event = { key, code: key, windowsVirtualKeyCode: KEY_CODES[key] ?? 0, modifiers: ctrl ? 2 : 0 };
      await send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...event, commands });
      await send('Input.dispatchKeyEvent', { type: 'keyUp', ...event });
    },
    async strike(character) {
      const event = { key: character, windowsVirtualKeyCode: character.toUpperCase().charCodeAt(0) };
      await send('Input.dispatchKeyEvent', { type: 'keyDown', text: character, ...event });
      await send('Input.dispatchKeyEvent', { type: 'keyUp', ...event });
    },
    async type(text) {
      await send('Input.insertText', { text });
    },
    close: () => socket.close(),
  };
}
