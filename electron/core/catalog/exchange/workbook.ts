import { failure } from '#shared/errors.ts';
import { MAX_UNPACKED_BYTES, readArchiveSize } from './zip-limits.ts';

/** How a column's cells are written: as text, as a number, as a moment, or as yes and no. */
export type ColumnKind = 'text' | 'number' | 'time' | 'flag';

export interface TableToWrite {
  readonly name: string;
  readonly headings: readonly string[];
  readonly kinds: readonly ColumnKind[];
  /** Texts of cells; of a `time` `2026-11-25 14:02:10`, of a `flag` `TRUE` or `FALSE`. */
  readonly rows: readonly (readonly string[])[];
}

/** More digits than a spreadsheet program keeps of a number. */
const MAX_DIGITS = 15;

/** A table as an Excel workbook of one sheet. What a cell's kind cannot hold exactly is written as text. */
export async function writeWorkbook(table: TableToWrite): Promise<Uint8Array> {
  const { default: write } = await import('write-excel-file/node');
  const headings = table.headings.map((value) => ({ value: escapeText(value), fontWeight: 'bold' as const }));
  const rows = table.rows.map((row) => row.map((text, at) => cellOf(text, table.kinds[at] ?? 'text')));
  const written = write([headings, ...rows], {
    sheet: table.name,
    stickyRowsCount: 1,
    columns: table.kinds.map((kind) => ({ width: kind === 'text' ? 24 : 18 })),
  });
  return new Uint8Array(await written.toBuffer());
}

type Cell = null | {
  value: string | number | boolean | Date;
  type: StringConstructor | NumberConstructor | BooleanConstructor | DateConstructor;
  format?: string;
};

function cellOf(text: string, kind: ColumnKind): Cell {
  if (text === '') return null;
  if (kind === 'number' && isExact(text)) {
    const decimals = text.split('.')[1]?.length ?? 0;
    const format = decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}`;
    return { value: Number(text), type: Number, format };
  }
  if (kind === 'time') {
    const time = new Date(`${text.replace(' ', 'T')}Z`);
    if (!Number.isNaN(time.valueOf())) return { value: time, type: Date, format: 'yyyy-mm-dd hh:mm:ss' };
  }
  if (kind === 'flag' && (text === 'TRUE' || text === 'FALSE')) {
    return { value: text === 'TRUE', type: Boolean };
  }
  return { value: escapeText(text), type: String, format: '@' };
}

function isExact(text: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(text) && text.replaceAll(/\D/g, '').length <= MAX_DIGITS;
}

/** What XML cannot hold, as workbooks write it (`_x000D_`), and what looks like that already. */
function escapeText(text: string): string {
  return (
    text
      // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
      .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)|[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]/g, (found) => {
        const code = found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
        return `_x${code}_`;
      })
  );
}

export interface ReadSheet {
  readonly name: string;
  /** Texts of cells; rows without any are left out, as in separated values. */
  readonly rows: string[][];
}

/**
 * The sheets of an Excel workbook as texts: numbers without a group sign, moments as
 * `2026-11-25 14:02:10`, yes and no as TRUE and FALSE. Fails with `catalog/import-broken-workbook`,
 * `catalog/import-not-a-table` (another kind of archive) or `catalog/import-unpacks-too-large`.
 */
export async function readWorkbook(bytes: Uint8Array<ArrayBuffer>): Promise<ReadSheet[]> {
  const size = readArchiveSize(bytes);
  if (size === null) throw failure('catalog/import-broken-workbook');
  if (!size.names.includes('xl/workbook.xml')) throw failure('catalog/import-not-a-table');
  if (size.unpackedBytes > MAX_UNPACKED_BYTES) throw failure('catalog/import-unpacks-too-large');
  const { default: read } = await import('read-excel-file/universal');
  const { buffer, byteOffset, byteLength } = bytes;
  const whole = byteLength === buffer.byteLength ? buffer : buffer.slice(byteOffset, byteOffset + byteLength);
  try {
    const sheets = await read(whole, { trim: false });
    return sheets.map(({ sheet, data }) => ({
      name: sheet,
      rows: (data as unknown[][])
        .filter((row) => row.some((cell) => cell !== null && cell !== ''))
        .map((row) => row.map(textOf)),
    }));
  } catch {
    // A damaged stream, XML that ends early, a sheet that is named and not there.
    throw failure('catalog/import-broken-workbook');
  }
}

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  if (cell instanceof Date) return timeText(cell);
  return typeof cell === 'number' ? numberText(cell) : '';
}

/** The shortest text that means the same number, never with an exponent. */
function numberText(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toFixed(20).replace(/\.?0+$/, '') : text;
}

function timeText(time: Date): string {
  // Spreadsheets count days in fractions: half a millisecond is nobody's time.
  const text = new Date(Math.round(time.valueOf() / 1000) * 1000).toISOString();
  const day = text.slice(0, 10);
  const clock = text.slice(11, 19);
  return clock === '00:00:00' ? day : `${day} ${clock}`;
}
