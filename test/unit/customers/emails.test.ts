import { describe, expect, it } from 'vitest';
import { emailParts } from '#shared/domain/email/characters.ts';
import { compareEmails } from '#shared/domain/email/compare-emails.ts';
import { isReservedDomain, likelyDomain } from '#shared/domain/email/domains.ts';
import { editDistance } from '#shared/domain/email/edit-distance.ts';
import { prefillLoginLink, readLoginLink } from '#shared/domain/email/login-link.ts';
import { maskEmail } from '#shared/domain/email/mask-email.ts';
import { caseQuery, nearQuery } from '#shared/domain/email/near-queries.ts';
import { unicodeDomain } from '#shared/domain/email/punycode.ts';
import { readLookup } from '#shared/domain/email/read-lookup.ts';

describe('reading what was pasted', () => {
  it.each([
    ['a.b@c.com', []],
    [' a.b@c.com ', ['outer-space']],
    ['<a.b@c.com>,', ['surroundings']],
    ['ａ．ｂ＠ｃ．ｃｏｍ', ['full-width']],
    ['a.\u200Bb@c.com', ['invisible']],
    ['a.b @ c.com', ['inner-space']],
    ['a.b [at] c.com', ['at-word']],
    ['連絡先はa.b@c.comです', ['surroundings']],
  ])('reads %j and says what it corrected', (pasted, corrections) => {
    const { kind, emails } = readLookup(pasted);
    expect({ kind, address: emails[0]?.address, corrections: emails[0]?.corrections }).toEqual({
      kind: 'email',
      address: 'a.b@c.com',
      corrections,
    });
  });

  it('never touches case, and keeps what was typed beside what is looked up', () => {
    expect(readLookup('Ａ@Example.com').emails).toEqual([
      { address: 'A@Example.com', asTyped: 'Ａ@Example.com', corrections: ['full-width'] },
    ]);
  });

  it('finds every address of a message once', () => {
    const text = 'From: Amy <amy@x.com>\nTo: shop@y.jp\n\nI am amy@x.com and bob@z.org.';
    expect(readLookup(text).emails.map(({ address }) => address)).toEqual([
      'amy@x.com',
      'shop@y.jp',
      'bob@z.org',
    ]);
  });

  it('reads ids, names and links', () => {
    expect(readLookup('see cus_ABCdef123')).toMatchObject({
      kind: 'customer',
      customerIds: ['cus_ABCdef123'],
    });
    expect(readLookup('  Hanako   Tanaka ')).toMatchObject({ kind: 'name', name: 'Hanako Tanaka' });
    expect(readLookup('')).toMatchObject({ kind: 'empty' });
    const link = 'https://billing.stripe.com/p/login/test_abcdefghij12';
    expect(readLookup(link)).toMatchObject({
      kind: 'link',
      link: { isTest: true, token: 'test_abcdefghij12' },
    });
    expect(readLookup(`${link}?prefilled_email=a%2Bb%40c.com`)).toMatchObject({
      kind: 'email',
      emails: [{ address: 'a+b@c.com' }],
    });
  });
});

describe('login links', () => {
  it('sees a + that was not encoded', () => {
    const link = 'https://pay.shop.example/p/login/abcdefghij12?prefilled_email=a+b%40c.com';
    expect(readLoginLink(link)).toMatchObject({ host: 'pay.shop.example', hasBarePlus: true });
  });

  it('fills an address in so that it is read back the same', () => {
    const link = prefillLoginLink('https://billing.stripe.com/p/login/abcdefghij12', 'a+b@c.com');
    expect(link).toContain('a%2Bb%40c.com');
    expect(readLoginLink(link)).toMatchObject({ prefilledEmail: 'a+b@c.com', hasBarePlus: false });
  });

  it.each([
    'https://billing.stripe.com/p/session/abcdefghij12',
    'http://billing.stripe.com/p/login/abcdefghij12',
  ])('takes %s for none', (link) => expect(readLoginLink(link)).toBeNull());
});

describe('comparing spellings', () => {
  it.each([
    ['ken@example.com', 'Ken@example.com', ['case']],
    ['ken@example.com', ' ken@example.com', ['outer-space']],
    ['ken@example.com', 'ken@ex\u0430mple.com', ['look-alike']],
    ['ken@example.com', 'k\u200Ben@example.com', ['invisible']],
    ['ken@example.com', 'ｋｅｎ＠example.com', ['full-width']],
    ['ken.ito@gmail.com', 'kenito+shop@googlemail.com', ['plus-tag', 'googlemail', 'gmail-dots']],
    ['post@例え.example', 'post@xn--r8jz45g.example', ['punycode']],
    ['jos\u00E9@example.com', 'jose\u0301@example.com', ['composition']],
    ['ken@docomo.ne.jp', 'ken.@docomo.ne.jp', ['odd-dots']],
    ['ken.ito@gmail.com', 'ken.ito@gmial.com', ['domain-slip']],
    ['takeshi@example.com', 'takesih@example.com', ['letters']],
  ])('%s and %s differ in %j', (a, b, differences) => {
    expect(compareEmails(a, b)).toEqual(differences);
  });

  it.each([
    ['ken@example.com', 'kim@example.com'],
    ['ken@example.com', 'ken@elsewhere.org'],
    ['abcd@example.com', 'abef@example.com'],
  ])('takes %s and %s for two people', (a, b) => expect(compareEmails(a, b)).toBeNull());

  it.each([
    ['gmail', 'gmial', 1],
    ['abc', 'abc', 0],
    ['abc', 'xyz', 3],
    ['a', 'abcdef', 3],
  ])('counts %s to %s as %i, at most 3', (a, b, distance) => expect(editDistance(a, b, 2)).toBe(distance));

  it('knows common slips, and leaves good domains alone', () => {
    expect(likelyDomain('gmial.com')).toBe('gmail.com');
    expect(likelyDomain('yahoo.co.jo')).toBe('yahoo.co.jp');
    expect(likelyDomain('docomo.co.jp')).toBe('docomo.ne.jp');
    for (const good of ['gmail.com', 'yahoo.co.jp', 'ymail.com', 'example.com', 'au.com', 'me.com'])
      expect(likelyDomain(good)).toBeNull();
    expect(isReservedDomain('mail.example.com')).toBe(true);
  });

  it('reads punycode, and leaves broken punycode as it is', () => {
    expect(unicodeDomain('xn--r8jz45g.example')).toBe('例え.example');
    expect(unicodeDomain('xn--bcher-kva.de')).toBe('bücher.de');
    expect(unicodeDomain('xn--!!!.de')).toBe('xn--!!!.de');
  });
});

describe('what is shown and sent', () => {
  it('draws what cannot be seen, and gives the text back whole', () => {
    const parts = emailParts(' a\u200Bb\u0430＠x.com');
    expect(parts.map(({ odd }) => odd)).toEqual([
      'space',
      null,
      'invisible',
      null,
      'look-alike',
      'full-width',
      null,
    ]);
    expect(parts.map(({ text }) => text).join('')).toBe(' a\u200Bb\u0430＠x.com');
    expect(emailParts('почта@пример.рф').every(({ odd }) => odd === null)).toBe(true);
  });

  it('masks an address', () => {
    expect(maskEmail('hanako.tanaka@example.com')).toBe('h•••@e•••.com');
  });

  it('escapes what a query would read, and keeps a query short', () => {
    expect(caseQuery("o'b@x.com")).toContain(String.raw`email:'o\'b@x.com'`);
    expect(nearQuery('a.very.long.name.with.many.parts@gmial.com').split(' OR ').length).toBeLessThanOrEqual(
      10,
    );
  });
});
