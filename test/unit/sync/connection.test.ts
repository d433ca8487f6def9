import { describe, expect, test } from 'vitest';
import { fail, ok, type Result } from '#shared/errors.ts';
import { createConnection } from '#electron/core/sync/connection.ts';

function connect(probes: Result<null>[], hasKey = true, wasKeyRefused = false) {
  const told = { recovered: 0, rejected: 0, changed: 0 };
  const sleeps: number[] = [];
  const over = Promise.withResolvers<void>();
  let at = 1000;
  const connection = createConnection({
    clock: {
      now: () => at,
      monotonicMs: () => at,
      sleep: async (ms) => {
        at += ms;
        sleeps.push(ms);
      },
    },
    random: { uuid: () => '', fraction: () => 1 },
    hasKey,
    probe: async () => {
      const answer = probes.shift() ?? ok(null);
      if (answer.ok) over.resolve();
      return answer;
    },
    onChanged: () => (told.changed += 1),
    onRecovered: () => (told.recovered += 1),
    wasKeyRefused,
    onKeyRejected: () => (told.rejected += 1),
  });
  return { connection, told, sleeps, recovered: over.promise };
}

const offline = fail('stripe/unreachable', { sent: false });

describe('the connection', () => {
  test.each([
    ['stripe/unreachable', 'offline'],
    ['stripe/timeout', 'stripe-trouble'],
    ['stripe/not-stripe', 'not-stripe'],
    ['stripe/unexpected-object', 'not-stripe'],
    ['stripe/fault', 'stripe-trouble'],
    ['stripe/rate-limited', 'stripe-trouble'],
    ['stripe/key-rejected', 'key-needed'],
    ['stripe/refused', 'online'],
    ['stripe/missing', 'online'],
  ] as const)('after %s is %s', (code, state) => {
    const { connection } = connect([]);
    connection.observe(fail(code).error);
    expect(connection.state()).toBe(state);
    connection.stop();
  });

  test('comes back by itself, asking ever more rarely', async () => {
    const { connection, told, sleeps, recovered } = connect([offline, offline, offline, ok(null)]);
    connection.observe(offline.error);
    expect(connection.since()).toBe(1000);
    await recovered;
    await Promise.resolve();
    expect(sleeps.slice(0, 4)).toEqual([2000, 4000, 8000, 16_000]);
    expect(connection.state()).toBe('online');
    expect(connection.since()).toBeNull();
    expect(told.recovered).toBe(1);
  });

  test('keeps the time since when it is away while one trouble turns into another', () => {
    const { connection } = connect([offline]);
    connection.observe(offline.error);
    connection.observe(fail('stripe/not-stripe').error);
    expect(connection.since()).toBe(1000);
    connection.stop();
  });

  test('a rejected key is told once, and only another key ends it', () => {
    const { connection, told } = connect([]);
    connection.observe(fail('stripe/key-rejected').error);
    connection.observe(null);
    expect(connection.state()).toBe('key-needed');
    connection.keyChanged(true);
    expect(connection.state()).toBe('online');
    expect(told).toMatchObject({ rejected: 1, recovered: 1 });
  });

  test('without a key it needs one from the start', () => {
    expect(connect([], false).connection.state()).toBe('key-needed');
  });

  test('tells a key that is not at hand from one that was refused, and from one that may not write', () => {
    expect(connect([], false).connection.keyTrouble()).toBe('missing');
    expect(connect([], false, true).connection.keyTrouble()).toBe('rejected');
    const { connection } = connect([]);
    expect(connection.keyTrouble()).toBeNull();
    connection.needKey();
    expect(connection.keyTrouble()).toBe('unsuited');
    connection.observe(fail('stripe/key-rejected').error);
    connection.keyChanged(false);
    expect(connection.keyTrouble()).toBe('rejected');
    connection.keyChanged(true);
    expect(connection.keyTrouble()).toBeNull();
  });
});
