import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OutputOf } from '#shared/contract/index.ts';
import { AppFailure } from '#shared/errors.ts';
import { readWorkbook } from '#electron/core/catalog/exchange/workbook.ts';
import { openTestCatalog, type TestCatalog } from '../support/open-test-catalog.ts';
import { priceBody, productBody } from '../support/sample-bodies.ts';

const SAVED_BY_LIBREOFFICE = new URL(
  '../../fixtures/spreadsheets/saved-by-libreoffice.xlsx',
  import.meta.url,
);

describe('the catalog as an Excel workbook', () => {
  let test: TestCatalog;

  beforeEach(async () => {
    test = await openTestCatalog();
    await test.pull(
      [
        productBody('007', {
          name: '=SUM(A1)',
          description: 'two\nlines, "quotes" and a tab\t.',
          metadata: { shelf: '007', '': ' space ' },
          default_price: 'price_a',
        }),
        productBody('prod_b', { name: '深煎りブレンド 🍵', active: false, description: "'apostrophe" }),
      ],
      [
        priceBody('price_a', '007', { lookup_key: '007', unit_amount: 1999, unit_amount_decimal: '1999' }),
        priceBody('price_b', 'prod_b', { currency: 'jpy', unit_amount: 1480, unit_amount_decimal: '1480' }),
      ],
    );
  });
  afterEach(() => test.dispose());

  async function exported(): Promise<Uint8Array<ArrayBuffer>> {
    await test.call('exportTable', { viewId: null, what: 'both', format: 'xlsx', language: 'en' });
    return new Uint8Array(test.savedFiles.at(-1)?.content as Uint8Array);
  }

  async function read(bytes: Uint8Array<ArrayBuffer>): Promise<OutputOf<'catalog.readImport'>> {
    return await test.call('readImport', { bytes, encoding: null, delimiter: null });
  }

  async function refusal(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
    try {
      await read(bytes);
    } catch (error) {
      if (error instanceof AppFailure) return error.error.code;
      throw error;
    }
    return 'read';
  }

  it('keeps ids and keys as text, amounts as numbers and times as times', async () => {
    const [sheet] = await readWorkbook(await exported());
    const [headings = [], first = []] = sheet?.rows ?? [];
    const cell = (heading: string): string | undefined => first[headings.indexOf(heading)];
    expect(sheet?.name).toBe('Catalog');
    expect([cell('Product ID'), cell('Lookup key'), cell('Metadata: shelf')]).toEqual(['007', '007', '007']);
    expect([cell('Name'), cell('Amount'), cell('Created (UTC)')]).toEqual([
      "'=SUM(A1)",
      '19.99',
      '2025-06-15 15:06:40',
    ]);
  });

  it('imported and exported again is equal in content', async () => {
    const first = await exported();
    const { importId, mapping, encoding } = await read(first);
    expect(encoding).toBeNull();
    expect(await test.call('checkImport', { importId, mapping })).toMatchObject({ unchanged: 2, error: 0 });
    expect(await readWorkbook(await exported())).toEqual(await readWorkbook(first));
  });

  it('opened and saved by LibreOffice changes nothing', async () => {
    const { importId, mapping } = await read(new Uint8Array(readFileSync(SAVED_BY_LIBREOFFICE)));
    const check = await test.call('checkImport', { importId, mapping });
    expect(check).toMatchObject({ new: 0, changed: 0, unchanged: 2, error: 0 });
  });

  it('that is damaged, cut off, of another kind or a bomb is told in a sentence', async () => {
    const bytes = await exported();
    expect(await refusal(bytes.slice(0, bytes.length / 2))).toBe('catalog/import-broken-workbook');
    const damaged = new Uint8Array(bytes).fill(0xff, 60, 160);
    expect(await refusal(damaged)).toBe('catalog/import-broken-workbook');
    // The directory's name of `xl/workbook.xml`, so that it is some other archive.
    const other = Buffer.from(
      Buffer.from(bytes).toString('latin1').replaceAll('xl/workbook.xml', 'xl/notebook.xml'),
      'latin1',
    );
    expect(await refusal(new Uint8Array(other))).toBe('catalog/import-not-a-table');
    const bomb = new Uint8Array(bytes);
    const entry = Buffer.from(bomb.buffer).lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    new DataView(bomb.buffer).setUint32(entry + 24, 900 * 1024 * 1024, true);
    expect(await refusal(bomb)).toBe('catalog/import-unpacks-too-large');
  });
});
