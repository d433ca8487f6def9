import { describe, expect, it } from 'vitest';
import { prefillLoginLink, readLoginLink } from '#shared/domain/email/login-link.ts';
import { examineLink, type KnownLoginPage } from '#shared/domain/portal/link-doctor.ts';
import { linkCases } from '../../fixtures/portal/links.ts';
import { escapeHtml, hexColour, loginButtonHtml } from '#shared/domain/portal/share-kit.ts';

const TEST = 'https://billing.stripe.com/p/login/test_7sI8xyzAbCdEf01234';
const LIVE = 'https://billing.stripe.com/p/login/7sI8xyzAbCdEf01234';
const known: readonly KnownLoginPage[] = [
  {
    accountName: 'Kissa Mori',
    configurationId: 'bpc_1',
    configurationName: null,
    isDefault: true,
    url: LIVE,
  },
];

const LINKS = linkCases({ own: LIVE, mode: 'live-mode', stranger: TEST, strangerMode: 'test-mode' });

describe('the link doctor', () => {
  it.each(LINKS)('reads %j as %s', (pasted, kind, findings) => {
    const report = examineLink(pasted, known);
    expect({ kind: report.kind, findings: report.findings.map(({ code }) => code) }).toEqual({
      kind,
      findings,
    });
  });

  it('says nothing of whether a link is on while no login page was read', () => {
    expect(examineLink(LIVE, null).findings.map(({ code }) => code)).toEqual([
      'is-login',
      'live-mode',
      'no-prefill',
    ]);
  });

  it('tells what the lost plus reads as, and what was meant', () => {
    const lost = examineLink(`${LIVE}?prefilled_email=a+shop%40b.jp`, known).findings.at(-1);
    expect(lost?.params).toEqual({ read: 'a shop@b.jp', meant: 'a+shop@b.jp' });
  });
});

describe('the address that is looked up', () => {
  it.each([
    [`${LIVE}?prefilled_email=a%2Bshop%40b.jp`, 'a+shop@b.jp'],
    [`${LIVE}?prefilled_email=a+shop%40b.jp`, 'a+shop@b.jp'],
    [`${LIVE}?prefilled_email=a%20shop%40b.jp`, 'a+shop@b.jp'],
    [`${LIVE}?prefilled_email=a%252Bshop%2540b.jp`, 'a+shop@b.jp'],
    ['a+shop@b.jp', 'a+shop@b.jp'],
    [LIVE, null],
    ['https://buy.stripe.com/test_1', null],
  ])('of %s is %s, as it was meant', (pasted, address) => {
    expect(examineLink(pasted, known).address).toBe(address);
  });
});

describe('a prefilled link', () => {
  it.each([
    'taro+shop@example.jp',
    '山田@日本語.jp',
    "o'hara@example.jp",
    '"a b"@example.jp',
    'a&b=c#d@x.jp',
    'a%2Bb@x.jp',
  ])('gives %s back to whoever reads it', (email) => {
    const url = prefillLoginLink(`${LIVE}?x=1#y`, email);
    expect(new URL(url).searchParams.get('prefilled_email')).toBe(email);
    expect(url).toMatch(/^[A-Za-z0-9:/?=._%~-]+$/);
    expect(readLoginLink(url)?.prefilledEmail).toBe(email);
  });
});

describe('the share kit', () => {
  it('writes a button that no name can break out of', () => {
    const html = loginButtonHtml({
      url: `${LIVE}?a=1&b="2"`,
      label: `Mori's <b>"café"</b> & co`,
      background: '#2f4b3c',
      ink: '#ffffff',
      language: 'en',
    });
    expect(html.match(/<\/?[a-z]+/g)).toEqual(['<a', '</a']);
    expect(html).toContain('Mori&#39;s &lt;b&gt;&quot;café&quot;&lt;/b&gt; &amp; co');
    expect(html).toContain(
      'href="https://billing.stripe.com/p/login/7sI8xyzAbCdEf01234?a=1&amp;b=&quot;2&quot;"',
    );
  });

  it('escapes once', () => {
    expect(escapeHtml('&amp;')).toBe('&amp;amp;');
  });

  it.each([
    ['#2F4B3C', '#2f4b3c'],
    ['abc', '#aabbcc'],
    ['red', null],
    [null, null],
  ])('reads the colour %s as %s', (text, expected) => {
    expect(hexColour(text)).toBe(expected);
  });
});
