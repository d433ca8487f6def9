import { prefillLoginLink } from '#shared/domain/email/login-link.ts';
import { splitEmail } from '#shared/domain/email/split-email.ts';
import type { PrefillColumns, PrefillTable } from './prefill-table.ts';

export interface PrefilledRow {
  /** As counted in the text, from 1. */
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
}

/**
 * A link for each address of the table. Nothing is dropped in silence: a line without an address, or
 * with one that was there before, is told.
 */
export function prefillLinks(url: string, table: PrefillTable, columns: PrefillColumns): PrefillList {
  const rows: PrefilledRow[] = [];
  const problems: PrefillProblem[] = [];
  const seen = new Set<string>();
  for (const { line, cells } of table.records) {
    const text = cells.join(', ').trim();
    if (text === '') continue;
    const read = readCell((cells[columns.email] ?? '').trim());
    if (typeof read === 'string') problems.push({ line, code: read, text });
    else if (seen.has(read.email)) problems.push({ line, code: 'twice', text: read.email });
    else {
      seen.add(read.email);
      const name = columns.name === null ? read.name : (cells[columns.name] ?? '').trim();
      rows.push({ line, email: read.email, name, url: prefillLoginLink(url, read.email) });
    }
  }
  return { rows, problems };
}

/** `email,name,link`, one row an address; what a spreadsheet would take for a formula is made text. */
export async function prefillCsv(rows: readonly PrefilledRow[]): Promise<string> {
  const { stringify } = await import('csv-stringify/browser/esm/sync');
  return stringify(
    rows.map(({ email, name, url }) => [email, name, url]),
    { header: true, columns: ['email', 'name', 'link'], bom: true, escape_formulas: true },
  );
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
