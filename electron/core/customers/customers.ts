import { failure } from '#shared/errors.ts';
import type { Ports } from '../ports.ts';
import type { AreaHandlers } from '../router.ts';
import { checkMany } from './check-many.ts';
import { createEmailFixer, type CustomerChange } from './fix-email.ts';
import { findDuplicates } from './find-duplicates.ts';
import { lookUp } from './look-up.ts';
import { createCustomerMemory } from './memory.ts';
import type { CustomerTarget } from './target.ts';

export interface Customers {
  readonly handlers: AreaHandlers<'customers'>;
  /** The screen was locked: what was read of people goes. */
  forget(): void;
  stop(): void;
}

/** Look-ups of customers: memory only, nothing of them on disk or in the log (design, Storage). */
export function createCustomers(parts: {
  ports: Pick<Ports, 'clock' | 'events' | 'mailDomains' | 'random'>;
  /** Null: the account on screen. Fails with `account/key-needed` and the like. */
  open: (accountId: string | null) => Promise<CustomerTarget>;
  /** Keeps in Activity that a customer of the account on screen was changed. */
  note: (change: CustomerChange) => Promise<void>;
  forgetAfterMs?: number;
}): Customers {
  const { ports, open, forgetAfterMs } = parts;
  const memory = createCustomerMemory({
    clock: ports.clock,
    onForgotten: () => ports.events.emit('customers.forgotten', {}),
    ...(forgetAfterMs === undefined ? {} : { forgetAfterMs }),
  });

  const fixEmail = createEmailFixer(ports.random, parts.note);

  async function within<T>(
    accountId: string | null,
    signal: AbortSignal,
    work: (target: CustomerTarget) => Promise<T>,
  ): Promise<T> {
    const target = await open(accountId);
    memory.touch();
    try {
      return await work(target);
    } catch (error) {
      if (signal.aborted) throw failure('app/cancelled');
      throw error;
    } finally {
      memory.touch();
      target.release();
    }
  }

  return {
    handlers: {
      lookUp: async ({ text, accountId, attemptAt }, progress, signal) =>
        await within(accountId, signal, async (target) => {
          const { mailDomains } = ports;
          const how = { target, memory, mailDomains, signal, depth: 'everything' } as const;
          return await lookUp(how, { text, attemptAt }, progress);
        }),
      checkMany: async ({ text }, progress, signal) =>
        await within(null, signal, async (target) => {
          const how = {
            target,
            memory,
            mailDomains: ports.mailDomains,
            signal,
            depth: 'conclusion',
          } as const;
          return await checkMany(how, text, progress);
        }),
      findDuplicates: async (_, progress, signal) =>
        await within(null, signal, async (target) => await findDuplicates(target, progress, signal)),
      fixEmail: async (input, signal) =>
        await within(null, signal, async (target) => {
          const done = await fixEmail(target, input);
          // What was known of the customer is no longer so.
          memory.drop(target.accountId, input.customerId);
          return done;
        }),
      async forget() {
        memory.forget();
        return {};
      },
    },
    forget: () => memory.forget(),
    stop: () => memory.stop(),
  };
}
