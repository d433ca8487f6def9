import { describe, expect, it } from 'vitest';
import { estimateLeftMs } from '#electron/core/sync/estimate-left.ts';

const publishing = {
  job: 'publishing',
  progress: { done: 100, total: 400 },
  waiting: 300,
  perSecond: 15,
  doneMeanwhile: 100,
  elapsedMs: 7000,
} as const;

describe('the time that is left', () => {
  it('is what the allowed rate needs', () => {
    expect(estimateLeftMs(publishing)).toBe(21_000);
    expect(estimateLeftMs({ ...publishing, elapsedMs: 1000 })).toBe(20_000);
  });

  it('is longer where it has gone slower than that', () => {
    expect(estimateLeftMs({ ...publishing, elapsedMs: 100_000 })).toBe(300_000);
  });

  it('is told of what waits when nobody counts, and of a scan by its pages', () => {
    expect(estimateLeftMs({ ...publishing, progress: null, doneMeanwhile: 0 })).toBe(20_000);
    const scan = { job: 'pulling', progress: { done: 0, total: 200_000 }, doneMeanwhile: 0 } as const;
    expect(estimateLeftMs({ ...publishing, ...scan })).toBe(133_333);
  });

  it('is not guessed', () => {
    expect(estimateLeftMs({ ...publishing, job: 'pulling', progress: { done: 9, total: null } })).toBeNull();
    expect(estimateLeftMs({ ...publishing, job: 'idle' })).toBeNull();
    expect(estimateLeftMs({ ...publishing, progress: { done: 400, total: 400 } })).toBeNull();
  });
});
