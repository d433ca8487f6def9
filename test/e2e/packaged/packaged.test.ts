import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  isDevelopmentRuntime,
  packagedExecutable,
  packageFolder,
  startVirtualDisplay,
} from '#electron/tools/for-tests.mjs';
import { createKeyboard, type Keyboard } from '../support/keyboard.ts';
import { makeFolder, readLog, waitUntil } from '../support/launch-app.ts';
import { descendants } from '../support/processes.ts';
import { run } from '../support/run.ts';
import { makeHome, readableByAll, startUnprivileged, type UnprivilegedApp } from '../support/unprivileged.ts';

/**
 * The package, driven from outside as a person does: keys on a display, judged by the log and the
 * database file. The product has no door for tests.
 */
const NEW_NAME = 'SmokeBlend';

let folder: string;
let home: string;
let executable: string;
let display: Awaited<ReturnType<typeof startVirtualDisplay>>;
let keyboard: Keyboard;

beforeAll(async () => {
  const found = packagedExecutable(packageFolder({ developmentRuntime: isDevelopmentRuntime() }));
  if (found === undefined) throw new Error('There is no package: npm run package -- --dev-runtime');
  folder = makeFolder('packaged');
  home = makeHome(folder);
  executable = path.join(readableByAll(path.dirname(found), folder), path.basename(found));
  display = await startVirtualDisplay();
  keyboard = createKeyboard(display.display);
});

afterAll(async () => {
  await display.stop();
  fs.rmSync(folder, { recursive: true, force: true });
});

let running: UnprivilegedApp | undefined;

afterEach(async () => {
  // Only after a failure: a test that passed has quit its app.
  running?.process.kill('SIGKILL');
  await running?.ended;
});

/** Starts the app and waits until its first screen can be used. */
async function start(
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<UnprivilegedApp> {
  const readyBefore = count('app.ready');
  running = startUnprivileged({
    executable,
    args: ['--language=en', '--theme=light', ...args],
    home,
    display: display.display,
    env,
  });
  await running.waitFor('app.ready', readyBefore + 1);
  await keyboard.focusWindow('Countertop');
  return running;
}

async function quit(app: UnprivilegedApp): Promise<void> {
  await keyboard.press('ctrl+q');
  expect(await app.ended).toBe(0);
}

/** How often an event stands in the log of all starts so far. */
function count(event: string): number {
  return readLog(path.join(home, 'data')).filter((line) => line.event === event).length;
}

/** Reads the demo's test-mode database beside the running app; undefined while it is not there. */
function query(sql: string): unknown[] | undefined {
  const file = path.join(home, 'data', 'accounts', 'demo-40-test', 'catalog.db');
  if (!fs.existsSync(file)) return undefined;
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    return database.prepare(sql).all();
  } finally {
    database.close();
  }
}

const draftedNames = `SELECT value FROM draft_field WHERE path = 'name' AND value LIKE '%${NEW_NAME}%'`;
const publishedNames = `SELECT id FROM product WHERE json_extract(body, '$.name') = '${NEW_NAME}'`;

