import { spawn } from 'node:child_process';
import path from 'node:path';
import { electronPath, root } from '#electron/tools/for-tests.mjs';
import type { Benchmark } from './benchmark.ts';
import { measurePublish } from './at-size/measure-publish.ts';
import { measureFuse, measureSearches, type MeasuredSearches } from './at-size/measure-search.ts';
import {
  type Crowding,
  measurePull,
  type MeasuredPull,
  openShopAtSize,
  type ShopAtSize,
} from './at-size/shop-at-size.ts';

type Report = (line: string) => void;

/** One shop is pulled once; what comes after stands on it. */
let spread: Promise<{ shop: ShopAtSize; pull: MeasuredPull }> | null = null;
let searches: Promise<MeasuredSearches> | null = null;
let paging: Promise<number> | null = null;

async function pullSpread(report: Report): Promise<{ shop: ShopAtSize; pull: MeasuredPull }> {
  spread ??= (async () => {
    const shop = await openShopAtSize('spread');
    const pull = await measurePull(shop, 'spread');
    describe(pull, report);
    return { shop, pull };
  })();
  return await spread;
}

async function pullCrowded(created: Crowding, report: Report): Promise<number> {
  const shop = await openShopAtSize(created);
  try {
    const pull = await measurePull(shop, created);
    describe(pull, report);
    return pull.ms / pull.idealMs;
  } finally {
    await shop.close();
  }
}

function describe({ ms, idealMs, requests }: MeasuredPull, report: Report): void {
  report(`${(ms / 1000).toFixed(1)} s, ideal ${(idealMs / 1000).toFixed(1)} s, ${requests} requests`);
}

/** The SDK's paging takes seven minutes at full size: it runs in a process of its own beside the crowded pulls. */
async function startSdkPaging(report: Report): Promise<{ readonly ms: Promise<number> }> {
  const { shop } = await pullSpread(report);
  paging ??= new Promise<number>((resolve, reject) => {
    const { keys, port } = shop.server;
    const given = JSON.stringify({ key: keys.test.secret, port });
    const child = spawn(electronPath(), [path.join(root, 'test/bench/at-size/sdk-paging-child.ts'), given], {
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    process.once('exit', () => child.kill());
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (part: string) => (text += part));
    child.once('close', (code) => {
      if (code === 0) resolve((JSON.parse(text) as { ms: number }).ms);
      else reject(new Error(`the SDK's paging ended with ${String(code)}`));
    });
  });
  paging.catch(() => undefined);
  return { ms: paging };
}

async function search(report: Report): Promise<MeasuredSearches> {
  const { shop } = await pullSpread(report);
  searches ??= measureSearches(shop, report);
  return await searches;
}

export const benchmarks: readonly Benchmark[] = [
  {
    name: 'pull.vs_rate_limit.even',
    unit: 'ratio',
    limit: 1.15,
    async measure(report) {
      const { pull } = await pullSpread(report);
      return pull.ms / pull.idealMs;
    },
  },
  {
    name: 'refresh.requests_when_nothing_changed',
    unit: 'count',
    limit: 3,
    async measure(report) {
      const { shop } = await pullSpread(report);
      return (await shop.sync.refresh({}, new AbortController().signal)).requests;
    },
  },
  {
    name: 'search.first_rows_p95_ms',
    unit: 'ms',
    limit: 30,
    measure: async (report) => (await search(report)).firstRowsP95Ms,
  },
  {
    name: 'search.exact_count_p95_ms',
    unit: 'ms',
    limit: 300,
    measure: async (report) => (await search(report)).exactCountP95Ms,
  },
  {
    name: 'search.vs_fuse',
    unit: 'ratio',
    limit: 50,
    better: 'larger',
    measure: async (report) => await measureFuse((await pullSpread(report)).shop, report),
  },
  {
    name: 'publish.vs_rate_limit',
    unit: 'ratio',
    limit: 1.25,
    measure: async (report) => await measurePublish((await pullSpread(report)).shop, report),
  },
  {
    name: 'pull.vs_rate_limit.hour',
    unit: 'ratio',
    limit: 1.3,
    measure: async (report) => await pullCrowded('hour', report),
  },
  {
    name: 'pull.vs_rate_limit.second',
    unit: 'ratio',
    limit: 1.3,
    measure: async (report) => await pullCrowded('second', report),
  },
  {
    name: 'pull.vs_sdk_paging',
    unit: 'ratio',
    limit: 2.4,
    better: 'larger',
    beside: {
      name: 'pull.vs_rate_limit.hour',
      begin: async (report) => void (await startSdkPaging(report)),
    },
    async measure(report) {
      const { ms } = await startSdkPaging(report);
      const { pull } = await pullSpread(report);
      report(`SDK ${((await ms) / 1000).toFixed(1)} s, ours ${(pull.ms / 1000).toFixed(1)} s`);
      return (await ms) / pull.ms;
    },
  },
];

/** Ends what the benchmarks above share. */
export async function release(): Promise<void> {
  const held = await spread;
  await held?.shop.close();
}
