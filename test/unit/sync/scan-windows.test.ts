import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planRest } from '#electron/core/sync/scan-windows.ts';
import type { ScanWindow } from '#electron/core/storage/methods/scan.ts';

const whole: ScanWindow = { from: 0, to: null, afterId: null };

interface Thing {
  readonly id: string;
  readonly created: number;
}

/** Reads a whole account as the pull does, several windows in turn; answers every object read, and the requests. */
function scan(things: readonly Thing[], readers: number): { read: string[]; requests: number } {
  const newestFirst = things.toSorted((left, right) => right.created - left.created);
  const windows: ScanWindow[] = [whole];
  const read: string[] = [];
  let requests = 0;
  for (let window = windows.shift(); window !== undefined; window = windows.shift()) {
    const { from, to, afterId } = window;
    const inside = newestFirst.filter(
      ({ created }) => created >= from && created <= (to ?? Number.POSITIVE_INFINITY),
    );
    const start = afterId === null ? 0 : inside.findIndex(({ id }) => id === afterId) + 1;
    const page = inside.slice(start, start + 100);
    requests += 1;
    read.push(...page.map(({ id }) => id));
    const rest = planRest(
      window,
      {
        newest: page[0]?.created ?? 0,
        oldest: page.at(-1)?.created ?? 0,
        count: page.length,
        lastId: page.at(-1)?.id ?? '',
        more: start + 100 < inside.length,
      },
      Math.max(0, readers - windows.length - 1),
    );
    windows.unshift(...rest);
  }
  return { read, requests };
}

function made(count: number, createdOf: (index: number) => number): Thing[] {
  return Array.from({ length: count }, (_, index) => ({ id: `prod_${index}`, created: createdOf(index) }));
}

describe('a scan', () => {
  test('reads every object once, wherever objects crowd', () => {
    const catalogs = fc.array(
      fc.record({
        count: fc.integer({ min: 0, max: 600 }),
        at: fc.integer({ min: 1_300_000_000, max: 1_800_000_000 }),
        span: fc.constantFrom(0, 1, 60, 3600, 100_000_000),
      }),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(catalogs, fc.integer({ min: 1, max: 8 }), (crowds, readers) => {
        const things = crowds.flatMap(({ count, at, span }, crowd) =>
          made(count, (index) => at + (span === 0 ? 0 : (index * 7919) % span)).map(({ id, created }) => ({
            id: `${crowd}-${id}`,
            created,
          })),
        );
        const { read } = scan(things, readers);
        expect(read.toSorted()).toEqual(things.map(({ id }) => id).toSorted());
      }),
      { seed: 20_261_123, numRuns: 150 },
    );
  });

  test.each([
    ['evenly over three years', (index: number) => 1_700_000_000 + index * 900, 1.15],
    [
      'most within an hour',
      (index: number) => (index % 10 === 0 ? 1_600_000_000 + index * 900 : 1_700_000_000 + (index % 3600)),
      1.3,
    ],
  ] as const)('of a catalog made %s wastes few requests', (_name, createdOf, limit) => {
    const { requests } = scan(made(20_000, createdOf), 8);
    expect(requests / 200).toBeLessThanOrEqual(limit);
  });

  test('pages through one second, which cannot be split', () => {
    const { read, requests } = scan(
      made(1000, () => 1_700_000_000),
      8,
    );
    expect(read).toHaveLength(1000);
    expect(requests).toBeLessThanOrEqual(18);
  });
});

test('a window is not cut while everyone is busy', () => {
  const page = { newest: 1_700_000_100, oldest: 1_700_000_000, count: 100, lastId: 'a', more: true };
  expect(planRest(whole, page, 0)).toEqual([{ from: 0, to: null, afterId: 'a' }]);
});
