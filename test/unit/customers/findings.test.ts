import { describe, expect, it } from 'vitest';
import { readLookup } from '#shared/domain/email/read-lookup.ts';
import type { CheckId } from '#shared/domain/passcode/checks.ts';
import { CONCLUSIONS, makeConclusion } from '#shared/domain/passcode/conclude.ts';
import { diagnose } from '#shared/domain/passcode/diagnose.ts';
import {
  type CustomerFact,
  type Evidence,
  known,
  type LoginPageFact,
  type PastFact,
} from '#shared/domain/passcode/evidence.ts';

const TYPED = 'ken@example.com';
const LINK = 'https://billing.stripe.com/p/login/test_abcdefghij';
const PAGE: LoginPageFact = { id: 'bpc_1', active: true, isDefault: true, enabled: true, url: LINK };
const OLD_PAGE: LoginPageFact = { ...PAGE, id: 'bpc_2', active: false, isDefault: false, url: `${LINK}klm` };

function customer(id: string, created: number, changes: Partial<CustomerFact> = {}): CustomerFact {
  const subscription = {
    id: `sub ${id}`,
    status: 'active',
    created,
    periodEnd: null,
    endsAtPeriodEnd: false,
  };
  return {
    id,
    name: null,
    email: TYPED,
    created,
    locales: [],
    subscriptions: [subscription],
    foundBy: ['list'],
    ...changes,
  };
}

function past(kind: PastFact['kind'], changes: Partial<PastFact>): Partial<Evidence> {
  const event = { kind, customerId: 'cus_past', at: 60, oldEmail: TYPED, newEmail: null, ...changes };
  return { history: known({ found: [event], backTo: null, isComplete: true }) };
}

/** What a look-up of TYPED knows when everything was answered and nothing is wrong but `changes`. */
function evidence(found: readonly CustomerFact[], changes: Partial<Evidence> = {}, typed = TYPED): Evidence {
  const { emails, link } = readLookup(typed);
  const none = known({ more: false });
  return {
    email: emails[0] ?? { address: typed, asTyped: typed, corrections: [] },
    mode: 'test',
    link,
    attemptAt: null,
    list: none,
    search: none,
    near: none,
    customers: new Map(found.map((one) => [one.id, one])),
    subscriptions: known(null),
    loginPages: known([PAGE]),
    history: known({ found: [], backTo: null, isComplete: true }),
    mailDomain: known('receives'),
    ...changes,
  };
}

function told(given: Evidence, id: CheckId): string {
  const { checks, conclusion } = diagnose(given);
  const check = checks.find((one) => one.id === id);
  return `${check?.code ?? 'none'} ${check?.verdict ?? ''}: ${conclusion.code}`;
}

const one = [customer('cus_1', 10)];
const two = [customer('cus_old', 10), customer('cus_new', 90)];

describe('the login link', () => {
  it.each<[string, Partial<Evidence>, string, string]>([
    ['is on', {}, TYPED, 'linkOnTest fine: allFine'],
    ['is on in live', { mode: 'live' }, TYPED, 'linkOn fine: allFine'],
    ['is off', { loginPages: known([{ ...PAGE, enabled: false }]) }, TYPED, 'linkOff problem: pageOff'],
    [
      'is the link of a configuration that is inactive, and another one works',
      { loginPages: known([PAGE, OLD_PAGE]) },
      `${LINK}klm?prefilled_email=ken%40example.com`,
      'linkInactive problem: linkInactive',
    ],
    [
      'is of an inactive configuration, and there is no other',
      { loginPages: known([OLD_PAGE]) },
      TYPED,
      'linkInactive problem: pageOff',
    ],
    [
      'has a + that is not encoded',
      {},
      `${LINK}?prefilled_email=ken+a@example.com`,
      'linkBarePlus problem: linkBarePlus',
    ],
  ])('%s', (_what, changes, typed, expected) => {
    const given = evidence(one, changes, typed);
    expect(told(given, 'link')).toBe(expected);
  });
});

