import type { Lookup } from '#shared/contract/customers.ts';
import { compareEmails, differsOnlyAsUndocumented } from '#shared/domain/email/compare-emails.ts';
import { isReservedDomain } from '#shared/domain/email/domains.ts';
import { caseQuery, nameQuery, nearQuery } from '#shared/domain/email/near-queries.ts';
import { type ReadEmail, readLookup } from '#shared/domain/email/read-lookup.ts';
import { splitEmail } from '#shared/domain/email/split-email.ts';
import { makeConclusion } from '#shared/domain/passcode/conclude.ts';
import { type CustomerFact, type FoundBy, known } from '#shared/domain/passcode/evidence.ts';
import { customerQualifies } from '#shared/domain/passcode/predict-opened.ts';
import type { Result } from '#shared/errors.ts';
import type { MailDomains } from '../ports.ts';
import type { StripePage } from '../stripe/answer.ts';
import { customerFact, loginPageFact, subscriptionFact } from './facts.ts';
import { readHistory } from './history.ts';
import { createLookupState, failed, type LookupState, MOST_MATCHES } from './lookup-state.ts';
import type { CustomerMemory } from './memory.ts';
import type { CustomerTarget } from './target.ts';

/** Similar spellings whose subscriptions are worth a request each. */
const MOST_NEAR_READ = 3;
const MOST_NEAR = 10;

export interface LookUpParts {
  readonly target: CustomerTarget;
  readonly memory: CustomerMemory;
  readonly mailDomains: MailDomains;
  readonly signal: AbortSignal;
  /** `conclusion`: only what the sentence on top needs, for many at once. */
  readonly depth: 'everything' | 'conclusion';
}

/**
 * One look-up. Everything that can be asked at once is: the conclusion needs two rounds of requests,
 * and neither name servers nor history hold it up.
 */
export async function lookUp(
  parts: LookUpParts,
  asked: { readonly text: string; readonly attemptAt: number | null },
  tell: (lookup: Lookup) => void,
): Promise<Lookup> {
  const read = readLookup(asked.text);
  const state = createLookupState(parts.target, read, asked.attemptAt, tell);
  const { signal } = parts;
  const [email] = read.emails;
  const [customerId] = read.customerIds;
  if (read.kind === 'empty') state.conclude(makeConclusion('nothingAsked', 'cannot-know'));
  else if (read.kind === 'guest') state.conclude(makeConclusion('guest', 'possible'));
  else if (read.kind === 'link') await readLoginPages(parts, state);
  else if (read.kind === 'name') await lookUpName(parts, state, read.name);
  else if (email !== undefined) await lookUpEmail(parts, state, email);
  else if (customerId !== undefined) await lookUpCustomer(parts, state, customerId);
  signal.throwIfAborted();
  return state.finish();
}

async function lookUpCustomer(parts: LookUpParts, state: LookupState, id: string): Promise<void> {
  const answer = await parts.target.gateway.customers.read(id, parts.signal);
  if (!answer.ok) {
    state.evidence.list = failed(answer.error);
    const isGone = answer.error.code === 'stripe/missing';
    const slug = String(answer.error.params['slug'] ?? '');
    state.conclude(
      isGone
        ? makeConclusion('idUnknown', 'problem', { id })
        : makeConclusion('cannotLook', 'cannot-know', { slug }),
    );
    return;
  }
  state.noteRequest('list', answer.value.requestId);
  const customer = customerFact(answer.value.body, 'id');
  if (customer === null) return state.conclude(makeConclusion('idDeleted', 'problem', { id }));
  state.add(customer);
  if (customer.email === null) {
    state.evidence.list = known({ more: false });
    await readSubscriptions(parts, state, [customer]);
    return state.conclude(makeConclusion('noEmail', 'problem', { id }));
  }
  // From here on it is a look-up of the email that the customer has.
  const email: ReadEmail = { address: customer.email, asTyped: customer.email, corrections: [] };
  state.evidence.email = email;
  await lookUpEmail(parts, state, email);
}

