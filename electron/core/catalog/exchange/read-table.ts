import { unguardCell } from '#shared/domain/csv/formula-guard.ts';
import { columnOfHeading } from '#shared/domain/csv/headings.ts';
import type { Delimiter, Encoding } from '#shared/domain/csv/encodings.ts';
import { failure } from '#shared/errors.ts';
import type { WorkerThread } from '../../ports.ts';
import { readCsv } from './read-csv.ts';
import { readInThread } from './table-thread.ts';
import type { ReadSheet } from './workbook.ts';
import { isArchive } from './zip-limits.ts';

/** More is no catalog: 100,000 products with long descriptions stay under it. */
export const MAX_FILE_BYTES = 50 * 1024 * 1024;

export interface ReadFile {
  /** Null for a workbook, which says itself how it is written. */
  readonly encoding: Encoding | null;
  readonly delimiter: Delimiter | null;
  readonly headings: string[];
  /** Cells as written, apostrophes too. */
  readonly rows: string[][];
}

/** Reads a table from separated values or an Excel workbook, whichever the bytes are. */
export async function readTable(
  bytes: Uint8Array<ArrayBuffer>,
  wanted: { readonly encoding: Encoding | null; readonly delimiter: Delimiter | null },
  startThread: () => WorkerThread,
  signal: AbortSignal,
): Promise<ReadFile> {
  if (bytes.length > MAX_FILE_BYTES) {
    throw failure('catalog/import-too-large', { limit: MAX_FILE_BYTES / 1024 / 1024 });
  }
  if (isOldWorkbook(bytes)) throw failure('catalog/import-old-workbook');
  if (!isArchive(bytes)) return await readCsv(bytes, wanted, signal);
  const sheets = await readInThread(startThread, bytes, signal);
  const [headings, ...rows] = bestOf(sheets)?.rows ?? [];
  if (headings === undefined || rows.length === 0) throw failure('catalog/import-empty');
  return { encoding: null, delimiter: null, headings, rows };
}

/** Of several sheets the one whose first row we understand best. */
function bestOf(sheets: readonly ReadSheet[]): ReadSheet | undefined {
  const known = ({ rows }: ReadSheet): number =>
    (rows[0] ?? []).filter((heading) => columnOfHeading(unguardCell(heading)) !== null).length;
  return sheets.filter(({ rows }) => rows.length > 0).toSorted((a, b) => known(b) - known(a))[0];
}

/** The container of `.xls`, and of an `.xlsx` with a password. */
function isOldWorkbook(bytes: Uint8Array): boolean {
  return [0xd0, 0xcf, 0x11, 0xe0].every((byte, at) => bytes[at] === byte);
}
