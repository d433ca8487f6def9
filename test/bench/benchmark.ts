/** One number that has a limit. `measure` gives it in `unit`; smaller is better unless it says so. */
export interface Benchmark {
  readonly name: string;
  readonly unit: 'ms' | 'ratio' | 'count';
  readonly limit: number;
  readonly better?: 'larger';
  /** What takes long and may run beside others of the same file: begun when the one named begins. */
  readonly beside?: { readonly name: string; begin(report: (line: string) => void): Promise<void> };
  measure(report: (line: string) => void): Promise<number>;
}

/** The middle value; of an even number of values the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}
