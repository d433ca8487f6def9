import { expect, test } from '@playwright/test';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { asAppEnvironment, electronPath, launcherFlags, root } from '#electron/tools/for-tests.mjs';
import type { AppState } from '#shared/contract/app.ts';
import { CatalogPage } from '../pages/catalog-page.ts';
import { ProductPage } from '../pages/product-page.ts';
import {
  launchApp,
  makeFolder,
  readLog,
  type RunningApp,
  waitForLog,
  waitUntil,
} from '../support/launch-app.ts';

async function stateOf(running: RunningApp): Promise<AppState> {
  const reply = await running.window.evaluate(async () => {
    return await window.countertop.invoke({ type: 'call', callId: 'state', name: 'app.getState', input: {} });
  });
  if (!reply.ok) throw new Error(reply.error.code);
  return reply.value as AppState;
}

async function updateSettings(running: RunningApp, input: Partial<AppState['settings']>): Promise<void> {
  await running.window.evaluate(async (changes) => {
    await window.countertop.invoke({
      type: 'call',
      callId: 'settings',
      name: 'app.updateSettings',
      input: changes,
    });
  }, input);
}

async function menuLabels(running: RunningApp): Promise<string[]> {
  return await running.app.evaluate(({ Menu }) =>
    (Menu.getApplicationMenu()?.items ?? []).map((item) => item.label),
  );
}

async function clickMenu(running: RunningApp, menu: string, item: string): Promise<void> {
  await running.app.evaluate(
    ({ Menu }, [menuLabel, itemLabel]) => {
      const found = Menu.getApplicationMenu()
        ?.items.find((one) => one.label === menuLabel)
        ?.submenu?.items.find((one) => one.label === itemLabel);
      if (!found) throw new Error(`no ${menuLabel} > ${itemLabel}`);
      found.click();
    },
    [menu, item] as const,
  );
}

test('language and theme follow the flags, then the person, without a restart', async () => {
  const running = await launchApp({ args: ['--demo', '--language=ja', '--theme=dark'] });
  const page = running.window.locator('html');
  await expect(page).toHaveAttribute('lang', 'ja');
  expect(await stateOf(running)).toMatchObject({ language: 'ja', theme: 'dark' });
  expect(await menuLabels(running)).toEqual(['ファイル', '編集', '表示', '移動', 'アカウント', 'ヘルプ']);

  await updateSettings(running, { language: 'en', theme: 'light' });
  await expect(page).toHaveAttribute('lang', 'en');
  expect(await stateOf(running)).toMatchObject({ language: 'en', theme: 'light' });
  expect(await menuLabels(running)).toEqual(['File', 'Edit', 'View', 'Go', 'Account', 'Help']);
  expect(await running.window.evaluate(() => matchMedia('(prefers-color-scheme: light)').matches)).toBe(true);
  expect(running.log().filter((line) => line.event === 'app.ready')).toHaveLength(1);
  expect(running.violations).toEqual([]);
  await running.close();
});

test('the native menu steers the window and zooms it', async () => {
  const running = await launchApp({ args: ['--demo'] });
  await clickMenu(running, 'Go', 'Activity');
  await expect(running.window).toHaveURL(/#\/activity$/);
  await clickMenu(running, 'View', 'Zoom in');
  await expect.poll(async () => (await stateOf(running)).settings.zoomPercent).toBe(110);
  expect(await running.window.evaluate(() => Math.round(devicePixelRatio * 100))).toBe(110);
  await clickMenu(running, 'View', 'Actual size');
  await expect.poll(async () => await running.window.evaluate(() => devicePixelRatio)).toBe(1);
  await running.close();
});

test('a second start shows the first one and ends', async () => {
  const running = await launchApp({ args: ['--demo'] });
  await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  const second = spawn(electronPath(), [...launcherFlags(), root], {
    env: asAppEnvironment({ ...process.env, COUNTERTOP_USER_DATA: running.userData }),
    stdio: 'ignore',
  });
  const [code] = (await once(second, 'exit')) as [number];
  expect(code).toBe(0);
  expect(running.app.windows()).toHaveLength(1);
  const shown = async (): Promise<boolean> =>
    await running.app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      return window?.isVisible() === true && !window.isMinimized();
    });
  await expect.poll(shown).toBe(true);
  expect(readLog(running.userData).filter((line) => line.event === 'app.started')).toHaveLength(1);
  await running.close();
});

