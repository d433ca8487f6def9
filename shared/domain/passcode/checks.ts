import { isCarrierDomain, isDisposableDomain, isRoleName, likelyDomain } from '../email/domains.ts';
import { searchedParts } from '../email/near-queries.ts';
import { splitEmail } from '../email/split-email.ts';
import type { Answer, Evidence } from './evidence.ts';
import type { Findings } from './findings.ts';
import { limitVerdict, type RuleId, type Verdict } from './rules.ts';

/** The checks in the order they are shown. */
export const CHECK_IDS = [
  'link',
  'customer',
  'opened',
  'meant',
  'spelling',
  'history',
  'guest',
  'receives',
  'kind',
  'unseen',
] as const;
export type CheckId = (typeof CHECK_IDS)[number];

export type CheckParams = Readonly<Record<string, string | number>>;

/** One line of the doctor's list. The sentence is the message `customers.check.<code>`. */
export interface Check {
  readonly id: CheckId;
  /** `blocked`: it cannot be made, and `params.slug` or the code says for want of what. */
  readonly state: 'waiting' | 'done' | 'blocked';
  readonly verdict: Verdict;
  readonly rule: RuleId;
  readonly code: string;
  readonly params: CheckParams;
}

export function makeChecks(evidence: Evidence, findings: Findings): readonly Check[] {
  return [
    linkCheck(evidence),
    customerCheck(evidence, findings),
    openedCheck(evidence, findings),
    ...meantCheck(evidence, findings),
    spellingCheck(evidence, findings),
    historyCheck(evidence, findings),
    ...guestCheck(evidence, findings),
    receivesCheck(evidence),
    ...kindCheck(evidence),
    unseenCheck(evidence),
  ];
}

function done(id: CheckId, rule: RuleId, verdict: Verdict, code: string, params: CheckParams = {}): Check {
  return { id, state: 'done', rule, verdict: limitVerdict(rule, verdict), code, params };
}

function waiting(id: CheckId, rule: RuleId, params: CheckParams = {}, code = 'waiting'): Check {
  return { id, state: 'waiting', rule, verdict: 'cannot-know', code, params };
}

function blocked(id: CheckId, rule: RuleId, answer: Answer<unknown>): Check {
  const slug = answer.state === 'failed' ? answer.slug : null;
  const code = slug === null ? 'unanswered' : 'notPermitted';
  return { id, state: 'blocked', rule, verdict: 'cannot-know', code, params: { slug: slug ?? '' } };
}

/** The login link alone: on, and the right one for this account and mode. */
export function linkCheck({ loginPages, link, mode }: Pick<Evidence, 'loginPages' | 'link' | 'mode'>): Check {
  if (link?.isTest === true && mode === 'live')
    return done('link', 'link-form', 'problem', 'linkTestForLive');
  if (link?.isTest === false && mode === 'test')
    return done('link', 'link-form', 'possible', 'linkLiveForTest');
  if (link?.hasBarePlus === true) return done('link', 'link-prefill', 'problem', 'linkBarePlus');
  if (loginPages.state === 'waiting') return waiting('link', 'login-page-on');
  if (loginPages.state === 'failed') return blocked('link', 'login-page-on', loginPages);
  const pages = loginPages.value;
  const on = pages.filter(({ enabled, active }) => enabled && active);
  if (link !== null) {
    const own = pages.find(({ url }) => url !== null && url.endsWith(`/p/login/${link.token}`));
    if (own === undefined) return done('link', 'link-of-account', 'problem', 'linkNotOurs');
    if (!own.active) return done('link', 'login-page-on', 'problem', 'linkInactive', { others: on.length });
    return done('link', 'link-of-account', 'fine', 'linkOurs');
  }
  if (on.length > 0) {
    return done('link', 'login-page-on', 'fine', mode === 'test' ? 'linkOnTest' : 'linkOn');
  }
  const inactive = pages.some(({ enabled, active }) => enabled && !active);
  return done('link', 'login-page-on', 'problem', inactive ? 'linkInactive' : 'linkOff');
}

