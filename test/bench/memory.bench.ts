import { setTimeout as pause } from 'node:timers/promises';
import { median } from './benchmark.ts';
import type { Benchmark } from './benchmark.ts';
import type { Page } from './devtools.ts';
import { focusGrid, settledRowCount } from './grid-probe.ts';
import { bareWindow, countertop, openApp, withDataFolder } from './opened-app.ts';
import { appMemoryBytes } from './process-memory.ts';

const RUNS = 3;
const REST_MS = 10_000;
const PULL_LIMIT_MS = 900_000;
/** Most of the 100,000: archived products are not in the first view. */
const PRODUCTS = 60_000;
const SEARCHES = ['a', 'co', 'tea', 'coffee', '茶', '商品', 'prod', 'bag', 'zzzz', 'blend'];

async function search(page: Page, words: string): Promise<void> {
  await page.evaluate(`document.querySelector('input[type="search"], [role="searchbox"]').focus()`);
  await page.press('a', { ctrl: true });
  await page.type(words);
  await settledRowCount(page, 0, 30_000, 300);
}

async function workLoad(page: Page): Promise<void> {
  await settledRowCount(page, PRODUCTS, PULL_LIMIT_MS, 5000);
  for (const words of SEARCHES) await search(page, words);
  await page.evaluate(`document.querySelector('input[type="search"], [role="searchbox"]').focus()`);
  await page.press('Escape');
  await settledRowCount(page, PRODUCTS, 60_000);
  await focusGrid(page);
  await page.press('End', { ctrl: true });
}

async function memoryBytes(
  folder: string,
  flags: readonly string[],
  work?: (page: Page) => Promise<void>,
): Promise<number> {
  return await withDataFolder(async (userData) => {
    const app = await openApp(folder, userData, flags);
    try {
      await work?.(app.page);
      await pause(REST_MS);
      return await appMemoryBytes(app.pid);
    } finally {
      await app.end();
    }
  });
}

const megabytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(0);

/** Memory at rest after a full pull of 100,000 products, ten searches and a scroll to the end, against a bare window. */
export const benchmark: Benchmark = {
  name: 'memory.vs_bare_window',
  unit: 'ratio',
  limit: 1.8,
  async measure(report) {
    const bare: number[] = [];
    const app: number[] = [];
    for (let round = 0; round < RUNS; round += 1) {
      bare.push(await memoryBytes(bareWindow, []));
      app.push(await memoryBytes(countertop, ['--demo=100k'], workLoad));
      report(`app ${megabytes(app.at(-1) ?? 0)} MB, bare window ${megabytes(bare.at(-1) ?? 0)} MB`);
    }
    return Math.max(...app) / median(bare);
  },
};
