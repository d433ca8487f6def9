import { setImmediate as turn } from 'node:timers/promises';
import { decodeText, findDelimiter, findEncoding } from '#shared/domain/csv/decode.ts';
import type { Delimiter, Encoding } from '#shared/domain/csv/encodings.ts';
import { failure } from '#shared/errors.ts';
import type { ReadFile } from './read-table.ts';

/** Text parsed before others are let in. */
const PIECE = 256 * 1024;

/** Reads a file of separated values, a piece at a time. Cells are as written, apostrophes too. */
export async function readCsv(
  bytes: Uint8Array,
  wanted: { readonly encoding: Encoding | null; readonly delimiter: Delimiter | null },
  signal: AbortSignal,
): Promise<ReadFile> {
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