function customerCheck(evidence: Evidence, { exact, undocumented }: Findings): Check {
  const { list, search } = evidence;
  const [first] = exact;
  if (first !== undefined && isSearchOnly(evidence, exact))
    return done('customer', 'search-lags', 'possible', 'customerSearchOnly', { id: first.id });
  if (exact.length > 1)
    return done('customer', 'newest-with-subscription', 'possible', 'customerSeveral', {
      count: exact.length,
    });
  if (first !== undefined)
    return done('customer', 'matched-exactly', 'fine', 'customerOne', { id: first.id });
  if (list.state === 'waiting') return waiting('customer', 'matched-exactly');
  if (list.state === 'failed') return blocked('customer', 'matched-exactly', list);
  const [alike] = undocumented;
  if (alike !== undefined) {
    return done('customer', 'case-or-space', 'possible', 'customerCase', {
      stored: alike.customer.email,
      id: alike.customer.id,
    });
  }
  if (search.state === 'waiting') return waiting('customer', 'no-customer', {}, 'customerNoneYet');
  return done('customer', 'no-customer', 'problem', 'customerNone');
}

/** The list, which never lags, does not have them: on a test clock, or just deleted or changed (facts 4, 7). */
export function isSearchOnly({ list }: Evidence, exact: Findings['exact']): boolean {
  if (list.state !== 'known' || list.value.more) return false;
  return exact.every(({ foundBy }) => !foundBy.includes('list') && !foundBy.includes('id'));
}

function openedCheck({ subscriptions, list, search }: Evidence, { strict, lenient }: Findings): Check {
  const rule = 'newest-with-subscription';
  const shown = strict.kind === 'nobody' ? lenient : strict;
  const id = shown.openedId ?? '';
  if (shown.kind === 'unread') {
    if (subscriptions.state === 'failed') return blocked('opened', rule, subscriptions);
    return waiting('opened', rule);
  }
  if (shown.kind === 'nobody') {
    if (list.state === 'failed') return blocked('opened', rule, list);
    if (list.state === 'waiting' || search.state === 'waiting') return waiting('opened', rule);
    return done('opened', rule, 'cannot-know', 'openedNobody');
  }
  if (strict.kind === 'nobody') {
    if (shown.kind === 'none')
      return done('opened', 'no-active-subscription', 'possible', 'openedNone', {
        count: shown.candidates.length,
      });
    return done('opened', 'case-or-space', 'possible', 'openedIfLenient', { id });
  }
  const other = lenient.openedId;
  if (other !== null && strict.openedId !== null && other !== strict.openedId)
    return done('opened', 'case-or-space', 'possible', 'openedDepends', { id: strict.openedId, other });
  if (other !== null && strict.kind === 'none')
    return done('opened', 'case-or-space', 'possible', 'openedOnlyLenient', { other });
  switch (shown.kind) {
    case 'sure':
      return done('opened', rule, 'fine', shown.candidates.length > 1 ? 'openedSure' : 'openedOnly', {
        id,
        count: shown.candidates.length,
      });
    case 'doubtful':
      return done('opened', 'status-not-defined', 'possible', 'openedDoubtful', { id });
    case 'tie':
      return done('opened', rule, 'possible', 'openedTie', { id });
    case 'none':
      return done('opened', 'no-active-subscription', 'possible', 'openedNone', {
        count: shown.candidates.length,
      });
  }
}

/** An older record may hold the subscription the customer means. */
function meantCheck({ customers }: Evidence, { strict, lenient }: Findings): readonly Check[] {
  const shown = strict.kind === 'nobody' ? lenient : strict;
  if (shown.candidates.length < 2) return [];
  if (shown.kind === 'unread') return [waiting('meant', 'newest-with-subscription')];
  const hidden = shown.candidates.filter(
    ({ id, qualifies }) => id !== shown.openedId && (qualifies === 'yes' || qualifies === 'probably'),
  );
  const [first] = hidden;
  if (first === undefined) return [done('meant', 'newest-with-subscription', 'fine', 'meantNone')];
  const name = customers.get(first.id)?.name ?? '';
  return [
    done('meant', 'newest-with-subscription', 'possible', 'meantOther', {
      id: first.id,
      name,
      count: hidden.length,
    }),
  ];
}

function spellingCheck(
  { near, search, email }: Evidence,
  { near: matches, exact, undocumented }: Findings,
): Check {
  const [first] = exact.length > 0 && matches.length === 0 ? undocumented : matches;
  if (first !== undefined) {
    return done('spelling', 'near-spelling', 'possible', 'spellingNear', {
      stored: first.customer.email,
      id: first.customer.id,
      how: first.differences.join(' '),
      count: matches.length,
    });
  }
  if (near.state === 'waiting' || search.state === 'waiting') return waiting('spelling', 'searched-alike');
  if (near.state === 'failed') return blocked('spelling', 'searched-alike', near);
  return done('spelling', 'searched-alike', 'fine', near.value.more ? 'spellingNoneOfMany' : 'spellingNone', {
    parts: searchedParts(email.address).join(', '),
  });
}