/** Does something until it shows: a person who presses Tab until the right field has the focus. */
async function untilItShows(
  what: string,
  tries: number,
  act: () => Promise<void>,
  shows: () => boolean,
): Promise<void> {
  for (let turn = 1; turn <= tries; turn += 1) {
    await act();
    const deadline = performance.now() + 1500;
    while (performance.now() < deadline) {
      if (shows()) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  throw new Error(`${what} did not show after ${tries} tries`);
}

describe('the packaged app', () => {
  it('explores the demo, edits, reviews, publishes, quits and starts again, by keys alone', async () => {
    const first = await start();
    // The first screen: skip link, then "Explore the demo account".
    await keyboard.press('Tab', 'Tab', 'Return');
    await first.waitFor('pull.done');

    // The palette finds a product; its page opens.
    await keyboard.press('ctrl+k');
    await keyboard.type('House Blend');
    await waitUntil(
      () => query(`SELECT 1 FROM product WHERE json_extract(body, '$.name') LIKE 'House Blend%'`)?.[0],
      () => 'the demo has no House Blend',
    );
    await keyboard.press('Return');
    await untilItShows(
      'the draft of the new name',
      14,
      async () => {
        await keyboard.press('Tab', 'ctrl+a');
        await keyboard.type(NEW_NAME);
      },
      () => (query(draftedNames)?.length ?? 0) > 0,
    );

    // The review opens over the page; its last button publishes once the changes stand there. One
    // key too early is on "Not now" and closes the review again: then it is opened once more.
    await untilItShows(
      'the publish',
      10,
      async () => {
        const reviewed = count('publish.reviewed');
        await keyboard.press('ctrl+Return');
        await first.waitFor('publish.reviewed', reviewed + 1);
        await keyboard.press('shift+Tab', 'Return');
      },
      () => count('publish.frozen') > 0,
    );
    await first.waitFor('publish.done');
    await keyboard.press('Escape');
    await quit(first);

    expect(query(publishedNames)).toHaveLength(1);
    expect(query(draftedNames)).toEqual([]);
    expect(query('SELECT state, kind FROM operation')).toEqual([
      expect.objectContaining({ state: 'applied', kind: 'product.update' }),
    ]);
    expect(count('app.stopped')).toBe(1);

    const second = await start();
    // It opens where it was left: in the demo, whose own server knows the new name too.
    await second.waitFor('demo.started', 2);
    await keyboard.press('ctrl+r');
    await quit(second);
    expect(query(publishedNames)).toHaveLength(1);
    const errors = readLog(second.userData).filter((line) => line.level === 'error');
    expect(errors).toEqual([]);
  });

  it('keeps the debugging port and pipe closed, whatever it is started with', async () => {
    const port = await freePort();
    const app = await start([
      '--demo',
      `--remote-debugging-port=${port}`,
      '--remote-debugging-address=127.0.0.1',
    ]);
    expect(await isListening(port)).toBe(false);
    expect(fs.existsSync(path.join(app.userData, 'chromium', 'DevToolsActivePort'))).toBe(false);
    await quit(app);

    const piped = await start(['--demo', '--remote-debugging-pipe']);
    await quit(piped);
  });

  it('opens no developer tools', async () => {
    const app = await start(['--demo']);
    const renderers = (): number =>
      descendants(app.pid).filter((one) => one.command.includes('--type=renderer')).length;
    const count0 = renderers();
    await keyboard.press('ctrl+shift+i', 'F12', 'ctrl+shift+j');
    // A key that does work comes after: what the others began has begun.
    await keyboard.press('ctrl+5', 'ctrl+1');
    expect(renderers()).toBe(count0);
    await quit(app);
  });

  it('is no Node in disguise: the fuses hold at run time too', async () => {
    const env = { ...process.env, DISPLAY: display.display, HOME: home };
    const script = path.join(folder, 'proof.cjs');
    const proof = path.join(home, 'proof');
    fs.writeFileSync(script, `require('node:fs').writeFileSync(${JSON.stringify(proof)}, 'ran')`);
    fs.chmodSync(script, 0o644);
    for (const [args, more] of [
      [[script], { ELECTRON_RUN_AS_NODE: '1' }],
      [['--version'], { NODE_OPTIONS: `--require ${script}` }],
    ] as const) {
      await run('timeout', ['--signal=TERM', '4', executable, ...args], { ...env, ...more });
      expect(fs.existsSync(proof)).toBe(false);
    }
    const port = await freePort();
    const app = await start(['--demo', `--inspect=127.0.0.1:${port}`]);
    expect(await isListening(port)).toBe(false);
    await quit(app);
  });

  it('takes no other server in the place of Stripe', async () => {
    const app = await start(['--demo'], { COUNTERTOP_STRIPE_API: 'http://127.0.0.1:9' });
    expect(readLog(app.userData)).toContainEqual(expect.objectContaining({ event: 'api-override.refused' }));
    await quit(app);
  });
});

async function freePort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as net.AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function isListening(port: number): Promise<boolean> {
  return await new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('close', () => socket.destroy());
  });
}
