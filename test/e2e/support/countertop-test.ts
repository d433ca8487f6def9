import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test as base } from '@playwright/test';
import { ControlClient } from '#electron/demo-account/control/control-client.ts';
import {
  type DemoAccountOptions,
  type DemoAccountServer,
  startDemoAccount,
} from '#electron/demo-account/start-demo-account.ts';
import { Shell } from '../pages/shell.ts';
import { launchApp, type LaunchOptions, type RunningApp } from './launch-app.ts';

export interface OpenedApp extends RunningApp {
  readonly shell: Shell;
}

export interface StandIn extends DemoAccountServer {
  /** Does what only the Dashboard, time or bad luck can do. */
  readonly control: ControlClient;
}

interface Fixtures {
  /** Opens the app; closed at the end, and then it must not have complained of anything. */
  open(options?: LaunchOptions & { readonly mayComplain?: boolean }): Promise<OpenedApp>;
  /** A server that the app takes for Stripe: give its `url` as COUNTERTOP_STRIPE_API. */
  standIn(options?: DemoAccountOptions): Promise<StandIn>;
}

export const test = base.extend<Fixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures' names from this
  async open({}, provide) {
    const opened: { app: OpenedApp; mayComplain: boolean }[] = [];
    await provide(async ({ mayComplain = false, ...options } = {}) => {
      const running = await launchApp(options);
      const app = { ...running, shell: new Shell(running) };
      opened.push({ app, mayComplain });
      return app;
    });
    for (const { app } of opened) {
      await app.close().catch(() => undefined);
    }
    expect(opened.flatMap(({ app }) => app.violations)).toEqual([]);
    expect(opened.flatMap(({ app, mayComplain }) => (mayComplain ? [] : app.errors))).toEqual([]);
  },
  // oxlint-disable-next-line no-empty-pattern
  async standIn({}, provide, testInfo) {
    const servers: DemoAccountServer[] = [];
    await provide(async (options = {}) => {
      // The same test has the same account each time.
      const server = await startDemoAccount({ seed: testInfo.title, rateLimits: false, ...options });
      servers.push(server);
      return { ...server, control: new ControlClient(server) };
    });
    await Promise.all(servers.map(async (server) => await server.close()));
  },
});

/** No rule of axe is broken by what is on screen now; `within` a selector, e.g. of a dialog over all else. */
export async function expectAccessible(page: Page, what: string, within?: string): Promise<void> {
  await standStill(page);
  // It stays in the page: put in anew each time, half a megabyte of it takes longer than the looking.
  const isThere = await page.evaluate(() => 'axe' in globalThis);
  // Electron opens no second page for axe to work in.
  const axe = new AxeBuilder({ page, ...(isThere ? { axeSource: ';' } : {}) })
    .setLegacyMode()
    // What passes need not be told node by node: that is most of the time it takes.
    .options({ resultTypes: ['violations'] });
  const found = await (within === undefined ? axe : axe.include(within)).analyze();
  const broken = found.violations.map(
    (violation) =>
      `${what}: ${violation.id} (${violation.help}): ${violation.nodes.map((node) => node.html).join('\n')}`,
  );
  expect(broken).toEqual([]);
}

/** What appears has appeared: half-way in, its colours are not yet its own. */
async function standStill(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const ending = document
      .getAnimations()
      .filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity);
    // One that is cut short is over, too.
    await Promise.allSettled(ending.map(async (animation) => await animation.finished));
  });
}

export { expect };