function historyCheck(evidence: Evidence, findings: Findings): Check {
  const { history, attemptAt } = evidence;
  const { changedAway, changedTo, deleted, exact } = findings;
  const isLate = (at: number): boolean => attemptAt !== null && at > attemptAt;
  const late = exact.find(({ created }) => isLate(created));
  const setLate = changedTo.find(({ at }) => isLate(at));
  // Only where nobody had the email at the time of the attempt does this explain it.
  const verdict = exact.every(({ id, created }) => isLate(created) || id === setLate?.customerId)
    ? 'problem'
    : 'possible';
  if (late !== undefined)
    return done('history', 'made-later', verdict, 'historyMadeLater', { id: late.id, at: late.created });
  if (setLate !== undefined)
    return done('history', 'email-changed', verdict, 'historySetLater', {
      id: setLate.customerId,
      at: setLate.at,
    });
  const [away] = changedAway;
  if (away !== undefined) {
    const code = away.newEmail === null ? 'historyRemoved' : 'historyChanged';
    const params = { id: away.customerId, at: away.at, stored: away.newEmail ?? '' };
    // With a customer of that email still there, the change may be another person's.
    return done('history', 'email-changed', exact.length > 0 ? 'possible' : 'problem', code, params);
  }
  const [gone] = deleted;
  if (gone !== undefined) {
    const params = { id: gone.customerId, at: gone.at };
    if (exact.length > 0) return done('history', 'merged-by-hand', 'possible', 'historyMerged', params);
    return done('history', 'customer-deleted', 'problem', 'historyDeleted', params);
  }
  if (history.state === 'waiting') return waiting('history', 'email-changed');
  if (history.state === 'failed') return blocked('history', 'email-changed', history);
  const { backTo, isComplete } = history.value;
  const params = backTo === null ? {} : { at: backTo };
  if (!isComplete)
    return waiting('history', 'email-changed', params, backTo === null ? 'waiting' : 'historyLooking');
  if (backTo !== null) return done('history', 'email-changed', 'cannot-know', 'historyNoneSince', params);
  return done('history', 'email-changed', 'fine', 'historyNone');
}

/** Only when nobody was found: payments without an account are no customers (facts 6). */
function guestCheck({ list, search }: Evidence, { exact, undocumented, near }: Findings): readonly Check[] {
  if (list.state !== 'known' || search.state === 'waiting') return [];
  if (exact.length + undocumented.length + near.length > 0) return [];
  return [done('guest', 'guest-only', 'possible', 'guestPerhaps')];
}

function receivesCheck({ mailDomain, email }: Evidence): Check {
  const rule = 'mail-domain';
  const domain = splitEmail(email.address)?.domain ?? '';
  if (mailDomain.state === 'waiting') return waiting('receives', rule);
  const answer = mailDomain.state === 'known' ? mailDomain.value : 'unknown';
  switch (answer) {
    case 'receives':
      return done('receives', rule, 'fine', 'receivesYes', { domain });
    case 'no-mail':
      return done('receives', rule, 'problem', 'receivesNoMail', { domain });
    case 'no-domain':
      return done('receives', rule, 'problem', 'receivesNoDomain', { domain });
    case 'reserved':
      return done('receives', rule, 'cannot-know', 'receivesReserved', { domain });
    case 'unknown':
      return done('receives', rule, 'cannot-know', 'receivesUnknown', { domain });
  }
}

function kindCheck({ email }: Evidence): readonly Check[] {
  const parts = splitEmail(email.address.toLowerCase());
  if (parts === null) return [];
  const { local, domain } = parts;
  const meant = likelyDomain(domain);
  if (meant !== null) return [done('kind', 'address-kind', 'possible', 'kindSlip', { domain, meant })];
  if (isCarrierDomain(domain)) return [done('kind', 'carrier-filter', 'possible', 'kindCarrier')];
  if (isDisposableDomain(domain)) return [done('kind', 'address-kind', 'possible', 'kindDisposable')];
  if (isRoleName(local)) return [done('kind', 'address-kind', 'possible', 'kindRole')];
  return [];
}

function unseenCheck({ mode }: Evidence): Check {
  if (mode === 'test') return done('unseen', 'test-delivery', 'cannot-know', 'unseenTest');
  return done('unseen', 'delivery-unseen', 'cannot-know', 'unseen');
}
