import type { Benchmark } from './benchmark.ts';
import { measureKeystrokes } from './at-size/measure-keystrokes.ts';
import { measurePaste } from './at-size/measure-paste.ts';
import { measureSlowFrames } from './at-size/measure-scroll.ts';
import { settledRowCount } from './grid-probe.ts';
import { countertop, type OpenedApp, openApp, withDataFolder } from './opened-app.ts';

type Report = (line: string) => void;

const SIZE = process.env['COUNTERTOP_BENCH_SIZE'] === '10000' ? '10k' : '100k';
/** Most of them: archived products are not in the first view. */
const LEAST_ROWS = SIZE === '10k' ? 9000 : 90_000;
const PULL_LIMIT_MS = 900_000;

let opened: Promise<{ app: OpenedApp; end: () => Promise<void> }> | null = null;

/** One window with the whole catalog on disk, for all of them. */
async function openWindow(): Promise<OpenedApp> {
  opened ??= new Promise((resolve, reject) => {
    withDataFolder(async (userData) => {
      const app = await openApp(countertop, userData, [`--demo=${SIZE}`]);
      const done = Promise.withResolvers<void>();
      try {
        await settledRowCount(app.page, LEAST_ROWS, PULL_LIMIT_MS, 5000);
        resolve({ app, end: async () => done.resolve() });
        await done.promise;
      } finally {
        await app.end();
      }
    }).catch(reject);
  });
  return (await opened).app;
}

export const benchmarks: readonly Benchmark[] = [
  {
    name: 'grid.slow_frames_points',
    unit: 'count',
    limit: 2,
    measure: async (report: Report) => await measureSlowFrames((await openWindow()).page, report),
  },
  {
    name: 'grid.keystroke_to_paint_p95_ms',
    unit: 'ms',
    limit: 60,
    measure: async (report: Report) => await measureKeystrokes((await openWindow()).page, report),
  },
  {
    name: 'grid.paste_vs_raw_write',
    unit: 'ratio',
    limit: 15,
    measure: async (report: Report) => await measurePaste((await openWindow()).page, report),
  },
];

/** Closes the window that they share. */
export async function release(): Promise<void> {
  await (await opened?.catch(() => null))?.end();
}
