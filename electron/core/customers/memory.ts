import type { CustomerFact } from '#shared/domain/passcode/evidence.ts';
import type { Clock } from '../ports.ts';

/** How long what was read of customers may be known after the last look-up. */
export const FORGET_AFTER_MS = 10 * 60_000;

/**
 * The customers that look-ups of this session have seen, by account. In memory alone, and gone ten
 * minutes after the last look-up, when the screen is locked, or when asked.
 */
export interface CustomerMemory {
  of(accountId: string): ReadonlyMap<string, CustomerFact>;
  /** Of every account. */
  all(): Iterable<CustomerFact>;
  remember(accountId: string, customer: CustomerFact): void;
  drop(accountId: string, customerId: string): void;
  /** Something is being looked at: the time begins anew. */
  touch(): void;
  forget(reason: ForgetReason): void;
  stop(): void;
}

export type ForgetReason = 'expired' | 'locked' | 'asked';

export function createCustomerMemory(parts: {
  clock: Clock;
  onForgotten: (reason: ForgetReason) => void;
  forgetAfterMs?: number;
}): CustomerMemory {
  const { clock, onForgotten, forgetAfterMs = FORGET_AFTER_MS } = parts;
  const accounts = new Map<string, Map<string, CustomerFact>>();
  let timer: AbortController | null = null;

  function forget(reason: ForgetReason): void {
    timer?.abort();
    timer = null;
    accounts.clear();
    onForgotten(reason);
  }

  async function forgetLater(abort: AbortController): Promise<void> {
    await clock.sleep(forgetAfterMs, abort.signal);
    if (!abort.signal.aborted) forget('expired');
  }

  return {
    of: (accountId) => accounts.get(accountId) ?? new Map(),
    all: () => [...accounts.values()].flatMap((known) => [...known.values()]),
    remember(accountId, customer) {
      const known = accounts.get(accountId) ?? new Map<string, CustomerFact>();
      known.set(customer.id, customer);
      accounts.set(accountId, known);
    },
    drop(accountId, customerId) {
      accounts.get(accountId)?.delete(customerId);
    },
    touch() {
      timer?.abort();
      timer = new AbortController();
      void forgetLater(timer);
    },
    forget,
    stop() {
      timer?.abort();
      accounts.clear();
    },
  };
}