describe('the customer that opens', () => {
  const capital = 'Ken@example.com';
  it.each<[string, readonly CustomerFact[], string]>([
    [
      'depends on case where both readings find one',
      [customer('cus_1', 10), customer('cus_2', 20, { email: capital })],
      'openedDepends possible: dependsOnCase',
    ],
    [
      'is open where two are as old',
      [customer('cus_1', 10), customer('cus_2', 10)],
      'openedTie possible: tie',
    ],
    ['is nobody', [], 'openedNobody cannot-know: nobody'],
  ])('%s', (_what, found, expected) => {
    expect(told(evidence(found), 'opened')).toBe(expected);
  });
});

describe('without an answer from Stripe', () => {
  it('says of nobody that there is no customer to open', () => {
    const failed = { state: 'failed', code: 'stripe/unreachable', slug: null } as const;
    const given = evidence([], { list: failed, search: failed, near: failed });
    expect(told(given, 'opened')).toBe('unanswered cannot-know: offline');
  });
});

describe('what happened lately', () => {
  const attemptAt = 50;
  it.each<[string, readonly CustomerFact[], Partial<Evidence>, string]>([
    ['nothing', one, {}, 'historyNone fine: allFine'],
    [
      'nothing as far as was looked',
      one,
      { history: known({ found: [], backTo: 5, isComplete: true }) },
      'historyNoneSince cannot-know: allFine',
    ],
    [
      'nothing yet',
      one,
      { history: known({ found: [], backTo: 5, isComplete: false }) },
      'historyLooking cannot-know: allFine',
    ],
    [
      'the only customer was made after the attempt',
      [customer('cus_1', 90)],
      { attemptAt },
      'historyMadeLater problem: madeLater',
    ],
    [
      'a second customer was made after the attempt: the first could have logged in',
      two,
      { attemptAt },
      'historyMadeLater possible: opensNewer',
    ],
    [
      'the customer got the email after the attempt',
      one,
      { attemptAt, ...past('email-changed', { customerId: 'cus_1', oldEmail: 'a@b.c', newEmail: TYPED }) },
      'historySetLater problem: setLater',
    ],
    [
      'another customer got the email after the attempt',
      [customer('cus_1', 10), customer('cus_2', 20)],
      { attemptAt, ...past('email-changed', { customerId: 'cus_2', oldEmail: 'a@b.c', newEmail: TYPED }) },
      'historySetLater possible: opensNewer',
    ],
    [
      'one of two was deleted: perhaps merged by hand, and no more than perhaps',
      one,
      past('deleted', {}),
      'historyMerged possible: allFine',
    ],
    [
      'the email was changed on another customer, and one has it still',
      one,
      past('email-changed', { newEmail: 'new@example.com' }),
      'historyChanged possible: allFine',
    ],
  ])('%s', (_what, found, changes, expected) => {
    expect(told(evidence(found, changes), 'history')).toBe(expected);
  });
});

describe('the address', () => {
  it.each([
    ['receives', 'receivesYes fine: allFine'],
    ['no-mail', 'receivesNoMail problem: cannotReceive'],
    ['no-domain', 'receivesNoDomain problem: cannotReceive'],
    ['reserved', 'receivesReserved cannot-know: allFine'],
    ['unknown', 'receivesUnknown cannot-know: allFine'],
  ] as const)('whose domain %s', (answer, expected) => {
    expect(told(evidence(one, { mailDomain: known(answer) }), 'receives')).toBe(expected);
  });

  it('that is thrown away is only perhaps the reason', () => {
    const email = 'ken@mailinator.com';
    const given = evidence([customer('cus_1', 10, { email })], {}, email);
    expect(told(given, 'kind')).toBe('kindDisposable possible: allFine');
  });
});

describe('a conclusion', () => {
  /** About what was pasted, not about a customer who waits for an answer. */
  const SILENT = new Set(['looking', 'nothingAsked', 'pickOne', 'linkFine']);

  it.each(CONCLUSIONS.filter((code) => !SILENT.has(code)))('%s has an answer to send', (code) => {
    expect(makeConclusion(code, 'possible').answer).not.toBeNull();
  });
});
