import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guardCell, unguardCell } from '#shared/domain/csv/formula-guard.ts';
import { emptyProductFields } from '#shared/domain/product.ts';
import { columnOfHeading, headingOf } from '#shared/domain/csv/headings.ts';
import { productsCsv } from '#electron/core/catalog/exchange/write-csv.ts';
import { readCsv } from '#electron/core/catalog/exchange/read-csv.ts';
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

describe('a file of products', () => {
  it('reads back to the same cells for any text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(risky, { minLength: 1, maxLength: 5 }), async (names) => {
        const products = names.map((name, index) => ({
          id: `007${index}`,
          fields: {
            ...emptyProductFields(),
            name,
            description: `${name}\n"x", y`,
            metadata: { 'a key': name },
          },
          createdAt: 1,
          updatedAt: null,
          prices: [],
        }));
        const file = await productsCsv(products, 'ja');
        const bytes = new TextEncoder().encode(file);
        const read = await readCsv(bytes, { encoding: null, delimiter: null }, new AbortController().signal);
        const at = read.headings.map((heading) => columnOfHeading(heading)).indexOf('name');
        expect(read.rows.map((row) => unguardCell(row[at] ?? ''))).toEqual(names);
        expect(read.rows.map((row) => row[0])).toEqual(products.map(({ id }) => id));
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
