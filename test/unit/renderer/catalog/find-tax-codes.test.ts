import { describe, expect, it } from 'vitest';
import { findTaxCodes } from '#renderer/features/catalog/product/find-tax-codes.ts';

const codes = [
  { id: 'txcd_40040004', name: 'Baby food', description: '' },
  { id: 'txcd_40040000', name: 'Food', description: 'Food and ingredients' },
  { id: 'txcd_33120002', name: 'Food storage', description: '' },
  { id: 'txcd_92010001', name: 'Shipping', description: 'food too' },
  { id: 'txcd_99999999', name: 'General - Tangible Goods', description: 'Anything, food included' },
];

function ids(query: string): string[] {
  return findTaxCodes(codes, query).map((item) => item.id);
}

describe('finding a tax code', () => {
  it('offers the general codes first when nothing is typed', () => {
    expect(ids('')[0]).toBe('txcd_99999999');
  });

  it('puts the code of that name first, then those that begin so, then the others', () => {
    expect(ids('food')).toEqual(['txcd_40040000', 'txcd_33120002', 'txcd_40040004', 'txcd_99999999']);
  });

  it('finds by id, and whatever the width and case', () => {
    expect(ids('40040004')).toEqual(['txcd_40040004']);
    expect(ids('ＢＡＢＹ ｆｏｏｄ')).toEqual(['txcd_40040004']);
  });

  it('never offers the code for shipping costs', () => {
    expect(ids('shipping')).toEqual([]);
  });
});
