import { describe, expect, it } from 'vitest';
import { parseClipboardTable, writeClipboardTable } from '#shared/domain/sheet/clipboard-table.ts';

describe('what spreadsheet programs put on the clipboard', () => {
  it('is rows that end with a line break, of Windows too', () => {
    expect(parseClipboardTable('a\tb\r\nc\td\r\n')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });

  it('has line breaks, tabs and quotes in quoted cells', () => {
    expect(parseClipboardTable('"one\r\ntwo"\t"a ""quoted"" word"\t"x\ty"')).toEqual([
      ['one\ntwo', 'a "quoted" word', 'x\ty'],
    ]);
  });

  it('may have a quote that is only a quote', () => {
    expect(parseClipboardTable('5" pipe\t"a" and "b"\t"open')).toEqual([['5" pipe', '"a" and "b"', '"open']]);
  });

  it('keeps empty cells and empty rows, and rows of different lengths', () => {
    expect(parseClipboardTable('a\t\t\n\nb')).toEqual([['a', '', ''], [''], ['b']]);
  });

  it('is written as one bare text for one cell', () => {
    expect(writeClipboardTable([['Team plan']])).toBe('Team plan');
    expect(writeClipboardTable([['a', 'b'], ['c']])).toBe('a\tb\nc\n');
  });
});
