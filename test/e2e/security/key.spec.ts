import { expect, type Page, test } from '@playwright/test';
import fs from 'node:fs';
import path from 'node:path';
import { type DemoAccountServer, startDemoAccount } from '#electron/demo-account/start-demo-account.ts';
import { clickAndGo } from '../pages/shell.ts';
import { launchApp, type RunningApp, waitUntil } from '../support/launch-app.ts';
import { isRunning, scanMemory } from '../support/processes.ts';

const ANY_KEY = /(sk|rk)_(test|live)_[A-Za-z0-9]{16,}/;

let stripe: DemoAccountServer;
let running: RunningApp;

test.beforeAll(async () => {
  stripe = await startDemoAccount({ seed: 'key-window' });
  running = await launchApp({
    // The scan of the page's memory needs it readable; the sandbox has its own test.
    electronArgs: ['--no-sandbox'],
    env: { COUNTERTOP_STRIPE_API: stripe.url },
  });
});

test.afterAll(async () => {
  await running.close();
  await stripe.close();
});

interface Invoke {
  countertop: {
    invoke(request: unknown): Promise<{ ok: boolean; value?: unknown; error?: { code: string } }>;
    listen(listener: (message: unknown) => void): void;
  };
  heard: unknown[];
}

async function call(
  name: string,
  input: unknown = {},
): Promise<{ ok: boolean; value?: unknown; error?: { code: string } }> {
  return await running.window.evaluate(
    async ([procedure, argument]) => {
      const { countertop } = globalThis as unknown as Invoke;
      return await countertop.invoke({
        type: 'call',
        callId: crypto.randomUUID(),
        name: procedure,
        input: argument,
      });
    },
    [name, input] as const,
  );
}

async function openKeyWindow(): Promise<{ page: Page; answer: ReturnType<typeof call> }> {
  const opened = running.app.waitForEvent('window');
  const answer = call('account.connect', { accountId: null });
  const page = await opened;
  await page.getByRole('textbox', { name: 'Secret or restricted key' }).waitFor();
  return { page, answer };
}

async function processOf(page: Page): Promise<number> {
  const url = page.url();
  return await running.app.evaluate(({ webContents }, wanted) => {
    const found = webContents.getAllWebContents().find((contents) => contents.getURL() === wanted);
    return found?.getOSProcessId() ?? 0;
  }, url);
}

test('the key window is a process of its own, with one procedure and nothing else', async () => {
  const { page, answer } = await openKeyWindow();
  expect(await processOf(page)).not.toBe(await processOf(running.window));
  const seen = await page.evaluate(() => {
    const everything = globalThis as unknown as Record<string, unknown>;
    const names = ['require', 'process', 'module', 'countertop', 'ipcRenderer', 'electron'];
    return {
      present: names.filter((name) => everything[name] !== undefined),
      bridge: Object.keys(everything['countertopKey'] as object),
      storage: localStorage.length,
    };
  });
  expect(seen).toEqual({ present: [], bridge: ['submitKey'], storage: 0 });
  const policy = await running.app.evaluate(async ({ session }) => {
    const own = session.fromPartition('countertop-key');
    const response = await own.fetch('app://countertop/key.html');
    const window = await own.fetch('app://countertop/index.html');
    return {
      policy: response.headers.get('content-security-policy'),
      window: window.status,
      stored: own.isPersistent(),
    };
  });
  expect(policy).toEqual({
    policy:
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'none'; font-src 'none'; " +
      "connect-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    window: 404,
    stored: false,
  });
  await clickAndGo(page, 'Cancel');
  expect(await answer).toMatchObject({ ok: false, error: { code: 'account/key-window-closed' } });
});

