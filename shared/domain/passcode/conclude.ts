import { likelyDomain } from '../email/domains.ts';
import { splitEmail } from '../email/split-email.ts';
import { type Check, type CheckParams, isSearchOnly } from './checks.ts';
import type { Evidence } from './evidence.ts';
import { type Findings, isHidden } from './findings.ts';
import { customerQualifies } from './predict-opened.ts';
import type { Verdict } from './rules.ts';

/** The sentence is `customers.conclusion.<code>`. */
export const CONCLUSIONS = [
  'looking',
  'cannotLook',
  'offline',
  'linkTestForLive',
  'linkNotOurs',
  'linkBarePlus',
  'linkLiveForTest',
  'linkInactive',
  'pageOff',
  'allFine',
  'opensOne',
  'opensNewer',
  'dependsOnCase',
  'doubtful',
  'tie',
  'noSubscription',
  'subscriptionElsewhere',
  'searchOnly',
  'notRead',
  'cannotReceive',
  'madeLater',
  'setLater',
  'caseOnly',
  'spelling',
  'changed',
  'removed',
  'deleted',
  'slip',
  'nobody',
  // of what is no email
  'nothingAsked',
  'pickOne',
  'nameNone',
  'idUnknown',
  'idDeleted',
  'noEmail',
  'guest',
  'linkFine',
] as const;
export type ConclusionCode = (typeof CONCLUSIONS)[number];

/** What to do next, most useful first: `customers.todo.<code>`. */
export const TODOS = [
  'fixEmail',
  'askOtherAddress',
  'confirmPerson',
  'sendRightLink',
  'sendPrefilled',
  'sendSession',
  'turnPageOn',
  'askWhichOne',
  'checkSpam',
  'tryAgain',
  'openDashboard',
  'askColleague',
  'waitAndLookAgain',
] as const;
export type TodoCode = (typeof TODOS)[number];

/** A text to send: `customers.answer.<code>`, in the customer's language. */
export const ANSWERS = [
  'delivery',
  'rightLink',
  'pageOff',
  'several',
  'noSubscription',
  'exactSpelling',
  'spelling',
  'changed',
  'removed',
  'doubtful',
  'gone',
  'otherAddress',
  'cannotReceive',
  'holding',
] as const;
export type AnswerCode = (typeof ANSWERS)[number];

export interface Conclusion {
  readonly code: ConclusionCode;
  readonly verdict: Verdict;
  readonly params: CheckParams;
  /** The customer it is about. */
  readonly customerId: string | null;
  readonly todos: readonly TodoCode[];
  readonly answer: AnswerCode | null;
}

const PLAN: Readonly<Record<ConclusionCode, readonly [AnswerCode | null, readonly TodoCode[]]>> = {
  looking: [null, []],
  cannotLook: ['holding', ['askColleague']],
  offline: ['holding', ['waitAndLookAgain']],
  linkTestForLive: ['rightLink', ['sendRightLink']],
  linkNotOurs: ['rightLink', ['sendRightLink']],
  linkBarePlus: ['rightLink', ['sendRightLink']],
  linkLiveForTest: ['holding', []],
  linkInactive: ['rightLink', ['sendRightLink']],
  pageOff: ['pageOff', ['turnPageOn']],
  allFine: ['delivery', ['checkSpam', 'sendPrefilled', 'tryAgain', 'sendSession']],
  opensOne: ['delivery', ['checkSpam', 'sendPrefilled', 'tryAgain', 'sendSession']],
  opensNewer: ['several', ['askWhichOne', 'openDashboard']],
  dependsOnCase: ['exactSpelling', ['askWhichOne', 'fixEmail']],
  doubtful: ['doubtful', ['openDashboard', 'askWhichOne']],
  tie: ['several', ['askWhichOne', 'openDashboard']],
  noSubscription: ['noSubscription', ['askOtherAddress', 'sendSession', 'openDashboard']],
  subscriptionElsewhere: ['spelling', ['confirmPerson', 'askOtherAddress', 'fixEmail', 'sendSession']],
  searchOnly: ['holding', ['waitAndLookAgain', 'openDashboard']],
  notRead: ['delivery', ['askColleague', 'openDashboard']],
  cannotReceive: ['cannotReceive', ['confirmPerson', 'fixEmail', 'sendSession']],
  madeLater: ['delivery', ['tryAgain', 'sendPrefilled']],
  setLater: ['delivery', ['tryAgain', 'sendPrefilled']],
  caseOnly: ['exactSpelling', ['confirmPerson', 'fixEmail', 'sendPrefilled', 'sendSession']],
  spelling: ['spelling', ['confirmPerson', 'fixEmail', 'sendSession']],
  changed: ['changed', ['confirmPerson', 'askOtherAddress']],
  removed: ['removed', ['confirmPerson', 'fixEmail']],
  deleted: ['gone', ['openDashboard', 'askOtherAddress']],
  slip: ['otherAddress', ['askOtherAddress', 'sendPrefilled']],
  nobody: ['otherAddress', ['askOtherAddress']],
  nothingAsked: [null, []],
  pickOne: [null, []],
  nameNone: ['otherAddress', ['askOtherAddress']],
  idUnknown: ['holding', ['openDashboard']],
  idDeleted: ['gone', ['openDashboard', 'askOtherAddress']],
  noEmail: ['otherAddress', ['confirmPerson', 'fixEmail', 'sendSession']],
  guest: ['otherAddress', ['askOtherAddress']],
  linkFine: [null, []],
};

const NO_LINE: ReadonlySet<string> = new Set(['stripe/unreachable', 'stripe/timeout', 'stripe/not-stripe']);

