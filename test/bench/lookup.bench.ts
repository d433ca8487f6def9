import { median } from './benchmark.ts';
import type { Benchmark } from './benchmark.ts';
import { measureLookups, TWO_ROUNDS_MS } from './lookup-probe.ts';

/** From the question to the first conclusion, as a multiple of the two round trips that it needs at least. */
export const benchmark: Benchmark = {
  name: 'lookup.first_conclusion_vs_two_rounds',
  unit: 'ratio',
  limit: 1.5,
  async measure(report) {
    const times = (await measureLookups(7)).map(({ firstConclusionMs }) => firstConclusionMs);
    report(`${times.map(Math.round).join(' ')} ms`);
    return median(times) / TWO_ROUNDS_MS;
  },
};
