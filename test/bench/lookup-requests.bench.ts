import type { Benchmark } from './benchmark.ts';
import { measureLookups } from './lookup-probe.ts';

/** How many requests one email with three matches costs. */
export const benchmark: Benchmark = {
  name: 'lookup.requests',
  unit: 'count',
  limit: 8,
  measure: async () => Math.max(...(await measureLookups(2)).map(({ requests }) => requests)),
};