/** The one sentence on top. It may change while answers arrive; the same evidence gives the same one. */
export function conclude(evidence: Evidence, findings: Findings, checks: readonly Check[]): Conclusion {
  const link = checks.find(({ id }) => id === 'link');
  const { list } = evidence;
  if (link?.verdict === 'problem') return concludeLink(link);
  if (findings.exact.length > 0) return ofExact(evidence, findings, checks);
  if (list.state === 'waiting') return makeConclusion('looking', 'cannot-know');
  if (list.state === 'failed') {
    if (NO_LINE.has(list.code)) return makeConclusion('offline', 'cannot-know');
    return makeConclusion('cannotLook', 'cannot-know', { slug: list.slug ?? '' });
  }
  const [alike] = findings.undocumented;
  if (alike !== undefined)
    return makeConclusion('caseOnly', 'possible', { stored: alike.customer.email, id: alike.customer.id });
  return ofNobody(evidence, findings);
}

/** Of the link alone: nobody logs in through a wrong one, whoever matches. */
export function concludeLink(check: Check): Conclusion {
  if (check.code === 'linkLiveForTest') return makeConclusion('linkLiveForTest', 'possible');
  if (check.verdict !== 'problem') return makeConclusion('linkFine', check.verdict);
  const { code } = check;
  if (code === 'linkInactive' && Number(check.params['others'] ?? 0) > 0)
    return makeConclusion('linkInactive', 'problem');
  if (code === 'linkTestForLive' || code === 'linkNotOurs' || code === 'linkBarePlus')
    return makeConclusion(code, 'problem');
  return makeConclusion('pageOff', 'problem');
}

function ofExact(evidence: Evidence, findings: Findings, checks: readonly Check[]): Conclusion {
  const { strict, lenient, exact } = findings;
  const id = strict.openedId ?? exact[0]?.id ?? '';
  const count = strict.candidates.length;
  const codeOf = (check: Check['id']): string => checks.find((each) => each.id === check)?.code ?? '';
  if (strict.kind === 'unread') {
    if (evidence.subscriptions.state === 'failed')
      return makeConclusion('notRead', 'cannot-know', { id, count, slug: evidence.subscriptions.slug ?? '' });
    return makeConclusion('looking', 'cannot-know');
  }
  const history = checks.find((each) => each.id === 'history');
  if (history?.verdict === 'problem' && history.code === 'historyMadeLater')
    return makeConclusion('madeLater', 'problem', { id });
  if (history?.verdict === 'problem' && history.code === 'historySetLater')
    return makeConclusion('setLater', 'problem', { id });
  const dependsOnCase = lenient.openedId !== null && lenient.openedId !== strict.openedId;
  if (dependsOnCase)
    return makeConclusion('dependsOnCase', 'possible', { id, other: lenient.openedId ?? '' });
  if (isSearchOnly(evidence, exact)) return makeConclusion('searchOnly', 'possible', { id });
  if (strict.kind === 'none') {
    const elsewhere = findings.near.find(
      ({ customer }) => customerQualifies(customer.subscriptions) === 'yes',
    );
    if (elsewhere === undefined) return makeConclusion('noSubscription', 'possible', { id, count });
    const { customer, differences } = elsewhere;
    const params = { id: customer.id, stored: customer.email, how: differences.join(' ') };
    return makeConclusion('subscriptionElsewhere', 'possible', params);
  }
  const receives = checks.find((each) => each.id === 'receives');
  if (receives?.verdict === 'problem')
    return makeConclusion('cannotReceive', 'problem', { id, ...receives.params });
  if (strict.kind === 'doubtful') return makeConclusion('doubtful', 'possible', { id, count });
  if (strict.kind === 'tie') return makeConclusion('tie', 'possible', { id, count });
  if (count === 1) return makeConclusion('allFine', 'fine', { id });
  if (codeOf('meant') === 'meantOther') {
    const meant = checks.find((each) => each.id === 'meant');
    return makeConclusion('opensNewer', 'possible', { id, count, other: String(meant?.params['id'] ?? '') });
  }
  return makeConclusion('opensOne', 'fine', { id, count });
}

function ofNobody(evidence: Evidence, findings: Findings): Conclusion {
  const [nearest] = findings.near;
  const spelling = (): Conclusion =>
    makeConclusion('spelling', 'possible', {
      stored: nearest?.customer.email ?? '',
      id: nearest?.customer.id ?? '',
      how: nearest?.differences.join(' ') ?? '',
    });
  if (nearest !== undefined && isHidden(nearest)) return spelling();
  const [changed] = findings.changedAway;
  if (changed !== undefined) {
    const params = { id: changed.customerId, at: changed.at, stored: changed.newEmail ?? '' };
    return makeConclusion(changed.newEmail === null ? 'removed' : 'changed', 'problem', params);
  }
  const [deleted] = findings.deleted;
  if (deleted !== undefined)
    return makeConclusion('deleted', 'problem', { id: deleted.customerId, at: deleted.at });
  if (nearest !== undefined) return spelling();
  if (evidence.search.state === 'waiting' || evidence.near.state === 'waiting')
    return makeConclusion('looking', 'cannot-know');
  const domain = splitEmail(evidence.email.address.toLowerCase())?.domain ?? '';
  const meant = likelyDomain(domain);
  if (meant !== null) return makeConclusion('slip', 'problem', { domain, meant });
  return makeConclusion('nobody', 'problem');
}

/** A conclusion with what to do and what to answer. `params.id` is the customer it is about. */
export function makeConclusion(code: ConclusionCode, verdict: Verdict, params: CheckParams = {}): Conclusion {
  const [answer, todos] = PLAN[code];
  const id = params['id'];
  return {
    code,
    verdict,
    params,
    answer,
    todos,
    customerId: typeof id === 'string' && id !== '' ? id : null,
  };
}
