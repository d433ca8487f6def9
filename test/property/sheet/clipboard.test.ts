import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseClipboardTable, writeClipboardTable } from '#shared/domain/sheet/clipboard-table.ts';
import { check } from '../domain/check.ts';

/** Text as cells hold it: signs that separate, quotes, Japanese, nothing. A lone carriage return is no text. */
const cell = fc
  .array(fc.constantFrom('a', '"', '\t', '\n', ',', ' ', '1', '珈琲', '=', '""'), { maxLength: 8 })
  .map((parts) => parts.join(''));
const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 });

describe('cells on the clipboard', () => {
  it('come back as they were copied, ragged rows too', () => {
    check(
      fc.property(rows, (table) => {
        expect(parseClipboardTable(writeClipboardTable(table))).toEqual(table);
      }),
    );
  });

  it('are read from any text without an error, losing no line', () => {
    check(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(parseClipboardTable(text).length).toBeGreaterThan(0);
        expect(parseClipboardTable(text).every((row) => row.length > 0)).toBe(true);
      }),
    );
  });
});
