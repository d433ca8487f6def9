import { describe, expect, it } from 'vitest';
import { prefillLoginLink, readLoginLink } from '#shared/domain/email/login-link.ts';
import { examineLink, type KnownLoginPage } from '#shared/domain/portal/link-doctor.ts';
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

/** 25 links and addresses as people paste them, what each is, and what is found. */
const LINKS: readonly (readonly [string, string, readonly string[]])[] = [
  [LIVE, 'login', ['is-login', 'live-mode', 'known-on', 'no-prefill']],
  [TEST, 'login', ['is-login', 'test-mode', 'not-known', 'no-prefill']],
  [`  ${LIVE}\n`, 'login', ['is-login', 'live-mode', 'known-on', 'no-prefill']],
  [`Please open ${LIVE} to log in.`, 'login', ['is-login', 'live-mode', 'known-on', 'no-prefill']],
  [`${LIVE}?prefilled_email=a%40b.jp`, 'login', ['is-login', 'live-mode', 'known-on', 'prefilled']],
  [`${LIVE}?prefilled_email=a%2Bshop%40b.jp`, 'login', ['is-login', 'live-mode', 'known-on', 'prefilled']],
  [`${LIVE}?prefilled_email=a+shop%40b.jp`, 'login', ['is-login', 'live-mode', 'known-on', 'plus-lost']],
  [`${LIVE}?prefilled_email=a%20shop%40b.jp`, 'login', ['is-login', 'live-mode', 'known-on', 'space-inside']],
  [
    `${LIVE}?prefilled_email=a shop@b.jp`,
    'login',
    ['is-login', 'live-mode', 'known-on', 'space-inside', 'at-not-encoded'],
  ],
  [
    `${LIVE}?prefilled_email=a@b.jp`,
    'login',
    ['is-login', 'live-mode', 'known-on', 'prefilled', 'at-not-encoded'],
  ],
  [`${LIVE}?prefilled_email=a%2540b.jp`, 'login', ['is-login', 'live-mode', 'known-on', 'encoded-twice']],
  [`${LIVE}?prefilled_email=`, 'login', ['is-login', 'live-mode', 'known-on', 'empty-prefill']],
  [`${LIVE}?prefilled_email=hanako`, 'login', ['is-login', 'live-mode', 'known-on', 'not-an-address']],
  [`${LIVE}?prefilled_email=%E0%A4`, 'login', ['is-login', 'live-mode', 'known-on', 'undecodable']],
  [
    `${LIVE}?prefilled_email=%E5%B1%B1%40%E6%97%A5%E6%9C%AC.jp`,
    'login',
    ['is-login', 'live-mode', 'known-on', 'prefilled'],
  ],
  [`${LIVE}?email=a%40b.jp`, 'login', ['is-login', 'live-mode', 'known-on', 'wrong-parameter', 'no-prefill']],
  [`${LIVE}?locale=ja`, 'login', ['is-login', 'live-mode', 'known-on', 'locale-undocumented', 'no-prefill']],
  [`${LIVE}?utm_source=x`, 'login', ['is-login', 'live-mode', 'known-on', 'parameter-ignored', 'no-prefill']],
  [
    'http://billing.stripe.com/p/login/7sI8xyzAbCdEf01234',
    'login',
    ['is-login', 'live-mode', 'known-on', 'not-https', 'no-prefill'],
  ],
  [
    'https://pay.kissa-mori.jp/p/login/7sI8xyzAbCdEf01234',
    'login',
    ['is-login', 'live-mode', 'known-on', 'host-not-stripe', 'no-prefill'],
  ],
  ['https://billing.stripe.com/p/login/7sI', 'login-malformed', ['cut-off']],
  ['https://billing.stripe.com/p/session/test_YWNjdF8xTGb', 'session', ['never-share']],
  ['https://buy.stripe.com/test_abc', 'payment', []],
  ['hanako@example.jp', 'email', ['not-a-link']],
  ['hello', 'other', ['not-a-link']],
];

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
