import { expect, test } from '@playwright/test';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { type DemoAccountServer, startDemoAccount } from '#electron/demo-account/start-demo-account.ts';
import { startSessionBus } from '#electron/tools/for-tests.mjs';
import { clickAndGo } from '../pages/shell.ts';
import { launchApp, makeFolder, type RunningApp, waitUntil } from '../support/launch-app.ts';
import { run } from '../support/run.ts';

interface Keyring {
  readonly env: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** A real gnome-keyring, unlocked, on a session bus of its own, with a home of its own. */
async function startKeyring(): Promise<Keyring> {
  const home = makeFolder('keyring');
  const bus = await startSessionBus();
  const env = {
    HOME: home,
    XDG_DATA_HOME: path.join(home, 'data'),
    XDG_RUNTIME_DIR: home,
    DBUS_SESSION_BUS_ADDRESS: bus.address,
  };
  const daemon = spawn('gnome-keyring-daemon', ['--foreground', '--unlock', '--components=secrets'], {
    env: { ...process.env, ...env },
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const ended = once(daemon, 'exit');
  daemon.stdin.end('a password');
  await waitUntil(
    async () => ((await ownsSecrets(env)) ? true : undefined),
    () => 'gnome-keyring does not answer on the bus',
  );
  return {
    env,
    async stop() {
      daemon.kill();
      await ended;
      await bus.stop();
      fs.rmSync(home, { recursive: true, force: true });
    },
  };
}

async function ownsSecrets(env: Readonly<Record<string, string>>): Promise<boolean> {
  const { stdout } = await run(
    'dbus-send',
    [
      '--session',
      '--print-reply',
      '--dest=org.freedesktop.DBus',
      '/org/freedesktop/DBus',
      'org.freedesktop.DBus.NameHasOwner',
      'string:org.freedesktop.secrets',
    ],
    { ...process.env, ...env },
  );
  return stdout.includes('boolean true');
}

let keyring: Keyring;
let stripe: DemoAccountServer;

test.beforeAll(async () => {
  test.skip(process.platform !== 'linux', 'gnome-keyring is Linux');
  keyring = await startKeyring();
  stripe = await startDemoAccount({ seed: 'vault' });
});

test.afterAll(async () => {
  await stripe.close();
  await keyring.stop();
});

async function launch(userData: string | undefined, store: string): Promise<RunningApp> {
  return await launchApp({
    ...(userData === undefined ? {} : { userData }),
    electronArgs: [`--password-store=${store}`],
    env: { ...keyring.env, COUNTERTOP_STRIPE_API: stripe.url },
  });
}

async function call(running: RunningApp, name: string, input: unknown = {}): Promise<unknown> {
  return await running.window.evaluate(
    async ([procedure, argument]) => {
      const { countertop } = globalThis as unknown as {
        countertop: { invoke(request: unknown): Promise<unknown> };
      };
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

async function connect(running: RunningApp, key: string): Promise<unknown> {
  const opened = running.app.waitForEvent('window');
  const answer = call(running, 'account.connect', { accountId: null });
  const page = await opened;
  await page.getByRole('textbox', { name: 'Secret or restricted key' }).fill(key);
  await clickAndGo(page, 'Connect');
  return await answer;
}

test('with a real keyring the key is stored encrypted and read back at the next start', async () => {
  const key = stripe.keys.test.restricted;
  const first = await launch(undefined, 'gnome-libsecret');
  expect(await connect(first, key)).toMatchObject({ ok: true, value: { keyState: 'stored' } });
  await first.close();

  const file = fs.readFileSync(path.join(first.userData, 'keys.json'), 'utf8');
  const [stored] = Object.values(JSON.parse(file) as Record<string, string>);
  const bytes = Buffer.from(stored ?? '', 'base64');
  expect(bytes.toString('latin1')).not.toContain(key.slice(0, 12));
  // v11 is Chromium's mark for bytes encrypted with the keyring's own secret; v10 protects nothing.
  expect(bytes.subarray(0, 3).toString()).toBe('v11');

  const second = await launch(first.userData, 'gnome-libsecret');
  // The keyring is asked behind the window, which does not wait for it.
  await expect
    .poll(async () => await call(second, 'account.list'))
    .toMatchObject({ ok: true, value: { accounts: [{ keyState: 'stored', keyKind: 'restricted' }] } });
  // The key itself came back: Stripe takes it.
  const { value } = (await call(second, 'account.list')) as { value: { currentId: string } };
  const checked = await call(second, 'account.checkPermissions', { accountId: value.currentId });
  expect(checked).toMatchObject({ ok: true });
  await second.close();
});

test('where nothing really encrypts, the key lasts for the session, and that is said', async () => {
  const first = await launch(undefined, 'basic');
  expect(await connect(first, stripe.keys.test.restricted)).toMatchObject({
    ok: true,
    value: { keyState: 'session' },
  });
  expect(await call(first, 'app.getState')).toMatchObject({
    value: { notices: expect.arrayContaining([expect.objectContaining({ code: 'key-not-encrypted' })]) },
  });
  await first.close();
  expect(fs.existsSync(path.join(first.userData, 'keys.json'))).toBe(false);

  const second = await launch(first.userData, 'basic');
  expect(await call(second, 'account.list')).toMatchObject({ value: { accounts: [{ keyState: 'needed' }] } });
  // Nobody refused it: it is not here any more, and is asked for.
  await expect(second.window.getByText(/^Countertop has no key for this account now\./)).toBeVisible();
  await second.close();
});
