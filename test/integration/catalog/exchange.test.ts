import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OutputOf } from '#shared/contract/index.ts';
import { AppFailure } from '#shared/errors.ts';
import { openTestCatalog, type TestCatalog } from '../support/open-test-catalog.ts';
import { priceBody, productBody } from '../support/sample-bodies.ts';

describe('the catalog as a file', () => {
  let test: TestCatalog;

  beforeEach(async () => {
    test = await openTestCatalog();
    await test.pull(
      [
        productBody('prod_a', {
          name: '=SUM(A1)',
          description: 'two\nlines, and "quotes"',
          metadata: { shelf: '007' },
        }),
        productBody('prod_b', { name: '深煎りブレンド', active: false }),
      ],
      [priceBody('price_a', 'prod_a', { lookup_key: '007' })],
    );
  });
  afterEach(() => test.dispose());

  async function exported(what: 'products' | 'prices' | 'both' = 'products'): Promise<string> {
    await test.call('exportTable', { viewId: null, what, format: 'csv', language: 'en' });
    return String(test.savedFiles.at(-1)?.content);
  }

  async function read(text: string | Uint8Array): Promise<OutputOf<'catalog.readImport'>> {
    const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
    return await test.call('readImport', { bytes: new Uint8Array(bytes), encoding: null, delimiter: null });
  }

  async function refusal(text: string | Uint8Array): Promise<string> {
    try {
      await read(text);
    } catch (error) {
      if (error instanceof AppFailure) return error.error.code;
      throw error;
    }
    return 'read';
  }

  it('is written with a mark, ids as text, and no cell that runs as a formula', async () => {
    const file = await exported();
    expect(file.startsWith('\uFEFFProduct ID,Name,Active,')).toBe(true);
    expect(file).toContain("prod_a,'=SUM(A1),TRUE,");
    expect(file).toContain('Metadata: shelf');
    expect(await exported('prices')).toContain('price_a,prod_a,');
  });

  it('imported again changes nothing, and is written again byte for byte', async () => {
    const file = await exported();
    const { importId, mapping } = await read(file);
    expect(await test.call('checkImport', { importId, mapping })).toMatchObject({
      new: 0,
      changed: 0,
      unchanged: 2,
      error: 0,
    });
    expect(await test.call('applyImport', { importId, mapping })).toEqual({ new: 0, changed: 0, left: 0 });
    expect((await test.call('getUndoState', {})).undo).toBeNull();
    expect(await exported()).toBe(file);
  });

  it('shows new, changed and wrong rows before anything is drafted, and is one step to undo', async () => {
    const file = [
      'Product ID,名前,Unit label,Active',
      'prod_a,Renamed,cup,TRUE',
      ',New tea,bag,FALSE',
      'prod_zzz,Elsewhere,,TRUE',
      'prod_b,Blend,a label far too long,TRUE',
      'prod_a,Twice,,TRUE',
    ].join('\n');
    const { importId, mapping, rows } = await read(file);
    expect([rows, mapping]).toEqual([5, ['id', 'name', 'unitLabel', 'active']]);
    const checked = await test.call('checkImport', { importId, mapping });
    expect(checked).toMatchObject({ new: 1, changed: 1, unchanged: 0, error: 3 });
    expect(
      checked.rows.map(({ row, outcome, problems }) => [row, outcome, problems[0]?.problem.code]),
    ).toEqual([
      [4, 'error', 'import/id-unknown'],
      [5, 'error', 'product/unit-label-too-long'],
      [6, 'error', 'import/id-twice'],
      [2, 'changed', undefined],
      [3, 'new', undefined],
    ]);
    expect((await test.call('getCounts', {})).changed).toBe(0);
    expect(await test.call('applyImport', { importId, mapping })).toEqual({ new: 1, changed: 1, left: 3 });
    expect((await test.call('getUndoState', {})).undo).toMatchObject({ label: 'import', count: 2 });
    // The same file once more: what it made is found again.
    const again = await read(file);
    expect(await test.call('checkImport', { importId: again.importId, mapping })).toMatchObject({
      new: 0,
      changed: 0,
      unchanged: 2,
    });
    await test.call('undo', {});
    expect((await test.call('getCounts', {})).products).toBe(2);
  });

  it('is read in UTF-16 and Shift_JIS, with semicolons and tabs', async () => {
    const utf16 = Buffer.from('\uFEFFName\tUnit label\nTea\tbag\n', 'utf16le');
    expect(await read(utf16)).toMatchObject({
      encoding: 'utf-16le',
      delimiter: '\t',
      headings: ['Name', 'Unit label'],
    });
    // 商品名;説明 and 珈琲;豆 as Excel on a Japanese Windows writes them.
    const sjis = Uint8Array.from([
      0x8f, 0xa4, 0x95, 0x69, 0x96, 0xbc, 0x3b, 0x90, 0xe0, 0x96, 0xbe, 0x0d, 0x0a, 0xe0, 0xf9, 0xe0, 0xe8,
      0x3b, 0x93, 0xa4, 0x0d, 0x0a,
    ]);
    expect(await read(sjis)).toMatchObject({
      encoding: 'shift_jis',
      delimiter: ';',
      mapping: ['name', 'description'],
    });
  });

  it('that is none is told in a sentence', async () => {
    expect(await refusal('')).toBe('catalog/import-empty');
    expect(await refusal('Name,Active\n')).toBe('catalog/import-empty');
    expect(await refusal(`Name,Active\n"Tea,TRUE\nCup,TRUE`)).toBe('catalog/import-cut-off');
    expect(await refusal(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0xff, 0xfe, 0x81]))).toMatch(
      /not-a-table|encoding/,
    );
    expect(await refusal(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0]))).toBe('catalog/import-old-workbook');
    expect(await refusal(new Uint8Array(51 * 1024 * 1024))).toBe('catalog/import-too-large');
  });
});
