import { prefillLoginLink } from '#shared/domain/email/login-link.ts';
import { splitEmail } from '#shared/domain/email/split-email.ts';

export interface PrefilledRow {
  /** As counted in the pasted text, from 1. */
  readonly line: number;
  readonly email: string;
  readonly name: string;
  readonly url: string;
}

export interface PrefillProblem {
  readonly line: number;
  readonly code: 'no-address' | 'not-an-address' | 'twice' | 'space-inside';
  readonly text: string;
}

export interface PrefillList {
  readonly rows: readonly PrefilledRow[];
  readonly problems: readonly PrefillProblem[];
  /** The columns that were read, where the first line named them. */
  readonly columns: { readonly email: string; readonly name: string | null } | null;
}

/** Words of a header for a column of addresses, and of names. */
const EMAIL_HEADER = /^(e-?mail( ?address)?|customer[ _]?email|メール(アドレス)?|電子メール)$/i;
const NAME_HEADER = /^((full|customer)?[ _]?name|氏名|名前|お名前|顧客名)$/i;

/**
 * Reads a pasted list: an address a line (`Name <address>` too), or CSV or a spreadsheet's cells with a
 * column of addresses, named in the first line or found by what stands in it. Nothing is dropped in
 * silence: a line without an address, or with one that was there before, is told.
 */
export async function readPrefillList(url: string, pasted: string): Promise<PrefillList> {
  const records = await readRecords(pasted);
  const [first] = records;
  if (first === undefined) return { rows: [], problems: [], columns: null };
  const header = headerOf(first.cells);
  const body = header === null ? records : records.slice(1);
  const emailAt = header?.email ?? addressColumn(body);
  const rows: PrefilledRow[] = [];
  const problems: PrefillProblem[] = [];
  const seen = new Set<string>();
  for (const { line, cells } of body) {
    const cell = (cells[emailAt] ?? '').trim();
    const text = cells.join(', ').trim();
    if (text === '') continue;
    const read = readCell(cell);
    if (typeof read === 'string') problems.push({ line, code: read, text });
    else if (seen.has(read.email)) problems.push({ line, code: 'twice', text: read.email });
    else {
      seen.add(read.email);
      const name = header?.name == null ? read.name : (cells[header.name] ?? '').trim();
      rows.push({ line, email: read.email, name, url: prefillLoginLink(url, read.email) });
    }
  }
  const columns =
    header === null
      ? null
      : {
          email: first.cells[header.email] ?? '',
          name: header.name === null ? null : (first.cells[header.name] ?? ''),
        };
  return { rows, problems, columns };
}

/** `email,name,link`, one row an address; what a spreadsheet would take for a formula is made text. */
export async function prefillCsv(rows: readonly PrefilledRow[]): Promise<string> {
  const { stringify } = await import('csv-stringify/browser/esm/sync');
  return stringify(
    rows.map(({ email, name, url }) => [email, name, url]),
    { header: true, columns: ['email', 'name', 'link'], bom: true, escape_formulas: true },
  );
}

interface Record_ {
  readonly line: number;
  readonly cells: readonly string[];
}

async function readRecords(pasted: string): Promise<readonly Record_[]> {
  const { parse } = await import('csv-parse/browser/esm/sync');
  const text = pasted.replace(/^\uFEFF/, '');
  const [firstLine = ''] = text.split(/\r?\n/, 1);
  const delimiter = firstLine.includes('\t')
    ? '\t'
    : firstLine.includes(';') && !firstLine.includes(',')
      ? ';'
      : ',';
  const parsed = parse(text, {
    delimiter,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    info: true,
  }) as unknown as readonly { info: { lines: number }; record: string[] }[];
  return parsed.map(({ info, record }) => ({ line: info.lines, cells: record }));
}

function headerOf(cells: readonly string[]): { email: number; name: number | null } | null {
  const email = cells.findIndex((cell) => EMAIL_HEADER.test(cell.trim()));
  if (email === -1) return null;
  const name = cells.findIndex((cell) => NAME_HEADER.test(cell.trim()));
  return { email, name: name === -1 ? null : name };
}

/** The column in which most addresses stand. */
function addressColumn(records: readonly Record_[]): number {
  const width = Math.max(...records.map(({ cells }) => cells.length));
  const counts = Array.from(
    { length: width },
    (_, at) => records.filter(({ cells }) => cells[at]?.includes('@') === true).length,
  );
  return counts.indexOf(Math.max(...counts));
}

/** An address as it stands; of `Hanako <hanako@example.jp>` its name, too. */
function readCell(cell: string): { email: string; name: string } | PrefillProblem['code'] {
  const named = /^(.*?)<([^<>]+)>$/.exec(cell);
  const email = (named?.[2] ?? cell).trim();
  const name = (named?.[1] ?? '').trim().replace(/^"(.*)"$/, '$1');
  if (email === '' || !email.includes('@')) return 'no-address';
  const isQuoted = /^".*"@/.test(email);
  if (/\s/.test(email) && !isQuoted) return 'space-inside';
  return splitEmail(email) === null ? 'not-an-address' : { email, name };
}
