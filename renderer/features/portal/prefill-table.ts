import { decodeText, findDelimiter, findEncoding } from '#shared/domain/csv/decode.ts';

/** More is read in one go, and the window would stand still: some 60,000 addresses stay under it. */
const MAX_FILE_MB = 2;

/** Words of a heading for a column of addresses, and of names. */
const EMAIL_HEADING = /^(e-?mail( ?address)?|customer[ _]?email|メール(アドレス)?|電子メール)$/i;
const NAME_HEADING = /^((full|customer)?[ _]?name|氏名|名前|お名前|顧客名)$/i;

/** A list of addresses as cells: a pasted text, a spreadsheet's cells, or a CSV file. */
export interface PrefillTable {
  /** Null where the first line names no columns. */
  readonly headings: readonly string[] | null;
  readonly records: readonly { readonly line: number; readonly cells: readonly string[] }[];
  /** Columns of the widest line. */
  readonly width: number;
}

/** The columns that are read, from 0; `name` null: none, but an address may bring its own (`Name <address>`). */
export interface PrefillColumns {
  readonly email: number;
  readonly name: number | null;
}

/** An address a line, or separated values with a column of addresses. */
export async function readPrefillTable(pasted: string): Promise<PrefillTable> {
  const text = pasted.replace(/^\uFEFF/, '');
  const all = await parseCells(text);
  const [first, second] = all;
  const isHeaded = first !== undefined && isHeading(first.cells, second?.cells);
  return {
    headings: isHeaded ? first.cells : null,
    records: isHeaded ? all.slice(1) : all,
    width: all.reduce((most, { cells }) => Math.max(most, cells.length), 0),
  };
}

/** By what the headings say, else the column in which most addresses stand. */
export function guessColumns({ headings, records }: PrefillTable): PrefillColumns {
  const places = headings ?? [];
  const email = places.findIndex((heading) => EMAIL_HEADING.test(heading.trim()));
  const name = places.findIndex((heading) => NAME_HEADING.test(heading.trim()));
  return {
    email: email === -1 ? addressColumn(records) : email,
    name: name === -1 ? null : name,
  };
}

export type ReadListFile =
  | { readonly text: string }
  | { readonly problem: 'too-large' | 'not-text' | 'empty'; readonly limit: number };

/** A file's text, in whichever of the encodings of spreadsheet programs it is written. Stays in this window's memory. */
export async function readListFile(file: File): Promise<ReadListFile> {
  const limit = MAX_FILE_MB;
  if (file.size > limit * 1024 * 1024) return { problem: 'too-large', limit };
  const bytes = new Uint8Array(await file.arrayBuffer());
  const text = decodeText(bytes, findEncoding(bytes));
  // Workbooks and pictures hold bytes that no text does.
  if (text === null || text.includes('\u0000')) return { problem: 'not-text', limit };
  return text.trim() === '' ? { problem: 'empty', limit } : { text };
}

/** Whether a first row names its columns: by words we know, or because others have an address and it has none. */
function isHeading(first: readonly string[], second: readonly string[] | undefined): boolean {
  if (first.some((cell) => EMAIL_HEADING.test(cell.trim()))) return true;
  const hasAddress = (cells: readonly string[]): boolean => cells.some((cell) => cell.includes('@'));
  return first.length > 1 && !hasAddress(first) && second !== undefined && hasAddress(second);
}

function addressColumn(records: PrefillTable['records']): number {
  const width = records.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const counts = Array.from(
    { length: width },
    (_, at) => records.filter(({ cells }) => cells[at]?.includes('@') === true).length,
  );
  return Math.max(0, counts.indexOf(Math.max(...counts)));
}

async function parseCells(text: string): Promise<PrefillTable['records']> {
  const { parse } = await import('csv-parse/browser/esm/sync');
  const cells = (quote: '"' | null): PrefillTable['records'] => {
    const parsed = parse(text, {
      delimiter: findDelimiter(text),
      quote,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      info: true,
    }) as unknown as readonly { info: { lines: number }; record: string[] }[];
    return parsed.map(({ info, record }) => ({ line: info.lines, cells: record }));
  };
  try {
    return cells('"');
  } catch {
    // A quote that never closes is a letter like any other: each line is then read by itself.
    return cells(null);
  }
}
