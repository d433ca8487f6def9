import { describe, expect, it } from 'vitest';
import { redact } from '#shared/domain/redact.ts';

const TOKEN = 'a1B2'.repeat(6);

describe('redact', () => {
  it.each(['sk_test', 'sk_live', 'rk_test', 'rk_live', 'pk_live', 'sk_org'])(
    'takes out a key of kind %s',
    (prefix) => {
      const clean = redact(`key=${prefix}_${TOKEN}, next`);
      expect(clean).toBe(`key=${prefix}_[removed], next`);
      expect(clean).not.toMatch(/(sk|rk)_(test|live)_[A-Za-z0-9]{16,}/);
    },
  );

  it.each([
    ['mail to hanako.mori+tag@example.co.jp now', 'mail to [removed] now'],
    ['?prefilled_email=hanako%40example.com&x=1', '?prefilled_email=[removed]&x=1'],
    ['<花子@例え.jp>', '<[removed]>'],
    [`Authorization: Bearer ${TOKEN}`, 'Authorization: Bearer [removed]'],
    [`https://billing.stripe.com/p/session/test_${TOKEN}`, 'https://billing.stripe.com/p/session/[removed]'],
    [`https://files.stripe.com/links/${TOKEN}`, 'https://files.stripe.com/links/[removed]'],
  ])('turns %s into %s', (text, clean) => {
    expect(redact(text)).toBe(clean);
  });

  it('leaves what helps: ids, codes, request ids', () => {
    const text = '400 parameter_missing at prod_QXg1hqf4jFNsqG, req_8dj2LmQ1xYz, price_1PgafmB7WZ01zgkW';
    expect(redact(text)).toBe(text);
  });

  it('is quick on long texts without blanks', () => {
    const text = 'a'.repeat(200_000);
    expect(redact(text)).toBe(text);
  });
});
