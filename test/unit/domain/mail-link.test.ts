import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMailLink, mailLink, MOST_MAIL_LINK } from '#shared/domain/mail-link.ts';

describe('a letter for the mail program', () => {
  it('keeps its lines and its marks', () => {
    const url = new URL(mailLink({ subject: 'ご契約 & more', body: 'a\nb?c&d' }));
    expect(url.pathname).toBe('');
    expect(url.searchParams.get('subject')).toBe('ご契約 & more');
    expect(url.searchParams.get('body')).toBe('a\r\nb?c&d');
  });

  it('of any printable text is one', () => {
    const printable = fc
      .string({ unit: 'grapheme', maxLength: 40 })
      .map((text) => text.replaceAll(/\p{Cc}/gu, ''));
    fc.assert(
      fc.property(printable, fc.array(printable, { maxLength: 4 }), (subject, lines) => {
        const link = mailLink({ subject, body: lines.join('\n') });
        expect(isMailLink(link)).toBe(link.length <= MOST_MAIL_LINK);
        expect(new URL(link).href).toBe(link);
      }),
    );
  });

  it.each([
    ['somebody it is sent to', 'mailto:a@b.jp?subject=s&body=b'],
    ['a copy to somebody', 'mailto:?subject=s&body=b&cc=a@b.jp'],
    ['a blind copy first', 'mailto:?bcc=a@b.jp&subject=s&body=b'],
    ['a file', 'mailto:?subject=s&body=b&attach=/etc/passwd'],
    ['a subject twice', 'mailto:?subject=s&subject=t&body=b'],
    ['a header behind the subject', 'mailto:?subject=s%0D%0ABcc:a@b.jp&body=b'],
    ['a line break alone in the subject', 'mailto:?subject=s%0AX&body=b'],
    ['a line break of another kind in the text', 'mailto:?subject=s&body=a%0Db'],
    ['a mark that is not encoded', 'mailto:?subject=s&body=a#b'],
    ['a space that is not encoded', 'mailto:?subject=a b&body=b'],
    ['bytes that are no text', 'mailto:?subject=%FF&body=b'],
    ['no text', 'mailto:?subject=s'],
    ['another scheme', 'MAILTO:?subject=s&body=b'],
    ['too much', `mailto:?subject=s&body=${'a'.repeat(MOST_MAIL_LINK)}`],
  ])('is none with %s', (_, text) => expect(isMailLink(text)).toBe(false));
});
