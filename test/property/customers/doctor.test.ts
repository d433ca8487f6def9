import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareEmails } from '#shared/domain/email/compare-emails.ts';
import { readLookup } from '#shared/domain/email/read-lookup.ts';
import { diagnose } from '#shared/domain/passcode/diagnose.ts';
import {
  type Answer,
  type CustomerFact,
  type Evidence,
  known,
  WAITING,
} from '#shared/domain/passcode/evidence.ts';
import { predictOpened } from '#shared/domain/passcode/predict-opened.ts';
import { mayBeFirm, RULES } from '#shared/domain/passcode/rules.ts';

const word = fc.stringMatching(/^[a-z0-9]{1,8}$/);
const local = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join('.'));
const domain = fc.constantFrom('gmail.com', 'example.com', 'docomo.ne.jp', 'mail.shop.example', 'gmial.com');
const email = fc
  .tuple(local, fc.constantFrom('', '+tag'), domain)
  .map(([name, tag, host]) => `${name}${tag}@${host}`);

const spelling = fc.constantFrom<(typed: string) => string>(
  (typed) => typed,
  (typed) => typed.toUpperCase(),
  (typed) => ` ${typed}`,
  (typed) => typed.replace('@', '\u200B@'),
  (typed) => typed.replace('.', ''),
  (typed) => `x${typed}`,
);
const status = fc.constantFrom(
  'active',
  'trialing',
  'past_due',
  'unpaid',
  'paused',
  'canceled',
  'unheard_of',
);
const subscriptions = fc.option(
  fc.array(
    fc.record({
      id: word,
      status,
      created: fc.nat(9),
      periodEnd: fc.option(fc.nat(9)),
      endsAtPeriodEnd: fc.boolean(),
    }),
    { maxLength: 2 },
  ),
);

function customersOf(typed: string): fc.Arbitrary<CustomerFact[]> {
  const customer = fc.record({
    id: word,
    name: fc.option(word),
    email: fc.option(spelling.map((change) => change(typed))),
    // Few values: ties happen.
    created: fc.nat(4),
    locales: fc.constant([]),
    subscriptions,
    foundBy: fc.constantFrom<CustomerFact['foundBy']>(['list'], ['search'], ['near']),
  });
  return fc.uniqueArray(customer, { selector: ({ id }) => id, maxLength: 6 });
}

function answer<T>(value: fc.Arbitrary<T>): fc.Arbitrary<Answer<T>> {
  return fc.oneof(
    fc.constant(WAITING),
    value.map((each) => known(each)),
    fc.constant({ state: 'failed', code: 'stripe/permission-missing', slug: 'rak_x' } as const),
    fc.constant({ state: 'failed', code: 'stripe/unreachable', slug: null } as const),
  );
}

const more = answer(fc.record({ more: fc.boolean() }));

const evidence: fc.Arbitrary<Evidence> = email.chain((typed) =>
  fc.record({
    email: fc.constant({ address: typed, asTyped: typed, corrections: [] }),
    mode: fc.constantFrom('test', 'live'),
    link: fc.option(
      fc.record({
        url: fc.constant('https://billing.stripe.com/p/login/abcdefghij'),
        host: fc.constant('billing.stripe.com'),
        token: fc.constantFrom('abcdefghij', 'test_abcdefghij'),
        isTest: fc.boolean(),
        prefilledEmail: fc.constant(null),
        hasBarePlus: fc.boolean(),
      }),
    ),
    attemptAt: fc.option(fc.nat(5)),
    list: more,
    search: more,
    near: more,
    customers: customersOf(typed).map((all) => new Map(all.map((each) => [each.id, each]))),
    subscriptions: answer(fc.constant(null)),
    loginPages: answer(
      fc.array(
        fc.record({
          id: word,
          active: fc.boolean(),
          isDefault: fc.boolean(),
          enabled: fc.boolean(),
          url: fc.option(fc.constant('https://billing.stripe.com/p/login/abcdefghij')),
        }),
        { maxLength: 2 },
      ),
    ),
    history: answer(
      fc.record({
        found: fc.array(
          fc.record({
            kind: fc.constantFrom('email-changed', 'deleted'),
            customerId: word,
            at: fc.nat(9),
            oldEmail: fc.option(fc.constant(typed)),
            newEmail: fc.option(fc.constantFrom(typed, 'other@example.com')),
          }),
          { maxLength: 2 },
        ),
        backTo: fc.option(fc.nat(9)),
        isComplete: fc.boolean(),
      }),
    ),
    mailDomain: answer(fc.constantFrom('receives', 'no-mail', 'no-domain', 'reserved', 'unknown')),
  }),
);

describe('reading an email', () => {
  it('never changes a valid address', () => {
    fc.assert(
      fc.property(email, (typed) => {
        expect(readLookup(typed).emails).toEqual([{ address: typed, asTyped: typed, corrections: [] }]);
      }),
    );
  });

  it('finds the address in whatever stands around it', () => {
    const around = fc.constantFrom<(typed: string) => string>(
      (typed) => `  ${typed}\n`,
      (typed) => `<${typed}>,`,
      (typed) => `mailto:${typed}`,
      (typed) => `Ken Ito <${typed}>`,
      (typed) => `It is ${typed}, thank you.`,
      (typed) => `「${typed}」です`,
    );
    fc.assert(
      fc.property(email, around, (typed, wrap) => {
        expect(readLookup(wrap(typed)).emails.map(({ address }) => address)).toEqual([typed]);
      }),
    );
  });

  it('never throws, whatever is pasted', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        expect(() => readLookup(text)).not.toThrow();
      }),
    );
  });
});

describe('comparing emails', () => {
  it('is the same both ways, and finds no difference in equal ones', () => {
    fc.assert(
      fc.property(email, email, spelling, (a, b, change) => {
        expect(compareEmails(a, a)).toEqual([]);
        expect(compareEmails(a, b)).toEqual(compareEmails(b, a));
        expect(compareEmails(a, change(a))).toEqual(compareEmails(change(a), a));
      }),
    );
  });
});

describe('the doctor', () => {
  it('predicts the same customer in whatever order answers arrive', () => {
    const shuffled = email.chain((typed) =>
      customersOf(typed).chain((all) =>
        fc.tuple(fc.constant(typed), fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
      ),
    );
    fc.assert(
      fc.property(shuffled, fc.constantFrom('exact', 'lenient'), ([typed, all, other], reading) => {
        expect(predictOpened(typed, other, reading)).toEqual(predictOpened(typed, all, reading));
      }),
    );
  });

  it('concludes the same from the same evidence, whatever came first', () => {
    fc.assert(
      fc.property(evidence, (each) => {
        const reversed = { ...each, customers: new Map([...each.customers].toReversed()) };
        expect(diagnose(reversed)).toEqual(diagnose(each));
      }),
    );
  });

  it('says nothing more firmly than the rule behind it allows', () => {
    fc.assert(
      fc.property(evidence, (each) => {
        const tooFirm = diagnose(each).checks.filter(
          ({ rule, verdict }) =>
            !mayBeFirm(RULES[rule].certainty) && verdict !== 'possible' && verdict !== 'cannot-know',
        );
        expect(tooFirm).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
