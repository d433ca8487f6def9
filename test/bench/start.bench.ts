import { median } from './benchmark.ts';
import type { Benchmark } from './benchmark.ts';
import { moveInGrid, settledRowCount } from './grid-probe.ts';
import { bareWindow, countertop, openApp, withDataFolder } from './opened-app.ts';

const RUNS = 7;
const PRODUCTS = 9000;

export async function startMs(folder: string, userData: string, leastRows: number): Promise<number> {
  const app = await openApp(folder, userData);
  try {
    await moveInGrid(app.page);
    const ms = performance.now() - app.startedAt;
    // Outside of the measured time: it was the full catalog that came up.
    await settledRowCount(app.page, leastRows, 30_000, 0);
    return ms;
  } finally {
    await app.end();
  }
}

/** Pulls 10,000 products once, so that the measured starts read them from disk. */
async function fillDataFolder(userData: string): Promise<void> {
  const app = await openApp(countertop, userData, ['--demo=10k']);
  try {
    await settledRowCount(app.page, PRODUCTS, 300_000, 3000);
  } finally {
    await app.end();
  }
}

/**
 * From the start of the process to the first key that moves the grid's focus, with 10,000 products on disk, as a
 * multiple of what a bare window needs on the same machine at the same time.
 */
export const benchmark: Benchmark = {
  name: 'start.vs_bare_window',
  unit: 'ratio',
  limit: 2.2,
  measure: async (report) =>
    await withDataFolder(
      async (appData) =>
        await withDataFolder(async (bareData) => {
          await fillDataFolder(appData);
          const app: number[] = [];
          const bare: number[] = [];
          for (let round = 0; round < RUNS; round += 1) {
            bare.push(await startMs(bareWindow, bareData, -1));
            app.push(await startMs(countertop, appData, PRODUCTS));
          }
          report(`app ${app.map(Math.round).join(' ')} ms, bare window ${bare.map(Math.round).join(' ')} ms`);
          return median(app) / median(bare);
        }),
    ),
};
