import type { AccountRecord } from './registry.ts';

/** The same account in another mode: by Stripe's id, or, in the demo, by its size. */
export function isOtherMode(one: AccountRecord, other: AccountRecord): boolean {
  if (one.id === other.id || one.mode === other.mode || one.demo !== other.demo) return false;
  if (one.demo) return one.id.replace(/-(test|live)$/, '') === other.id.replace(/-(test|live)$/, '');
  return one.stripeAccountId !== null && one.stripeAccountId === other.stripeAccountId;
}
