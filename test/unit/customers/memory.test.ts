import { describe, expect, it } from 'vitest';
import { createCustomerMemory } from '#electron/core/customers/memory.ts';
import type { Clock } from '#electron/core/ports.ts';

/** Time passes when the test says so. */
function handClock() {
  let now = 0;
  const sleepers: { until: number; wake: () => void }[] = [];
  const clock: Clock = {
    now: () => now,
    monotonicMs: () => now,
    sleep: async (ms, signal) =>
      await new Promise<void>((wake) => {
        sleepers.push({ until: now + ms, wake });
        signal?.addEventListener('abort', () => wake());
      }),
  };
  async function pass(ms: number): Promise<void> {
    now += ms;
    for (const { until, wake } of sleepers) if (until <= now) wake();
    await new Promise((done) => setImmediate(done));
  }
  return { clock, pass };
}

const MINUTE = 60_000;
const ken = {
  id: 'cus_1',
  name: 'Ken',
  email: 'ken@example.com',
  created: 1,
  locales: [],
  subscriptions: null,
  foundBy: ['list'],
} as const;

describe('what is remembered of customers', () => {
  it('is gone ten minutes after the last look-up', async () => {
    const { clock, pass } = handClock();
    let forgotten = 0;
    const memory = createCustomerMemory({ clock, onForgotten: () => (forgotten += 1) });
    memory.touch();
    memory.remember('a', ken);
    await pass(9 * MINUTE);
    memory.touch();
    await pass(9 * MINUTE);
    expect(memory.of('a').size).toBe(1);
    await pass(MINUTE);
    expect(memory.of('a').size).toBe(0);
    expect(forgotten).toBe(1);
  });

  it('is of one account alone, and goes at once when asked', () => {
    const { clock } = handClock();
    const memory = createCustomerMemory({ clock, onForgotten: () => undefined });
    memory.remember('a', ken);
    expect(memory.of('b').size).toBe(0);
    memory.forget('asked');
    expect(memory.of('a').size).toBe(0);
  });
});
