import { setImmediate as turn } from 'node:timers/promises';
import type { Delimiter, Encoding } from '#shared/domain/csv/encodings.ts';
import { failure } from '#shared/errors.ts';
import { decodeText, findDelimiter, findEncoding } from './decode.ts';

/** More is no catalog: 100,000 products with long descriptions stay under it. */
export const MAX_FILE_BYTES = 50 * 1024 * 1024;
/** Text parsed before others are let in. */
const PIECE = 256 * 1024;

export interface ReadFile {
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  readonly headings: string[];
  readonly rows: string[][];
}

/** Reads a file of separated values, a piece at a time. Cells are as written, apostrophes too. */
export async function readCsv(
  bytes: Uint8Array,
  wanted: { readonly encoding: Encoding | null; readonly delimiter: Delimiter | null },
  signal: AbortSignal,
): Promise<ReadFile> {
  if (bytes.length > MAX_FILE_BYTES) {
    throw failure('catalog/import-too-large', { limit: MAX_FILE_BYTES / 1024 / 1024 });
  }
  const encoding = wanted.encoding ?? findEncoding(bytes);
  const text = decodeText(bytes, encoding);
  if (text === null) throw failure('catalog/import-encoding', { encoding });
  // Archives, pictures and documents hold bytes that no text does.
  if (text.includes('\u0000')) throw failure('catalog/import-not-a-table');
  const delimiter = wanted.delimiter ?? findDelimiter(text);
  const [headings, ...rows] = await parseAll(text, delimiter, signal);
  if (headings === undefined || rows.length === 0) throw failure('catalog/import-empty');
  return { encoding, delimiter, headings, rows };
}

async function parseAll(text: string, delimiter: Delimiter, signal: AbortSignal): Promise<string[][]> {
  const { parse } = await import('csv-parse');
  const rows: string[][] = [];
  const parser = parse({ delimiter, relaxColumnCount: true, skipEmptyLines: true, relaxQuotes: true });
  const faults: unknown[] = [];
  parser.on('readable', () => {
    for (let row = parser.read() as string[] | null; row !== null; row = parser.read() as string[] | null) {
      rows.push(row);
    }
  });
  parser.on('error', (error) => {
    faults.push(error);
  });
  const ended = new Promise<void>((resolve) => {
    parser.on('end', resolve);
    parser.on('error', () => resolve());
  });
  for (let at = 0; at < text.length && faults.length === 0; at += PIECE) {
    if (signal.aborted) throw failure('app/cancelled');
    parser.write(text.slice(at, at + PIECE));
    await turn();
  }
  parser.end();
  await ended;
  // Quotes that never close: the file ends in the middle of a cell.
  if (faults.length > 0) throw failure('catalog/import-cut-off', { rows: rows.length });
  return rows;
}
