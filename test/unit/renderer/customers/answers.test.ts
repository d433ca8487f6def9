import { describe, expect, it } from 'vitest';
import type { Lookup } from '#shared/contract/customers.ts';
import { ANSWERS, CONCLUSIONS, TODOS } from '#shared/domain/passcode/conclude.ts';
import { CHECK_IDS } from '#shared/domain/passcode/checks.ts';
import { RULES } from '#shared/domain/passcode/rules.ts';
import { maskedData, maskedReport } from '#renderer/features/customers/masked-report.ts';
import { answerLanguage, readyAnswer } from '#renderer/features/customers/ready-answer.ts';
import { makeText } from '#renderer/i18n/make-text.ts';
import { MESSAGES } from '#renderer/i18n/messages.ts';

const STORED = 'hanako.secret@stored.example';

function lookup(answer: Lookup['conclusion']['answer'], locales: string[] = []): Lookup {
  return {
    accountId: 'a',
    accountName: 'Shop',
    mode: 'live',
    demo: false,
    kind: 'email',
    emails: [{ address: 'typed@ask.example', asTyped: 'typed@ask.example', corrections: [] }],
    matches: [
      {
        id: 'cus_123456789',
        name: 'Hanako Secret',
        email: STORED,
        created: 1,
        locales,
        subscriptions: [],
        foundBy: ['near'],
        differences: ['letters'],
        reason: 'other-email',
      },
    ],
    moreMatches: false,
    checks: [
      {
        id: 'meant',
        state: 'done',
        verdict: 'possible',
        rule: 'newest-with-subscription',
        code: 'meantOther',
        params: { id: 'cus_123456789', name: 'Hanako Secret', count: 1 },
      },
      {
        id: 'spelling',
        state: 'done',
        verdict: 'possible',
        rule: 'near-spelling',
        code: 'spellingNear',
        params: { stored: STORED, id: 'cus_123456789' },
      },
    ],
    conclusion: {
      code: 'spelling',
      verdict: 'possible',
      params: { stored: STORED, id: 'cus_123456789' },
      customerId: 'cus_123456789',
      todos: [],
      answer,
    },
    loginUrl: 'https://billing.stripe.com/p/login/abcdefghij',
    sources: [{ id: 'list', state: 'answered', slug: null, requestIds: ['req_1'] }],
    isDone: true,
  };
}

describe.each(['en', 'ja'] as const)('ready answers in %s', (language) => {
  it.each(ANSWERS)('%s names nothing but what the customer said', (answer) => {
    const text = readyAnswer(lookup(answer), language) ?? '';
    expect(text.length).toBeGreaterThan(20);
    expect(text).not.toMatch(/secret|stored|cus_|hanako|\{|\}/i);
  });

  it('has a sentence for every conclusion, check title, certainty and step', () => {
    const keys = [
      ...CONCLUSIONS.map((code) => `customers.conclusion.${code}`),
      ...TODOS.map((code) => `customers.todo.${code}`),
      ...CHECK_IDS.map((id) => `customers.check.title.${id}`),
      ...Object.values(RULES).map(({ certainty }) => `customers.certainty.${certainty}`),
    ];
    expect(keys.filter((key) => !Object.hasOwn(MESSAGES[language], key))).toEqual([]);
  });

  it('masks the report', () => {
    const all = `${maskedReport(lookup('spelling'), makeText(language))}${JSON.stringify(maskedData(lookup('spelling')))}`;
    expect(all).not.toMatch(/secret|stored\.example|hanako|typed@|ask\.example/i);
    expect(all).toContain('req_1');
    expect(all).toContain('cus_123456789');
  });
});

it('fills the customer’s own address into the link', () => {
  expect(readyAnswer(lookup('delivery'), 'en')).toContain('?prefilled_email=typed%40ask.example');
});

it('fills no address into the link that does not work as it was typed', () => {
  for (const answer of ['changed', 'exactSpelling'] as const) {
    const text = readyAnswer(lookup(answer), 'en');
    expect(text).toContain('/p/login/abcdefghij');
    expect(text).not.toContain('prefilled_email');
  }
});

it('answers in the customer’s language', () => {
  expect(answerLanguage(lookup('delivery', ['ja']), 'en')).toBe('ja');
  expect(answerLanguage(lookup('delivery', ['fr']), 'ja')).toBe('en');
  expect(answerLanguage(lookup('delivery'), 'ja')).toBe('ja');
});
