import type { Correction } from '#shared/contract/customers.ts';
import type { Clock } from '../ports.ts';
import type { SentChange } from './fix-email.ts';

export interface Corrections {
  add(sent: SentChange): void;
  /** Newest first. */
  of(accountId: string): Correction[];
}

/**
 * Emails corrected in this session, before and after. In memory alone, and until the app quits: who
 * corrected one wrongly can put it back, and nobody finds the address on the disk.
 */
export function createCorrections(clock: Clock): Corrections {
  const all: Correction[] = [];
  return {
    add({ accountId, customerId, before, after, outcome, requestId }) {
      // Sent again because no answer came, it is the same correction.
      const same = all.findIndex(
        (each) =>
          each.outcome === 'unknown' &&
          each.accountId === accountId &&
          each.customerId === customerId &&
          each.before === before &&
          each.after === after,
      );
      if (same !== -1) all.splice(same, 1);
      all.unshift({ accountId, customerId, before, after, outcome, requestId, at: clock.now() });
    },
    of: (accountId) => all.filter((each) => each.accountId === accountId),
  };
}
