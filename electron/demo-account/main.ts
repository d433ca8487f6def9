import { startDemoAccount, type DemoAccountServer } from './start-demo-account.ts';
import { demoAccountOptions } from './options.ts';

/**
 * The demo account as a process of its own. Started by the shell with `utilityProcess.fork` it takes
 * messages; started with plain Node it takes its options as one JSON argument and prints one line.
 */
type ToParent =
  | ({ readonly type: 'ready' } & Omit<DemoAccountServer, 'close'>)
  | { readonly type: 'failed'; readonly message: string };

/** The part of Electron's parent port that is used here. */
interface ParentPort {
  on(event: 'message', listener: (message: { readonly data: unknown }) => void): void;
  postMessage(message: ToParent): void;
}

let running: Promise<DemoAccountServer> | undefined;

async function start(options: unknown): Promise<ToParent> {
  try {
    running = startDemoAccount(demoAccountOptions.parse(options ?? {}));
    const { close: _, ...server } = await running;
    return { type: 'ready', ...server };
  } catch (error) {
    return { type: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
}

async function stop(): Promise<void> {
  const server = await running?.catch(() => undefined);
  await server?.close();
  process.exit(0);
}

function serveParent(port: ParentPort): void {
  port.on('message', ({ data }) => {
    const message = data as { readonly type?: unknown; readonly options?: unknown };
    if (message.type === 'start') void start(message.options).then((answer) => port.postMessage(answer));
    if (message.type === 'stop') void stop();
  });
  // A terminal sends these to every process of the app. The app answers them, and stops this one
  // when its last requests are done; without the app Electron ends it.
  process.on('SIGINT', waitForParent);
  process.on('SIGHUP', waitForParent);
}

function waitForParent(): void {}

async function serveTerminal(): Promise<void> {
  const answer = await start(JSON.parse(process.argv[2] ?? '{}'));
  process.stdout.write(`${JSON.stringify(answer)}\n`);
  if (answer.type === 'failed') process.exitCode = 1;
  process.once('SIGTERM', () => void stop());
  process.once('SIGINT', () => void stop());
}

// Electron adds `parentPort` to the process object of a utility process.
const parentPort = 'parentPort' in process ? (process.parentPort as ParentPort | null) : null;
if (parentPort) serveParent(parentPort);
else void serveTerminal();
