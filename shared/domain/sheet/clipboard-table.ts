/**
 * Cells as spreadsheet programs put them on the clipboard: tabs between cells, line breaks between
 * rows, and quotes around a cell that holds either of them or begins with a quote. Excel, Numbers
 * and Google Sheets agree on this much. Rows may be of different lengths.
 */
export function parseClipboardTable(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  for (;;) {
    const cell = readCell(text, at);
    row.push(cell.text);
    at = cell.end;
    if (at >= text.length) break;
    if (text[at] === '\t') {
      at += 1;
      continue;
    }
    at += text.startsWith('\r\n', at) ? 2 : 1;
    rows.push(row);
    row = [];
    // A line break at the end closes the last row and begins none.
    if (at >= text.length) return rows;
  }
  rows.push(row);
  return rows;
}

/** The same the other way; `parseClipboardTable` reads back what this wrote. */
export function writeClipboardTable(rows: readonly (readonly string[])[]): string {
  const text = rows.map((row) => row.map(quoted).join('\t')).join('\n');
  const isOneCell = rows.length === 1 && rows[0]?.length === 1;
  return isOneCell ? text : `${text}\n`;
}

interface ReadCell {
  readonly text: string;
  /** Where the separator stands, or the end of the text. */
  readonly end: number;
}

function readCell(text: string, start: number): ReadCell {
  if (text[start] === '"') {
    const end = closingQuote(text, start);
    // Quotes that close before the cell ends, or never, are part of the text (5" pipe).
    if (end !== null) return { text: unquoted(text.slice(start + 1, end - 1)), end };
  }
  let end = start;
  while (end < text.length && !isSeparator(text[end])) end += 1;
  return { text: text.slice(start, end), end };
}

/** The place behind the closing quote, where a separator or the end follows it; else null. */
function closingQuote(text: string, start: number): number | null {
  let at = start + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote === -1) return null;
    if (text[quote + 1] === '"') {
      at = quote + 2;
      continue;
    }
    const next = quote + 1;
    return next >= text.length || isSeparator(text[next]) ? next : null;
  }
}

function unquoted(text: string): string {
  return text.replaceAll('""', '"').replaceAll('\r\n', '\n');
}

function quoted(cell: string): string {
  return /[\t\r\n]|^"/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function isSeparator(character: string | undefined): boolean {
  return character === '\t' || character === '\n' || character === '\r';
}