async function lookUpName(parts: LookUpParts, state: LookupState, name: string): Promise<void> {
  const answer = await parts.target.gateway.customers.search(nameQuery(name), parts.signal);
  if (!answer.ok) {
    state.evidence.search = failed(answer.error);
    const slug = String(answer.error.params['slug'] ?? '');
    return state.conclude(makeConclusion('cannotLook', 'cannot-know', { slug }));
  }
  const found = take(parts, state, 'search', 'name', answer, () => true);
  if (found.length === 0) return state.conclude(makeConclusion('nameNone', 'problem'));
  state.conclude(makeConclusion('pickOne', 'cannot-know', { count: found.length }));
  await readSubscriptions(parts, state, found.slice(0, MOST_NEAR_READ * 2));
}

async function lookUpEmail(parts: LookUpParts, state: LookupState, email: ReadEmail): Promise<void> {
  const { gateway } = parts.target;
  const { customers } = gateway;
  const { signal, depth } = parts;
  const { address, asTyped } = email;
  const differencesOf = (customer: CustomerFact) =>
    customer.email === null ? null : compareEmails(address, customer.email);
  const isTyped = (customer: CustomerFact): boolean => {
    const differences = differencesOf(customer);
    return differences !== null && (differences.length === 0 || differsOnlyAsUndocumented(differences));
  };
  const isNear = (customer: CustomerFact): boolean => !isTyped(customer) && differencesOf(customer) !== null;
  const reading = createSubscriptionReader(parts, state);

  async function listExactly(exact: string): Promise<Result<StripePage>> {
    return await customers.list({ email: exact }, signal);
  }

  async function byList(): Promise<void> {
    const asked = address === asTyped ? [address] : [address, asTyped];
    const [answer, ...others] = await Promise.all(asked.map(listExactly));
    const [other] = others;
    if (answer === undefined) return;
    // What was typed is what somebody is stored as, letter by letter: nothing needed putting right.
    if (other?.ok === true && other.value.items.length > 0 && answer.ok && answer.value.items.length === 0) {
      state.evidence.email = { address: asTyped, asTyped, corrections: [] };
      const found = take(parts, state, 'list', 'list', other, () => true);
      return await reading.read(found);
    }
    const found = take(parts, state, 'list', 'list', answer, () => true);
    await reading.read(found);
  }

  async function bySearch(): Promise<void> {
    const answer = await customers.search(caseQuery(address), signal);
    const found = take(
      parts,
      state,
      'search',
      'search',
      answer,
      (customer) => differencesOf(customer) !== null,
    );
    await reading.read(found.filter(isTyped));
  }

  async function byNearSpelling(): Promise<void> {
    const query = nearQuery(address);
    if (query === '') {
      state.evidence.near = known({ more: false });
      return state.changed();
    }
    const answer = await customers.search(query, signal);
    take(parts, state, 'near', 'near', answer, isNear, MOST_NEAR);
  }

  for (const customer of parts.memory.of(parts.target.accountId).values()) {
    // The stored customer may have changed since: only as a hint to a near spelling.
    if (isNear(customer)) state.add({ ...customer, subscriptions: null, foundBy: ['loaded'] });
  }
  // In the order of what the conclusion needs most: the limiter serves first come first.
  const list = startedNow(byList());
  const search = startedNow(bySearch());
  const pages = startedNow(readLoginPages(parts, state));
  const near = startedNow(depth === 'everything' ? byNearSpelling() : Promise.resolve(skip(state)));
  const mail = startedNow(readMailDomain(parts, state, address));
  await Promise.all([list, search]);
  state.evidence.subscriptions = reading.outcome();
  state.changed();
  const history = startedNow(
    depth === 'everything' ? readHistory(parts.target, state, address, signal) : Promise.resolve(),
  );
  await near;
  const found = [...state.evidence.customers.values()];
  const hasSubscription = found.some(
    (customer) => isTyped(customer) && customerQualifies(customer.subscriptions) !== 'no',
  );
  // Only when the address itself leads nowhere is it worth a request each to know whether these do.
  if (!hasSubscription && reading.outcome().state === 'known') {
    const others = found.filter((customer) => !isTyped(customer));
    await readSubscriptions(parts, state, others.slice(0, MOST_NEAR_READ));
  }
  await Promise.all([pages, history, mail]);
}

