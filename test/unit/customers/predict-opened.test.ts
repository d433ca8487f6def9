import { describe, expect, it } from 'vitest';
import type { CustomerFact } from '#shared/domain/passcode/evidence.ts';
import { customerQualifies, predictOpened } from '#shared/domain/passcode/predict-opened.ts';

const EMAIL = 'ken@example.com';

function customer(
  id: string,
  created: number,
  statuses: readonly string[] | null,
  email = EMAIL,
): CustomerFact {
  const subscriptions =
    statuses?.map((status, at) => ({
      id: `${id} ${at}`,
      status,
      created,
      periodEnd: null,
      endsAtPeriodEnd: false,
    })) ?? null;
  return { id, name: null, email, created, locales: [], subscriptions, foundBy: ['list'] };
}

describe('which customer the login link opens (facts 6, 7)', () => {
  it('is the newest created with an active subscription', () => {
    const found = [customer('old', 1, ['active']), customer('new', 3, ['active']), customer('newest', 5, [])];
    expect(predictOpened(EMAIL, found, 'exact')).toMatchObject({
      kind: 'sure',
      openedId: 'new',
      candidates: [
        { id: 'newest', reason: 'no-subscription' },
        { id: 'new', reason: 'opened' },
        { id: 'old', reason: 'older' },
      ],
    });
  });

  it.each(['past_due', 'unpaid', 'paused', 'incomplete', 'of_tomorrow'])(
    'is in doubt when a newer one is %s',
    (status) => {
      const found = [customer('old', 1, ['active']), customer('new', 3, [status])];
      expect(predictOpened(EMAIL, found, 'exact').kind).toBe('doubtful');
    },
  );

  it('is not in doubt when an older one is past due', () => {
    const found = [customer('old', 1, ['past_due']), customer('new', 3, ['trialing'])];
    expect(predictOpened(EMAIL, found, 'exact')).toMatchObject({ kind: 'sure', openedId: 'new' });
  });

  it.each([
    ['canceled', 'no'],
    ['incomplete_expired', 'no'],
    ['past_due', 'probably'],
    ['paused', 'doubtful'],
    ['trialing', 'yes'],
  ])('takes %s for %s', (status, qualifies) => {
    expect(customerQualifies(customer('c', 1, [status]).subscriptions)).toBe(qualifies);
  });

  it('says a tie of the same second', () => {
    const found = [customer('b', 3, ['active']), customer('a', 3, ['active'])];
    expect(predictOpened(EMAIL, found, 'exact').kind).toBe('tie');
  });

  it('waits for a newer one that is not read, and not for an older one', () => {
    expect(
      predictOpened(EMAIL, [customer('old', 1, ['active']), customer('new', 3, null)], 'exact').kind,
    ).toBe('unread');
    expect(
      predictOpened(EMAIL, [customer('old', 1, null), customer('new', 3, ['active'])], 'exact').kind,
    ).toBe('sure');
  });

  it('gives both readings of case and outer spaces', () => {
    const found = [customer('exact', 1, ['active']), customer('other', 3, ['active'], ' KEN@example.com')];
    expect(predictOpened(EMAIL, found, 'exact').openedId).toBe('exact');
    expect(predictOpened(EMAIL, found, 'lenient').openedId).toBe('other');
  });

  it('says that nobody is there, or that nobody qualifies', () => {
    expect(predictOpened(EMAIL, [], 'exact').kind).toBe('nobody');
    expect(predictOpened(EMAIL, [customer('c', 1, ['canceled'])], 'exact')).toMatchObject({
      kind: 'none',
      openedId: null,
    });
  });
});