test('the window comes back where it was, or where a screen is', async () => {
  const bounds = async (running: RunningApp) =>
    await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
  const first = await launchApp();
  const wanted = { x: 60, y: 40, width: 1100, height: 700 };
  await first.app.evaluate(
    ({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.setBounds(to),
    wanted,
  );
  await expect.poll(async () => await bounds(first)).toEqual(wanted);
  await first.close();
  const second = await launchApp({ userData: first.userData });
  expect(await bounds(second)).toEqual(wanted);
  await second.close();

  const file = path.join(first.userData, 'window.json');
  fs.writeFileSync(file, JSON.stringify({ bounds: { ...wanted, x: 9000 }, maximized: false }));
  const third = await launchApp({ userData: first.userData });
  expect(await bounds(third)).toMatchObject({ width: 1280, height: 800 });
  await third.close();
});

test('a damaged settings file is set aside and said; accounts are found again', async () => {
  const first = await launchApp({ args: ['--demo'] });
  await updateSettings(first, { testRequestsPerSecond: 3 });
  await first.close();
  const file = path.join(first.userData, 'settings.json');
  fs.writeFileSync(file, '{"language": "en", "theme": ');

  const second = await launchApp({ userData: first.userData });
  const state = await stateOf(second);
  expect(state.settings.testRequestsPerSecond).toBe(15);
  expect(state.notices).toEqual([expect.objectContaining({ code: 'settings-damaged' })]);
  const aside = fs.readdirSync(first.userData).filter((name) => name.startsWith('settings.damaged-'));
  expect(aside).toHaveLength(1);
  expect(fs.readFileSync(path.join(first.userData, aside[0] ?? ''), 'utf8')).toBe(
    '{"language": "en", "theme": ',
  );
  await expect(second.window.getByRole('grid', { name: 'Products' })).toBeVisible();
  await second.close();

  const third = await launchApp({ userData: first.userData });
  expect((await stateOf(third)).notices).toEqual([]);
  await third.close();
});

test('a setting chosen is there at the next start', async () => {
  const first = await launchApp();
  await updateSettings(first, { liveRequestsPerSecond: 5, zoomPercent: 125 });
  await first.close();
  const second = await launchApp({ userData: first.userData });
  expect((await stateOf(second)).settings).toMatchObject({ liveRequestsPerSecond: 5, zoomPercent: 125 });
  expect(await second.window.evaluate(() => devicePixelRatio)).toBe(1.25);
  await second.close();
});

test('another server in place of Stripe is refused unless it is on this machine, and that is said', async () => {
  const running = await launchApp({ env: { COUNTERTOP_STRIPE_API: 'https://evil.example' } });
  expect((await stateOf(running)).notices).toEqual([
    expect.objectContaining({ code: 'api-override-refused', params: { server: 'https://evil.example' } }),
  ]);
  await running.close();
});

test('a page that dies is loaded again, with everything that was on disk', async () => {
  const running = await launchApp({ args: ['--demo'] });
  await expect(running.window.getByRole('grid', { name: 'Products' })).toBeVisible();
  await running.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );
  await waitForLog(running.userData, 'app.ready', 2);
  expect(running.log()).toContainEqual(expect.objectContaining({ event: 'window.process-gone' }));
  await running.close();
});

test("the demo account waits for its app when a terminal's Ctrl-C reaches both", async () => {
  const running = await launchApp({ args: ['--demo'] });
  const { port } = await waitForLog(running.userData, 'demo.started');
  const demo = await running.app.evaluate(
    ({ app }) => app.getAppMetrics().find(({ name }) => name === 'Countertop demo account')?.pid,
  );
  if (demo === undefined) throw new Error('the demo account has no process');
  process.kill(demo, 'SIGINT');
  process.kill(demo, 'SIGHUP');
  // It answers on, if only to say that this is no address of its.
  expect((await fetch(`http://127.0.0.1:${String(port)}/`)).status).toBeGreaterThanOrEqual(400);
  await running.close();
  expect(await waitForLog(running.userData, 'demo.ended')).toMatchObject({ code: 0 });
});

test('the demo account ends with its app, however that ends', async () => {
  const running = await launchApp({ args: ['--demo'] });
  await waitForLog(running.userData, 'demo.started');
  const [app, demo] = await running.app.evaluate(({ app: electron }) => [
    process.pid,
    electron.getAppMetrics().find(({ name }) => name === 'Countertop demo account')?.pid,
  ]);
  if (app === undefined || demo === undefined) throw new Error('a process is missing');
  process.kill(app, 'SIGKILL');
  await waitUntil(
    () => (isRunning(demo) ? undefined : true),
    () => 'the demo account runs on alone',
  );
});

for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
  test(`a polite end (${signal}) stops everything in order, also twice, and after something was stored`, async () => {
    const userData = makeFolder('data');
    const child = spawn(electronPath(), [...launcherFlags(), root, '--demo'], {
      env: asAppEnvironment({ ...process.env, COUNTERTOP_USER_DATA: userData }),
      stdio: 'ignore',
    });
    const ended = once(child, 'exit');
    await waitForLog(userData, 'app.ready');
    // The library that stores settings must not answer signals in the app's place.
    await waitUntil(
      () => fs.existsSync(path.join(userData, 'window.json')) || undefined,
      () => 'no window.json',
    );
    child.kill(signal);
    child.kill(signal);
    expect(await ended).toEqual([0, null]);
    const events = readLog(userData).map((line) => line.event);
    expect(events).toContain('app.stopped');
    expect(events).not.toContain('app.stop-timed-out');
  });
}

test('a signal to end in the middle of typing loses nothing', async () => {
  const running = await launchApp({ args: ['--demo'] });
  await waitUntil(
    () => fs.existsSync(path.join(running.userData, 'window.json')) || undefined,
    () => 'no window.json',
  );
  await new CatalogPage(running.window).open('Bean Club');
  const name = new ProductPage(running.window).text('Name');
  await name.press('End');
  await name.pressSequentially(' and friends');
  const ended = running.app.waitForEvent('close');
  running.app.process().kill('SIGTERM');
  await ended;
  const again = await launchApp({ args: ['--demo'], userData: running.userData });
  await expect(new CatalogPage(again.window).row('Bean Club and friends')).toBeVisible();
  await again.close();
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
