import { describe, expect, it } from 'vitest';
import { prefillCsv, readPrefillList } from '#renderer/features/portal/prefill-list.ts';

const LINK = 'https://billing.stripe.com/p/login/7sI8xyzAbCdEf01234';

describe('a pasted list of addresses', () => {
  it('is read line by line, with names, and says what it left out', async () => {
    const { rows, problems } = await readPrefillList(
      LINK,
      'a@b.jp\nHanako <hanako@example.jp>\n\nno address\na@b.jp\ntaro shop@b.jp\n山田@日本語.jp',
    );
    expect(rows.map(({ email, name }) => [email, name])).toEqual([
      ['a@b.jp', ''],
      ['hanako@example.jp', 'Hanako'],
      ['山田@日本語.jp', ''],
    ]);
    expect(problems.map(({ line, code }) => [line, code])).toEqual([
      [4, 'no-address'],
      [5, 'twice'],
      [6, 'space-inside'],
    ]);
  });

  it.each([
    ['commas', 'name,email\n"Doe, Jane",jane@x.jp'],
    ['tabs', '氏名\tメールアドレス\nDoe, Jane\tjane@x.jp'],
    ['semicolons', 'Name;Email\nDoe, Jane;jane@x.jp'],
    ['a byte order mark', '\uFEFFName,E-Mail\n"Doe, Jane",jane@x.jp'],
  ])('is read as a table with %s, by the names of its columns', async (_, pasted) => {
    const { rows, problems } = await readPrefillList(LINK, pasted);
    expect(rows.map(({ email, name }) => [email, name])).toEqual([['jane@x.jp', 'Doe, Jane']]);
    expect(problems).toEqual([]);
  });

  it('without a header is read from the column in which addresses stand', async () => {
    const { rows } = await readPrefillList(LINK, '1,a@b.jp\n2,c@d.jp');
    expect(rows.map(({ email }) => email)).toEqual(['a@b.jp', 'c@d.jp']);
  });

  it('of a thousand gives a thousand links that an independent parser reads back', async () => {
    const marks = ['+', '.', '_', '%', '&', '=', "'", '!', '(', ')', '*', '#', '?', '/', '日'];
    const emails = Array.from(
      { length: 1000 },
      (_, at) => `user${marks[at % marks.length]}${at}@mail${at % 7}.jp`,
    );
    const { rows, problems } = await readPrefillList(LINK, emails.join('\n'));
    expect(problems).toEqual([]);
    expect(rows.map(({ url }) => new URL(url).searchParams.get('prefilled_email'))).toEqual(emails);
  });

  it('becomes a CSV that a spreadsheet opens and takes nothing in it for a formula', async () => {
    const { rows } = await readPrefillList(
      LINK,
      'email,name\na@b.jp,"=HYPERLINK(""x"")"\nc@d.jp,"Doe, Jane"',
    );
    const csv = await prefillCsv(rows);
    expect(csv.startsWith('\uFEFFemail,name,link\n')).toBe(true);
    expect(csv).toContain(`a@b.jp,"'=HYPERLINK(""x"")",`);
    expect(csv).toContain(`c@d.jp,"Doe, Jane",${LINK}?prefilled_email=c%40d.jp`);
  });
});
