import { describe, expect, it } from 'vitest';
import { estimateLeft } from '#electron/core/sync/estimate-left.ts';

const publishing = {
  job: 'publishing',
  progress: { done: 100, total: 400 },
  guess: null,
  waiting: 300,
  perSecond: 15,
  doneMeanwhile: 100,
  elapsedMs: 7000,
} as const;

describe('the time that is left', () => {
  it('is what the allowed rate needs', () => {
    expect(estimateLeft(publishing)).toEqual({ ms: 21_000, of: 'all' });
    expect(estimateLeft({ ...publishing, elapsedMs: 1000 })?.ms).toBe(20_000);
  });

  it('is longer where it has gone slower than that', () => {
    expect(estimateLeft({ ...publishing, elapsedMs: 100_000 })?.ms).toBe(300_000);
  });

  it('is told of what waits when nobody counts, and of a scan by its pages', () => {
    expect(estimateLeft({ ...publishing, progress: null, doneMeanwhile: 0 })?.ms).toBe(20_000);
    const scan = { job: 'pulling', progress: { done: 0, total: 200_000 }, doneMeanwhile: 0 } as const;
    expect(estimateLeft({ ...publishing, ...scan })).toEqual({ ms: 133_333, of: 'all' });
  });

  it('of a first pull is what its windows let guess: the products alone while they are read, and not at once', () => {
    const first = {
      ...publishing,
      job: 'pulling',
      progress: { done: 4000, total: null },
      guess: { left: 30_000, of: 'products' },
      doneMeanwhile: 4000,
      elapsedMs: 4000,
    } as const;
    expect(estimateLeft(first)).toEqual({ ms: 30_000, of: 'products' });
    expect(estimateLeft({ ...first, guess: { left: 30_000, of: 'prices' } })?.of).toBe('all');
    expect(estimateLeft({ ...first, guess: { left: 0, of: 'finishing' } })).toEqual({ ms: 0, of: 'all' });
    expect(estimateLeft({ ...first, elapsedMs: 1000 })).toBeNull();
    expect(estimateLeft({ ...first, guess: null })).toBeNull();
  });

  it('is not made up', () => {
    expect(estimateLeft({ ...publishing, job: 'pulling', progress: { done: 9, total: null } })).toBeNull();
    expect(estimateLeft({ ...publishing, job: 'idle' })).toBeNull();
    expect(estimateLeft({ ...publishing, progress: { done: 400, total: 400 } })).toBeNull();
  });
});
