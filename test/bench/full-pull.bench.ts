import { setTimeout as pause } from 'node:timers/promises';
import { type Benchmark, median } from './benchmark.ts';
import type { Page } from './devtools.ts';
import { settledRowCount, until } from './grid-probe.ts';
import { countertop, openApp, type OpenedApp, withDataFolder } from './opened-app.ts';
import { startMs } from './start.bench.ts';

type Report = (line: string) => void;

const DEMO = process.env['COUNTERTOP_BENCH_SIZE'] === '10000' ? '10k' : '100k';
const PULL_LIMIT_MS = 900_000;
const RUNS = 7;
const WORDS = ['coffee', 'tea', 'Kenya', '茶', '商品', 'bag', 'zzz', 'blend', 'washed dark', 'no. 4'];

const SEARCH = `document.querySelector('input[type="search"], [role="searchbox"]')`;

/** Notes how long the loop of events stood still between two timers of a millisecond; in the main process also how much of it was work of its own. */
const WATCH = `(() => {
  const cpu = () => (typeof process === 'undefined' ? { user: 0, system: 0 } : process.threadCpuUsage());
  const blocks = (globalThis.longestBlocks = []);
  let last = performance.now();
  let used = cpu();
  const look = () => {
    const now = performance.now();
    const next = cpu();
    const ownMs = (next.user + next.system - used.user - used.system) / 1000;
    blocks.push([Math.round(now - last), Math.round(ownMs)]);
    blocks.sort((a, b) => b[0] - a[0]).length = Math.min(blocks.length, 8);
    last = performance.now();
    used = next;
    setTimeout(look, 1);
  };
  look();
})()`;

interface Blocks {
  readonly main: number;
  readonly window: number;
}

/** The real app, from an empty data folder, while somebody types in the search box all the time. */
async function pullWhileTyping(app: OpenedApp, report: Report): Promise<Blocks> {
  const { page, main } = app;
  if (main === null) throw new Error('the main process is not looked into');
  await until('the search box', 60_000, async () =>
    (await page.evaluate<boolean>(`${SEARCH} !== null`)) ? true : undefined,
  );
  await main.evaluate(WATCH);
  await page.evaluate(WATCH);
  const startedAt = performance.now();
  for (let round = 0; await isPulling(page, startedAt); round += 1) {
    await typeInto(page, WORDS[round % WORDS.length] ?? '');
    if (performance.now() - startedAt > PULL_LIMIT_MS) throw new Error('the pull did not end in time');
  }
  report(`pulled in ${((performance.now() - startedAt) / 1000).toFixed(0)} s`);
  const inMain = await main.evaluate<[number, number][]>('longestBlocks');
  const inWindow = await page.evaluate<[number, number][]>('longestBlocks');
  report(`main, ms (of which its own work): ${inMain.map(([ms, own]) => `${ms} (${own})`).join(', ')}`);
  report(`window, ms: ${inWindow.map(([ms]) => ms).join(', ')}`);
  return { main: inMain[0]?.[0] ?? Number.NaN, window: inWindow[0]?.[0] ?? Number.NaN };
}

async function withEnd<T>(app: OpenedApp, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } finally {
    await app.end();
  }
}

async function isPulling(page: Page, startedAt: number): Promise<boolean> {
  if (performance.now() - startedAt < 5000) return true;
  return await page.evaluate<boolean>(`document.querySelector('[role="progressbar"]') !== null`);
}

/** As fast as a quick typist. */
async function typeInto(page: Page, words: string): Promise<void> {
  await page.evaluate(`${SEARCH}.focus()`);
  await page.press('a', { ctrl: true });
  for (const character of words) {
    await page.type(character);
    await pause(120);
  }
  await pause(400);
}

let pulled: Promise<{
  blocks: Blocks;
  growth: (report: Report) => Promise<number>;
  release: () => void;
}> | null = null;

async function pullOnce(report: Report) {
  pulled ??= new Promise((resolve, reject) => {
    withDataFolder(async (userData) => {
      const app = await openApp(countertop, userData, [`--demo=${DEMO}`], true);
      const blocks = await withEnd(app, async () => await pullWhileTyping(app, report));
      const done = Promise.withResolvers<void>();
      const growth = async (tell: Report): Promise<number> => await measureGrowth(userData, tell);
      resolve({ blocks, growth, release: done.resolve });
      await done.promise;
    }).catch(reject);
  });
  return await pulled;
}

/** From the start of the process to the first key that moves the grid's focus. */
async function measureGrowth(large: string, report: Report): Promise<number> {
  return await withDataFolder(async (small) => {
    const app = await openApp(countertop, small, ['--demo=1k']);
    await withEnd(app, async () => await settledRowCount(app.page, 900, 120_000, 3000));
    const times = { large: [] as number[], small: [] as number[] };
    for (let round = 0; round < RUNS; round += 1) {
      times.small.push(await startMs(countertop, small, 800));
      times.large.push(await startMs(countertop, large, 8000));
    }
    report(
      `${DEMO} ${times.large.map(Math.round).join(' ')} ms, 1k ${times.small.map(Math.round).join(' ')} ms`,
    );
    return median(times.large) / median(times.small);
  });
}

export const benchmarks: readonly Benchmark[] = [
  {
    name: 'main.longest_block_ms',
    unit: 'ms',
    limit: 50,
    measure: async (report) => (await pullOnce(report)).blocks.main,
  },
  {
    name: 'window.longest_block_ms',
    unit: 'ms',
    limit: 50,
    measure: async (report) => (await pullOnce(report)).blocks.window,
  },
  {
    name: 'start.growth_100k_vs_1k',
    unit: 'ratio',
    limit: 1.25,
    measure: async (report) => await (await pullOnce(report)).growth(report),
  },
];

/** Removes the data folder that was pulled into. */
export async function release(): Promise<void> {
  (await pulled?.catch(() => null))?.release();
}
