import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guardCell, unguardCell } from '#shared/domain/csv/formula-guard.ts';
import { emptyProductFields } from '#shared/domain/product.ts';
import { columnOfHeading, headingOf } from '#shared/domain/csv/headings.ts';
import { tableOf } from '#electron/core/catalog/exchange/tables.ts';
import { asSheet, writeCsv } from '#electron/core/catalog/exchange/write-table.ts';
import { readWorkbook, writeWorkbook } from '#electron/core/catalog/exchange/workbook.ts';
import { readCsv } from '#electron/core/catalog/exchange/read-csv.ts';
import type { ExportedProduct } from '#electron/core/storage/methods/exchange.ts';
import { check } from '../domain/check.ts';

const text = fc.string({ unit: 'grapheme' });
const risky = fc
  .tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r', "'", "''", '"', '\n', ',', ''), text)
  .map(([start, rest]) => `${start}${rest}`);

describe('a cell that begins like a formula', () => {
  it('gets one apostrophe, and gives the text back, whatever it was', () => {
    check(
      fc.property(risky, (cell) => {
        expect(unguardCell(guardCell(cell))).toBe(cell);
        expect(guardCell(cell)).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });
});

function productsOf(names: readonly string[]): ExportedProduct[] {
  return names.map((name, index) => ({
    id: `007${index}`,
    fields: { ...emptyProductFields(), name, description: `${name}\n"x", y`, metadata: { 'a key': name } },
    createdAt: 1,
    updatedAt: null,
    prices: [],
  }));
}

/** Ids and names as a file's rows give them back. */
function namesById(rows: readonly string[][]): [string | undefined, string][] {
  const [headings = [], ...cells] = rows;
  const at = headings.map((heading) => columnOfHeading(unguardCell(heading))).indexOf('name');
  return cells.map((row) => [row[0], unguardCell(row[at] ?? '')]);
}

describe('a file of products', () => {
  it('reads back to the same cells for any text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(risky, { minLength: 1, maxLength: 5 }), async (names) => {
        const file = await writeCsv(tableOf(productsOf(names), 'products'), 'ja');
        const bytes = new TextEncoder().encode(file);
        const read = await readCsv(bytes, { encoding: null, delimiter: null }, new AbortController().signal);
        expect(namesById([read.headings, ...read.rows])).toEqual(names.map((name, at) => [`007${at}`, name]));
      }),
      { numRuns: 60 },
    );
  });

  it('reads back from an Excel workbook to the same cells for any text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(risky, { minLength: 1, maxLength: 5 }), async (names) => {
        const sheet = asSheet(tableOf(productsOf(names), 'products'), 'ja', 'カタログ');
        const [read] = await readWorkbook(new Uint8Array(await writeWorkbook(sheet)));
        expect(namesById(read?.rows ?? [])).toEqual(names.map((name, at) => [`007${at}`, name]));
      }),
      { numRuns: 60 },
    );
  });

  it('has headings that are understood in both languages', () => {
    for (const column of ['id', 'name', 'active', 'taxCode', 'priceId', 'lookupKey', 'metadata.shelf life']) {
      for (const language of ['en', 'ja'] as const) {
        expect(columnOfHeading(headingOf(column, language))).toBe(column);
      }
    }
  });
});
