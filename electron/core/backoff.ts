import type { Random } from './ports.ts';

const FIRST_MS = 500;
const MOST_MS = 16_000;

/**
 * Exponential, with jitter over the upper half: Stripe names no time to come back (facts 9.2), and
 * several clients of one account must not come back together.
 *
 * @param attempt 1 after the first failure.
 */
export function backoffMs(
  attempt: number,
  random: Random,
  limits: { firstMs?: number; mostMs?: number } = {},
): number {
  const { firstMs = FIRST_MS, mostMs = MOST_MS } = limits;
  const full = Math.min(mostMs, firstMs * 2 ** Math.max(0, attempt - 1));
  return full * (0.5 + random.fraction() / 2);
}
