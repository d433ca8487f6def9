import { foldCaseAndSpace } from '../email/compare-emails.ts';
import type { CustomerFact, SubscriptionFact } from './evidence.ts';

/** Whether a subscription makes its customer one that the login link opens (facts 7). */
export type Qualifies = 'yes' | 'probably' | 'doubtful' | 'no' | 'unread';

/** `exact`: letter by letter. `lenient`: without regard to case and outer spaces (facts 13). */
export type Reading = 'exact' | 'lenient';

export interface Candidate {
  readonly id: string;
  readonly created: number;
  readonly qualifies: Qualifies;
  /** Why it is not the one: a newer one is taken, or it has no subscription that counts. */
  readonly reason: 'opened' | 'older' | 'no-subscription' | 'ended' | 'doubtful' | 'unread' | 'tie';
}

export interface Prediction {
  /**
   * `sure`: one is opened by the documented rule. `doubtful`: a newer one may be, its status is not
   * defined for the rule. `tie`: made in the same second. `none`: nobody qualifies. `unread`: too
   * little is known yet.
   */
  readonly kind: 'none' | 'sure' | 'doubtful' | 'tie' | 'unread' | 'nobody';
  readonly openedId: string | null;
  /** Newest first. */
  readonly candidates: readonly Candidate[];
}

const STATUS: Readonly<Record<string, Qualifies>> = {
  active: 'yes',
  trialing: 'yes',
  past_due: 'probably',
  unpaid: 'doubtful',
  paused: 'doubtful',
  incomplete: 'doubtful',
  canceled: 'no',
  incomplete_expired: 'no',
};
const RANK: readonly Qualifies[] = ['yes', 'probably', 'doubtful', 'no'];

export function statusQualifies(status: string): Qualifies {
  return Object.hasOwn(STATUS, status) ? (STATUS[status] ?? 'doubtful') : 'doubtful';
}

/** The best of a customer's subscriptions; `unread` when they are not known. */
export function customerQualifies(subscriptions: readonly SubscriptionFact[] | null): Qualifies {
  if (subscriptions === null) return 'unread';
  const found = new Set(subscriptions.map(({ status }) => statusQualifies(status)));
  return RANK.find((rank) => found.has(rank)) ?? 'no';
}

/**
 * Which customer the login link opens for an address (facts 6): the newest created among those with
 * that email and an active subscription. What that is, is not defined by status (facts 7): active and
 * trialing count; a newer customer whose status is doubtful makes the answer doubtful. The same
 * customers in any order give the same answer.
 */
export function predictOpened(
  email: string,
  customers: Iterable<CustomerFact>,
  reading: Reading,
): Prediction {
  const matches = [...customers].filter((customer) => isRead(email, customer.email, reading));
  matches.sort((a, b) => b.created - a.created || (a.id < b.id ? -1 : 1));
  const judged = matches.map(({ id, created, subscriptions }) => ({
    id,
    created,
    qualifies: customerQualifies(subscriptions),
    ended: subscriptions !== null && subscriptions.length > 0,
  }));
  const sure = judged.find(({ qualifies }) => qualifies === 'yes');
  // Only those at least as new as the sure one could be taken in its place.
  const rivals = judged.filter(
    (each) =>
      each !== sure && each.qualifies !== 'no' && (sure === undefined || each.created >= sure.created),
  );
  const opened = sure ?? rivals.find(({ qualifies }) => qualifies !== 'unread');
  const kind = kindOf();
  return {
    kind,
    openedId: kind === 'unread' && sure === undefined ? null : (opened?.id ?? null),
    candidates: judged.map((each) => ({
      id: each.id,
      created: each.created,
      qualifies: each.qualifies,
      reason: reasonOf(each),
    })),
  };

  function kindOf(): Prediction['kind'] {
    if (judged.length === 0) return 'nobody';
    if (rivals.some(({ qualifies }) => qualifies === 'unread')) return 'unread';
    if (opened === undefined) return 'none';
    const level = rivals.some((rival) => rival !== opened && rival.created === opened.created);
    if (level) return 'tie';
    return sure !== undefined && rivals.length === 0 ? 'sure' : 'doubtful';
  }

  function reasonOf(each: (typeof judged)[number]): Candidate['reason'] {
    if (each.qualifies === 'no') return each.ended ? 'ended' : 'no-subscription';
    if (each.qualifies === 'unread') return 'unread';
    if (each === opened) return 'opened';
    if (opened !== undefined && each.created === opened.created) return 'tie';
    if (opened !== undefined && each.created < opened.created) return 'older';
    return 'doubtful';
  }
}

function isRead(email: string, stored: string | null, reading: Reading): boolean {
  if (stored === null) return false;
  if (reading === 'exact') return stored === email;
  return foldCaseAndSpace(stored) === foldCaseAndSpace(email);
}
