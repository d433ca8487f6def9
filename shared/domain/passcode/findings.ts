import { compareEmails, differsOnlyAsUndocumented, type EmailDifference } from '../email/compare-emails.ts';
import type { CustomerFact, Evidence, PastFact } from './evidence.ts';
import { type Prediction, predictOpened } from './predict-opened.ts';

export interface NearMatch {
  readonly customer: CustomerFact & { readonly email: string };
  readonly differences: readonly EmailDifference[];
}

/** What evidence says about customers, before anything is concluded from it. */
export interface Findings {
  /** Letter by letter the email as typed; newest first. */
  readonly exact: readonly CustomerFact[];
  /** Different in case or outer spaces alone (facts 13). */
  readonly undocumented: readonly NearMatch[];
  /** Spelled otherwise, nearest first. */
  readonly near: readonly NearMatch[];
  readonly strict: Prediction;
  readonly lenient: Prediction;
  /** The email as typed was taken off a customer, newest first. */
  readonly changedAway: readonly PastFact[];
  /** It was given to one. */
  readonly changedTo: readonly PastFact[];
  readonly deleted: readonly PastFact[];
}

/** Differences that a person cannot see come first: they are the likeliest to be what is meant. */
const HIDDEN: ReadonlySet<EmailDifference> = new Set([
  'invisible',
  'full-width',
  'outer-space',
  'inner-space',
  'composition',
  'look-alike',
  'punycode',
  'case',
]);

export function findIn(evidence: Evidence): Findings {
  const { address } = evidence.email;
  const customers = [...evidence.customers.values()].toSorted(newestFirst);
  const others = customers.flatMap((customer) => {
    const { email } = customer;
    if (email === null || email === address) return [];
    const differences = compareEmails(address, email);
    return differences === null ? [] : [{ customer: { ...customer, email }, differences }];
  });
  const undocumented = others.filter(({ differences }) => differsOnlyAsUndocumented(differences));
  const near = others.filter(({ differences }) => !differsOnlyAsUndocumented(differences));
  const past = evidence.history.state === 'known' ? evidence.history.value.found : [];
  const isTyped = (email: string | null): boolean =>
    email === address || (email !== null && differsOnlyAsUndocumented(compareEmails(address, email) ?? []));
  return {
    exact: customers.filter(({ email }) => email === address),
    undocumented,
    near: near.toSorted((a, b) => distance(a) - distance(b) || newestFirst(a.customer, b.customer)),
    strict: predictOpened(address, customers, 'exact'),
    lenient: predictOpened(address, customers, 'lenient'),
    changedAway: past.filter((event) => event.kind === 'email-changed' && isTyped(event.oldEmail)),
    changedTo: past.filter((event) => event.kind === 'email-changed' && isTyped(event.newEmail)),
    deleted: past.filter((event) => event.kind === 'deleted' && isTyped(event.oldEmail)),
  };
}

/** Whether a person could not see the difference on a screen. */
export function isHidden({ differences }: NearMatch): boolean {
  return differences.every((difference) => HIDDEN.has(difference));
}

function distance(match: NearMatch): number {
  return match.differences.length + (isHidden(match) ? 0 : 100);
}

function newestFirst(a: CustomerFact, b: CustomerFact): number {
  return b.created - a.created || (a.id < b.id ? -1 : 1);
}
