import { describe, expect, it } from 'vitest';
import { prefillCsv, type PrefillList, prefillLinks } from '#renderer/features/portal/prefill-list.ts';
import {
  guessColumns,
  type PrefillColumns,
  readListFile,
  readPrefillTable,
} from '#renderer/features/portal/prefill-table.ts';

const LINK = 'https://billing.stripe.com/p/login/7sI8xyzAbCdEf01234';

async function readPrefillList(
  url: string,
  pasted: string,
  chosen: Partial<PrefillColumns> = {},
): Promise<PrefillList> {
  const table = await readPrefillTable(pasted);
  return prefillLinks(url, table, { ...guessColumns(table), ...chosen });
}

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

  it('is read from another column where a person chooses one, and then has other names', async () => {
    const pasted = 'Account,Work mail,Who,Email\n1,w@x.jp,Jane,jane@x.jp';
    expect((await readPrefillTable(pasted)).headings).toEqual(['Account', 'Work mail', 'Who', 'Email']);
    const { rows } = await readPrefillList(LINK, pasted, { email: 1, name: 2 });
    expect(rows.map(({ email, name }) => [email, name])).toEqual([['w@x.jp', 'Jane']]);
  });

  it('takes a first row without an address for the names of columns, whatever it says', async () => {
    const { headings, records } = await readPrefillTable('Adresse;Nom\na@b.jp;Jean');
    expect(headings).toEqual(['Adresse', 'Nom']);
    expect(records).toHaveLength(1);
  });

  it('loses no line to a quote that never closes', async () => {
    const { rows, problems } = await readPrefillList(LINK, 'a@b.jp\n"Jean\ne@f.jp');
    expect(rows.map(({ email }) => email)).toEqual(['a@b.jp', 'e@f.jp']);
    expect(problems.map(({ line, text }) => [line, text])).toEqual([[2, '"Jean']]);
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

describe('a file with a list of addresses', () => {
  const text = '氏名,メール\n山田,yamada@example.jp\n';
  const latin = new TextEncoder();
  /** `氏名,メール` and `山田`, as bytes. */
  const SHIFT_JIS = [
    0x8e, 0x81, 0x96, 0xbc, 0x2c, 0x83, 0x81, 0x81, 0x5b, 0x83, 0x8b, 0x0a, 0x8e, 0x52, 0x93, 0x63,
  ];

  it.each<[string, BlobPart]>([
    ['UTF-8', text],
    [
      'UTF-16',
      new Uint8Array([
        0xff,
        0xfe,
        ...new Uint8Array(Uint16Array.from(text, (letter) => letter.charCodeAt(0)).buffer),
      ]),
    ],
    ['Shift_JIS', new Uint8Array([...SHIFT_JIS, ...latin.encode(',yamada@example.jp\n')])],
  ])('is read in %s', async (_, content) => {
    const read = await readListFile(new File([content], 'list.csv'));
    expect(read).toEqual({ text });
  });

  it.each<[string, BlobPart, string]>([
    ['with nothing in it', ' \n', 'empty'],
    ['that is a workbook', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 1, 2, 3]), 'not-text'],
    ['of more than two megabytes', 'a@b.jp\n'.repeat(400_000), 'too-large'],
  ])('%s is refused with the reason', async (_, content, problem) => {
    expect(await readListFile(new File([content], 'list.csv'))).toMatchObject({ problem });
  });
});
