import type { Duplicates } from '#shared/contract/customers.ts';
import type { CustomerFact } from '#shared/domain/passcode/evidence.ts';
import { customerQualifies, predictOpened } from '#shared/domain/passcode/predict-opened.ts';
import { AppFailure } from '#shared/errors.ts';
import { customerFact, subscriptionFact } from './facts.ts';
import type { CustomerTarget } from './target.ts';

/** Pages of 100 customers; a larger account is read from its newest on, and that is said. */
const PAGE_BUDGET = 500;
/** Groups and customers without email whose subscriptions are worth a request each. */
const MOST_FOLLOWED = 200;
const MOST_IN_GROUP = 20;

/** Emails that several customers carry, with the one that opens; and customers whom nobody can log in as. */
export async function findDuplicates(
  target: CustomerTarget,
  tell: (report: Duplicates) => void,
  signal: AbortSignal,
): Promise<Duplicates> {
  const byEmail = new Map<string, CustomerFact[]>();
  const nameless: CustomerFact[] = [];
  const judged = new Map<string, Duplicates['duplicates'][number]>();
  const withoutEmail: Duplicates['withoutEmail'] = [];
  let scanned = 0;
  let state: Duplicates['state'] = 'reading';

  function report(): Duplicates {
    const duplicates = [...byEmail].flatMap(([email, customers]) => {
      if (customers.length < 2) return [];
      return (
        judged.get(email) ?? {
          email,
          customerIds: customers.map(({ id }) => id),
          openedId: null,
          certainty: 'unread' as const,
        }
      );
    });
    return { scanned, duplicates, withoutEmail: [...withoutEmail], state };
  }

  async function withSubscriptions(customer: CustomerFact): Promise<CustomerFact> {
    const answer = await target.gateway.customers.subscriptions(customer.id, signal);
    signal.throwIfAborted();
    if (!answer.ok) return customer;
    return { ...customer, subscriptions: answer.value.items.flatMap((body) => subscriptionFact(body) ?? []) };
  }

  let after: string | null = null;
  let more = true;
  for (let page = 1; more && page <= PAGE_BUDGET; page += 1) {
    const answer = await target.gateway.customers.list({ after }, signal);
    signal.throwIfAborted();
    if (!answer.ok) throw new AppFailure(answer.error);
    const found = answer.value.items.flatMap((body) => customerFact(body, 'list') ?? []);
    for (const customer of found) {
      if (customer.email === null) nameless.push(customer);
      else byEmail.set(customer.email, [...(byEmail.get(customer.email) ?? []), customer]);
    }
    scanned += found.length;
    after = found.at(-1)?.id ?? null;
    more = answer.value.more && after !== null;
    tell(report());
  }

  const groups = [...byEmail].filter(([, customers]) => customers.length > 1).slice(0, MOST_FOLLOWED);
  for (const [email, customers] of groups) {
    const read = await Promise.all(customers.slice(0, MOST_IN_GROUP).map(withSubscriptions));
    const whole = [...read, ...customers.slice(MOST_IN_GROUP)];
    const { kind, openedId } = predictOpened(email, whole, 'exact');
    judged.set(email, { email, customerIds: customers.map(({ id }) => id), openedId, certainty: kind });
    tell(report());
  }
  for (const customer of nameless.slice(0, MOST_FOLLOWED)) {
    const { id, name, subscriptions } = await withSubscriptions(customer);
    if (customerQualifies(subscriptions) === 'yes') withoutEmail.push({ id, name });
    tell(report());
  }
  state = more ? 'budget' : 'complete';
  return report();
}