/** Awaited later: when the look-up is cancelled before, its failure is no surprise. */
function startedNow<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}

function skip(state: LookupState): void {
  state.evidence.near = known({ more: false });
  state.evidence.history = known({ found: [], backTo: null, isComplete: true });
}

/** Puts an answer's customers into the look-up and into memory; answers with those that count. */
function take(
  parts: LookUpParts,
  state: LookupState,
  source: 'list' | 'search' | 'near' | null,
  foundBy: FoundBy,
  answer: Result<StripePage>,
  counts: (customer: CustomerFact) => boolean,
  most = Number.POSITIVE_INFINITY,
): CustomerFact[] {
  parts.signal.throwIfAborted();
  if (!answer.ok) {
    if (source !== null) state.evidence[source] = failed(answer.error);
    state.changed();
    return [];
  }
  const found = answer.value.items
    .flatMap((body) => customerFact(body, foundBy) ?? [])
    .filter(counts)
    .slice(0, most);
  if (source !== null) {
    state.noteRequest(source, answer.value.requestId);
    state.evidence[source] = known({ more: answer.value.more });
  }
  for (const customer of found) {
    state.add(customer);
    parts.memory.remember(parts.target.accountId, customer);
  }
  state.changed();
  return found;
}

async function readLoginPages(parts: LookUpParts, state: LookupState): Promise<void> {
  const answer = await parts.target.gateway.customers.portalConfigurations(parts.signal);
  parts.signal.throwIfAborted();
  if (answer.ok) {
    state.noteRequest('loginPages', answer.value.requestId);
    state.evidence.loginPages = known(answer.value.items.map(loginPageFact));
  } else state.evidence.loginPages = failed(answer.error);
  state.changed();
}

async function readMailDomain(parts: LookUpParts, state: LookupState, address: string): Promise<void> {
  const domain = splitEmail(address.toLowerCase())?.domain ?? '';
  const answer = isReservedDomain(domain) ? 'reserved' : await parts.mailDomains.look(domain);
  state.evidence.mailDomain = known(answer);
  state.changed();
}

async function readSubscriptions(
  parts: LookUpParts,
  state: LookupState,
  found: readonly CustomerFact[],
): Promise<void> {
  const reader = createSubscriptionReader(parts, state);
  await reader.read(found);
  state.evidence.subscriptions = reader.outcome();
  state.changed();
}

/** Reads each customer's subscriptions once, newest customers first, up to the cap. */
function createSubscriptionReader(parts: LookUpParts, state: LookupState) {
  const started = new Set<string>();
  let outcome: LookupState['evidence']['subscriptions'] = known(null);

  async function readOne(id: string): Promise<void> {
    const answer = await parts.target.gateway.customers.subscriptions(id, parts.signal);
    parts.signal.throwIfAborted();
    if (answer.ok) {
      state.noteRequest('subscriptions', answer.value.requestId);
      state.setSubscriptions(
        id,
        answer.value.items.flatMap((body) => subscriptionFact(body) ?? []),
      );
    } else outcome = failed(answer.error);
  }

  return {
    outcome: () => outcome,
    async read(customers: readonly CustomerFact[]): Promise<void> {
      const wanted = customers.toSorted((a, b) => b.created - a.created).filter(({ id }) => !started.has(id));
      const within = wanted.slice(0, Math.max(0, MOST_MATCHES - started.size));
      for (const { id } of within) started.add(id);
      await Promise.all(within.map(async ({ id }) => await readOne(id)));
      // Beyond the cap nothing is known, and that is said.
      if (within.length < wanted.length && outcome.state === 'known')
        outcome = { state: 'failed', code: 'customers/too-many', slug: null };
    },
  };
}
