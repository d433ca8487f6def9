import { describe, expect, it } from 'vitest';
import { emptyProductFields } from '#shared/domain/product.ts';
import type { ProductFields } from '#shared/domain/product.ts';
import { applyCells } from '#shared/domain/sheet/apply-cells.ts';
import { PRODUCT_CELLS, productCellText, readProductCell } from '#shared/domain/sheet/product-cells.ts';

const TAX_CODES = [
  { id: 'txcd_99999999', name: 'General - Tangible Goods' },
  { id: 'txcd_10000000', name: 'General - Electronically Supplied Services' },
];
const context = { taxCodes: TAX_CODES };

function fields(changes: Partial<ProductFields> = {}): ProductFields {
  return { ...emptyProductFields(), name: 'Coffee', ...changes };
}

function read(column: string, text: string, from = fields()): unknown {
  const cell = readProductCell(from, column, text, context);
  return cell.ok ? cell.fields : cell.problem.code;
}

describe('the text of a cell', () => {
  it('reads back to the same value, for every field', () => {
    const full = fields({
      active: false,
      description: 'two\nlines',
      taxCode: 'txcd_99999999',
      statementDescriptor: 'KISSA MORI',
      unitLabel: 'seat',
      url: 'https://example.com',
      images: ['https://example.com/a.png', 'https://example.com/b.png'],
      marketingFeatures: ['Fast', 'Warm'],
      shippable: true,
      packageDimensions: { length: 12, width: 8.5, height: 2, weight: 10 },
      performanceLocation: 'taxloc_1',
      metadata: { colour: 'red' },
    });
    for (const column of [...PRODUCT_CELLS, 'metadata.colour']) {
      expect(read(column, productCellText(full, column), fields())).toMatchObject(
        column === 'metadata.colour' ? { metadata: full.metadata } : { [column]: full[column as 'name'] },
      );
    }
  });

  it('says yes and no in both languages and as spreadsheets do', () => {
    for (const yes of ['Active', 'TRUE', 'yes', '1', '有効', 'ＴＲＵＥ'])
      expect(read('active', yes)).toMatchObject({ active: true });
    for (const no of ['archived', 'False', 'アーカイブ済み', '0'])
      expect(read('active', no)).toMatchObject({ active: false });
    expect(read('active', 'maybe')).toBe('cell/not-a-status');
    expect(read('shippable', '')).toMatchObject({ shippable: null });
  });

  it('names a tax code by its id or its name', () => {
    expect(read('taxCode', ' txcd_10000000 ')).toMatchObject({ taxCode: 'txcd_10000000' });
    expect(read('taxCode', 'general - tangible goods')).toMatchObject({ taxCode: 'txcd_99999999' });
    expect(read('taxCode', 'Coffee')).toBe('cell/tax-code-unknown');
  });

  it('takes a metadata key away when it is empty', () => {
    expect(read('metadata.colour', '', fields({ metadata: { colour: 'red', size: 'L' } }))).toMatchObject({
      metadata: { size: 'L' },
    });
  });
});

describe('several cells of one product', () => {
  it('are taken but for those that Stripe would refuse', () => {
    const applied = applyCells(
      fields(),
      [
        { column: 'name', text: '' },
        { column: 'unitLabel', text: 'a label too long for Stripe' },
        { column: 'description', text: 'kept' },
        { column: 'active', text: 'perhaps' },
        { column: 'updated', text: '2026' },
      ],
      context,
    );
    expect(applied.fields).toEqual(fields({ description: 'kept' }));
    expect(applied.refused.map(({ column, problem }) => [column, problem.code]).toSorted()).toEqual([
      ['active', 'cell/not-a-status'],
      ['name', 'product/name-missing'],
      ['unitLabel', 'product/unit-label-too-long'],
      ['updated', 'cell/read-only'],
    ]);
  });

  it('leave a fault alone that was there before', () => {
    const before = fields({ name: '' });
    const applied = applyCells(before, [{ column: 'description', text: 'new' }], context);
    expect(applied.refused).toEqual([]);
    expect(applied.fields.description).toBe('new');
  });
});