test('keys that cannot work are refused with the reason, before anything is sent', async () => {
  const { page, answer } = await openKeyWindow();
  const box = page.getByRole('textbox', { name: 'Secret or restricted key' });
  const verdict = page.getByRole('status');
  const connect = page.getByRole('button', { name: 'Connect' });
  await expect(connect).toBeDisabled();
  const letters = 'a1B2c3D4'.repeat(4);
  const reasons = new Set<string>();
  for (const key of [`pk_test_${letters}`, `sk_org_${letters}`, 'sk_test_abc', 'prod_123456789', 'hello']) {
    await box.fill(key);
    await expect(verdict).toHaveAttribute('data-tone', 'refused');
    await expect(connect).toBeDisabled();
    const reason = await verdict.innerText();
    expect(reason).not.toContain('problem.');
    reasons.add(reason);
  }
  expect(reasons.size).toBeGreaterThanOrEqual(4);
  // Another server stands in for Stripe here: live keys stay out.
  await box.fill(`rk_live_${letters}`);
  await expect(verdict).toHaveText(/Only test keys are accepted/);
  await expect(connect).toBeDisabled();
  // The window is gone before the key comes up again, of which Playwright complains.
  await Promise.all([page.waitForEvent('close'), page.keyboard.press('Escape').catch(() => undefined)]);
  expect(await answer).toMatchObject({ ok: false, error: { code: 'account/key-window-closed' } });
});

test('the key is found nowhere afterwards but in the main process', async () => {
  test.skip(process.platform !== 'linux', 'reads /proc');
  await running.window.evaluate(() => {
    const everything = globalThis as unknown as Invoke;
    everything.heard = [];
    everything.countertop.listen((message) => everything.heard.push(message));
  });
  const key = stripe.keys.test.secret;
  const { page, answer } = await openKeyWindow();
  const keyProcess = await processOf(page);
  expect(isRunning(keyProcess)).toBe(true);
  await page.getByRole('textbox', { name: 'Secret or restricted key' }).fill(key);
  // The scan finds a key where there is one: in the page that it is typed in.
  expect(findInMemory(keyProcess, key)).toContain('the key');
  await clickAndGo(page, 'Connect');
  const connected = await answer;
  expect(connected).toMatchObject({ ok: true });
  await waitUntil(
    () => (isRunning(keyProcess) ? undefined : true),
    () => 'the process of the key window goes on after the key was taken',
  );

  const { id } = connected.value as { id: string };
  const replies = await Promise.all([
    call('account.list'),
    call('account.checkPermissions', { accountId: id }),
    call('sync.getStatus'),
    call('sync.listActivity', { beforeId: null, limit: 200 }),
    call('app.getState'),
    call('app.getReport'),
  ]);
  expect(replies.every((reply) => reply.ok)).toBe(true);
  const heard = await running.window.evaluate(() => (globalThis as unknown as Invoke).heard);
  const said = JSON.stringify([connected, replies, heard]);
  expect(said).not.toContain(key);
  expect(ANY_KEY.exec(said)?.[0].slice(0, 8)).toBeUndefined();

  expect(findInFolder(running.userData, key)).toEqual([]);
  expect(findInMemory(await processOf(running.window), key)).toEqual([]);
});

/** Both ways a text can lie in memory and in files. */
function findKey(bytes: Buffer, key: string): boolean {
  if (bytes.includes(key, 0, 'utf8') || bytes.includes(key, 0, 'utf16le')) return true;
  return (
    ANY_KEY.test(bytes.toString('latin1')) || ANY_KEY.test(bytes.toString('latin1').replaceAll('\0', ''))
  );
}

function findInFolder(folder: string, key: string): string[] {
  const files = fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile());
  expect(files.length).toBeGreaterThan(3);
  return files
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => findKey(fs.readFileSync(file), key));
}

function findInMemory(pid: number, key: string): string[] {
  const found: string[] = [];
  const read = scanMemory(pid, 512, (bytes) => {
    if (bytes.includes(key, 0, 'utf8')) found.push('the key');
    if (bytes.includes(key, 0, 'utf16le')) found.push('the key, in two bytes a letter');
    if (ANY_KEY.test(bytes.toString('latin1'))) found.push('something like a key');
  });
  // Guards against a scan that saw nothing because it could read nothing.
  expect(read).toBeGreaterThan(20_000_000);
  return found;
}
