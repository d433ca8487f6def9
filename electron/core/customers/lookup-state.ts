import type { Lookup, Match } from '#shared/contract/customers.ts';
import { compareEmails } from '#shared/domain/email/compare-emails.ts';
import type { ReadLookup } from '#shared/domain/email/read-lookup.ts';
import { concludeLink, type Conclusion, makeConclusion } from '#shared/domain/passcode/conclude.ts';
import { type Check, linkCheck } from '#shared/domain/passcode/checks.ts';
import { diagnose } from '#shared/domain/passcode/diagnose.ts';
import {
  type Answer,
  type CustomerFact,
  type Evidence,
  type FoundBy,
  type SubscriptionFact,
  WAITING,
} from '#shared/domain/passcode/evidence.ts';
import type { AppError } from '#shared/errors.ts';
import type { CustomerTarget } from './target.ts';

/** How many matches are followed one by one (facts 7: cap at 20). */
export const MOST_MATCHES = 20;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type SourceId = Lookup['sources'][number]['id'];

/** What one look-up knows so far. Each change is told; the doctor judges the whole again. */
export interface LookupState {
  readonly evidence: Mutable<Omit<Evidence, 'email'>> & { email: Evidence['email'] | null };
  /** Puts a customer in, or adds how it was found. */
  add(customer: CustomerFact): void;
  setSubscriptions(customerId: string, subscriptions: readonly SubscriptionFact[]): void;
  noteRequest(source: SourceId, requestId: string | null): void;
  /** For what is no email: the sentence on top is set, not concluded. */
  conclude(conclusion: Conclusion): void;
  changed(): void;
  finish(): Lookup;
}

export function createLookupState(
  target: CustomerTarget,
  asked: ReadLookup,
  attemptAt: number | null,
  tell: (lookup: Lookup) => void,
): LookupState {
  const found = new Map<string, CustomerFact>();
  const evidence: LookupState['evidence'] = {
    email: asked.emails[0] ?? null,
    mode: target.mode === 'live' ? 'live' : 'test',
    link: asked.link,
    attemptAt,
    list: WAITING,
    search: WAITING,
    near: WAITING,
    customers: found,
    subscriptions: WAITING,
    loginPages: WAITING,
    history: WAITING,
    mailDomain: WAITING,
  };
  const requestIds = new Map<SourceId, string[]>();
  let conclusion: Conclusion | null = null;
  let isDone = false;
  let isScheduled = false;

  function changed(): void {
    // Answers that come together are told together.
    if (isScheduled || isDone) return;
    isScheduled = true;
    queueMicrotask(() => {
      isScheduled = false;
      if (!isDone) tell(snapshot());
    });
  }

  function snapshot(): Lookup {
    const { email } = evidence;
    const judged = email === null ? judgeOther() : judgeEmail({ ...evidence, email });
    const { accountId, name, mode, demo } = target;
    return {
      accountId,
      accountName: name,
      mode,
      demo,
      kind: asked.kind,
      emails: asked.emails.map((each) => ({ ...each, corrections: [...each.corrections] })),
      ...judged,
      loginUrl: loginUrl(evidence.loginPages),
      sources: sources(),
      isDone,
    };
  }

  function judgeOther(): Pick<Lookup, 'matches' | 'moreMatches' | 'checks' | 'conclusion'> {
    const link = evidence.link === null ? null : linkCheck(evidence);
    const all = [...found.values()].toSorted((a, b) => b.created - a.created);
    const said =
      conclusion ?? (link === null ? makeConclusion('looking', 'cannot-know') : concludeLink(link));
    return {
      matches: all.slice(0, MOST_MATCHES).map((customer) => toMatch(customer, [], null)),
      moreMatches: all.length > MOST_MATCHES || hasMore(evidence.search),
      checks: link === null ? [] : [toCheck(link)],
      conclusion: toConclusion(said),
    };
  }

  function judgeEmail(whole: Evidence): Pick<Lookup, 'matches' | 'moreMatches' | 'checks' | 'conclusion'> {
    const diagnosis = diagnose(whole);
    const { strict, lenient } = diagnosis.findings;
    const prediction = strict.kind === 'nobody' ? lenient : strict;
    const reasons = new Map(prediction.candidates.map(({ id, reason }) => [id, reason]));
    const ordered = [
      ...diagnosis.findings.exact,
      ...diagnosis.findings.undocumented.map(({ customer }) => customer),
      ...diagnosis.findings.near.map(({ customer }) => customer),
    ];
    const opened = ordered.toSorted(
      (a, b) => Number(b.id === prediction.openedId) - Number(a.id === prediction.openedId),
    );
    return {
      matches: opened.slice(0, MOST_MATCHES).map((customer) => {
        const differences = compareEmails(whole.email.address, customer.email ?? '') ?? [];
        return toMatch(customer, differences, reasons.get(customer.id) ?? 'other-email');
      }),
      moreMatches: ordered.length > MOST_MATCHES || hasMore(whole.list),
      checks: diagnosis.checks.map(toCheck),
      conclusion: toConclusion(diagnosis.conclusion),
    };
  }

  function sources(): Lookup['sources'] {
    const { list, search, near, subscriptions, loginPages, history } = evidence;
    const all = { list, search, near, subscriptions, loginPages, history };
    return (Object.keys(all) as SourceId[]).map((id) => {
      const answer: Answer<unknown> = all[id];
      return {
        id,
        state: sourceState(answer),
        slug: answer.state === 'failed' ? answer.slug : null,
        requestIds: requestIds.get(id) ?? [],
      };
    });
  }

  return {
    evidence,
    add(customer) {
      const before = found.get(customer.id);
      const foundBy = [...new Set([...(before?.foundBy ?? []), ...customer.foundBy])].toSorted(byWay);
      // What the list says is newer than what a lagging search says (facts 4).
      const newest =
        before === undefined ||
        ((customer.foundBy.includes('list') || customer.foundBy.includes('id')) &&
          customer.subscriptions === null)
          ? { ...customer, subscriptions: before?.subscriptions ?? customer.subscriptions }
          : before;
      found.set(customer.id, { ...newest, foundBy });
      changed();
    },
    setSubscriptions(customerId, subscriptions) {
      const customer = found.get(customerId);
      if (customer === undefined) return;
      found.set(customerId, { ...customer, subscriptions });
      changed();
    },
    noteRequest(source, requestId) {
      if (requestId !== null) requestIds.set(source, [...(requestIds.get(source) ?? []), requestId]);
    },
    conclude(next) {
      conclusion = next;
      changed();
    },
    changed,
    finish() {
      isDone = true;
      return snapshot();
    },
  };
}

