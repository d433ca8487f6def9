import { describe, expect, test } from 'vitest';
import type { Clock } from '#electron/core/ports.ts';
import { backoffMs } from '#electron/core/backoff.ts';
import { createRateLimiter } from '#electron/core/stripe/limiter.ts';

/** Time passes only by sleeping. */
function sleepingClock(): Clock {
  let at = 0;
  return {
    now: () => at,
    monotonicMs: () => at,
    sleep: async (ms) => {
      at += ms;
    },
  };
}

async function takeMany(count: number, rate: () => number, clock = sleepingClock()): Promise<number> {
  const limiter = createRateLimiter({ clock, requestsPerSecond: rate });
  await Promise.all(Array.from({ length: count }, () => limiter.take()));
  return clock.monotonicMs();
}

describe('the rate limiter', () => {
  test('lets no more through than its rate, and wastes none of it', async () => {
    const took = await takeMany(151, () => 15);
    expect(took).toBeGreaterThanOrEqual(9_600);
    expect(took).toBeLessThanOrEqual(10_100);
  });

  test('never lets a second pass more than a third above its rate, even after a rest', async () => {
    const clock = sleepingClock();
    const limiter = createRateLimiter({ clock, requestsPerSecond: () => 15 });
    await clock.sleep(60_000);
    const start = clock.monotonicMs();
    let passed = 0;
    while (clock.monotonicMs() - start < 1000) {
      await limiter.take();
      passed += 1;
    }
    expect(passed).toBeLessThanOrEqual(21);
  });

  test('halves its rate for a minute after a 429', async () => {
    const clock = sleepingClock();
    const limiter = createRateLimiter({ clock, requestsPerSecond: () => 10 });
    limiter.slowDown();
    expect(limiter.rate()).toBe(5);
    await clock.sleep(60_000);
    expect(limiter.rate()).toBe(10);
  });

  test('takes a changed rate at once', async () => {
    const clock = sleepingClock();
    let rate = 1;
    const limiter = createRateLimiter({ clock, requestsPerSecond: () => rate });
    await limiter.take();
    await limiter.take();
    expect(clock.monotonicMs()).toBeGreaterThanOrEqual(1000);
    rate = 1000;
    const before = clock.monotonicMs();
    await limiter.take();
    expect(clock.monotonicMs() - before).toBeLessThanOrEqual(1);
  });

  test('a caller that gives up does not stop those behind it', async () => {
    const limiter = createRateLimiter({ clock: sleepingClock(), requestsPerSecond: () => 1 });
    const abort = new AbortController();
    await limiter.take();
    const gone = limiter.take(abort.signal);
    abort.abort();
    await expect(gone).rejects.toThrow('aborted');
    await expect(limiter.take()).resolves.toBeUndefined();
  });
});

test('back-off doubles, stays below its most, and keeps jitter in the upper half', () => {
  const times = (fraction: number): number[] =>
    [1, 2, 3, 10].map((attempt) => backoffMs(attempt, { uuid: () => '', fraction: () => fraction }));
  expect(times(0)).toEqual([250, 500, 1000, 8000]);
  expect(times(1)).toEqual([500, 1000, 2000, 16_000]);
});
