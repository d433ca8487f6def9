import { guardCell } from '#shared/domain/csv/formula-guard.ts';
import { headingOf } from '#shared/domain/csv/headings.ts';
import type { Table } from './tables.ts';
import type { TableToWrite } from './workbook.ts';

/** Excel takes a file without this mark for one of the system's old encoding. */
const MARK = '\uFEFF';

/** The table as separated values: UTF-8 with a mark and Windows line ends, which open with two clicks. */
export async function writeCsv(table: Table, language: 'en' | 'ja'): Promise<string> {
  const { stringify } = await import('csv-stringify/sync');
  const { headings, rows } = guarded(table, language);
  return MARK + stringify([headings, ...rows], { record_delimiter: '\r\n', quoted_match: /[\r\n]/ });
}

/** The same as a sheet of a workbook. Its cells say themselves that they are text, and are guarded all the same. */
export function asSheet(table: Table, language: 'en' | 'ja', name: string): TableToWrite {
  const { headings, rows } = guarded(table, language);
  return { name, kinds: table.kinds, headings, rows };
}

function guarded({ columns, rows }: Table, language: 'en' | 'ja'): { headings: string[]; rows: string[][] } {
  return {
    headings: columns.map((column) => guardCell(headingOf(column, language))),
    rows: rows.map((row) => row.map(guardCell)),
  };
}