/** The answer that stands for a failed call: what is missing, or that nothing came. */
export function failed(error: AppError): Answer<never> {
  const slug = error.params['slug'];
  const isPermission = error.code === 'stripe/permission-missing' && typeof slug === 'string';
  return { state: 'failed', code: error.code, slug: isPermission ? slug : null };
}

const WAYS: readonly FoundBy[] = ['list', 'id', 'name', 'search', 'near', 'loaded'];

function byWay(a: FoundBy, b: FoundBy): number {
  return WAYS.indexOf(a) - WAYS.indexOf(b);
}

function sourceState(answer: Answer<unknown>): Lookup['sources'][number]['state'] {
  if (answer.state === 'waiting') return 'waiting';
  if (answer.state === 'known') return 'answered';
  if (answer.slug !== null) return 'notPermitted';
  return answer.code === 'stripe/refused' ? 'refused' : 'unanswered';
}

function hasMore(answer: Answer<{ readonly more: boolean }>): boolean {
  return answer.state === 'known' && answer.value.more;
}

function loginUrl(pages: Evidence['loginPages']): string | null {
  if (pages.state !== 'known') return null;
  const on = pages.value.filter(({ active, enabled, url }) => active && enabled && url !== null);
  return (on.find(({ isDefault }) => isDefault) ?? on[0])?.url ?? null;
}

function toMatch(
  customer: CustomerFact,
  differences: readonly Match['differences'][number][],
  reason: Match['reason'],
): Match {
  const { subscriptions, locales, foundBy } = customer;
  return {
    ...customer,
    subscriptions: subscriptions === null ? null : subscriptions.map((each) => ({ ...each })),
    locales: [...locales],
    foundBy: [...foundBy],
    differences: [...differences],
    reason,
  };
}

function toCheck(check: Check): Lookup['checks'][number] {
  return { ...check, params: { ...check.params } };
}

function toConclusion(conclusion: Conclusion): Lookup['conclusion'] {
  return { ...conclusion, params: { ...conclusion.params }, todos: [...conclusion.todos] };
}
