import { failure } from '#shared/errors.ts';
import type { Ports } from '../ports.ts';
import type { AreaHandlers } from '../router.ts';
import { openAnswerVariants } from './answer-variants.ts';
import { checkMany } from './check-many.ts';
import { createCorrections } from './corrections.ts';
import { createEmailFixer, type CustomerChange } from './fix-email.ts';
import { findDuplicates } from './find-duplicates.ts';
import { lookUp } from './look-up.ts';
import { createCustomerMemory } from './memory.ts';
import { saveReport } from './save-report.ts';
import type { CustomerTarget } from './target.ts';

export interface Customers {
  readonly handlers: AreaHandlers<'customers'>;
  /** The screen was locked: what was read of people goes. */
  forget(): void;
  stop(): void;
}

/** Look-ups of customers: memory only, nothing of them on disk or in the log (design, Storage). */
export function createCustomers(parts: {
  ports: Pick<Ports, 'clock' | 'dataFolder' | 'events' | 'fileSaver' | 'mailDomains' | 'random'>;
  currentId: () => string | null;
  /** Null: the account on screen. Fails with `account/key-needed` and the like. */
  open: (accountId: string | null) => Promise<CustomerTarget>;
  /** Keeps in Activity that a customer of the account on screen was changed. */
  note: (change: CustomerChange) => Promise<void>;
  forgetAfterMs?: number;
}): Customers {
  const { ports, open, forgetAfterMs } = parts;
  const memory = createCustomerMemory({
    clock: ports.clock,
    onForgotten: (reason) => ports.events.emit('customers.forgotten', { reason }),
    ...(forgetAfterMs === undefined ? {} : { forgetAfterMs }),
  });

  const corrections = createCorrections(ports.clock);
  const fixEmail = createEmailFixer({
    random: ports.random,
    note: parts.note,
    onSent: (sent) => corrections.add(sent),
  });
  const answers = openAnswerVariants(ports);

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
      async listCorrections() {
        const accountId = parts.currentId();
        if (accountId === null) throw failure('account/none-open');
        return { corrections: corrections.of(accountId) };
      },
      listAnswers: async () => ({ variants: await answers.list() }),
      saveAnswer: async (variant) => ({ variants: await answers.save(variant) }),
      removeAnswer: async ({ id }) => ({ variants: await answers.remove(id) }),
      saveReport: async (report) => ({ saved: await saveReport(ports, memory.all(), report) }),
      async forget() {
        memory.forget('asked');
        return {};
      },
    },
    forget: () => memory.forget('locked'),
    stop: () => memory.stop(),
  };
}
